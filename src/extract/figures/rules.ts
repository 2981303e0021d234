/** Where a number stands: what its clause and its sentence say before it. */
export interface FigurePlace {
  readonly sentence: string;
  /** From the last comma, semicolon or number to this one, with what follows it up to the next one. */
  readonly clause: string;
  /** The part of it before the number. */
  readonly lead: string;
  /** The same from the last comma or semicolon on, whatever numbers stand between. */
  readonly wide: string;
  /** From the last mark of any kind, enumeration commas too, or the last number. */
  readonly item: string;
  /** What the sentence says from its last semicolon or colon to the clause. */
  readonly before: string;
  /** What follows the number's unit, up to the next mark or number. */
  readonly after: string;
  readonly unit: string | null;
  /** Whether the sentence told before what was disclosed. */
  readonly afterDisclosed: boolean;
  /** The key of the figure before this one in the sentence. */
  readonly previous: string | null;
  /** Whether the paragraph so far speaks of applications for information. */
  readonly ofApplications: boolean;
  /** Whether the section is about something else that people apply for. */
  readonly ofOther: boolean;
  /** Whether the paragraph so far speaks of disclosure. */
  readonly ofDisclosure: boolean;
}

type Rule = (place: FigurePlace) => string | null;

const applicationUnits = /^(?:件|份|条|宗|起|例|项|个|次|件次)$/u;
const caseUnits = /^(?:件|起|宗|例|次|个|项)$/u;
const infoUnits = /^(?:条|条次|件|篇|份|件次)$/u;

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
const isComparison = /(?:同比|比上年|比去年|较上年|较去年|增加|增长|减少|下降|上升|环比)[^，,；;]*$/u;

/** Information by its property, as organs sort what they make; no answers to applicants. */
const sorted = /(?:不予公开|依申请公开|主动公开)(?:的)?(?:政府|政务)?信息$/u;
const carriedAfter = /^[^，,；;]{0,8}(?:顺延|结转|转入|延至|转)[^，,；;]{0,6}(?:下(?:一)?年|次年|下一个年)/u;

