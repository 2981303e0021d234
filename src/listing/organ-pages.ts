import { addressOf, linksOf } from './anchors.ts';
import { canonicalUrl, pageKey } from './canonical-url.ts';
import { bareName } from './column-names.ts';
import { articleUrl, organName } from './entry-signs.ts';
import { baseOf, parentOf, parsePage, spacedText } from './nodes.ts';
import { oneOf } from '../text/index.ts';

/** Pages that lead from each organ's name to its own part of the site. */
const directory = oneOf(
  /(?:部门|乡镇|镇街|镇乡|街道|单位|机构|直属|县直|市直|区直).{0,8}(?:公开|年报|目录|平台|专栏)/,
  /(?:公开|年报).{0,4}(?:部门|单位|乡镇)/,
);
const fewest = 3;
const mostOrgans = 200;

/** Whether a page so called is a directory of organs: 部门信息公开. */
export const isOrganDirectory = (name: string): boolean => name.length <= 20 && directory.test(bareName(name));

/** Pages of organs that a directory leads to, in its order, with what stands among them under any other name. Pure. */
export function organPages(page: {
  readonly url: string;
  readonly text: string;
}): readonly { readonly url: string; readonly title: string }[] {
  const $ = parsePage(page.text);
  const base = baseOf($, page.url);
  const links = linksOf($)
    .toArray()
    .flatMap((anchor) => {
      const url = canonicalUrl(addressOf(anchor) ?? '', base);
      const entry = parentOf(anchor);
      const isOther = url !== null && pageKey(url) !== pageKey(page.url) && !articleUrl.test(url);
      return isOther
        ? [{ url, title: bareName(spacedText(anchor)), list: entry === null ? null : parentOf(entry) }]
        : [];
    });
  const organs = links.filter(({ title }) => organName.test(title));
  const lists = new Set(organs.map(({ list }) => list));
  const among = links.filter(({ list, title }) => lists.has(list) && title !== '' && title.length <= 20);
  if (organs.length < fewest || among.length > organs.length * 2)
    return organs.length < fewest ? [] : organs.slice(0, mostOrgans);
  return [...new Map(among.map(({ url, title }) => [url, { url, title }])).values()].slice(0, mostOrgans);
}
