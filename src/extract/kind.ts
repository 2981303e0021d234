import type { DocumentKind, ReportFormat, Section, Tables } from '../domain/index.ts';
import { linesWith, namesPartOfYear, readTitle, oneOf } from '../text/index.ts';
import type { PageDocument } from './html/page.ts';

export interface KindFacts {
  readonly page: PageDocument;
  readonly title: string | null;
  readonly text: string;
  readonly sections: readonly Section[];
  readonly format: ReportFormat | null;
  readonly tables: Tables;
}

const divisions: readonly RegExp[] = [
  /概述|总体情况|基本情况/,
  /主动公开/,
  /依申请公开|申请(?:的)?(?:办理|处理)|收到和处理/,
  /行政复议|行政诉讼/,
  /问题(?:和|及|与|以及)?(?:改进|整改|不足|打算)?|不足/,
  /收费|减免|咨询|其他需要|需要(?:说明|报告)/,
];
const opening = oneOf(
  /报告中?所列数据|本(?:年度)?报告(?:由|是|根据|依据|按照|中|所列|全文|内容|的)/,
  /(?:根据|按照|依据).{0,60}(?:《(?:中华人民共和国)?政府信息公开条例》|信息公开条例).{0,120}(?:编制|公布|发布|报告如下)/,
  /现(?:将|公布|发布|向社会公布).{0,60}(?:年度)?(?:报告|情况)/,
);

/** Whether a statutory table holds a figure; the empty tables of a form hold none. */
function holdsFigures({ applications, litigation, proactive, statistics }: Tables): boolean {
  const rows: (readonly (number | null)[])[] = [];
  if (applications !== null) rows.push(...Object.values(applications.rows));
  if (litigation !== null) rows.push(litigation.reconsideration, litigation.direct, litigation.after);
  if (proactive !== null) rows.push(...Object.values(proactive.rows).map((row) => row.values));
  if (statistics !== null) rows.push(Object.values(statistics.rows).map((row) => row.value));
  return rows.some((values) => values.some((value) => value !== null));
}

