import { tidy } from './title.ts';
import { oneOf } from '../text/index.ts';

/** One year's report is a document, no column. */
const oneYear = /(?:19|20)\d{2}|[〇○零一二三四五六七八九]{4}年/;
/** What else is published yearly: companies, statistics, budgets, other duties. */
const otherReports = oneOf(
  /上市|企业|公司|集团|银行|统计|年鉴|财务|财政|预算|决算|审计|事业单位|法人|社会组织|基金|法治|依法行政|环境|质量/,
  /知识产权|气象|卫生|健康|教育|就业|工资|海关|专利|普法|网站工作|网站年度|新媒体|报表|年检|党务|村务|校务|医院/,
  /招生|税收|工作要点|绩效|信用|市场主体|个体|农民专业|慈善|公积金|社保|社会保险|履职|述职|政府工作报告/,
);
/** What stands around a column's name and is no part of it. */
const decoration = /^[\s·•●◆■□▪▶►»›>※★☆\-–—|｜[【(（]+|[\s·•»›>→\-–—|｜\]】)）:：]+$|(?:更多|more)[\s>»›.…]*$/gi;
const reportWord = /(?:年度(?:工作)?报告|年报|年度(?:公开)?情况报告|年度公报|工作(?:情况)?报告)(?:书|表)?$/;
const afterName = /(?:专栏|专题|栏目|列表|汇总|汇编|公开|公示|公布|发布|展示|查询|查看|下载|专区|平台)$/;
const disclosure = /(?:政府|政务)?信息公开|政务公开|信息年(?:度|报)/;
/** Words that only say whose, or which of them. */
const scope =
  /^(?:(?:各|本|历年|往年|全部|所有|年度|市|县|区|州|盟|旗|省|镇|乡|街道|街办|乡镇|镇街|部门|单位|机关|机构|直属|市直|县直|区直|政府|人民政府|办公室|局|委|办|级|公开|信息|政府信息|及|和|、|[（）()\s])*|.{0,12}(?:政府|局|委|办|厅|街道|镇|乡)的?)$/;

/** An organ's name may hold any word: it says nothing of the report. */
const ownerBefore = /^.{0,14}(?=政府信息公开)|^.{0,14}(?:局|委|委员会|办|厅|中心|政府)(?=(?:政务)?信息公开)/;

/** A column's name without what stands around it. */
export function bareName(name: string): string {
  let bare = tidy(name).replaceAll(/\s/g, '');
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replaceAll(decoration, '');
  }
  return bare;
}

/** How sure a name makes that a column holds annual reports of information disclosure; 0 for other columns. */
export function annualReportColumn(name: string): number {
  const bare = bareName(name);
  if (bare.length > 30 || oneYear.test(bare)) return 0;
  const core = bare
    .replace(/[（(][^（）()]{0,14}[）)]$/, '')
    .replace(afterName, '')
    .replace(/[（(][^（）()]{0,14}[）)]$/, '');
  if (disclosure.test(core)) {
    if (!/(?:年度.{0,8}报告|年报|年度公报)/.test(core) || otherReports.test(core.replace(ownerBefore, ''))) return 0;
    return reportWord.test(core) || core.endsWith('年度报告') ? 0.95 : 0.6;
  }
  if (!/(?:年度(?:工作)?报告|年报)(?:书)?$/.test(core) || otherReports.test(core)) return 0;
  const owner = core.replace(/(?:工作)?(?:年度(?:工作)?报告|年报)(?:书)?$/, '');
  return scope.test(owner) ? (owner === '' || /公开|信息/.test(owner) ? 0.65 : 0.6) : 0;
}

const hubNames: readonly (readonly [RegExp, number])[] = [
  [/^(?:法定主动|主动)公开内容$|^法定主动公开$/, 0.9],
  [/^政府信息公开(?:专栏|平台|目录|网|专区|网站)?$/, 0.9],
  [/^(?:政务|信息)公开(?:专栏|平台|目录|网|专区)?$/, 0.8],
  [/法定主动公开|信息公开目录|公开目录/, 0.7],
  [/信息公开|政务公开/, 0.5],
  [/^(?:网站|站点)(?:地图|导航)$|^sitemap$/i, 0.35],
  [/^(?:公开|政务)$|^(?:县|区|市|部门|乡镇|各)?.{0,4}(?:部门|乡镇|街道)(?:信息|政务)?公开$/, 0.3],
];
/** Pages beside the reports in every disclosure section. */
const besides = /指南|申请|制度|规定|条例|意见箱|监督|投诉|举报|互动|咨询/;

/** How likely a page so called leads to a column of annual reports. */
export function leadsToReports(name: string): number {
  const bare = bareName(name);
  if (bare.length > 20 || besides.test(bare) || oneYear.test(bare)) return 0;
  return hubNames.find(([pattern]) => pattern.test(bare))?.[1] ?? 0;
}
