import type { CheerioAPI } from 'cheerio/slim';
import type { GoesOn } from '../domain/index.ts';
import { pagesToChoose } from './choices.ts';
import { bodyOf, elementsIn, elementsOf, parentOf, spacedText, wordsBeside, type PageElement } from './nodes.ts';
import { wordBefore } from './pager-controls.ts';
import { oneOf } from '../text/index.ts';

const nextWords = /^(?:下一?页|后一?页|[>›»＞]|(?:下一?页|next)[>›»＞]{0,2}|[>›»＞]{1,2}下一?页)$/i;
const moreWords = /^(?:点击)?(?:加载|显示|载入)更多(?:内容|信息|数据)?[.…>»+]{0,3}$|^load\s?more[.…]{0,3}$/i;
const nextClass = /(?:^|[\s_-])next(?:$|[\s_-])/i;
const pagerName = /pag(?:e|er|ing|ination)(?!\w*(?:header|content|title))|fenye/i;
/** A box that a script draws a pager into. */
const pagerBox = oneOf(
  /pagination|paginator|paging|pager(?!\w)|fenye/i,
  /(?:^|[\s_-])(?:pages?\d?|page[_-]?(?:bar|nav|num|no|box|div|list|info|public_?info))(?:$|\s)/i,
);
const off = /disab|gr[ae]y|(?:^|[\s_-])(?:off|none|end|last|no)(?:$|[\s_-])/i;
const nothing = /暂无|没有(?:找到|查询到|检索到)?(?:相关|任何)?(?:信息|内容|数据|记录|文章)|无相关|no data/i;
const emptyBox =
  /<(?:div|ul|ol|tbody|table|section|main)\b[^>]{0,200}\b(?:id|class)=["'][^"'>]{0,60}(?:app|root|list|main|content|data|box|news|info|article|wrap|result|con|ul|tb)[^"'>]{0,40}["'][^>]{0,200}>\s{0,200}<\//i;
const template = /\{\{[^{}]{1,80}\}\}|\bv-for=|\bng-repeat=/;
const byScript = /<(?:script|iframe)\b|\sonclick=/i;
const controls = new Set(['a', 'button', 'span', 'div', 'li', 'p', 'input']);
const boxes = new Set(['div', 'ul', 'ol', 'nav', 'p', 'span', 'td', 'section']);
/** What adds to a list when one comes to its end. */
const scrolls = oneOf(
  /\bnew\s{1,3}(?:MeScroll|MiniRefresh|InfiniteScroll)\s{0,3}\(/,
  /\.(?:dropload|infiniteScroll|infinite|infinitescroll)\(/,
  /\b(?:v-infinite-scroll|infinite-scroll-distance|onReachBottom)\b|<van-list\b|\bflow\.load\(/,
);
const unseen = new Set(['script', 'style', 'noscript']);
const besideContent = new Set([...unseen, 'a', 'option', 'li', 'footer']);
/** A page with more text than this is no empty frame. */
const mostText = 600;

function isOff(element: PageElement): boolean {
  if (element.attribs['disabled'] !== undefined) return true;
  const parent = parentOf(element);
  return off.test(element.attribs['class'] ?? '') || off.test(parent?.attribs['class'] ?? '');
}

/** Whether an element and what is in it have no address. */
function leadsNowhere(element: PageElement): boolean {
  return [element, ...elementsIn(element, ({ name }) => name === 'a')].every(({ attribs }) =>
    /^(?:#.*|javascript:.*)?$/is.test(attribs['href']?.trim() ?? ''),
  );
}

function isInPager(element: PageElement): boolean {
  let at: PageElement | null = element;
  for (let level = 0; level < 4 && at !== null; level += 1) {
    if (pagerName.test(`${at.attribs['class'] ?? ''} ${at.attribs['id'] ?? ''}`)) return true;
    at = parentOf(at);
  }
  return false;
}

/** A control that leads to more, by a script that is not understood. */
function scriptedControl($: CheerioAPI): string | null {
  for (const element of elementsOf($, ({ name }) => controls.has(name))) {
    const { href, onclick, value = '' } = element.attribs;
    if (element.children.length > 6) continue;
    const label = (spacedText(element) || value).replaceAll(/\s/g, '');
    if (label.length > 14 || isOff(element)) continue;
    const isNumber = label === '2' || (label === '' && nextClass.test(element.attribs['class'] ?? ''));
    if (isNumber && leadsNowhere(element) && isInPager(element)) return label || 'next';
    if (label === '') continue;
    if (moreWords.test(label) && (href === undefined || /^(?:#|javascript:|$)/i.test(href.trim()))) return label;
    if (!nextWords.test(label) || (href === undefined && onclick === undefined && element.name !== 'button')) continue;
    // An arrow alone is a pager's where it stands after the number of a page.
    if (/^[>›»＞]$/.test(label) && onclick === undefined && !/^\d{1,3}$/.test(wordBefore(element))) continue;
    if (href === undefined || /^(?:#$|javascript:|$)/i.test(href.trim())) return label;
  }
  return null;
}

/** A choice among numbers of pages, to which no address is known. */
function choiceOfPages($: CheerioAPI): string | null {
  for (const select of elementsOf($, ({ name }) => name === 'select')) {
    const pages = pagesToChoose(select);
    const isRun = pages.length > 1 && pages.every(({ page }, at) => page === at + 1);
    const isPager = /页/.test(spacedText(parentOf(select) ?? select)) || isInPager(select);
    if (isRun && isPager) return '第 2 页';
  }
  return null;
}

const slides = /swiper|slick|carousel|slider|slideshow|(?:^|[\s_-])owl(?:[\s_-]|$)/i;

/** Whether a box is of pictures that change: its dots are no pages. */
function isOfSlides(box: PageElement): boolean {
  let at: PageElement | null = box;
  for (let level = 0; level < 4 && at !== null; level += 1, at = parentOf(at)) {
    if (slides.test(`${at.attribs['class'] ?? ''} ${at.attribs['id'] ?? ''}`)) return true;
  }
  return false;
}

/** Whether a pager is drawn into an empty box by a script, without a word of how many pages there are. */
function hasUndrawnPager($: CheerioAPI): boolean {
  return elementsOf($, ({ name }) => boxes.has(name)).some(
    (element) =>
      pagerBox.test(`${element.attribs['class'] ?? ''} ${element.attribs['id'] ?? ''}`) &&
      !/display\s?:\s?none/i.test(element.attribs['style'] ?? '') &&
      !isOfSlides(element) &&
      wordsBeside(element, unseen) === '',
  );
}

/**
 * Why a page whose further pages were not found goes on nevertheless; null where nothing says so.
 * @param shown what it lists, what its pager says that there is in entries and pages
 */
export function goesOnUnseen(
  $: CheerioAPI,
  text: string,
  shown: { readonly links: number; readonly total: number | null; readonly pages: number | null },
): GoesOn | null {
  const { links, total, pages } = shown;
  if (total !== null && total > links && pages !== 1 && links > 0) return { kind: 'more-entries', total, shown: links };
  if (pages !== null && pages > 1) return { kind: 'more-pages', pages };
  if (pages === 1 || (total !== null && total <= links)) return null;
  if (links > 0) {
    const control = scriptedControl($) ?? choiceOfPages($);
    if (control !== null) return { kind: 'scripted-control', label: control };
    if (scrolls.test(text)) return { kind: 'scripted-pager' };
    return /<script\b/i.test(text) && hasUndrawnPager($) ? { kind: 'scripted-pager' } : null;
  }
  const body = bodyOf($);
  const all = body === null ? '' : wordsBeside(body, unseen);
  const words = body === null ? '' : wordsBeside(body, besideContent);
  if (nothing.test(all) || words.length > mostText) return null;
  return emptyBox.test(text) || template.test(all) || byScript.test(text) ? { kind: 'scripted-list' } : null;
}
