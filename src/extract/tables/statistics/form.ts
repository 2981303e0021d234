import { memo } from '../../../text/index.ts';
import { letters } from '../fold.ts';

export interface StatisticsForm {
  readonly key: string;
  readonly labels: readonly string[];
}

/** Letters of a label without its remarks in brackets and without 其中. */
export const statisticsLabel: (label: string) => string = memo((label) => {
  const plain = label.normalize('NFKC').replace(/\([^()]*[^()一二三四五六七八九十\d][^()]*\)/gu, '');
  return letters(plain)
    .replace(/^(?:[一二三四五六七八九]|\d)+(?=\p{Script=Han})/u, '')
    .replace(/^其中\d?/u, '');
});

function row(key: string, ...labels: readonly string[]): StatisticsForm {
  return { key, labels: labels.map(letters) };
}

/** 政府信息公开情况统计表 (国办发〔2014〕32号) in printed order. */
export const statisticsRows: readonly StatisticsForm[] = [
  row('disclosed', '主动公开政府信息数'),
  row('disclosed_normative', '主动公开规范性文件数'),
  row('normative_made', '制发规范性文件总数'),
  row('by_gazette', '政府公报公开政府信息数'),
  row('by_website', '政府网站公开政府信息数'),
  row('by_weibo', '政务微博公开政府信息数'),
  row('by_wechat', '政务微信公开政府信息数'),
  row('by_other', '其他方式公开政府信息数'),
  row('responses', '回应公众关注热点或重大舆情数'),
  row('press_conferences', '参加或举办新闻发布会总次数', '参加或举办新闻发布会次数'),
  row('press_conferences_head', '主要负责同志参加新闻发布会次数'),
  row('interviews', '政府网站在线访谈次数'),
  row('interviews_head', '主要负责同志参加政府网站在线访谈次数'),
  row('explanations', '政策解读稿件发布数'),
  row('social_responses', '微博微信回应事件数'),
  row('other_responses', '其他方式回应事件数'),
  row('received', '收到申请数'),
  row('received_person', '当面申请数'),
  row('received_fax', '传真申请数'),
  row('received_web', '网络申请数'),
  row('received_letter', '信函申请数'),
  row('closed', '申请办结数'),
  row('closed_in_time', '按时办结数'),
  row('closed_extended', '延期办结数'),
  row('answered', '申请答复数'),
  row('answered_public', '属于已主动公开范围数'),
  row('answered_open', '同意公开答复数'),
  row('answered_partial', '同意部分公开答复数'),
  row('answered_denied', '不同意公开答复数'),
  row('denied_state_secret', '涉及国家秘密', '涉及国家秘密数'),
  row('denied_trade_secret', '涉及商业秘密', '涉及商业秘密数'),
  row('denied_privacy', '涉及个人隐私', '涉及个人隐私数'),
  row('denied_security', '危及国家安全、公共安全、经济安全和社会稳定'),
  row('denied_not_information', '不是《条例》所指政府信息'),
  row('denied_other', '法律法规规定的其他情形'),
  row('answered_other_organ', '不属于本行政机关公开数'),
  row('answered_nonexistent', '申请信息不存在数'),
  row('answered_supplement', '告知作出更改补充数'),
  row('answered_other_way', '告知通过其他途径办理数'),
  row('reconsiderations', '行政复议数量'),
  row('reconsiderations_upheld', '维持具体行政行为数'),
  row('reconsiderations_corrected', '被依法纠错数'),
  row('reconsiderations_other', '其他情形数'),
  row('lawsuits', '行政诉讼数量'),
  row('lawsuits_upheld', '维持具体行政行为或者驳回原告诉讼请求数'),
  row('lawsuits_corrected', '被依法纠错数'),
  row('lawsuits_other', '其他情形数'),
  row('complaints', '举报投诉数量'),
  row('fees', '依申请公开信息收取的费用', '依申请公开收取的费用'),
  row('offices', '政府信息公开工作专门机构数'),
  row('reading_points', '设置政府信息公开查阅点数', '政府信息公开查阅点数'),
  row('staff', '从事政府信息公开工作人员数'),
  row('staff_full_time', '专职人员数', '专职人员'),
  row('staff_part_time', '兼职人员数', '兼职人员'),
  row('budget', '政府信息公开专项经费', '政府信息公开专项经费数'),
  row('meetings', '召开政府信息公开工作会议或专题会议数', '召开会议或专题会议数'),
  row('trainings', '举办各类培训班数'),
  row('trained', '接受培训人员数', '接受培训人次'),
];

/** 统计指标, 单位, 统计数. */
export const statisticsColumnLabels: readonly (readonly string[])[] = [
  ['统计指标', '指标', '指标名称', '项目'],
  ['单位', '计量单位'],
  ['统计数', '统计数据', '数量', '数值', '数据'],
];
