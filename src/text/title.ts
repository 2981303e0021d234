import type { DocumentKind, TitleReading } from '../domain/index.ts';
import { memo } from './memo.ts';
import { isGovernmentOrgan, leadingOrgan, looksLikeOrgan } from './organ.ts';
import { readNumeral } from './numerals.ts';
import { countScripts, toSimplified } from './simplified.ts';

const longestTitle = 400;

interface TitleClue {
  readonly kind: DocumentKind;
  readonly pattern: RegExp;
  readonly confidence: number;
}

/**
 * What a title's last word makes of the whole: Chinese titles carry their head at the end, so the first clue that
 * matches decides. Only titles that speak of disclosure reports come here.
 */
const clues: readonly TitleClue[] = [
  {
    kind: 'correction',
    pattern: /更正|勘误|更改说明|订正|(?:补充|修改|修订)(?:说明|公告|通知)|有关问题的说明/,
    confidence: 0.93,
  },
  {
    kind: 'digest',
    pattern:
      /图解|解读|图片[版式]|一图|图说|图文|图表版|长图|图示|图读|数读|数说|速览|速读|看懂|读懂|亮点|摘要|简版|简明版|简本|要点|动漫|动画|动图|漫说|漫谈|漫画|视频|音频|海报|H5|h5|问答|新闻发布|可视化/,
    confidence: 0.93,
  },
  {
    kind: 'template',
    pattern:
      /模板|模版|范本|样本|样式|样表|空白|(?:年度报告|年报)(?:的)?(?:[（(]?(?:参考|统一|规范|标准)?格式)|格式(?:文本)?(?:$|[（(》])|提纲|编写说明|编制说明|填报说明|填表说明|填写说明|(?:编制|编写|参考)大纲|范文/,
    confidence: 0.92,
  },
  {
    kind: 'circular',
    pattern: /通报|(?:考核|评估|评议|检查|督查|测评|抽查)(?:结果|情况)/,
    confidence: 0.92,
  },
  {
    kind: 'rules',
    pattern:
      /(?:制度|办法|规定|规范|条例|细则|规程|规则|暂行|标准|指引|编制指南|流程|方案|职责|(?:编制|工作)要求)(?:$|[（(》的_\-—]|汇编)/,
    confidence: 0.9,
  },
  {
    kind: 'notice',
    pattern:
      /通知|的函|函$|复函|工作部署|部署会|会议|培训|提醒|工作提示|公开征求|关于(?:认真|切实|扎实)?(?:做好|抓好|开展|报送|编制|编报|规范)/,
    confidence: 0.93,
  },
];

const subject =
  /(?<!环境|企业|财务|校务|学校|党务|高校|大学|学院|村务|厂务|警务|院务|司务|所务|预决算|财政|基金|公司|事业单位|医院|税收)(?:政府|政务|机关)?信息(?:的)?公开|政务公开|依申请公开/;
const reportWords =
  /年度(?:工作)?(?:情况)?(?:的)?报告|年度(?:政府)?(?:信息公开)?(?:工作)?报告|年报|工作(?:情况)?(?:的)?报告|公开(?:工作)?(?:情况)?(?:的)?报告|年度总结报告|年度(?:工作)?总结/;
const statisticsWords = /(?:情况|数据|工作)?(?:年度)?统计(?:表|报表|数据)|情况统计|年度(?:报|数据)表/;
const wholeYearNot =
  /半年|季度|[一二三四1-4]季|上半|下半|月报|月份?(?:工作)?(?:报告|总结)|学年|周报|网站(?:工作)?年度|网站监测|法治政府|预算|决算|审计|政府工作报告|环境(?:信息|质量)|工作要点|工作计划|工作安排|目录|申请表|申请书|答复书|考试|招聘/;
const listingWords =
  /(?:年报|年度报告)(?:专栏|栏目|列表|汇总|汇编|目录|公示栏|一览|集锦|查询|检索|平台|专题)|(?:历年|往年|各单位|各部门|各级)[^的]{0,12}(?:年报|年度报告)/;

/** Removes what stands around a title: extensions, a site's name at the end, corner marks of listings. */
export function cleanTitle(title: string): string {
  let text = title
    .slice(0, longestTitle)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\ufeff]/g, '');
  text = text.replace(/\s+/g, ' ').trim();
  const { han, traditional } = countScripts(text);
  if (traditional > 0 && traditional * 20 >= han) text = toSimplified(text);
  text = text
    .replace(/[ |]+$/, '')
    .replace(/\.(?:pdf|docx?|wps|xlsx?|html?|shtml|ofd|zip|rar|txt)$/i, '')
    .trim();
  text = text.replace(
    /^(?:(?!.{0,6}(?:图|解|读|模板|更正|\d{4}))(?:\[[^\]]{1,8}\]|【[^】]{1,8}】)|[•·◆■▪>»*-]|(?:置顶|NEW!?|new)(?= )) ?/,
    '',
  );
  text = text.replace(/ ?(?:\[?(?:19|20)\d\d-\d\d?-\d\d?\]?|(?:19|20)\d\d\/\d\d?\/\d\d?)$/, '');
  const site =
    /^(.{6,}?) ?[_|\-—–]+ ?[^_|]{0,40}(?:政府|网|网站|平台|门户|公开|专栏|局|委员会|办公室|厅|栏目)[^_|]{0,12}$/.exec(
      text,
    );
  if (site?.[1] !== undefined && reportWords.test(site[1])) text = site[1].trim();
  return text;
}

function plausibleYear(year: number | null): year is number {
  return year !== null && year >= 1999 && year <= 2099;
}

