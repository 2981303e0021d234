import type { PageSketch } from './page-sketch.ts';
import * as words from './page-words.ts';
import { sayingsOf } from './stand-in/concepts.ts';

const year = '(?:(?:19|20)\\d{2}|[二2][〇○零０0OＯo][〇○零０0一二12][〇○零０一二三四五六七八九0-9])';
/** A heading that names a document of a year: 2023年政府信息公开工作年度报告. */
const ofYear = new RegExp(
  `${year}年?.{0,40}(?:[报報]告|年[报報]|[统統][计計]表|情况表|说明|目[录錄]|公告|通告|通知|公示|[计計][划劃]|总结)|report.{0,60}${year}|${year}.{0,20}report`,
  'i',
);
/**
 * The header block with values: 发布日期：2024-01-31, an index number, 来源 with a date beside it. Templates around nothing
 * show labels without values; 拦截时间 and 请求时间 are a firewall's.
 */
const dated =
  /(?:发布|成文|发文|生成|公开|印发|更新|录入)(?:日期|时间)[:：]?.{0,3}(?:19|20)\d{2}[-/.年]|日期[:：](?:19|20)\d{2}[-/.年]|索引号[:：]?[A-Z0-9]{8,}|[\u4e00-\u9fff][〔﹝[［(（](?:19|20)\d{2}[〕﹞\]］)）]第?\d{1,4}号|(?:发文字?号|文号)[:：].{1,12}[〔﹝[［(（]\d{4}[〕﹞\]］)）]|(?:作者|来源)[:：].{1,60}(?:19|20)\d{2}[-/.年]\d|(?:19|20)\d{2}[-/.年]\d.{1,60}来源[:：]|(?:浏览|点击|阅读)(?:次数|量|数)[:：].{0,80}(?:19|20)\d{2}[-/.年]\d|(?:19|20)\d{2}[-/.年]\d.{1,80}(?:浏览|点击|阅读)(?:次数|量|数)[:：]/;
const ofSite = /网站|本网|本站|页面|网页|栏目|频道|门户/;
const official = /关于.{2,80}的(?:决定|通知|公告|通告|意见|批复|函|办法|通报|报告|请示|方案|规定|说明|公示|答复)/;
/** A cell that holds a figure; 404 in a table that only arranges the page is none. */
const figure =
  /<td\b[^<>]{0,300}>(?:\s|&nbsp;|<(?!\/td)[^<>]{0,200}>){0,20}(?![345]0\d\b)\d[\d,]{0,12}(?:\.\d{1,2})?(?:\s|&nbsp;|<(?!\/td)[^<>]{0,200}>){0,20}<\/td>/i;

/**
 * How a short page is known as a document of its own. `marked`: by tags that content systems give articles, a header block with
 * values, a heading that names a document of a year, a table of figures; such a page may speak of anything. `titled`: by
 * its title alone, which stays when the rest is gone.
 */
export type DocumentSign = 'marked' | 'titled' | null;

export function documentSign(html: string, { title, headings, prose }: PageSketch): DocumentSign {
  if (isTagged(html) || namesDocument(headings) || isOfficial(headings) || dated.test(prose) || figure.test(html))
    return 'marked';
  return namesDocument(title) ? 'titled' : null;
}

/** Whether a short page is a document of its own. */
export function looksLikeDocument(html: string, sketch: PageSketch): boolean {
  return documentSign(html, sketch) !== null;
}

/** 关于废止部分文件的决定: a heading as only documents have, unless the site speaks so of itself. */
function isOfficial(headings: string): boolean {
  return official.test(headings) && !(ofSite.test(headings) && sayingsOf(headings).length > 0);
}

function isTagged(html: string): boolean {
  for (const [tag] of html.matchAll(words.articleTags)) {
    const content = /content\s{0,3}=\s{0,3}["']([^"']*)["']/i.exec(tag)?.[1] ?? '';
    if (content.trim() !== '' && !words.missingWords.test(content)) return true;
  }
  return false;
}

function namesDocument(text: string): boolean {
  return ofYear.test(text) && !words.missingWords.test(text) && !words.maintenanceWords.test(text);
}

/** Whether what a page says at a place is said to the visitor, of the page itself: no document speaks so. */
export function isSaidToVisitor(text: string, at: number): boolean {
  const begin = Math.max(...['。', '！', '!', '？', '?', '；'].map((end) => text.lastIndexOf(end, at - 1))) + 1;
  return words.toVisitor.test(text.slice(begin, begin + 60));
}
