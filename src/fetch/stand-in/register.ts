import { oneOf } from '../../text/index.ts';

/** How reports speak, and what templates put around them: the counterweight to words that also refusals use. */

/** A block of a template: who runs the site, its numbers, where one is, the clock. */
const chrome = oneOf(
  /^.{0,40}(?:主办|承办)$/,
  /^.{0,12}(?:主办|承办|协办|维护单位|版权|copyright|©|技术(?:支持|保障)[:：]|运维单位|备案(?:号|序号|编号)|icp|公网安备|标识码|邮编|邮政编码|(?<!新)地址[:：](?!http)|(?:联系)?电话[:：]|传真|(?:电子)?邮箱[:：]|网站地图|(?:您|你)?(?:现在|当前|目前)?(?:所)?(?:在)?的?位置|当前栏目|今天是|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?:星期|周)[一二三四五六日天]|(?:访问|浏览)(?:总)?(?:量|次数)[:：]|建议使用|分辨率|站内搜索|热门搜索|请输入(?:搜索|关键|检索)|责任编辑|总机[:：]|(?:您|你)?是?第\d*位[^。]{0,4}(?:访|浏览|来)|网站建设|网站维护[:：]|安全支持|欢迎(?:您)?(?:访问|光临|来到))/,
);
const toolNames =
  '点赞|评论|转发|无障碍|关怀版|长者|适老|简体|繁体|字体|字号|打印|分享|扫一扫|微信|微博|手机版|电脑版|客户端|智能(?:问答|机器人|客服)|语音|纠错|留言|政务微[信博]|导航|关闭(?:窗口|本页|此页)|收藏|(?:返回|回到)顶部|搜索|注册|更多|上一[篇条]|下一[篇条]';
/** A tool of a template, by a word or two. */
const tool = new RegExp(
  `^.{0,2}(?:${toolNames})(?:.{0,6}|.{0,10}为您服务)$|^[【[]?(?:关闭|大|中|小|顶部|首页|登录)[】\\]]?[:：>]?$|^[>|·/\\\\\\-—\\s【】[\\]()]+$`,
);
/** Tools in a row, without a word between them. */
const tools = new RegExp(`^(?:(?:${toolNames}|首页|登录|顶部|关闭|大|中|小)[^。]{0,2}){2,8}$`);
/** The way to a page: 首页 > 公开目录 > 年报; or what is left of one whose steps are links: >> 详情. */
const breadcrumb = oneOf(
  /^(?:(?:网站)?(?:首页|主页)|home)[^>»›]{0,8}[>»›]|^(?:[^>»›]{1,14}[>»›]+){2,6}[^>»›]{0,40}$/,
  /^[>»›/|\\]{1,8}[^>»›/|\\。:,]{0,12}$/,
);
/** Labels of a header block that have no values, readers' counts among them; any labels where several stand in a row. */
const emptyLabels = oneOf(
  /^(?:(?:来源|信息来源|稿源|作者|编辑|发布时间|发布日期|时间|日期|成文日期|生成日期|索引号|发布机构|发文机关|公开机构|文号|发文字号|主题分类|有效性|标题|名称|关键词|次|字号|字体大小|(?:点击|阅读|浏览|访问)(?:次数|率|量|数)?(?:[:：]?\d{1,9})?)[:：]?)+$/,
  /^(?:[\u4e00-\u9fff]{2,6}[:：]){2,12}$/,
);

/** A quantity of something counted: 120条, 3件, 二十余次. */
const quantity = oneOf(
  /(?:\d[\d,.]*|[一二三四五六七八九十百千两零〇余多万]{2,})(?:余)?(?:万|千)?(?:条|件|份|篇|起|人次|次(?!数)|场|项|宗|期(?!间|满|已)|例|万人|%|％)/,
  /\d(?:个|处|家|名|元|页)(?!工作日)/,
);
const ofTheYear = oneOf(
  /^(?:19|20)\d{2}年度?,|本年|上年度|年度内|该年度|全年|年内|今年|去年|同比/,
  /(?:19|20)\d{2}年(?:度)?(?:[^\d。]{0,4})?(?:共|我|本|全|以来|来|无|政府|信息|工作|年报|年度)|in(?:19|20)\d{2}/,
);
const disclosure = oneOf(
  /政府信息|信息公开|政务公开|依申请|主动公开|不予公开|部分公开|予以公开|行政复议|行政诉讼|复议|诉讼|申请人/,
  /公开条例|本条例|《条例》|受理(?:申请|机构)|申请量|(?:重复|恶意)申请|收到申请|规范性文件|年报|年度报告|foi/,
  /disclos|requestswere/,
);
const reporting = oneOf(
  /加强|落实|(?<!正在)完善|建立|健全|推进|有待|不够|处置(?=.)|均已|已处理|已整改|已(?:经)?(?:全部|陆续|逐步)?恢复/,
  /进一步|提升|改进措施|存在的?(?:主要)?问题|组织领导|监督保障|[一二三四五]是[^。]{2,40}[,、][二三四五六]是|下一?步/,
  /杜绝|(?<!创)建成|实现|曾|(?:^|,)[我本](?:局|委|镇|乡|县|区|办|院|校|所|街道|中心)(?!的?(?:网|子站|门户|站))/,
  /等(?:问题|情况|现象|不足)|专人|给予|追究|处分|责令|反映的|(?<!请)(?:不|未)?及时(?!联系|与|刷新|关注)/,
  /确保(?:及时|按时|落实|办理)|群众(?:反映|访问|满意|来访|留言|诉求|需求|办事)|不(?:畅|佳|到位|全面|规范|熟悉|平衡)/,
  /滞后|打击|新增|增设|(?<![因为])开展|对[^。,]{2,20}进行了?|故无|特此(?:说明|报告|公告)|现将|予以公布|本机关/,
  /本单位无|统计|指标/,
);