interface YearAt {
  readonly year: number;
  readonly start: number;
  readonly end: number;
}

function yearsOf(text: string): YearAt[] {
  const years: YearAt[] = [];
  const pattern =
    /(?<![\d.])((?:19|20)\d{2})(?!\d)(?: ?(?:年度|年|学年))?|([一二][〇零○OoO0一二三四五六七八九]{3})(?:年度|年)|(?<![\d])(\d{2})年度/g;
  for (const match of text.matchAll(pattern)) {
    const before = text.charAt(match.index - 1);
    const after = text.slice(match.index + match[0].length);
    if ('〔[【﹝'.includes(before) && before !== '' && /^[〕\]】﹞](?:第?\d|号)/.test(after)) continue;
    const short = match[3];
    const year =
      short === undefined
        ? match[1] === undefined
          ? readNumeral((match[2] ?? '').replace(/[oO]/g, '〇'))
          : Number(match[1])
        : 2000 + Number(short);
    if (!plausibleYear(year)) continue;
    years.push({ year, start: match.index, end: match.index + match[0].length });
  }
  return years;
}

/** The year that the report is about: the last one printed before the report's name, else the first after it. */
function reportYear(years: readonly YearAt[], text: string): number | null {
  if (years.length === 0) return null;
  const named = Math.max(text.search(reportWords), text.search(subject));
  const before = years.filter((year) => year.start < named);
  const pick = before.at(-1) ?? years[0];
  if (pick === undefined) return null;
  const range = /((?:19|20)\d{2})年?(?:度)? ?[-—–~至到、和] ?((?:19|20)\d{2})(?!\d)/.exec(text);
  if (range !== null && range[1] !== range[2] && !/月/.test(text)) return null;
  return pick.year;
}

function publisherOf(text: string, years: readonly YearAt[]): string | null {
  const plain = text.replace(/^[《<"“]+/, '');
  const candidates = [plain];
  const signed = /\(([\u3400-\u9fff]{3,30})\)$/.exec(plain)?.[1];
  const shift = text.length - plain.length;
  for (const year of years) candidates.push(text.slice(Math.max(year.end, shift)));
  for (const candidate of candidates) {
    const organ = leadingOrgan(candidate.replace(/^(?:度|关于|印发|公布|发布|转发|对|的|《| )+/, ''));
    if (organ !== null) return organ;
  }
  return signed !== undefined && looksLikeOrgan(signed) ? signed : null;
}

function notAboutReports(text: string): DocumentKind {
  for (const clue of clues) {
    if (clue.pattern.test(text) && (clue.kind === 'notice' || clue.kind === 'circular' || clue.kind === 'rules')) {
      return subject.test(text) ? clue.kind : 'other';
    }
  }
  return 'other';
}

/** Kind and confidence of a cleaned title. */
function judge(text: string, year: number | null, organ: string | null): readonly [DocumentKind, number] {
  if (/(?:公司|集团|银行|大学|学院|学校|中学|小学)/.test(organ ?? '') && !isGovernmentOrgan(organ ?? '')) {
    return ['other', 0.6];
  }
  const about = subject.test(text);
  const report = reportWords.test(text);
  const statistics = statisticsWords.test(text);
  const clipped = /年度?(?:工?作?报?|\.{2,}|…)+$/.test(text) || /(?:\.{2,}|…)$/.test(text);
  if (!about) {
    if (!wholeYearNot.test(text) && report && /^(?:[\d一二〇○零]{4}年(?:度)?)?(?:年度报告|年报|信息年报)$/.test(text)) {
      return year === null ? ['listing', 0.4] : ['report', 0.4];
    }
    return [report ? notAboutReports(text) : 'other', 0.7];
  }
  if (listingWords.test(text)) return ['listing', 0.75];
  if (!report && !statistics && !clipped) {
    const kind = notAboutReports(text);
    return [kind, 0.7];
  }
  const head = text.replace(/[《"“](?:[^》"”]{0,120})[》"”](?!$)/g, (quoted) =>
    quoted.includes('格式') ? '格式' : '年报',
  );
  for (const clue of clues) if (clue.pattern.test(head)) return [clue.kind, clue.confidence];
  if (wholeYearNot.test(text)) return ['other', 0.75];
  if (/(?:年报|年度报告)(?:\(?.{0,4}\)?)$/.test(text) && year === null && organ === null) return ['listing', 0.55];
  if (statistics && !report) return ['report', 0.6];
  if (clipped && !report) return year === null ? ['other', 0.4] : ['report', 0.6];
  if (/总结/.test(text) && !/报告|年报/.test(text)) return ['other', 0.5];
  if (year === null) return ['report', 0.5];
  const strong = /(?:政府|政务)?信息公开(?:工作)?(?:\d{4}年)?(?:年度|年报)/.test(text);
  return ['report', strong ? 0.95 : 0.75];
}

/**
 * What a title says on its own: kind, report year and publisher, each as far as it can be told, and how sure that is
 * (0 to 1). Reads any string, of any length, in linear time; never throws.
 */
export const readTitle: (title: string) => TitleReading = memo((title) => {
  const text = cleanTitle(title);
  const tight = text.replace(/(?<=[\u3400-\u9fff\d]) (?=[\u3400-\u9fff\d(])/g, '');
  const years = yearsOf(tight);
  const year = reportYear(years, tight);
  const publisher = publisherOf(tight, years);
  const [kind, confidence] = judge(tight, year, publisher);
  return { title, kind, year, publisher, confidence };
});
