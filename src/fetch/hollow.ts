import { oneOf } from '../text/index.ts';

const containers = /<(div|td|article|section|ucapcontent)\b([^<>]{0,300})>/gi;
/** Names that the common content systems give the node an article stands in. */
const articleName = oneOf(
  /\b(?:id|class)\s{0,3}=\s{0,3}["']?[^"'>]{0,80}?(?:zoom|TRS_(?:Editor|UEDITOR)|UCAPCONTENT|vsb_content|v_news_content|article[-_]?(?:content|con|body|text)|(?:news|detail|text|art|main|pages|xxgk|bt)[-_]?(?:content|con|text)\b|conTxt)/i,
  /\bid\s{0,3}=\s{0,3}["']?(?:content|detail|article|neirong)(?:["'\s>]|$)/i,
);
const blank = /(?:\s|&nbsp;|<!--[^<>]{0,300}-->|<\/?(?:p|br|span)\b[^<>]{0,200}>){0,40}/y;
const mostLookedAt = 500;

/** Whether a page has a node for an article with nothing in it. */
export function hasEmptyArticleNode(html: string): boolean {
  let looked = 0;
  for (const tag of html.matchAll(containers)) {
    looked += 1;
    if (looked > mostLookedAt) return false;
    if (!articleName.test(tag[2] ?? '')) continue;
    blank.lastIndex = tag.index + tag[0].length;
    blank.test(html);
    if (
      html
        .slice(blank.lastIndex, blank.lastIndex + 20)
        .toLowerCase()
        .startsWith(`</${tag[1]?.toLowerCase() ?? ''}>`)
    ) {
      return true;
    }
  }
  return false;
}

const filling = /\.(?:load|html|append)\(|\.innerHTML\b|getJSON|\$\.(?:get|post|ajax)\b|axios|fetch\(|XMLHttpRequest/;

/** Whether a script of the page itself puts something into its nodes. */
export function isFilledByScript(html: string): boolean {
  return filling.test(html);
}