/** What documents end with, or say where they hold nothing of their own: a date, 见附件, 无. */
const small = oneOf(
  /(?:19|20)\d{2}年(?!\d{1,2}月\d{1,2}日(?:起|前|后|至|\d{1,2}[时点:]))|^[一二三四五六七八九十]{1,3}[、.]/,
  /^[(][一二三四五六七八九十\d]{1,2}[)]|^第[一二三四五六七八九十]部分/,
  /(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月/,
  /见附件|附件|附表|附图|扫描件|此件|^[(]?无[)]?$|如下|正文(?:见|附)|见正文|全文(?:见|下载)|(?:查看|阅读|浏览)全文/,
  /下载|目录$|图解|解读|领导|科室|职责/,
);
/** What the parts of a document look like: numbering, a salutation, a date that signs, 收费标准：不收费 line by line. */
const forms = [
  /^(?:[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十\d]{1,2}[)]|第[一二三四五六七八九十]部分)/,
  oneOf(
    /^(?:各|全体|全市|全县|全区)[^。:,]{1,20}:/,
    /^[^。:,您你]{2,20}(?:办|局|委|政府|厅|院|公司|处|科|镇|乡|街道|单位|部门|同志|先生|女士):$/,
  ),
  /^[^:,。]{0,20}(?:(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)$/,
];
const labelled =
  /^(?!.{0,8}(?:编号|时间|地址|网址|url|代码|原因|规则|节点|结果|事件|客户端|策略|请求|提示|ip|id|来源|动作|会话|状态|拦截|阻断|结果|处置|类型|级别|错误|建议))[\u4e00-\u9fff]{2,10}:[^:]/;

/** A heading of a report without its year: 市水务局工作年度报告; a column's name has no organ. */
const ofOrgan = /(?:局|委|委员会|办|办公室|政府|院|厅|中心|镇|乡|街道)[^。]{0,12}(?:年度报告|年报)$/;

/** How many of the parts of a document sentences look like. */
export function formsIn(sentences: readonly string[]): number {
  const shaped = sentences.filter((sentence) => forms.some((form) => form.test(sentence))).length;
  const pairs = sentences.filter((sentence) => labelled.test(sentence)).length;
  return shaped + (pairs > 1 ? 1 : 0) + (sentences.some((sentence) => ofOrgan.test(sentence)) ? 1 : 0);
}

/** Said to somebody: a figure in such a sentence may be one of the visitor's own doing. */
const spoken =
  /您|你|尊敬的|网民|网友|访客|(?:尊敬的|亲爱的|各位|广大|^)用户|(?<![申提聘邀报])请(?!求|示)|再来|再试|重试|稍后/;

/** Whether a sentence may stand in a document however short it is. */
export function maybeDocument(sentence: string): boolean {
  return small.test(sentence) || reportedIn(sentence) > (spoken.test(sentence) ? 1 : 0);
}

/** What a sentence has of a report's manner: 0 to 4. */
export function reportedIn(sentence: string): number {
  let said = 0;
  for (const manner of [quantity, ofTheYear, disclosure, reporting]) if (manner.test(sentence)) said += 1;
  return said;
}

/** Tools in a line of labels: 【字体：大 中 小】 打印. */
const toolsInLine = /[【[(]?字(?:体|号)(?:大小)?:?[大中小/|]{0,8}[】\])]?|打印|关闭|分享|收藏|次/g;

/** Whether a block is labels of a document's header without their values. */
export function isEmptyHeader(block: string): boolean {
  const labels = block.length < 80 ? block.replaceAll(toolsInLine, '') : '';
  return labels !== '' && emptyLabels.test(labels);
}

/** Whether a block stands on every page of its site, or is a label without its value. */
export function isChrome(block: string): boolean {
  return (
    (block.length <= 120 && chrome.test(block)) ||
    tool.test(block) ||
    (block.length <= 60 && tools.test(block)) ||
    isEmptyHeader(block) ||
    breadcrumb.test(block)
  );
}
