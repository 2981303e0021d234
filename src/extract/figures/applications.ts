import { rolesOf, type Clause } from './clause.ts';
import type { FigurePlace, Rule } from './place.ts';
import { oneOf } from '../../text/index.ts';

const applicationUnits = /^(?:件|份|条|宗|起|例|项|个|次|件次)$/u;
/** Units of requests, not of what was published. */
const requestUnits = /^(?:件|份|宗|起|例)$/u;

const speaksOfApplications =
  /(?:信息公开|公开信息|依|公开(?:的)?)申请|申请(?:的)?(?:公开|政府信息|信息)|依申请|公开政府信息的(?:申请|请求)/u;
/** What else is applied for. */
const otherApplications = oneOf(
  /行政复议|行政诉讼|行政许可|行政审批|低保|廉租|公租|申购|申报|贷款|专利|补贴|救助|热线|信箱|留言/u,
  /信访(?!举报投诉类)|咨询|证照|办证|大厅|办事(?!处)|服务事项|项目申请/u,
);

/** What an office does for its government: 代县政府收到申请23件. */
const forOthers = /代(?:[省市区县州旗镇乡]|人民政府|政府)/u;
const ofCourts = /复议(?:申请|案件)|诉讼案件/u;

/** What a list of ways is told by: 按申请方式. */
const byManner = /(?:申请|受理|收件|提交|来件)(?:的)?(?:方式|渠道|途径|形式)(?:划?分|来?看|统计|为)?\s*$/u;

const through = '(?:P?[uNO]?H[Eh]*)';
/** How many came one way: 通过网络提交申请. */
const byChannel = new RegExp(`^(?:[TOFMABPR]*[Qq]E)?[TOFMABPR]*(?:${through}[AFGE]*)+[FhQqBRTE]*$`, 'u');
/** How many ended one way: 予以公开的, 其中部分公开. */
const byOutcome = /^[TOFMABPQqvVhRE]*K[FhQqIVER]*$/u;
const inTime = /^[TOFMABQqhP]*v[OFB]*V+[FQqh]*$/u;
const extended = /^[TOFMABQqhP]*X[VFQqh]*$/u;
const answered = /^[TOFABMQqhPv]*V+[FQqh]*$/u;
/** How many were received: the verb, then what. */
const received = /^[TOFABPEGHhu]{0,12}R[TOFABRPhEGH]*[Qq][FhE]*$/u;
/** The same told by the noun: 政府信息公开申请总数为. */
const receivedNoun = /^[TOFABPh]*Q[FRTO]*$/u;
/** The number of applications, where the section or the sentence says what is applied for: 全区申请总数为. */
const receivedNumber = /^[TOFABPh]*q[FRTO]*$/u;
/** The verb alone, what is received behind the number or told before. */
const receivedVerb = /^[TOFABPE]*RF*$/u;
/** What of them is new, beside what was carried over: 包括新收129件、上年结转3件. */
const newOnes = /^[TOFABM]*RF*$/u;
const nounBehind = /^[FhB]*[Qq]/u;

/** Counts of something else that a sentence goes on with: 平台立案213件，结案211件. */
const countsElse = /^(?!.*(?:申请|公开|件中)).*\d\s*[万余多]{0,2}[件条份个宗起例户人]/u;
/** Applications for other things, dealt with behind: 受理临时救助申请210件，办结200件. */
const appliesElse = /(?:受理|收到|接到|办理)(?![^，,；;\d]*(?:信息|公开|相关|各类))[^，,；;\d]{2,12}申请\s*\d/u;
const someCount = /^(?!.*(?:件|申请)中).*\d\s*[万余多]{0,2}[件条份个宗起例户人]/u;
const endsOrgan = /(?:局|办|委|厅|处|镇|乡|街道|政府|办公室|单位|机关)$/u;

/** Whether applications for information are counted; words that no list knows count something else, unless information is spoken of. */
function ofScope(place: FigurePlace, { kinds, tokens }: Clause): boolean {
  const { sentence, before, previous, ofApplications, topics } = place;
  const known = tokens.every(({ kind, text }) => kind !== 'u' || endsOrgan.test(text));
  if (previous?.startsWith('applications.') === true || speaksOfApplications.test(sentence)) return true;
  if (previous === null && /[RV]/u.test(kinds) && countsElse.test(before)) return false;
  if (previous === null && kinds.includes('V') && appliesElse.test(before)) return false;
  if (ofApplications) return true;
  if (/[VH]/u.test(kinds) && someCount.test(before)) return false;
  return sentence.includes('申请') && !topics.other && !otherApplications.test(sentence) && known;
}

/** A received number with several ways told before it is the number of all of them only where the list is open. */
function channelsSettled(clause: Clause): boolean {
  return rolesOf(clause, 'H').length === 0 || clause.kinds.includes('G');
}

const sorts = /(?<!属于(?:已经?)?)主动公开/u;

/** Whether a sentence sorts what an organ made by its property: 主动公开20条，依申请公开3条，不予公开1条. */
function sortsInformation({ chain, previous }: FigurePlace): boolean {
  if (previous?.startsWith('applications.') === true || !sorts.test(chain)) return false;
  return !/申请(?!公开)|答复|收到|受理|接到|办理/u.test(chain);
}

/** What says that documents are sorted, and no requests counted: what was made, or what stays closed. */
const sortsDocuments = /公文|文件|制作|产生|制发|印发|形成|拟制|属性|不(?:予)?公开(?:的)?(?:政府)?(?:信息)?\s*\d/u;