const application: Rule = ({ sentence, clause, lead, wide, item, after, unit, ofApplications, ofOther, previous }) => {
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

const courts: Rule = ({ sentence, item, lead, clause, unit }) => {
  if (/没有|未(?:发生|收到|产生|出现)/u.test(lead)) {
    return null;
  }
  if (unit === null || !caseUnits.test(unit) || !/信息公开|申请公开|复议|诉讼/u.test(sentence)) {
    return null;
  }
  if (/维持|纠正|驳回|撤销|撤诉|胜诉|败诉|尚未|未审结|结转|复议后|未经复议|直接起诉|其他结果/u.test(item)) {
    return null;
  }
  const words = [...item.matchAll(/行政复议|复议|行政诉讼|诉讼|起诉|举报|投诉|申诉/gu)].map((match) => match[0]);
  const nearest = words.at(-1) ?? (/行政复议/u.test(clause) ? null : undefined);
  if (nearest === undefined || nearest === null || /咨询|建议|信箱|热线/u.test(clause)) {
    return null;
  }
  if (nearest.includes('复议')) {
    return 'reconsiderations';
  }
  return /诉讼|起诉/u.test(nearest) ? 'lawsuits' : 'complaints';
};

const normative: Rule = ({ item, clause, unit, previous }) => {
  const listed = previous?.startsWith('disclosed') === true && /^[、，,\s]*(?:行政)?规范性文件$/u.test(item);
  const counted = unit !== null && /^(?:件|个|份|部|项|条)$/u.test(unit);
  const made = /制发|发布|制定|出台|印发|公开|新增|起草/u.test(clause);
  const other = /清理|废止|审查|审核|备案|解读|失效|修订|修改|有效|保留|规章|(?:及|和|与|等)(?:行政)?规范性文件/u.test(
    item,
  );
  return counted && /规范性文件/u.test(item) && (made || listed) && !other ? 'normative_documents' : null;
};

const places: readonly (readonly [RegExp, string])[] = [
  [/微博/u, 'weibo'],
  [/微信|公众号/u, 'wechat'],
  [/公报/u, 'gazette'],
  [/信息公开(?:栏目|专栏|目录|平台|网)|公开(?:栏目|专栏)/u, 'disclosure_column'],
  [/网站|门户|网/u, 'website'],
  [/公告栏|公开栏(?!目)|电子屏|触摸屏|查阅点|查阅室|档案馆|图书馆/u, 'on_site'],
  [/新媒体|两微/u, 'new_media'],
  [/广播|电视|报刊|报纸|(?<!新)媒体/u, 'media'],
];

const ofNewMedia: ReadonlySet<string> = new Set(['weibo', 'wechat', 'new_media']);

/** The one place that a clause names; `several` where it names more. A column of a website is one place. */
function placeIn(clause: string): string | undefined {
  const named = places.filter(([words]) => words.test(clause)).map(([, place]) => place);
  const column = named.length === 2 && named[0] === 'disclosure_column' && named[1] === 'website';
  if (named.length > 1 && named.every((place) => ofNewMedia.has(place))) return 'new_media';
  return named.length > 1 && !column ? 'several' : named[0];
}

const anyInformation = /^(?:的|余|多)?(?:各类|各种|各项|相关|有关|主动|应)?(?:公开)?(?:的)?(?:政府|政务|公开)?信息/u;
const goesOn =
  /^(?:其中|占|比|均|并|已|同比|较|以|左右|及|和|与|等|为|在|通过|包括|涉及|共|各|至|到|于|全部|主要|按|都)/u;

/** What the words behind a number make of it: information of any kind, of one kind, or something that is none. */
function nounAfter(after: string): 'any' | 'kind' | 'thing' {
  if (after === '' || !/^\p{Script=Han}/u.test(after) || anyInformation.test(after) || goesOn.test(after)) return 'any';
  return /信息|动态|内容/u.test(after) ? 'kind' : 'thing';
}

const published =
  /^.*(?:公开|发布|公布|更新|发送|刊登|刊发|登载)(?:了|共|有关|的)?(?<kind>[^，,；;。]{0,20}?)(?:类)?信息[^，,；;。信]{0,4}$/u;
const anyKind =
  /^(?:各级|各类|各种|各项|各|政府|政务|公开|主动|相关|有关|本单位|动态|工作|最新|重要|全部|网站|以上|上述|部门|总|共|到|在|等|其他|其它|了|的|依申请|应|可|年度|新|类|、|和|及){0,8}$/u;

/** Whether the words between the verb and 信息 name one kind of it: 发布统计信息2条. */
function isKindBefore(item: string): boolean {
  const kind = published.exec(item)?.groups?.['kind'];
  return kind !== undefined && !anyKind.test(kind) && !/^(?:各类|各种)?(?:政府|政务)/u.test(kind);
}

/** Words of a clause that counts the whole year's work, wherever it was published. */
const totals = /全年|共|累计|总|合计|全[市县区省镇乡局]|我[市县区省州镇乡局委厅办]|本[市县区省州镇乡局委厅年]/u;
/** A catalogue that was made is no place where something was published. */
const catalogue = /(?:发布|编制|完善|更新|修订|制定)[^，,]{0,8}(?:目录|指南)/gu;
const severalWays = /等(?:多种|各类|各种|多个)?(?:渠道|方式|平台|载体|形式|途径)/u;

/** The place that the clause names, or the words before it, where they name one and the clause counts no whole. */
function placeOf({ clause, before, previous }: FigurePlace): string | undefined {
  const own = placeIn(clause);
  if (own !== undefined || previous !== null || totals.test(clause) || severalWays.test(before)) return own;
  const named = placeIn(before.replace(catalogue, ''));
  return named === 'several' ? undefined : named;
}

const disclosed: Rule = (at) => {
  const { sentence, clause, lead, item, after, unit, previous, afterDisclosed } = at;
  if (unit === null || !infoUnits.test(unit) || /申请|答复|投诉|留言|咨询|短信|解读|招标|公示信息/u.test(item)) {
    return null;
  }
  if (/类[（(][^（()）]*[）)]\s*$/u.test(lead)) return null;
  const bare = lead.replaceAll(/[（(][^（()）]*[）)]/gu, '');
  if (/(?:法定主动公开|发布会|其[他它]方式|更新量|视频)[^、]*$/u.test(bare)) return null;
  const noun = nounAfter(after);
  if (noun === 'thing' || isKindBefore(item)) return null;
  if (
    /不予公开|未公开|不公开|拒绝|删除|更正|撤(?:回|销|除)|(?:应|拟|计划|审[查核])(?:主动)?公开|转载|推送|报送/u.test(
      item,
    )
  ) {
    return null;
  }
  // One kind of what was disclosed is not all of it.
  if (/(?:规章|文件|公报|任免|预算|决算|提案|建议|案例|清单|目录|计划|规划)[^，,；;信息]{0,3}$/u.test(item))
    return null;
  const continues = previous?.startsWith('disclosed') === true && (/公开|发布|公布/u.test(item) || item.length <= 20);
  const says =
    /(?:主动公开|公开|发布|公布|更新|发送|刊登|刊发|登载)[^，,；;]*信息|信息公开[^，,；;]*(?:条|件)|主动公开/u;
  const place = placeOf(at);
  if (/(?<!各|种)类信息/u.test(item) || !(says.test(clause) || (continues && place !== undefined))) {
    return null;
  }
  if (place === undefined) {
    // A part of what was told before is not all of it.
    const isPart = afterDisclosed && /其中|包括|包含|涉及|主要(?:有|是|为)|信息中|[条件篇份][:：]/u.test(sentence);
    if (noun === 'kind' || isPart) return null;
  }
  const several = place === 'several' || severalWays.test(clause);
  return several || place === undefined ? 'disclosed' : `disclosed.${place}`;
};

const fees: Rule = ({ wide: clause, unit, sentence }) => {
  const money = unit === '元' || unit === '万元';
  if (!money || !/收费|收取|费用|信息处理费|减免/u.test(clause) || !/信息|申请/u.test(sentence)) {
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
    const works = /^(?:工作人员|同志|干部|人员)(?:专门|具体|专职)?(?:负责|承担|从事)/u.test(after);
    if (works && discloses.test(after)) return 'staff';
  }
  if (/兼职/u.test(item) && /人员|人/u.test(sentence)) {
    return 'staff.part_time';
  }
  if (/专职|全职/u.test(item)) {
    return 'staff.full_time';
  }
  return unit !== '个' && /信息公开[^，,；;]*(?:工作人员|人员)/u.test(clause) && !/培训|参加/u.test(clause)
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

const inquiries: Rule = ({ item, sentence, unit, previous }) =>
  unit !== null &&
  !/热线/u.test(sentence) &&
  previous !== 'inquiries' &&
  /^(?:人次|次|件|例|个|条|条次)$/u.test(unit) &&
  /咨询(?!.{0,2}(?:投诉|建议|举报))[^，,；;、和]{0,6}$/u.test(item)
    ? 'inquiries'
    : null;

const rules: readonly Rule[] = [fees, staff, visits, courts, normative, application, inquiries, disclosed];

/** What a number counts by the words right behind it: parts of a text, places, days. */
const countsOther =
  /^(?:部分|方面|章节|大类|类别|环节|平台|渠道|栏目|专栏|专题|单位|部门|乡镇|街道|社区|村|工作日|小时|百分点|问题|窗口|受理点|查阅点|站点|账号|领域)/u;

/** The key of a figure by the words around it; null where they do not say what it counts. */
export function keyOf(place: FigurePlace): string | null {
  if (isComparison.test(place.clause) || countsOther.test(place.after)) {
    return null;
  }
  for (const rule of rules) {
    const key = rule(place);
    if (key !== null) {
      return key;
    }
  }
  return null;
}
