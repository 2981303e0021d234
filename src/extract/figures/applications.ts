import type { Rule } from './place.ts';

const applicationUnits = /^(?:件|份|条|宗|起|例|项|个|次|件次)$/u;

const channels: readonly (readonly [RegExp, string])[] = [
  [/电子邮件|电子邮箱|电邮|邮箱|e-?mail/iu, 'email'],
  [/互联网|网络|网上|在线|网站|网页|平台/u, 'internet'],
  [/信函|邮寄|信件|来信|邮政/u, 'letter'],
  [/传真/u, 'fax'],
  [/当面|现场|窗口|上门|面对面/u, 'in_person'],
  [/电话|口头/u, 'phone'],
];

const outcomes: readonly (readonly [RegExp, string])[] = [
  [/结转(?:至|到|入)?(?:下|20\d\d年)|转下(?:一)?年|下年度继续/u, 'carried_over'],
  [/上(?:一)?年(?:度)?结转|结转上(?:一)?年/u, 'carried_in'],
  [/予以公开[^，,；;]{0,4}部分公开|全部(?:或|和|及)部分公开/u, 'granted_any'],
  [/部分(?:予以)?公开|区分处理/u, 'granted_partially'],
  [/不予公开|不同意公开|不公开/u, 'refused'],
  [/不予处理|不再处理/u, 'not_processed'],
  [/无法提供|信息不存在|申请信息不存在|不掌握|不属于本(?:行政)?机关|非本机关/u, 'unavailable'],
  [/其他处理/u, 'other'],
  [/予以公开|同意公开|全部公开|主动公开范围/u, 'granted'],
];

const speaksOfApplications =
  /(?:信息公开|公开信息|依|公开(?:的)?)申请|申请(?:的)?(?:公开|政府信息|信息)|信息公开|依申请/u;
/** An application of which the sentence does not say what for. */
const bareApplication = /申请/u;
/** What else is applied for. */
const otherApplications =
  /行政复议|行政诉讼|行政许可|行政审批|低保|廉租|公租|申购|申报|贷款|专利|补贴|救助|热线|信箱|留言|信访(?!举报投诉类)|咨询|证照|办证|大厅|办事(?!处)|服务事项|项目申请/u;

/** Information by its property, as organs sort what they make; no answers to applicants. */
const sorted = /(?:不予公开|依申请公开|主动公开)(?:的)?(?:政府|政务)?信息$/u;
const carriedAfter = /^[^，,；;]{0,8}(?:顺延|结转|转入|延至|转)[^，,；;]{0,6}(?:下(?:一)?年|次年|下一个年)/u;

/** What was applied for: by channel, by outcome, in all. */
export const application: Rule = ({
  sentence,
  clause,
  lead,
  wide,
  item,
  after,
  unit,
  ofApplications,
  ofOther,
  previous,
}) => {
  if (unit === null || !applicationUnits.test(unit)) {
    return null;
  }
  if (sorted.test(item) && !/申请[^公]|答复|收到|受理|接到|办理/u.test(sentence)) {
    return null;
  }
  const bare = bareApplication.test(sentence) && !ofOther && !otherApplications.test(sentence);
  if (!(speaksOfApplications.test(sentence) || ofApplications || bare)) {
    return null;
  }
  if (otherApplications.test(clause) || /重复(?:提出)?(?:的)?申请/u.test(item)) {
    return null;
  }
  if (/(?:按时|按期|限期内)(?:办结|答复)/u.test(item)) {
    return 'applications.answered.in_time';
  }
  if (/延期(?:办结|答复)/u.test(item)) {
    return 'applications.answered.extended';
  }
  if (carriedAfter.test(after)) {
    return 'applications.carried_over';
  }
  const outcome = outcomes.find(([words]) => words.test(item))?.[1];
  if (outcome !== undefined) {
    return `applications.${outcome}`;
  }
  const named = channels.filter(([words]) => words.test(lead));
  const channel = named.length === 1 ? named[0]?.[1] : undefined;
  if (named.length > 1 && channel === undefined) {
    return null;
  }
  const asks = /申请|提交|提出|受理|收到|方式|接收/u.test(wide);
  if (channel !== undefined && (asks || previous?.startsWith('applications.') === true)) {
    return /公开(?:各类)?(?:政府|政务)?信息|发布/u.test(item) && !/申请/u.test(item)
      ? null
      : `applications.channel.${channel}`;
  }
  if (
    /(?:办结|答复|办理完毕|回复)(?!率)/u.test(item) &&
    /申请|答复|办结/u.test(clause) &&
    !/咨询|投诉|留言|建议|信箱/u.test(sentence)
  ) {
    return 'applications.answered';
  }
  if (
    /申请(?:总数|总量|数量|数|量)|(?:收到|收办|受理|接受|接收|接到|新收|收件|办理|登记)[^，,；;]*申请|依申请公开[^，,；;]*(?:受理|收到)|依申请(?:公开|信息公开)[^，,；;]{0,8}(?:办理有|共有|共计)/u.test(
      clause,
    )
  ) {
    return 'applications.received';
  }
  if (/依申请(?:信息)?公开(?:事项)?$/u.test(item) && /^[件宗起]$/u.test(unit)) {
    return 'applications.received';
  }
  if (
    ofApplications &&
    previous === null &&
    /(?:收到|受理|新收|接收)(?:了|共)?$/u.test(lead) &&
    !/其中/u.test(sentence.slice(0, sentence.indexOf(lead) + 1))
  ) {
    return 'applications.received';
  }
  const inParts = /其中/u.test(sentence) && (previous === 'applications.received' || previous === 'applications.part');
  return inParts ? 'applications.part' : null;
};
