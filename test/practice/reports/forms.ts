import type { ApplicationRowKey } from '../../../src/domain/index.ts';

/** Labels of 三、收到和处理政府信息公开申请情况 as the forms of 2019 and 2021 print them. */
export const applicationLabels: Readonly<Record<ApplicationRowKey, string>> = {
  new: '一、本年新收政府信息公开申请数量',
  carry_in: '二、上年结转政府信息公开申请数量',
  open: '（一）予以公开',
  partial: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
  deny1: '1.属于国家秘密',
  deny2: '2.其他法律行政法规禁止公开',
  deny3: '3.危及“三安全一稳定”',
  deny4: '4.保护第三方合法权益',
  deny5: '5.属于三类内部事务信息',
  deny6: '6.属于四类过程性信息',
  deny7: '7.属于行政执法案卷',
  deny8: '8.属于行政查询事项',
  na1: '1.本机关不掌握相关政府信息',
  na2: '2.没有现成信息需要另行制作',
  na3: '3.补正后申请内容仍不明确',
  nop1: '1.信访举报投诉类申请',
  nop2: '2.重复申请',
  nop3: '3.要求提供公开出版物',
  nop4: '4.无正当理由大量反复申请',
  nop5: '5.要求行政机关确认或重新出具已获取信息',
  oth: '（六）其他处理',
  oth1: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  oth2: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  oth3: '3.其他',
  total: '（七）总计',
  carry_out: '四、结转下年度继续办理',
};

export const denyKeys = ['deny1', 'deny2', 'deny3', 'deny4', 'deny5', 'deny6', 'deny7', 'deny8'] as const;
export const unavailableKeys = ['na1', 'na2', 'na3'] as const;
export const unhandledKeys = ['nop1', 'nop2', 'nop3', 'nop4', 'nop5'] as const;
export const otherKeys = ['oth1', 'oth2', 'oth3'] as const;

/** Rows that say how applications were answered, in the order of the form. */
export function outcomeKeys(oneRowOther: boolean): readonly ApplicationRowKey[] {
  return [
    'open',
    'partial',
    ...denyKeys,
    ...unavailableKeys,
    ...unhandledKeys,
    ...(oneRowOther ? (['oth'] as const) : otherKeys),
  ];
}

export interface ProactiveBlock {
  readonly caption: string;
  /** Header cells after 信息内容, and the keys of these columns. */
  readonly headers: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly label: string }[];
}

/** 二、主动公开政府信息情况 of the form of 2021. */
export const proactive2021: readonly ProactiveBlock[] = [
  {
    caption: '第二十条第（一）项',
    headers: ['本年制发件数', '本年废止件数', '现行有效件数'],
    columns: ['made', 'abolished', 'valid'],
    rows: [
      { key: 'regulations', label: '规章' },
      { key: 'normative_documents', label: '行政规范性文件' },
    ],
  },
  {
    caption: '第二十条第（五）项',
    headers: ['本年处理决定数量'],
    columns: ['decisions'],
    rows: [{ key: 'licensing', label: '行政许可' }],
  },
  {
    caption: '第二十条第（六）项',
    headers: ['本年处理决定数量'],
    columns: ['decisions'],
    rows: [
      { key: 'penalties', label: '行政处罚' },
      { key: 'coercion', label: '行政强制' },
    ],
  },
  {
    caption: '第二十条第（八）项',
    headers: ['本年收费金额（单位：万元）'],
    columns: ['amount'],
    rows: [{ key: 'fees', label: '行政事业性收费' }],
  },
];

/** 二、主动公开政府信息情况 of the form of 2019. */
export const proactive2019: readonly ProactiveBlock[] = [
  {
    caption: '第二十条第（一）项',
    headers: ['本年新制作数量', '本年新公开数量', '对外公开总数量'],
    columns: ['produced', 'published', 'total_published'],
    rows: [
      { key: 'regulations', label: '规章' },
      { key: 'normative_documents', label: '规范性文件' },
    ],
  },
  {
    caption: '第二十条第（五）项',
    headers: ['上一年项目数量', '本年增/减', '处理决定数量'],
    columns: ['previous', 'change', 'decisions'],
    rows: [
      { key: 'licensing', label: '行政许可' },
      { key: 'other_services', label: '其他对外管理服务事项' },
    ],
  },
  {
    caption: '第二十条第（六）项',
    headers: ['上一年项目数量', '本年增/减', '处理决定数量'],
    columns: ['previous', 'change', 'decisions'],
    rows: [
      { key: 'penalties', label: '行政处罚' },
      { key: 'coercion', label: '行政强制' },
    ],
  },
  {
    caption: '第二十条第（八）项',
    headers: ['上一年项目数量', '本年增/减'],
    columns: ['previous', 'change'],
    rows: [{ key: 'fees', label: '行政事业性收费' }],
  },
  {
    caption: '第二十条第（九）项',
    headers: ['采购项目数量', '采购总金额'],
    columns: ['purchases', 'amount'],
    rows: [{ key: 'procurement', label: '政府集中采购' }],
  },
];

export interface StatisticsItem {
  readonly key: string;
  readonly label: string;
  /** Null for a heading line without a figure. */
  readonly unit: string | null;
}

