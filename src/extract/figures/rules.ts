import { application } from './applications.ts';
import { disclosed } from './disclosed.ts';
import { gazette } from './gazette.ts';
import type { FigurePlace, Rule } from './place.ts';
import { oneOf } from '../../text/index.ts';

const caseUnits = /^(?:件|起|宗|例|次|个|项)$/u;
const isComparison = /(?:同比|比上年|比去年|较上年|较去年|增加|增长|减少|下降|上升|环比)[^，,；;]*$/u;

const ofInformation = /信息公开|申请公开|政务公开/u;
const singlesOut = oneOf(
  /其中[^，,；;。]*(?:信息公开|政务公开)/u,
  /(?:涉及|属于)(?:政府)?(?:信息公开|政务公开)(?:类|的|方面|案件|申请){0,2}\s*(?:$|\d)/u,
);

/** Which of an organ's cases are about information: 其中涉及信息公开1件. */
function singledOut({ item, before }: FigurePlace): string | null {
  const named = singlesOut.test(item) ? item + before : '';
  const reconsidered = named.includes('复议');
  // It decides on others' conduct: 作为复议机关办理412件，其中涉及信息公开37件.
  if (/复议(?:机[关构]|局)/u.test(before)) return null;
  if (reconsidered === /诉讼|应诉/u.test(named)) return null;
  return reconsidered ? 'reconsiderations' : 'lawsuits';
}

/** Both told with one number: 行政复议、行政诉讼均为0件. */
const both = /复议[^，,；;、和与及或]{0,6}[、和与及或][^，,；;、]{0,6}诉讼/u;
/** Cases of both kinds in one number. */
const mixed = /复议[、和与及]?(?:行政)?应诉/u;
const ofEach = /诉讼[^，,；;]{0,4}[均各都][^，,；;]{0,3}$/u;

