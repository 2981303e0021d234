import type { PageSketch } from './page-sketch.ts';
import { articleTags } from './page-marks.ts';
import { sayingsOf } from './stand-in/concepts.ts';
import { entitles } from './stand-in/entitled.ts';
import { fold } from './stand-in/own-text.ts';
import { oneOf } from '../text/index.ts';

const year = '(?:(?:19|20)\\d{2}|[二2][〇○零０0OＯo][〇○零0０一二12][〇○零０一二三四五六七八九0-9])';
/** A heading that names a document of a year: 2023年政府信息公开工作年度报告. */
const ofYear = new RegExp(
  `${year}年?.{0,40}(?:[报報]告|年[报報]|[统統][计計]表|情况表|说明|目[录錄]|公告|通告|通知|公示|[计計][划劃]|总结)|report.{0,60}${year}|${year}.{0,20}report`,
  'i',
);
/** A year and a month after it; 2018-2024 are the years of a copyright. */
const day = '(?:19|20)\\d{2}[-/.年](?=\\d{1,2}(?!\\d))';
/** Who wrote, where from, how often read: what stands beside a day in a header block. */
const beside = '(?:作者|来源|稿源|编辑|发布(?:人|者|机构|单位)|录入|(?:浏览|点击|阅读|访问)(?:次数|量|数)?)[:：]';
/**
 * The header block with values: 发布日期：2024-01-31, an index number, 来源 with a date beside it. Templates around nothing
 * show labels without values; 拦截时间 and 请求时间 are a firewall's.
 */
const dated = new RegExp(
  [
    `(?:发布|成文|发文|生成|公开|印发|更新|录入)(?:日期|时间)[:：]?.{0,3}${day}`,
    `日期[:：]${day}`,
    '索引号[:：]?[A-Z0-9]{8,}',
    '[\\u4e00-\\u9fff][〔﹝[［(（](?:19|20)\\d{2}[〕﹞\\]］)）]第?\\d{1,4}号',
    '(?:发文字?号|文号)[:：].{1,12}[〔﹝[［(（]\\d{4}[〕﹞\\]］)）]',
    `(?:作者|来源)[:：].{1,60}${day}`,
    `${day}\\d.{1,60}(?:作者|来源)[:：]`,
    `${beside}.{0,80}${day}\\d`,
    `${day}\\d.{1,80}${beside}`,
    '(?:Source|Author|From)[:：].{1,60}(?:19|20)\\d{2}|(?:19|20)\\d{2}.{0,12}(?:Source|Author)[:：]',
  ].join('|'),
);
/** A letter and what it was answered, a question and its answer. */
const answered = oneOf(
  /(?:^|。)(?:问|答|答复|回复|提问)[:：][^。]{6,}/,
  /(?:来信|写信|投诉|咨询|诉求|反映|留言)(?:标题|时间|内容|人|描述)[:：。]/,
  /(?:回复|答复|办理)(?:内容|单位|时间|结果)[:：。]/,
);
/** A heading that asks how something is done; 如何解决 stands on pages of refusal. */
const asksHow = /^(?!.{0,20}(?:本页|此页|这个页面|拦截)).{5,40}(?:如何|怎么|怎样)[^。]{1,8}$/;
/** A line that holds a day, and whom it is from perhaps; one with a time of day may be an event's. */
const dayLine = /^(?:19|20)\d{2}(?:年\d{1,2}月(?:\d{1,2}日)?|[-/.]\d{1,2}[-/.]\d{1,2})(?:[^\d:：您你请]{0,16})$/;
/** A letter to organs: its heading, unless it is about a site, and whom it is to. */
const letterHead = /^(?!.*(?:网站|门户|本站|平台|系统))关于.{3,60}(?:通知|决定|通报|批复|函|意见|公告)$/;
const toOrgans =
  /^各(?:乡|镇|街道|村|社区|县|市|区|州|旗|部门|单位|科室|处室|局|委|办|中心|学校|企业|有关)[^。:：您你网用]{0,40}[:：]/;
/** A cell that holds a figure; 404 in a table that only arranges the page is none. */
const figure =
  /<td\b[^<>]{0,300}>(?:\s|&nbsp;|<(?!\/td)[^<>]{0,200}>){0,20}(?![345]0\d\b)\d[\d,]{0,12}(?:\.\d{1,2})?(?:\s|&nbsp;|<(?!\/td)[^<>]{0,200}>){0,20}<\/td>/i;

/**
 * How a short page is known as a document of its own. `marked`: by tags that content systems give articles, a header block with
 * values, a heading that names a document of a year, a table of figures; such a page may speak of anything. `titled`: by
 * its title alone, which stays when the rest is gone.
 */
export type DocumentSign = 'marked' | 'titled' | null;

export function documentSign(html: string, sketch: PageSketch): DocumentSign {
  const { title, headings, prose } = sketch;
  if (isTagged(html) || namesDocument(headings) || dated.test(prose) || answered.test(prose) || figure.test(html))
    return 'marked';
  const blocks = prose.split('。');
  if (headings.split('。').some((heading) => asksHow.test(heading))) return 'marked';
  if (
    isOfficial(headings.split('。')) ||
    isOfficial(blocks.slice(0, 1)) ||
    isPosted(blocks, headings) ||
    isLetter(blocks, headings)
  )
    return 'marked';
  return namesDocument(title) ? 'titled' : null;
}

/** Whether a short page is a document of its own. */
export function looksLikeDocument(html: string, sketch: PageSketch): boolean {
  return documentSign(html, sketch) !== null;
}

/** 关于废止部分文件的决定: a heading as only documents have, unless it is the site of which it speaks. */
function isOfficial(headings: readonly string[]): boolean {
  return headings.some((heading) => heading.startsWith('关于') && entitles(fold(heading)));
}

/** A heading, a day, and something after it. */
function isPosted(blocks: readonly string[], headings: string): boolean {
  const heads = headings.split('。');
  return blocks.some(
    (block, at) =>
      at > 0 && at < blocks.length - 1 && dayLine.test(block) && (at === 1 || heads.includes(blocks[at - 1] ?? '')),
  );
}

function isLetter(blocks: readonly string[], headings: string): boolean {
  return (
    headings.split('。').some((heading) => letterHead.test(heading)) && blocks.some((block) => toOrgans.test(block))
  );
}

function isTagged(html: string): boolean {
  for (const [tag] of html.matchAll(articleTags)) {
    const content = /content\s{0,3}=\s{0,3}["']([^"']*)["']/i.exec(tag)?.[1] ?? '';
    if (content.trim() !== '' && !tellsOfSite(content)) return true;
  }
  return false;
}

function namesDocument(text: string): boolean {
  return ofYear.test(text) && !tellsOfSite(text);
}

function tellsOfSite(text: string): boolean {
  return sayingsOf(fold(text.replaceAll(/\s/g, ''))).length > 0;
}
