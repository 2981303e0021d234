/** What says that there was none, where no longer word begins with it: 无法, 无关, 未来. */
const none =
  '(?:没有|未(?!来|必|经)|无(?!法|关|障碍|正当|偿|论|效|线|需|须|条件|故)|零(?=收到|申请|投诉|收费|复议|诉讼))';
const reconsidered = new RegExp(`${none}.*复议|复议[^，]{0,12}(?:为零|均无|没有)`, 'u');
const sued = new RegExp(`${none}.*诉讼|诉讼[^，]{0,12}(?:为零|均无|没有)`, 'u');
const charged = new RegExp(`${none}[^不]*(?:收费|收取|费用|处理费)|(?:收费|费用)[^，]{0,4}为零`, 'u');
/** That nothing was let off says nothing of what was charged. */
const reducedOnly = /减免|免收|免除/u;
const chargedToo = /收取|(?<!减免|免收|免除)(?:了|任何|相关)*收费(?!的?减免)/u;
/** That nothing else, or nothing wrongly, was charged says that something was. */
const chargedOtherwise = /其他|其它|额外|违规|乱收|违反|除[^，]*[外费]|投诉|举报|标准/u;
const asked = new RegExp(
  `${none}(?:收到|接到|接收|受理|收取|发生|办理)?(?:过|到|任何|相关|书面|关于|有关|公众|公民|群众|依|要求|涉及)?.*(?:申请|公开件|公开请求|公开来信|公开要求)`,
  'u',
);
const nobody = new RegExp(`${none}.*(?:公民|法人|组织|个人|群众).*(?:申请|要求).*公开`, 'u');
const bare = new RegExp(
  `^.{0,12}${none}(?:受理|发生)?(?:依法?申请公开|政府信息公开申请|信息公开申请|申请(?:公开)?(?:政府)?信息(?:公开)?)`,
  'u',
);
const make = '(?:制定|制作|出台|发布|制发|新增|印发|公布|公开|废止|修改|修订)';
const made = new RegExp(
  `${none}有?新?(?:${make}[、或和及]?)*(?:过|任何|的|新的|本级)?(?:规章[、和及或])?(?:行政)?规范性文件(?!.{0,6}(?:解读|清理|备案|审查|审核|公开不|被))`,
  'u',
);
const speaks = /信息公开|申请公开|政府信息|信息处理费|政务公开|公开政府/u;
/** Days and years are no counts. */
const days = /(?:19|20)\d{2}\s*年?度?|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?/gu;
/** Other things of which a report says that they did not happen. */
const otherwise = /复议|诉讼|减免|收费|费用|投诉|举报|逾期|超期|重复|不服|异议|纠纷|泄密|追究|败诉|撤销|咨询/u;

/** That nothing went wrong with them says that there were some. */
const wellDone = /(?:没有|未|无)(?:出现|发生|存在)?[^，]{0,4}(?:不按|未按|不予?答复|不及时|逾期|超期|违规)/u;

const order = ['reconsiderations', 'lawsuits', 'fees', 'normative_documents', 'applications.received'];

export interface NoneContext {
  /** Whether the section or the paragraph so far speaks of applications for information. */
  readonly ofApplications: boolean;
  /** Whether the section is the one on reconsiderations and suits. */
  readonly ofCourts: boolean;
  /** Whether the section is the one on what was charged. */
  readonly ofFees: boolean;
}

/** Keys of which a sentence says that there were none at all, each told by one of its clauses. */
export function noneOf(sentence: string, { ofApplications, ofCourts, ofFees }: NoneContext): readonly string[] {
  if (
    !/没有|未|无|零/u.test(sentence) ||
    !(ofApplications || ofCourts || ofFees || speaks.test(sentence) || made.test(sentence))
  ) {
    return [];
  }
  const about = speaks.test(sentence);
  // Of one application: 申请人未提起复议.
  const ofOne = /(?:申请人|当事人)[^，,]{0,4}未/u;
  const keys = new Set<string>();
  for (const clause of sentence.split(/[，,；;。：:]/u)) {
    if (/\d/u.test(clause.replace(days, '')) || /被改变|败诉|纠[正错]|撤销|违法/u.test(clause)) continue;
    if (ofOne.test(clause)) continue;
    if ((about || ofCourts) && reconsidered.test(clause)) keys.add('reconsiderations');
    if ((about || ofCourts) && sued.test(clause)) keys.add('lawsuits');
    const charges =
      charged.test(clause) && !chargedOtherwise.test(clause) && (!reducedOnly.test(clause) || chargedToo.test(clause));
    if ((about || ofFees || ofApplications) && charges) keys.add('fees');
    if (made.test(clause)) keys.add('normative_documents');
    if (otherwise.test(clause) || wellDone.test(clause)) continue;
    const told = /收到|接到|接收|受理|涉及/u.test(clause) && asked.test(clause);
    const ofThem = ofApplications || /信息|依申请|公开/u.test(clause);
    if ((told && ofThem) || nobody.test(clause) || bare.test(clause)) keys.add('applications.received');
  }
  return order.filter((key) => keys.has(key));
}
