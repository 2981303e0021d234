import type { DocumentKind } from '../domain/index.ts';
import { oneOf } from './one-of.ts';

/** What is known of a title when its kind is asked for. */
export interface TitleFacts {
  /** The cleaned title without blanks. */
  readonly text: string;
  readonly year: number | null;
  readonly organ: string | null;
}

interface TitleClue {
  readonly kind: DocumentKind;
  readonly pattern: RegExp;
  readonly confidence: number;
}

const templateWords = oneOf(
  /模板|模版|范本|样本|样式|样表|空白|空表|(?:年度报告|年报)(?:的)?(?:[（(]?(?:参考|统一|规范|标准)?格式)/,
  /格式(?:文本)?(?:$|[（(》])|提纲|编写说明|编制说明|填报说明|填表说明|填写说明|(?:编制|编写|参考)大纲|范文/,
);
/** Names of organs and years left open: `XX局20XX年`, `×××`, `某县`. */
const openPlaces = /20[X×*＊_]{2}|[X×＊*]{2,}|__+|^某/i;
const ruleWords =
  /(?:制度|办法|规定|规范|条例|细则|规程|规则|暂行|标准|指引|编制指南|流程|方案|职责|(?:编制|工作)要求)(?:$|[（(》的_\-—]|汇编|全文)/;

/**
 * What a title's last word makes of the whole: Chinese titles carry their head at the end, so the first clue that
 * matches decides. Only titles that speak of disclosure reports come here.
 */
const clues: readonly TitleClue[] = [
  {
    kind: 'correction',
    pattern: oneOf(
      /更正|勘误|更改说明|订正|(?:补充|修改|修订)(?:说明|公告|通知)|有关问题的说明/,
      /(?:修改|调整|变更|有误|更新).{0,40}(?:内容|数据|表述)?的?(?:说明|公告|启事)$/,
    ),
    confidence: 0.93,
  },
  {
    kind: 'digest',
    pattern: oneOf(
      /图解|解读|图片(?:[版式]|[）)】\]]?$)|一图|一张图|图说|图文|图表版|长图|图示|图读|数读|数说|速览|速读|看懂|读懂/,
      /亮点|摘要|简版|简明版|简本|要点|动漫|动画|动图|漫说|漫谈|漫画|视频|音频|海报|H5|h5|问答|答记者问|访谈|专访/,
      /新闻发布|可视化/,
    ),
    confidence: 0.93,
  },
  { kind: 'template', pattern: templateWords, confidence: 0.92 },
  { kind: 'template', pattern: openPlaces, confidence: 0.85 },
  {
    kind: 'circular',
    pattern: /通报|(?:考核|评估|评议|检查|督查|测评|抽查)(?:结果|情况)/,
    confidence: 0.92,
  },
  { kind: 'rules', pattern: ruleWords, confidence: 0.9 },
  {
    kind: 'notice',
    pattern: oneOf(
      /通知|的函|函$|复函|工作部署|部署会|会议|培训|提醒|(?:工作|的)提示$|工作提示|公开征求|征集|请各/,
      /关于(?:认真|切实|扎实)?(?:做好|抓好|开展|报送|编制|编报|规范)(?!.*的报告$)/,
    ),
    confidence: 0.93,
  },
];

const subject = oneOf(
  /(?<!环境|企业|财务|校务|学校|党务|高校|大学|学院|村务|厂务|警务|院务|司务|所务|预决算|财政|基金|公司|事业单位|医院|税收)(?:政府|政务|机关)?信息(?:的)?公开/,
  /政务公开|依申请公开/,
);
const reportWords = oneOf(
  /年度(?:工作)?(?:情况)?(?:的)?报告|年度(?:政府)?(?:信息公开)?(?:工作)?报告|年报|工作(?:情况)?(?:的)?报告/,
  /公开(?:工作)?(?:情况)?(?:的)?(?:总结)?(?:报告|汇报)|公开(?:工作)?情况$|年度总结报告|年度(?:工作)?总结/,
);
const statisticsWords = /(?:情况|数据|工作)?(?:年度)?统计(?:表|报表|数据)|情况统计|年度(?:报|数据)表/;
const partOfYear = oneOf(
  /半年|季度|[一二三四1-4]季(?![节度])|上半|下半|月报/,
  /(?<!\d)(?:\d{1,2}|[一二三四五六七八九十]{1,2})月?(?:份)?[-—–~－至到](?:[1-9]|1[01]|[一二三四五六七八九十]|十一)月(?!\d{1,2}日?[-—–~－至到])/,
);

/** Whether a title speaks of a half, a quarter or some months of a year. */
export function namesPartOfYear(title: string): boolean {
  return partOfYear.test(title);
}

const wholeYearNot = oneOf(
  /月份?(?:工作)?(?:报告|总结)|(?<![-至到—~\d])\d{1,2}月份?(?:政府|政务)?信息公开|学年|周报|网站(?:工作)?年度/,
  /网站(?:与|和|及|监测)|法治政府|预算|决算|审计(?!局|署|厅)|政府工作报告|环境(?:信息|质量)|保密审查|自查|落实情况/,
  /(?:审核|审查|反馈)意见|工作要点|工作计划|工作安排|目录|申请表|申请书|答复书|考试(?!院|中心)|招聘/,
);
const listingWords = oneOf(
  /(?:年报|年度报告)(?:数据|情况)?(?:专栏|栏目|列表|汇总|汇编|目录|索引|公示栏|一览|集锦|集中展示|查询|检索|平台|专题)/,
  /(?:历年|往年|各单位|各部门|各级|^乡镇街道|^镇街|^市直部门|^县直部门)[^的]{0,12}(?:年报|年度报告)/,
);
/** What newspapers say of reports: that somebody met, finished, published or won. */
const newsWords = oneOf(
  /(?:召开|举办|举行|组织召开|动员|推进)[^的]{0,40}(?:会议?|培训班?|座谈会|部署会)$/,
  /(?:全面|顺利|圆满|按时|如期|及时|全部|率先|已|均)[^的]{0,8}(?:完成|发布|公布|公开|上网|编制)/,
  /完成[^的]{0,20}(?:编制|发布|公布|公开)(?:工作)?$|向社会(?:发布|公布|公开)/,
  /^(?!关于)[^关于]{1,20}(?:发布|公布)了?[^关于]{0,14}(?:19|20)\d\d年|获评|获奖|位居|位列|新鲜出炉|引关注/,
);
const announces = /公告|公示|通知|通报|函$/;

function withoutQuoted(text: string): string {
  return text.replace(/[《"“](?:[^》"”]{0,120})[》"”](?!$)/g, (quoted) => (quoted.includes('格式') ? '格式' : '年报'));
}

function clueOf(text: string): TitleClue | null {
  return clues.find((clue) => clue.pattern.test(text)) ?? null;
}

/** A notice that only carries rules or a format (印发《…制度》的通知) is what it carries. */
function issued(text: string): readonly [DocumentKind, number] | null {
  const name =
    /(?:印发|颁发|下发|转发|公布|修订)(?:了)?[《〈<]?([^《》〈〉<>]{4,60}?)[》〉>]?(?:等[^的]{0,8})?的(?:通知|决定)$/.exec(
      text,
    )?.[1];
  if (name === undefined || !subject.test(name)) return null;
  if (templateWords.test(name)) return ['template', 0.8];
  return /(?:制度|办法|规定|规范|条例|细则|规程|规则)(?:[（(].{0,8}[)）])?$/.test(name) ? ['rules', 0.8] : null;
}

/** Titles that speak of disclosure, and of no report. */
function aboutDisclosure(text: string): DocumentKind {
  const carried = issued(text);
  if (carried !== null) return carried[0];
  if (newsWords.test(text) && !announces.test(text)) return 'other';
  for (const clue of clues) {
    const { kind } = clue;
    if ((kind === 'notice' || kind === 'circular' || kind === 'rules') && clue.pattern.test(text)) {
      return subject.test(text) ? kind : 'other';
    }
  }
  return 'other';
}

/** A title's words without the organ it starts with, whose name may hold any word of a clue (审计局, 考试院, 会议中心). */
function withoutOrgan(text: string, organ: string | null): string {
  if (organ === null) return text;
  const at = text.indexOf(organ);
  return at === -1 ? text : text.slice(0, at) + text.slice(at + organ.length);
}

/** Whether a text names a report, as its head word or in the middle. */
export function namesReport(text: string): boolean {
  return reportWords.test(text);
}

/** Where a title begins to name its subject or its report; -1 where it does neither. */
export function headAt(text: string): number {
  return Math.max(text.search(reportWords), text.search(subject));
}

/** Companies and schools publish such reports too, though not under the Regulation. */
const outsideState = /(?:公司|集团|银行|[支分]行|大学|学院|学校|中学|小学|幼儿园|医院|协会)$/;

/** How sure it is that a title with a year and no sign of anything else is a report's. */
function reportConfidence(text: string, organ: string | null): number {
  if (organ !== null && outsideState.test(organ)) return 0.6;
  if (/情况$|汇报$/.test(text)) return 0.6;
  if (announces.test(text)) return 0.75;
  return /(?:政府|政务)?信息公开(?:工作)?(?:\d{4}年)?(?:年度|年报)/.test(text) ? 0.95 : 0.75;
}

/** Kind of the document a title names, and how sure that is, 0 to 1. */
export function judgeTitle({ text, year, organ }: TitleFacts): readonly [DocumentKind, number] {
  const about = subject.test(text);
  const own = withoutOrgan(text, organ);
  const report = reportWords.test(own);
  const statistics = statisticsWords.test(own);
  const clipped = /年度?(?:工?作?报?|\.{2,}|…)+$/.test(text) || /(?:\.{2,}|…)$/.test(text);
  const isOfYear = !partOfYear.test(own) && !wholeYearNot.test(own);
  if (!about) {
    if (isOfYear && report && /^(?:[\d一二〇○零]{4}年(?:度)?)?(?:年度报告|年报|信息年报)$/.test(text)) {
      return year === null ? ['listing', 0.4] : ['report', 0.4];
    }
    return [report ? aboutDisclosure(own) : 'other', 0.7];
  }
  if (listingWords.test(text)) return ['listing', 0.75];
  if (!report && !statistics && !clipped) return [aboutDisclosure(own), 0.7];
  const carried = issued(text);
  if (carried !== null) return carried;
  if (newsWords.test(own) && !announces.test(own)) return ['other', 0.7];
  const clue = clueOf(withoutQuoted(own));
  if (clue !== null) return [clue.kind, clue.confidence];
  if (!isOfYear) return ['other', 0.75];
  if (/(?:年报|年度报告)(?:\(?.{0,4}\)?)$/.test(text) && year === null && organ === null) return ['listing', 0.55];
  if (statistics && !report) return ['report', 0.6];
  if (clipped && !report) return year === null ? ['other', 0.4] : ['report', 0.6];
  if (/总结/.test(text) && !/报告|年报/.test(text)) return ['other', 0.5];
  if (year === null) return ['report', 0.5];
  return ['report', reportConfidence(text, organ)];
}
