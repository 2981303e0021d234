import {
  cleanTitle,
  fold,
  leadingOrgan,
  looksLikeOrgan,
  memo,
  normalLine,
  readTitle,
  squeeze,
} from '../../text/index.ts';
import { elect, quoted, type Candidate, type Election } from './ballot.ts';
import { jointOrgans } from './joint.ts';
import { announcedTitle } from './opening.ts';
import { readHeaderFields } from '../html/header-fields.ts';
import { isNoise } from '../html/noise.ts';
import { headerValues, metaValues, type MetadataSource } from './facts.ts';

const longestTitle = 160;
/** What a title counts that names a site and nothing else. */
const siteWeight = 0.1;
/** The last word of what documents are called. */
const documentWord =
  /(?:报告|年报|报表|统计表|通知|公告|通告|通报|意见|办法|方案|规定|总结|批复|决定|说明|图解|解读|公报|要点|计划|决算|预算)(?:[（(].{1,12}[)）])?$/;
const emptyTitles =
  /^(?:头部|首页|无标题(?:文档)?|untitled|详情|正文|内容页|信息公开|政府信息公开|通知公告|文章|标题|显示|null|undefined)$/i;

const noTitle = /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（]?(?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?[)）]?$)/;

const mostSuffixes = 4;

/** Removes what pages print around a title: the site, its columns, the organ and column before it. */
function stripSite(title: string, withoutSite: (text: string) => string, source: MetadataSource): string {
  let text = title;
  for (let turn = 0; turn < mostSuffixes; turn += 1) {
    const shorter = stripOnce(text, withoutSite);
    if (shorter === text) break;
    text = shorter;
  }
  text = stripColumn(text);
  const last = text.slice(text.lastIndexOf(' ') + 1);
  if (last === text || last.length < 10 || jointOrgans(text, source) !== null) return text;
  const own = readTitle(last);
  return own.kind === 'report' && own.year !== null && own.publisher !== null ? last : text;
}

/** The column's name behind a whole title: …2008年政府信息公开工作年度报告_政府信息公开年度报告. */
function stripColumn(text: string): string {
  if (!/[_|]/.test(text)) return text;
  const match = /^(.{12,}?)[_|](?:政府|政务)?信息公开[^_|\d]{0,12}$/.exec(text);
  const whole = match?.[1] ?? '';
  const { kind, year } = readTitle(whole);
  return kind === 'report' && year !== null ? whole : text;
}

/** What parts a site's name from the title before it, or behind it. */
const edgeBefore = /[\s_|\-—–>]{1,4}$/;
const edgeBehind = /^\s{0,2}[_|\-—–>][\s_|\-—–>]{0,3}/;
/** Without one of these no name of a site is told from a title. */
const edge = /[_|\-–—]/;

/** Takes a site's name off both ends of a text. */
function siteRemover(siteName: string | null): (text: string) => string {
  if (siteName === null || siteName.length < 3) return (text) => text;
  return (text) => {
    const head = text.endsWith(siteName) ? text.slice(0, -siteName.length) : text;
    const rest = head !== text && edgeBefore.test(head) ? head.replace(edgeBefore, '') : text;
    const tail = rest.startsWith(siteName) ? rest.slice(siteName.length) : rest;
    return tail !== rest && edgeBehind.test(tail) ? tail.replace(edgeBehind, '') : rest;
  };
}

function stripOnce(title: string, withoutSite: (text: string) => string): string {
  const plain = normalLine(title)
    .replace(/&(?:gt|lt|amp|nbsp|quot);/g, ' ')
    .trim();
  const text = withoutSite(plain);
  if (!edge.test(text)) return text;
  const match = /^(.{4,}?)\s{0,3}(?:[_|–—]|--|\s-|-(?=[\u3400-\u9fff]{2,20}$)){1,2}\s{0,3}([^_|]{2,30})$/.exec(text);
  const tail = match?.[2] ?? '';
  if (
    match?.[1] !== undefined &&
    /(?:网|网站|频道|新闻|政府|门户|平台|专题|博客|论坛|社区|在线|晚报|日报|栏目|专栏|局|厅|委|办公室|公开|\.com|\.cn)$/i.test(
      tail,
    )
  ) {
    return match[1].trim();
  }
  return text;
}