/** A statutory table whose cells are pictures says what it is all the same. */
function holdsPictures({ applications, litigation, proactive }: Tables): boolean {
  return [applications, litigation, proactive].some(
    (table) => table !== null && Object.values(table.cells).some((cell) => cell.state === 'image'),
  );
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const statedFact = oneOf(
  /报告(?:中)?(?:所列|的)?(?:统计)?数据(?:的)?统计[期时][限间][^。\d]{0,8}(?:19|20)\d{2} ?年/,
  /现将[^。]{0,12}(?:19|20)\d{2} ?年[^。]{0,24}报告如下|\d ?(?:余|多)?(?:件|条|次|人|名|元|篇|期|份|个|万)/,
  /(?<![第一二三四五六七八九十百千])[一二三四五六七八九十百千]{1,5}(?:余|多)?(?:件|条|次|篇|份|人次)/,
  /(?:没有|未)(?:收到|发生|接到|出现|受理|产生|收取|因)|无(?:收费|申请|行政复议)/,
);

/** Whether prose says that something happened or did not; instructions on how to report say nothing of the kind. */
function statesFacts(text: string): boolean {
  return statedFact.test(text);
}

/** Statutory tables that stand there without a single figure. */
function isEmptyForm({ format, tables }: KindFacts): boolean {
  return format !== null && !holdsFigures(tables) && !holdsPictures(tables);
}

/** How much the content is a report: statutory tables, the divisions of the form, the opening words. */
function reportScore(facts: KindFacts): number {
  const { text, sections, format } = facts;
  if (!/信息公开/.test(text)) return 0;
  const told = format !== null && format !== 'F07' && (holdsFigures(facts.tables) || holdsPictures(facts.tables));
  let score = told ? 3 : 0;
  const titles = sections.map((section) => section.title).join('\n');
  const named = divisions.filter((division) => division.test(titles)).length;
  const spoken = divisions.filter((division) => division.test(text)).length;
  score += named * 0.7 + spoken * 0.15;
  if (opening.test(text.slice(0, 1500))) score += 1;
  if (text.length > 800) score += 0.5;
  if (!holdsFigures(facts.tables) && !statesFacts(text)) score *= 0.4;
  return isEmptyForm(facts) ? score * 0.5 : score;
}

/** No title names a year without one of these; rows of figures hold neither. */
const mayNameYear = /年|(?:19|20)\d{2}/;

/** Different reports whose titles stand on lines of their own. */
function countEntries(text: string): number {
  const titles = new Set<string>();
  for (const line of linesWith(text, /公开|年报/g)) {
    if (line.length > 80 || !/\d{4}/.test(line) || !mayNameYear.test(line)) continue;
    const { kind, year, publisher } = readTitle(line);
    if (kind === 'report' && year !== null) titles.add(`${String(year)} ${publisher ?? ''}`);
    if (titles.size > 40) break;
  }
  return titles.size;
}

/** Whether the page itself, and no entry of a list on it, bears the title of one report. */
function namesOneReport({ page }: KindFacts): boolean {
  const tagged = page.meta.filter(([name]) => name.toLowerCase() === 'articletitle').map(([, content]) => content);
  const own = [page.htmlTitle, ...tagged].some((title) => {
    if (title === null) return false;
    const { kind, year } = readTitle(title);
    return kind === 'report' && year !== null;
  });
  const years = new Set(
    page.headings.map(({ text }) => readTitle(text)).flatMap((each) => (each.kind === 'report' ? [each.year] : [])),
  );
  return own || (years.size === 1 && !years.has(null));
}

function otherVotes(facts: KindFacts): Map<DocumentKind, number> {
  const { text, page } = facts;
  const start = text.slice(0, 600);
  const votes = new Map<DocumentKind, number>();
  const add = (kind: DocumentKind, weight: number): void => {
    votes.set(kind, (votes.get(kind) ?? 0) + weight);
  };
  if (/^[^。]{2,60}(?:各[^。：:\n]{2,60}|[省市县区局厅委办]|单位|部门)[：:]\s*$/m.test(start)) add('notice', 1);
  if (
    /特此通知|请(?:各单位|各部门|遵照|认真(?:贯彻|抓好))|于\d{1,2}月\d{1,2}日前(?:报|送|将)|报送至|认真做好.{0,30}编制/.test(
      text,
    )
  )
    add('notice', 1.2);
  if (/特此通报|(?:现将|现对).{0,40}(?:情况|结果)通报如下/.test(text)) add('circular', 2.5);
  const articles = count(text, /(?:^|\n)\s*第[一二三四五六七八九十百]{1,4}条(?! ?第)[\s　:：\u3400-\u9fff]/g);
  if (articles >= 3) add('rules', 1.5 + Math.min(articles, 10) * 0.2);
  const blanks = count(text, /(?:×|X|x|＊|\*|□|○){2,}|[_＿]{3,}|（(?:填写|此处|请)[^）]{0,30}）/g);
  if (blanks >= 3) add('template', 1 + Math.min(blanks, 8) * 0.35);
  if (isEmptyForm(facts)) add('template', 1.6);
  const guidance = count(text, /这一项|填报|填写|不能遗漏|应当?(?:包括|包含|写明|填写|报告)|统一格式|样式如下/g);
  if (guidance >= 3) add('template', 0.6 + Math.min(guidance, 8) * 0.2);
  const images = page.blocks.filter((block) => block.kind === 'image').length;
  if (images >= 1 && text.length < 400) add('digest', 0.8);
  if (/更正(?:如下|为|说明)|现(?:予以|作如下)更正|应为[“"]/.test(text) && text.length < 1500) add('correction', 2);
  if (page.linkShare > 0.75 && text.length < 600 && page.linkCount > 20) add('listing', 1.2);
  const entries = countEntries(page.pageText);
  const doubt = namesOneReport(facts) ? 0.3 : 1;
  if (entries >= 4 && text.length < entries * 120) add('listing', (1 + entries * 0.3) * doubt);
  const listed = text.length < 60 ? entries : countEntries(text);
  if (listed >= 2 && text.length < listed * 70) add('listing', 2.5 * doubt);
  return votes;
}

/** Titles that name a site or a column say nothing of what stands in it. */
const siteNames = /(?:网站?|门户|平台|政府|首页|公开|专栏)$/;
/** Names of what others are meant to copy. */
const samples = /范文|范本|模[板版]/;
/** What a title says of a text to copy that otherwise reads as a report's. */
const toCopy = /参考(?:文本|文稿|样本|稿)|[（(](?:单位|机构|部门|机关)(?:名称|全称)[)）]/;
const shortForeign = 200;

/** Whether a text is in a language of Latin letters, whatever its title. */
function isForeign(text: string): boolean {
  if (text.length < shortForeign) return false;
  const latin = count(text, /[a-z]/gi);
  return latin > text.length / 3 && latin > 3 * count(text, /\p{Script=Han}/gu);
}

const leadLines = 6;
const longestTitleLine = 60;
/** A period that ends before the year does. */
const shortPeriod =
  /(?:统计|数据|期限|时间|时段)[^。\n]{0,24}(?:19|20)\d{2} ?年 ?1 ?月(?: ?1 ?日)?起?[^。\n\d]{0,4}(?:(?:19|20)\d{2} ?年 ?)?(?:[1-9]|1[01]) ?月/;

/** Whether a page's title, the lines it begins with or its period say that it tells of a part of a year. */
function tellsPartOfYear({ title, text }: KindFacts): boolean {
  if (title !== null && namesPartOfYear(title)) return true;
  const lines = text.slice(0, 600).split('\n').slice(0, leadLines);
  const named = lines.some(
    (line) =>
      line.length <= longestTitleLine &&
      /统计|公开|^[（(]/u.test(line) &&
      !/[。；，]/.test(line) &&
      namesPartOfYear(line),
  );
  return named || shortPeriod.test(text.slice(0, 1500));
}

/** A school's report on its own affairs, which another regulation asks for. */
function isOfSchool({ title, text }: KindFacts): boolean {
  const start = text.slice(0, 1000);
  return (
    /高等学校信息公开办法/.test(start) &&
    /学年|我[校院]|学校(?:信息|坚持|办公|主页|网站)/.test(start) &&
    !/政府信息/.test(title ?? '')
  );
}

/**
 * What a document is. Content decides: the statutory tables, the divisions of the form, the manner of a notice, articles of
 * rules, blanks of a template; the title is one vote.
 */
export function judgeKind(facts: KindFacts): DocumentKind {
  if (isForeign(facts.text) || isOfSchool(facts)) return 'other';
  const votes = otherVotes(facts);
  const report = reportScore(facts) * (tellsPartOfYear(facts) ? 0.1 : 1);
  votes.set('report', report);
  if (facts.title !== null) {
    const reading = readTitle(facts.title);
    // A sample holds whole sections with figures; a title that says so in plain words or without a year is believed.
    const isToCopy = reading.kind === 'report' && toCopy.test(facts.title);
    const isSample = reading.kind === 'template' && (reading.year === null || samples.test(facts.title));
    if (isSample || isToCopy) votes.set('report', report * 0.3);
    // A digest goes through the sections in few words, a notice carries the form.
    const retold = reading.kind === 'digest' && !holdsFigures(facts.tables);
    if (retold || (reading.kind === 'notice' && isEmptyForm(facts))) votes.set('report', report * 0.3);
    if (isToCopy) votes.set('template', (votes.get('template') ?? 0) + 2.2);
    else if (reading.kind !== 'other')
      votes.set(reading.kind, (votes.get(reading.kind) ?? 0) + 2.2 * reading.confidence);
    else if (report < 4 && !siteNames.test(facts.title)) votes.set('report', report * 0.5);
  }
  let best: DocumentKind = 'other';
  let most = 1.8;
  for (const [kind, weight] of votes) {
    if (weight > most) {
      best = kind;
      most = weight;
    }
  }
  return best;
}