/** 受理企业登记申请: what is applied for stands right before. */
function namesElse({ kinds, tokens }: Clause): boolean {
  return /R[^R]*[BuNI][^R]*Rq/u.test(kinds) && tokens.some(({ text }) => text === '登记');
}

function namesNumber({ tokens }: Clause): boolean {
  return /申请(?:件)?(?:总数|总量|数量|数|量)/u.test(tokens.map(({ text }) => text).join(''));
}

function keyOfClause(place: FigurePlace, clause: Clause): string | null {
  const { kinds } = clause;
  const { after, unit, previous, sentence } = place;
  if (/[Wl]/u.test(kinds)) return null;
  const outcomes = rolesOf(clause, 'K');
  if (outcomes.length > 0) {
    // What organs made, sorted by its property, is no answer to anybody.
    if (sortsInformation(place)) return null;
    if (/KF*I/u.test(kinds) && previous?.startsWith('applications.') !== true) return null;
    return outcomes.length === 1 && byOutcome.test(kinds) ? `applications.${String(outcomes[0])}` : null;
  }
  if (sortsInformation(place) && sortsDocuments.test(place.chain)) return null;
  if (carriedBehind.test(after)) return 'applications.carried_over';
  const [behind] = place.read(after, true).tokens;
  if (behind?.role === 'carried_over') return 'applications.carried_over';
  if (inTime.test(kinds)) return 'applications.answered.in_time';
  if (extended.test(kinds) && kinds.includes('X')) return 'applications.answered.extended';
  const channels = rolesOf(clause, 'H');
  const one = channels[0];
  if (channels.length > 0 && place.included) return null;
  const asks =
    /[QqRh]/u.test(kinds) ||
    clause.tokens.some(({ kind, text }) => kind === 'H' && text.includes('申请')) ||
    previous?.startsWith('applications.') === true ||
    place.channelsGoOn ||
    byManner.test(place.subject ?? place.before);
  const isNamed = !kinds.includes('u') || speaksOfApplications.test(sentence) || place.channelsGoOn;
  // 户籍窗口受理申请382件: some other organ's window.
  const isTold = isNamed || kinds.includes('Q') || previous?.startsWith('applications.') === true;
  if (asks && isTold && channels.length === 1 && one !== undefined && !kinds.includes('G') && byChannel.test(kinds)) {
    return `applications.channel.${one}`;
  }
  if (namesElse(clause)) return null;
  const isNew = clause.tokens.some(({ kind, text }) => kind === 'R' && text.startsWith('新'));
  if (isNew && newOnes.test(kinds) && previous === null && besideCarried.test(place.rest))
    return 'applications.received';
  const inParts = kinds.includes('M') || place.ofRequestParts || allCarried.test(place.rest);
  if (!inParts && channelsSettled(clause) && !withCarried.test(place.rest)) {
    // 仲裁院受理案件86件: whose cases, and what about, nobody knows.
    const ofCases = kinds.includes('u') && clause.tokens.some(({ text }) => text === '案件');
    if (received.test(kinds) && !ofCases) return 'applications.received';
    if (receivedNoun.test(kinds) && (requestUnits.test(unit ?? '') || namesNumber(clause)))
      return 'applications.received';
    const settled = place.ofApplications || speaksOfApplications.test(sentence);
    if (settled && receivedNumber.test(kinds) && namesNumber(clause)) return 'applications.received';
    if (receivedVerb.test(kinds)) {
      const noun = nounBehind.test(place.read(after, true).kinds);
      const told =
        after === '' && previous === null && !sentence.slice(0, sentence.indexOf(place.lead)).includes('其中');
      if (noun || told) return 'applications.received';
    }
  }
  return answered.test(kinds) ? 'applications.answered' : null;
}

/** What was dealt with, those of the year before among it: 办理申请428件（新收421件、上年度结转7件）. */
const withCarried = new RegExp(
  '^[，,（(]?\\s*(?:其中|包括|包含|含)?[:：]?(?:' +
    '(?:本年度?|当年)?新(?:收|受理)|' +
    '(?:(?:19|20)\\d{2}年|上一?年|去年)度?结转\\s*\\d+\\s*件?[，,、和及]\\s*(?:本年度?|当年)?新[收增受])',
  'u',
);
/** 收到1件，系上年结转: nothing new. */
const allCarried =
  /^[，,（(]\s*(?:系|均?为|均系|全部?[为系]|属于?)(?:(?:19|20)\d{2}年|上一?年|去年)度?[^，,。；;]{0,2}结转/u;
const besideCarried = /^[、，,]?\s*(?:和|及|与)?(?:(?:19|20)\d{2}年|上一?年|去年)度?结转/u;

const carriedBehind = /^[^，,；;]{0,8}(?:顺延|结转|转入|延至|转)[^，,；;]{0,6}(?:下(?:一)?年|次年|下一个年)/u;

/** What was applied for: by channel, by outcome, in all. */
export const application: Rule = (place) => {
  const { lead, unit, clause, before, sentence, previous, item } = place;
  if (unit === null || !applicationUnits.test(unit) || otherApplications.test(clause) || forOthers.test(lead))
    return null;
  // 收到复议申请118件，受理102件: those go on.
  if (ofCourts.test(before) && !clause.includes('公开')) return null;
  const words = place.read(lead, true);
  if (!ofScope(place, words)) return null;
  const key = keyOfClause(place, words);
  if (key !== null) return key;
  const inParts = /其中/u.test(sentence) && (previous === 'applications.received' || previous === 'applications.part');
  return inParts && !/[VKXvRDW]/u.test(words.kinds) && !/重复/u.test(item) && /^[件份宗起例]$/u.test(unit)
    ? 'applications.part'
    : null;
};