function usable(text: string): boolean {
  return text.length >= 4 && text.length <= longestTitle && !emptyTitles.test(text) && !/[。；]$/.test(text);
}

/** A spam title: three or more tokens joined by `_` or commas. */
function isTokenTitle(title: string): boolean {
  return title.split(/[_,，|]/).filter((token) => token.trim().length >= 2).length >= 4 && title.length > 30;
}

/** Whether a title is the rest of a longer one: a notice cut short, or a report's name whose organ stands on a line above. */
function isPartOf(part: string, whole: string): boolean {
  const reading = readTitle(part);
  // Without organ and year a report's name is a column's too.
  if (reading.kind !== 'report' && reading.kind !== 'listing') return readTitle(whole).kind === 'notice';
  if (whole.startsWith(part) && !documentWord.test(part)) return true;
  const head = whole
    .slice(0, -part.length)
    .replace(/(?:(?:19|20)\d{2}|[一二][〇○零一二三四五六七八九]{3})年(?:度)?$/, '');
  return reading.publisher === null && whole.endsWith(part) && looksLikeOrgan(head);
}

/** Each witness's title is folded several times. */
const folded: (title: string) => string = memo(fold);

/** Maps a title that was printed over two lines, or cut, to the whole one that another witness gives. */
function wholeOf(candidates: readonly Candidate<string>[]): (value: string) => string {
  const values = [...new Set(candidates.map(({ value }) => folded(value)))];
  const whole = new Map<string, string>();
  for (const part of values) {
    const longer = values.find(
      (other) =>
        other.length > part.length && other.length <= part.length + 40 && part.length >= 10 && other.includes(part),
    );
    whole.set(part, longer !== undefined && isPartOf(part, longer) ? longer : part);
  }
  return (value) => whole.get(folded(value)) ?? folded(value);
}

/** A `<title>` that names the site and nothing else. */
function namesSiteOnly(title: string, siteName: string | null): boolean {
  if ((siteName !== null && fold(title) === fold(siteName)) || looksLikeOrgan(title)) return true;
  return (
    title.length <= 24 &&
    /(?:门户网站|政府网站?|人民政府|信息网|公开网|官网|网站首页)$/.test(title) &&
    !/报告|年报|通知|公告/.test(title)
  );
}

const mostTitleLines = 3;
/** A title may stand before a header block of many lines. */
const linesOfLead = 20;
/** A covering letter may stand before the report. */
const paragraphsOfLetter = 12;
const longestTitleLine = 60;

/** A report's title printed over two or three lines, none of which names publisher and year alone. */
function joinedTitle(lines: readonly string[]): string | null {
  const isWhole = (text: string): boolean => {
    const { kind, year, publisher } = readTitle(text);
    return kind === 'report' && year !== null && publisher !== null;
  };
  for (const [start, first] of lines.entries()) {
    const printed = titleLines(lines.slice(start, start + mostTitleLines));
    if (printed.length < 2 || !looksLikeStart(first)) continue;
    for (let count = 2; count <= printed.length; count += 1) {
      const parts = printed.slice(0, count);
      const joined = parts.join('');
      if (isWhole(joined) && !parts.some((part) => isWhole(part) && documentWord.test(squeeze(part)))) return joined;
    }
  }
  return null;
}

function isTitleLine(line: string): boolean {
  return line.length <= longestTitleLine && !/[，,。；;：:>|]/.test(line);
}

/** The lines up to the first that is no part of a title. */
function titleLines(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => !isTitleLine(line));
  return end === -1 ? lines : lines.slice(0, end);
}

/** An organ's name, alone or with the year and a part of the subject behind it. */
function looksLikeStart(line: string): boolean {
  const start = squeeze(line);
  return (
    looksLikeOrgan(start.replace(/(?:19|20)\d{2}年(?:度)?$/, '')) ||
    leadingOrgan(start) !== null ||
    /^(?:19|20)\d{2}年/.test(start)
  );
}

