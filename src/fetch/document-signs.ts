import type { PageSketch } from './page-sketch.ts';
import * as words from './page-words.ts';

const year = '(?:(?:19|20)\\d{2}|[二2][〇○零０0OＯo][〇○零０0一二12][〇○零０一二三四五六七八九0-9])';
/** A heading that names a document of a year: 2023年政府信息公开工作年度报告. */
const ofYear = new RegExp(`${year}年?.{0,40}(?:报告|年报|统计表|情况表|说明|目录|公告|通告|通知|公示|计划|总结)`, 'i');
/** A label of the header block with its value: 发布日期：2024-01-31. Templates around nothing show labels without values. */
const dated =
  /(?:发布|成文|发文|生成|公开|印发|更新|录入)(?:日期|时间)[:：]?.{0,3}(?:19|20)\d{2}[-/.年]|日期[:：](?:19|20)\d{2}[-/.年]|索引号[:：]?[A-Z0-9]{8,}|(?:发文字?号|文号)[:：].{1,12}[〔﹝[［(（]\d{4}[〕﹞\]］)）]/;
const figure = />\s{0,20}\d[\d,.]{0,12}\s{0,20}<\/(?:td|th|span|p|font)>/i;

/**
 * Whether a short page is a document of its own: tags that content systems mark articles with, a heading that names a
 * document of a year, a header block with values, a table of figures. Such a page may speak of anything.
 */
export function looksLikeDocument(html: string, { title, headings, prose }: PageSketch): boolean {
  return isTagged(html) || [title, headings].some((text) => namesDocument(text)) || dated.test(prose) || isTable(html);
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

function isTable(html: string): boolean {
  return /<td\b/i.test(html) && figure.test(html);
}

/** Whether what a page says at a place is said to the visitor, of the page itself: no document speaks so. */
export function isSaidToVisitor(text: string, at: number): boolean {
  const begin = Math.max(...['。', '！', '!', '？', '?', '；'].map((end) => text.lastIndexOf(end, at - 1))) + 1;
  return words.toVisitor.test(text.slice(begin, begin + 60));
}