/** Cases sorted by what they are about: 15件（工伤类13件、信息公开类2件）. */
const byKinds = /^[（(](?:[^（()）]*类\s*\d|(?![^（()）]*(?:信息|政务)公开)[^（()）]*(?:类|均为|涉及))/u;
/** What may stand before the name of a case and says nothing of what it is about. */
const aboutNothing = /本机关|被告|被申请人|[被提起引发生产申请导致因由为作以的了共有均各]/gu;
const isCase = /复议|诉讼|起诉|被诉/u;
/** What cases are told to come from: 因治安处罚被提起行政诉讼. */
const cause = /因(?:为)?([^，,；;。：:]{2,20}?)(?:被|引发|引起|导致|产生|提起|发生|申请行政|申请复议|的行政)/gu;
/** All cases against an organ, whatever they are about: 市政府作为被告的行政诉讼案件共118件. */
const asParty = /作为(?:被告|被申请人)/u;
/** Causes that have to do with information, or point to what was told before. */
const causeOfInformation = /信息|公开|申请|答复|此|上述|该|政务/u;

/** Whether the last cause that a sentence tells up to a number is another than information. */
function comesFromElse({ before, wide }: FigurePlace): boolean {
  const words = `${before}，${wide}`;
  const named = words.includes('因') ? [...words.matchAll(cause)].at(-1)?.[1] : undefined;
  return named !== undefined && !causeOfInformation.test(named);
}

/** An organ that decides on others' conduct counts the cases it decides, a court those it hears. */
const decides = /办理|审理|承办|立案/u;
/** Cases taken on, which are its own only where information is spoken of. */
const takesOn = /受理|收到|接到/u;
const heard = /^[，,]\s*(?:已经?)?(?:审结|结案|判决)/u;

/** Said behind cases: that they are not about information. */
const ofOtherThings = /[与和](?:政府|政务)?信息公开(?:工作)?[均都]?无关|不(?:涉及|属于)(?:政府|政务)?信息公开/u;

/** Without one of these nothing of courts and complaints is counted. */
const mayCount = /复议|诉讼|起诉|被诉|举报|投诉|其中|涉及|属于/u;

const courts: Rule = (place) => {
  const { sentence, item, before, lead, wide, clause, unit, rest, topics, ofDisclosure } = place;
  if (unit === null || !caseUnits.test(unit) || !mayCount.test(item)) return null;
  if (/没有|未(?:发生|收到|产生|出现)/u.test(lead)) return null;
  if (singlesOut.test(item)) return singledOut(place);
  if (/其[他它]|投诉类|不予处理|不再处理/u.test(item)) return null;
  // What an organ decided on others' conduct, or a court, is about anything.
  if (/复议机关|复议机构|复议局|法院|审理|审结/u.test(before + clause) && !ofInformation.test(clause)) return null;
  if (mixed.test(clause) || ofOtherThings.test(rest) || heard.test(rest)) return null;
  if (place.value !== 0 && asParty.test(clause) && !ofInformation.test(wide)) return null;
  if (singlesOut.test(rest) || byKinds.test(rest) || comesFromElse(place)) return null;
  const isNamed =
    topics.courts || topics.complaints || (topics.applications && ofDisclosure) || ofInformation.test(sentence);
  if (
    !isNamed &&
    !(ofDisclosure && (place.value === 0 || (place.suitsGoOn && !item.includes('复议')) || !isCase.test(item)))
  )
    return null;
  if (/维持|纠正|驳回|撤销|撤诉|胜诉|败诉|尚未|未审结|结转|复议后|未经复议|直接起诉|其他结果/u.test(item)) {
    return null;
  }
  const words = [...item.matchAll(/行政复议|复议|行政诉讼|诉讼|起诉|被诉|举报|投诉/gu)].map((match) => match[0]);
  const nearest = words.at(-1) ?? (/行政复议/u.test(clause) ? null : undefined);
  if (nearest === undefined || nearest === null || /咨询|建议|信箱|热线/u.test(clause)) {
    return null;
  }
  if (isCase.test(nearest)) {
    const isDoubtful = decides.test(wide) || (takesOn.test(wide) && !topics.courts);
    if (place.value !== 0 && isDoubtful && !ofInformation.test(wide)) return null;
    const said = item.slice(0, item.lastIndexOf(nearest));
    const unknown = place.read(said, false).tokens.filter(({ kind }) => kind === 'u');
    const isOfElse = unknown.some(({ text }) => text.replaceAll(aboutNothing, '').length > 1);
    // 信息公开引发行政复议1件，教育行政诉讼3件.
    if (place.value !== 0 && !topics.courts && isOfElse && !ofInformation.test(said)) return null;
    return nearest.includes('复议') ? 'reconsiderations' : 'lawsuits';
  }
  // People complain of anything.
  if (/信访|热线|1234|1231|环境/u.test(clause)) return null;
  return place.value === 0 || topics.complaints || ofInformation.test(clause) ? 'complaints' : null;
};

const normative: Rule = ({ item, clause, before, unit, previous }) => {
  const goesOn =
    previous?.startsWith('disclosed') === true ||
    /(?:发布|制定|出台|公开|印发)[^，,]{0,4}规章(?:\d+ ?[件部])?$/u.test(before);
  const listed = goesOn && /^[、，,\s]*(?:行政)?规范性文件$/u.test(item);
  const counted = unit !== null && /^(?:件|个|份|部|项|条)$/u.test(unit);
  const made = /制发|制作|发布|制定|出台|印发|公开|新增|起草/u.test(clause);
  const other = /清理|废止|审查|审核|备案|解读|失效|修订|修改|有效|保留|规章|(?:及|和|与|等)(?:行政)?规范性文件/u.test(
    item,
  );
  return counted && /规范性文件/u.test(item) && (made || listed) && !other ? 'normative_documents' : null;
};

const fees: Rule = ({ wide, subject, unit, sentence, topics }) => {
  const clause = `${subject ?? ''}${wide}`;
  const money = unit === '元' || unit === '万元';
  if (!money || !/收费|收取|费用|信息处理费|减免/u.test(clause) || !(topics.fees || /信息|申请/u.test(sentence))) {
    return null;
  }
  if (/每|标准|经费|支出|投入|投资|诉讼费|应收/u.test(clause)) {
    return null;
  }
  return /减免|免除|免收/u.test(clause) ? 'fees.reduced' : 'fees';
};

/** What else people are employed for. */
const otherWork = /网格|执法|消防|扶贫|综治|信访|护林|安全员|城管|河长|档案员|驻村|窗口|督查|审核人|监督员|评议/u;
const discloses = /信息公开|政务公开/u;

const staff: Rule = ({ clause, item, after, unit, sentence, ofDisclosure }) => {
  if (
    (unit !== '人' && unit !== '名' && unit !== '位' && unit !== '个') ||
    /每|各(?:单位|部门|镇|乡|街道)|平均|至少|不少于/u.test(item)
  ) {
    return null;
  }
  if (otherWork.test(clause)) {
    return null;
  }
  if (unit !== '个' && ofDisclosure) {
    if (/^(?:以上)?(?:的)?(?:专职|全职)(?!副)/u.test(after)) return 'staff.full_time';
    if (/^(?:的)?兼职/u.test(after)) return 'staff.part_time';
    const works = /^(?:工作人员|同志|干部|人员|民警|职工|公务员)(?:专门|具体|专职)?(?:负责|承担|从事)/u.test(after);
    if (works && discloses.test(after)) return 'staff';
  }
  if (
    unit !== '个' &&
    !/[专兼]职/u.test(item) &&
    /(?:工作人员|人员)$/u.test(item) &&
    /^(?:专门|具体)?(?:从事|负责|承担)/u.test(after) &&
    discloses.test(after)
  )
    return 'staff';
  if (/(?<!专[、和]?)兼职/u.test(item) && /人员|人/u.test(sentence)) {
    return 'staff.part_time';
  }
  if (/专职(?!、?兼|和兼)|全职/u.test(item)) {
    return 'staff.full_time';
  }
  return unit !== '个' && /(?:信息|政务)公开[^，,；;]*(?:工作人员|人员)/u.test(clause) && !/培训|参加/u.test(clause)
    ? 'staff'
    : null;
};

const visits: Rule = ({ clause, unit }) => {
  const counted = unit === '次' || unit === '人次' || unit === '条次';
  return counted &&
    !/日均|月均|年均|单日|当日|平均|每|最高/u.test(clause) &&
    /访问量|点击量|浏览量|点击率|点击数|访问人?次|访问总/u.test(clause)
    ? 'visits'
    : null;
};

const inquiries: Rule = ({ item, clause, before, sentence, unit, previous, ofDisclosure, topics }) =>
  unit !== null &&
  !`${before}${clause}`.includes('其中') &&
  (ofDisclosure || topics.inquiries) &&
  !/信访|投诉|建议|举报|业务|接听|网上办事|留言|来信/u.test(clause) &&
  !/热线/u.test(sentence) &&
  previous !== 'inquiries' &&
  /^(?:人次|次|件|例|个|条|条次)$/u.test(unit) &&
  /咨询(?!.{0,2}(?:投诉|建议|举报))[^，,；;、和]{0,6}$/u.test(item)
    ? 'inquiries'
    : null;

const rules: readonly Rule[] = [fees, staff, visits, courts, normative, application, inquiries, gazette, disclosed];

/** What a number counts by the words right behind it: parts of a text, places, days. */
const countsOther =
  /^(?:部分|方面|章节|大类|类别|环节|平台|渠道|栏目|专栏|专题|单位|部门|乡镇|街道|社区|村|工作日|小时|百分点|问题|窗口|受理点|查阅点|站点|账号|领域)/u;

/** The keys of a figure by the words around it: none where they do not say what it counts, two where it counts each of two. */
export function keysOf(place: FigurePlace): readonly string[] {
  if (isComparison.test(place.clause) || countsOther.test(place.after)) {
    return [];
  }
  for (const rule of rules) {
    const key = rule(place);
    if (key === null) continue;
    if (key !== 'lawsuits' || !both.test(place.lead)) return [key];
    return place.value === 0 || ofEach.test(place.lead) ? ['reconsiderations', key] : [];
  }
  return [];
}
