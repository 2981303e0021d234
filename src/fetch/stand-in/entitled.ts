import { mattersIn } from './matters.ts';
import { oneOf } from '../../text/index.ts';

/** What things published are called. */
const genre = oneOf(
  /(?:公告|通告|通知|公示|声明|启事|决定|意见|批复|复函|答复|回复|告知书|报告|年报|说明|通报|简报|快报|预警|须知|指南|简介|概况|职责|职能|名单|结果|成绩|办法|规定|条例|细则|方案|计划|总结|讲话|问答|解读|任免|许可|处罚|采购|招标|中标|成交|电话|函|令|表|纪要|要点|规划|章程|制度)(?:[(][^()]{1,20}[)]|\d{0,2})?$/,
  /^(?:notice|announcement|report|statement|circular|decision)(?:on|of|about)/,
);
/** What columns are called: it says nothing of a page. */
const ofColumn = oneOf(
  /政府|信息|公开|政务|年度?|年报|报告|目录|指南|制度|栏目|内容|详情|正文|首页|新闻|动态|公告|通知|工作|热点|推荐/g,
  /排行|相关|链接|专题|法定|主动|依申请/g,
);
/** Whose the site is. */
const ownerOfSite =
  /[\u4e00-\u9fff]{1,12}?(?:局|委|办|厅|政府|院|中心|镇|乡|街道|会|公司)?(?=(?:官方|门户|政务|政府|互联网)?(?:网站|网页|官网|门户))/g;
const longest = 60;
const fewestMatters = 2;

/** Whether a line is a column's name, which stands over every page of it. */
export function namesColumn(line: string): boolean {
  return line.length > 3 && line.replaceAll(ofColumn, '') === '';
}

/**
 * Whether a heading entitles a thing published, by its kind and a matter that is not the site itself: 停水公告 does,
 * 网站维护公告 and 信息公开目录 do not.
 * @param heading folded
 */
export function entitles(heading: string): boolean {
  if (heading.length > longest || !genre.test(heading)) return false;
  return mattersIn(heading.replaceAll(ownerOfSite, '').replaceAll(ofColumn, '')) >= fewestMatters;
}