/** The document's title, by header field, tags, headings, first lines, `<title>` and the link that led here. */
export function electTitle(source: MetadataSource): Election<string> {
  const candidates: Candidate<string>[] = [];
  const siteName = metaValues(source, 'SiteName')[0] ?? null;
  const withoutSite = siteRemover(siteName);
  const seen = new Set<string>();
  const push = (raw: string, from: string, weight: number): void => {
    if (raw.length > 600) return;
    const plain = raw.replace(/<[^<>]{0,200}>/g, '');
    const value = stripSite(plain, withoutSite, source);
    const key = `${from} ${folded(value)}`;
    if (!usable(value) || value === siteName || seen.has(key)) return;
    seen.add(key);
    const doubtful = isTokenTitle(value) ? 0.1 : 1;
    const reading = readTitle(value);
    const report = reading.kind === 'report' && reading.year !== null ? (reading.publisher === null ? 0.6 : 0.9) : 0;
    candidates.push({ value, from, weight: (weight + report) * doubtful, evidence: quoted(raw) });
  };
  for (const field of headerValues(source, '标题').slice(0, 2)) {
    // Behind an empty field stands the first line of the body.
    if (!field.value.includes(' | ') && !noTitle.test(field.value)) push(field.value, 'header:标题', 1);
  }
  for (const value of metaValues(source, 'ArticleTitle').slice(0, 1)) push(value, 'meta:ArticleTitle', 1.1);
  const htmlTitle = source.document.htmlTitle;
  // The first line of a text capture stands in for a title: it is no witness beside itself.
  const printed = source.document.mediaType === 'text/plain';
  const foldedTitle = htmlTitle === null || printed ? '' : fold(htmlTitle);
  for (const heading of source.headings.slice(0, 12)) {
    if (isNoise(heading.text)) continue;
    const inTitle = foldedTitle !== '' && heading.text.length >= 4 && foldedTitle.includes(fold(heading.text));
    push(heading.text, `h${String(heading.level)}`, inTitle ? 1.2 : heading.level === 1 ? 0.6 : 0.15);
  }
  const near = [...source.lead.slice(-linesOfLead), ...source.paragraphs.slice(0, 4)];
  for (const line of near) {
    if (line.length > 80 || readHeaderFields([line]).length > 0) continue;
    const reading = readTitle(line);
    const about = reading.kind === 'report' ? reading.year !== null : !['other', 'listing'].includes(reading.kind);
    if (about && !/[。；：:]/.test(line)) push(cleanTitle(line), 'text', 0.5);
    else if (foldedTitle !== '' && line.length >= 6 && !looksLikeOrgan(line) && foldedTitle.includes(fold(line)))
      push(line, 'text', 0.7);
    else if (printed && line.length >= 8 && !/[。；，：:|]/.test(line) && documentWord.test(line))
      push(line, 'text', 0.45);
  }
  const joined = joinedTitle([...near, ...source.paragraphs.slice(4, paragraphsOfLetter)]);
  if (joined !== null) push(joined, 'text', 0.6);
  if (htmlTitle !== null) {
    const doubtful = namesSiteOnly(htmlTitle, siteName) || (printed && !documentWord.test(htmlTitle));
    push(htmlTitle, 'title', doubtful ? siteWeight : 0.75);
  }
  if (source.linkTitle !== null && !/(?:\.{2,}|…)$/.test(source.linkTitle)) push(source.linkTitle, 'link', 0.5);
  if (candidates.length === 0 && htmlTitle !== null && htmlTitle !== '') {
    candidates.push({ value: htmlTitle, from: 'title', weight: 0.01, evidence: quoted(htmlTitle) });
  }
  // Where no more than a site's name is printed, the opening names the report.
  const announced = candidates.every(({ weight }) => weight <= siteWeight) ? announcedTitle(source) : null;
  if (announced !== null && looksLikeOrgan(readTitle(announced.title).publisher ?? ''))
    push(announced.title, 'opening', siteWeight * 2);
  const whole = wholeOf(candidates);
  const isWhole = ({ value }: Candidate<string>): boolean => whole(value) === fold(value);
  return elect([...candidates.filter(isWhole), ...candidates.filter((each) => !isWhole(each))], whole);
}
