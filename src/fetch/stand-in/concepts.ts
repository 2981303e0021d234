import * as parts from './morphemes.ts';
import { mattersIn, namesOthersSite } from './matters.ts';
import { reportedIn } from './register.ts';
import { oneOf } from '../../text/index.ts';

/** What a page that stands in the place of another can be, the gravest reading first. */
export const concepts = ['elsewhere', 'refusal', 'test', 'sign-in', 'closure', 'absence', 'failure'] as const;
export type Concept = (typeof concepts)[number];

/** Beyond this a sentence is no bare label; words of letters are longer. */
const labelLength = 24;
const latinLabelLength = 60;
/** What is published under such a title is no label: 注销公告. */
const published = /(?:声明|公告|通告|公示|启事)$/;
/** A bare label tells of nothing else. */
const labelMatters = 4;
const han = /\p{Script=Han}/u;
/** A status in words: 404, HTTP 451, 错误500. */
const statusAlone =
  /^(?:http)?(?:error|status|状态码?|错误代?码?)?[:-]?([45]\d\d)(?:错误|error|页面|[-:—,]{0,2}(?:[a-z'’!.]{3,40}|(?<=[-:—,]).{2,16}))?$/;
const trace = oneOf(
  /(?:java|javax|org|com|cn|net)\.[\w.$]{3,80}(?:exception|error)|[a-z]{3,30}_[a-z_]{2,30}exception|nestedexception/,
  /accessdeniedforuser|\w{3,40}exception:|(?:parse|syntax)error|\bline\d+$|noactionmapped|\benoent\b/,
  /nosuchfileordirectory|stacktrace|at[\w.$]{6,80}\([\w.]{3,40}:\d{1,5}\)|sqlstate|ora-\d{5}|fatalerror/,
  /warning:\w{3,30}\(|undefined(?:index|variable|array)|traceback\(most|0x8\d{7}|'80\d{5,6}|应用程序中的服务器错误/,
  /运行时错误|servererrorin/,
  /[\w/]{3,60}\.(?:tpl|php|jsp|aspx?|java|ftl|vm|inc|py|rb|class)[^。\w]{0,4}(?:第\d{1,5}行|line\d{1,5}|:\d{1,5}\b)/,
  /microsoft(?:oledb|vbscript|jet|odbc)|executingquery|templateerror/,
);

/** What a sentence is made of; each part is looked for once, when it is first asked for. */
function partsOf(sentence: string): (part: RegExp) => boolean {
  const known = new Map<RegExp, boolean>();
  return (part) => {
    let is = known.get(part);
    if (is === undefined) {
      is = part.test(sentence);
      known.set(part, is);
    }
    return is;
  };
}

type Rule = (has: (part: RegExp) => boolean, isLabel: boolean) => number;

/** How surely a sentence means a concept: 0 to 4, by the parts that stand together in it. */
const rules: Readonly<Record<Concept, Rule>> = {
  elsewhere: (has) => {
    if (has(parts.untouched)) return 3;
    return has(parts.tenancy) && has(parts.vacancy) ? 3 : 0;
  },
  refusal: (has) => {
    if (has(parts.withheld)) return 0;
    const fended = has(parts.threat) || has(parts.guard);
    if (has(parts.signIn) && !fended) return 0;
    if (has(parts.appeal) && has(parts.address)) return 2;
    if (has(parts.visit) && has(parts.denial)) return fended ? 3 : 2;
    if (has(parts.visit) && has(parts.threat)) return has(parts.guard) ? 3 : 2;
    if (has(parts.guard) && (has(parts.denial) || has(parts.threat))) return has(parts.denial) ? 3 : 2;
    if (has(parts.visit) && has(parts.guard) && has(parts.passive)) return 2;
    if (has(parts.severed) && (fended || (has(parts.visit) && (has(parts.address) || has(parts.here))))) return 2;
    if (has(parts.only) && has(parts.region) && (has(parts.visit) || has(parts.place))) return 2;
    if (has(parts.region) && has(parts.address) && (has(parts.place) || has(parts.visit))) return 2;
    return has(parts.denial) && (has(parts.threat) || has(parts.here)) ? 2 : 0;
  },
  test: (has, isLabel) => {
    if (has(parts.queue)) return 2;
    const addressed = has(parts.address) || has(parts.visit) || isLabel;
    if (has(parts.test) && addressed) return 2;
    if (has(parts.verification) && addressed && !has(parts.signIn)) return 2;
    return has(parts.probing) && (addressed || has(parts.here) || has(parts.ongoing)) ? 2 : 0;
  },
  'sign-in': (has, isLabel) =>
    has(parts.signIn) && (has(parts.address) || has(parts.visit) || has(parts.here) || isLabel) ? 2 : 0,
  closure: (has, isLabel) => {
    if (isSiteGone(has)) return 2;
    if (!has(parts.closure) || isItemClosed(has)) return 0;
    return has(parts.place) || has(parts.here) || has(parts.address) || isLabel ? 2 : 0;
  },
  absence: (has, isLabel) => {
    if (has(parts.withheld) || isItemClosed(has)) return 2;
    if (!has(parts.absence) || isSiteGone(has) || has(parts.licence)) return 0;
    return has(parts.statusGone) ||
      has(parts.place) ||
      has(parts.item) ||
      has(parts.visit) ||
      has(parts.here) ||
      has(parts.address) ||
      isLabel
      ? 2
      : 0;
  },
  failure: (has, isLabel) => {
    if (has(trace)) return 4;
    if (has(parts.licence)) return 2;
    if (!has(parts.failure)) return 0;
    const sure = has(parts.place) || has(parts.visit) || has(parts.here) || has(parts.address) || isLabel ? 2 : 0;
    // 系统出错了，页面不存在: what is gone says more than that something failed.
    return sure > 0 && has(parts.absence) ? 1 : sure;
  },
};

/** 文章已谢幕, 本文的阅读已关闭: not the site is closed but an item, and not for a while. */
function isItemClosed(has: (part: RegExp) => boolean): boolean {
  if (has(parts.forNow)) return false;
  if (has(parts.moved) && has(parts.singlePage) && !has(parts.wholeSite)) return true;
  return has(parts.closure) && has(parts.oneItem) && !has(parts.place) && !has(parts.address);
}

/** 网站已撤销: not a page is gone but the site. */
function isSiteGone(has: (part: RegExp) => boolean): boolean {
  return has(parts.absence) && has(parts.wholeSite) && !has(parts.singlePage) && !has(parts.address);
}

/** Titles and labels that only say that something is wrong. */
const sayNothing =
  /^(?:出错[了啦]?|错误(?:提示|信息)?|error|提示(?:信息)?|(?:系统|温馨|友情|信息)提示|糟糕|哎呀|oops|抱歉|对不起|sorry|notice|公告|通知)[!~…]*$/;

/** What somebody asks, and a document answers. */
const question = /.{4}(?:怎么回事|怎么办|怎么处理|如何[^。]{2,6})$/;

/** What a status of failure says. */
export function conceptOfStatus(status: number): Concept {
  if (status === 404 || status === 410) return 'absence';
  if (status === 401 || status === 407) return 'sign-in';
  return [403, 405, 406, 412, 418, 429, 444, 451].includes(status) ? 'refusal' : 'failure';
}

/** Before a condition: 如发现链接失效，请联系我们. */
const onlyIf = /^(?:如(?!何|下|需)|若(?!要)|倘|一旦|凡)/;

/** What a sentence says of a concept. */
export interface Saying {
  readonly concept: Concept;
  /** How surely; 3 needs nothing else. */
  readonly weight: number;
  readonly sentence: string;
  /** Whether it says so of the site, the page or a visit, not only by words that stand alone. */
  readonly isOfSite: boolean;
}

/** Asking somebody is not enough where a sentence tells of so much else. */
const tellsMore = 8;
/** Nor is a site that is somebody else's, where it tells of so much. */
const tellsOfOthers = 8;

function bearingOf(sentence: string, isAddressed: boolean, isOfHere: boolean): number {
  return (isAddressed || isOfHere ? 1 : 0) - (isAddressed ? 1 : 2) * reportedIn(sentence);
}

/**
 * What a sentence means, by concept. A sentence that speaks to its visitor, or of the page itself, means it more surely; one in
 * a report's manner hardly means it at all.
 * @param sentence folded
 */
export function sayingsOf(sentence: string): readonly Saying[] {
  if (sayNothing.test(sentence) || question.test(sentence)) return [];
  const status = statusAlone.exec(sentence)?.[1];
  if (status !== undefined) return [{ concept: conceptOfStatus(Number(status)), weight: 2, sentence, isOfSite: true }];
  const has = partsOf(sentence);
  const isLabel =
    sentence.length <= (han.test(sentence) ? labelLength : latinLabelLength) &&
    mattersIn(sentence) <= labelMatters &&
    !published.test(sentence);
  const matters = mattersIn(sentence);
  const tells =
    (matters >= tellsMore && !has(parts.here) && !has(parts.place) && !has(parts.visit)) ||
    (matters >= tellsOfOthers && !has(parts.here) && !has(parts.address) && namesOthersSite(sentence));
  const isCondition = onlyIf.test(sentence);
  const isOfSite = [parts.place, parts.here, parts.visit, parts.address, parts.item].some((part) => has(part));
  const found: Saying[] = [];
  let bearing: number | null = null;
  for (const concept of concepts) {
    const sure = rules[concept](has, isLabel);
    if (sure === 0 || (tells && sure < 3) || (isCondition && concept !== 'refusal' && concept !== 'test')) continue;
    bearing ??= bearingOf(sentence, has(parts.address), has(parts.here));
    const weight = sure + bearing;
    if (weight > 0) found.push({ concept, weight, sentence, isOfSite });
  }
  return found;
}

/** Whether a sentence speaks to somebody who wanted to see a page. */
export function speaksToVisitor(sentence: string): boolean {
  return parts.address.test(sentence) && !onlyIf.test(sentence) && reportedIn(sentence) === 0;
}

/** Whether a page or a column is said to be gone, not what it would list. */
export function isOfPage(sentence: string): boolean {
  return parts.onePage.test(sentence) && !parts.noEntries.test(sentence);
}

/** Whether a sentence tells the status of what is gone. */
export function tellsStatusGone(sentence: string): boolean {
  return parts.statusGone.test(sentence) || /^4(?:04|10)\b/.test(sentence);
}

/** Whether a sentence speaks of the page it stands on. */
export function speaksOfItself(sentence: string): boolean {
  return parts.here.test(sentence) && reportedIn(sentence) === 0;
}

/** Whether a sentence only says that something is on its way. */
export function saysLoading(sentence: string): boolean {
  return parts.loading.test(sentence) && reportedIn(sentence) === 0;
}