/** 政府信息公开情况统计表 of 2014. */
export const statistics2014: readonly StatisticsItem[] = [
  { key: 'h1', label: '一、主动公开情况', unit: null },
  { key: 'disclosed', label: '（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', unit: '条' },
  { key: 'disclosed_normative', label: '其中：主动公开规范性文件数', unit: '条' },
  { key: 'normative_made', label: '制发规范性文件总数', unit: '件' },
  { key: 'h1b', label: '（二）通过不同渠道和方式公开政府信息的情况', unit: null },
  { key: 'by_gazette', label: '1.政府公报公开政府信息数', unit: '条' },
  { key: 'by_website', label: '2.政府网站公开政府信息数', unit: '条' },
  { key: 'by_weibo', label: '3.政务微博公开政府信息数', unit: '条' },
  { key: 'by_wechat', label: '4.政务微信公开政府信息数', unit: '条' },
  { key: 'by_other', label: '5.其他方式公开政府信息数', unit: '条' },
  { key: 'h2', label: '二、回应解读情况', unit: null },
  {
    key: 'responses',
    label: '（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）',
    unit: '次',
  },
  { key: 'h2b', label: '（二）通过不同渠道和方式回应解读的情况', unit: null },
  { key: 'press_conferences', label: '1.参加或举办新闻发布会总次数', unit: '次' },
  { key: 'press_conferences_head', label: '其中：主要负责同志参加新闻发布会次数', unit: '次' },
  { key: 'interviews', label: '2.政府网站在线访谈次数', unit: '次' },
  { key: 'interviews_head', label: '其中：主要负责同志参加政府网站在线访谈次数', unit: '次' },
  { key: 'explanations', label: '3.政策解读稿件发布数', unit: '篇' },
  { key: 'social_responses', label: '4.微博微信回应事件数', unit: '次' },
  { key: 'other_responses', label: '5.其他方式回应事件数', unit: '次' },
  { key: 'h3', label: '三、依申请公开情况', unit: null },
  { key: 'received', label: '（一）收到申请数', unit: '件' },
  { key: 'received_person', label: '1.当面申请数', unit: '件' },
  { key: 'received_fax', label: '2.传真申请数', unit: '件' },
  { key: 'received_web', label: '3.网络申请数', unit: '件' },
  { key: 'received_letter', label: '4.信函申请数', unit: '件' },
  { key: 'closed', label: '（二）申请办结数', unit: '件' },
  { key: 'closed_in_time', label: '1.按时办结数', unit: '件' },
  { key: 'closed_extended', label: '2.延期办结数', unit: '件' },
  { key: 'answered', label: '（三）申请答复数', unit: '件' },
  { key: 'answered_public', label: '1.属于已主动公开范围数', unit: '件' },
  { key: 'answered_open', label: '2.同意公开答复数', unit: '件' },
  { key: 'answered_partial', label: '3.同意部分公开答复数', unit: '件' },
  { key: 'answered_denied', label: '4.不同意公开答复数', unit: '件' },
  { key: 'denied_state_secret', label: '其中：涉及国家秘密', unit: '件' },
  { key: 'denied_trade_secret', label: '涉及商业秘密', unit: '件' },
  { key: 'denied_privacy', label: '涉及个人隐私', unit: '件' },
  { key: 'denied_security', label: '危及国家安全、公共安全、经济安全和社会稳定', unit: '件' },
  { key: 'denied_not_information', label: '不是《条例》所指政府信息', unit: '件' },
  { key: 'denied_other', label: '法律法规规定的其他情形', unit: '件' },
  { key: 'answered_other_organ', label: '5.不属于本行政机关公开数', unit: '件' },
  { key: 'answered_nonexistent', label: '6.申请信息不存在数', unit: '件' },
  { key: 'answered_supplement', label: '7.告知作出更改补充数', unit: '件' },
  { key: 'answered_other_way', label: '8.告知通过其他途径办理数', unit: '件' },
  { key: 'reconsiderations', label: '四、行政复议数量', unit: '件' },
  { key: 'reconsiderations_upheld', label: '（一）维持具体行政行为数', unit: '件' },
  { key: 'reconsiderations_corrected', label: '（二）被依法纠错数', unit: '件' },
  { key: 'reconsiderations_other', label: '（三）其他情形数', unit: '件' },
  { key: 'lawsuits', label: '五、行政诉讼数量', unit: '件' },
  { key: 'lawsuits_upheld', label: '（一）维持具体行政行为或者驳回原告诉讼请求数', unit: '件' },
  { key: 'lawsuits_corrected', label: '（二）被依法纠错数', unit: '件' },
  { key: 'lawsuits_other', label: '（三）其他情形数', unit: '件' },
  { key: 'complaints', label: '六、举报投诉数量', unit: '件' },
  { key: 'fees', label: '七、依申请公开信息收取的费用', unit: '万元' },
  { key: 'h8', label: '八、机构建设和保障经费情况', unit: null },
  { key: 'offices', label: '（一）政府信息公开工作专门机构数', unit: '个' },
  { key: 'reading_points', label: '（二）设置政府信息公开查阅点数', unit: '个' },
  { key: 'staff', label: '（三）从事政府信息公开工作人员数', unit: '人' },
  { key: 'staff_full_time', label: '1.专职人员数（不包括政府公报及政府网站工作人员数）', unit: '人' },
  { key: 'staff_part_time', label: '2.兼职人员数', unit: '人' },
  {
    key: 'budget',
    label: '（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）',
    unit: '万元',
  },
  { key: 'h9', label: '九、政府信息公开会议和培训情况', unit: null },
  { key: 'meetings', label: '（一）召开政府信息公开工作会议或专题会议数', unit: '次' },
  { key: 'trainings', label: '（二）举办各类培训班数', unit: '次' },
  { key: 'trained', label: '（三）接受培训人员数', unit: '人次' },
];
