import type { CheerioAPI } from 'cheerio/slim';
import type { ListedLink } from '../domain/index.ts';
import { addressOf, linksOf } from './anchors.ts';
import { canonicalUrl } from './canonical-url.ts';
import { articleUrl, onlyYear, organName, type Entry } from './entry-signs.ts';
import { spacedText } from './nodes.ts';
import { tidy } from './title.ts';

const mostFolders = 300;
const moreWords = /^[[【(（]?(?:查看)?(?:更多|more)[\]】)）]?[+>»›…]{0,3}$/i;

/** Links and choices that are only a year and lead to no article: each may be a list of that year, or that year's report. */
export function yearFolders($: CheerioAPI, links: readonly ListedLink[], base: string): string[] {
  const chosenYears = $('option[value]')
    .toArray()
    .filter((option) => /[/.]/.test(option.attribs['value'] ?? ''))
    .flatMap((option) => {
      const url = canonicalUrl(option.attribs['value'] ?? '', base);
      return url === null ? [] : [{ url, title: tidy(spacedText(option)).replaceAll(' ', '') }];
    });
  return [...links, ...chosenYears]
    .filter(({ url, title }) => onlyYear.test(title) && !articleUrl.test(url))
    .map(({ url }) => url);
}

/** Whether an address is below the folder of a page, and that folder is a column's, not the site's. */
function isBelow(url: string, base: string): boolean {
  const here = URL.parse(base);
  const folder = here === null ? '' : `${here.origin}${here.pathname.replace(/[^/]*$/, '')}`;
  return folder.split('/').length > 4 && url.startsWith(folder) && url !== folder && !articleUrl.test(url);
}

/** Lists below this one of which it shows the first entries, and the rest behind 更多. */
export function sectionsBelow($: CheerioAPI, base: string): string[] {
  return linksOf($)
    .toArray()
    .filter((anchor) => moreWords.test(tidy(spacedText(anchor)).replaceAll(' ', '')))
    .flatMap((anchor) => canonicalUrl(addressOf(anchor) ?? '', base) ?? [])
    .filter((url) => isBelow(url, base));
}

/** Folders below a page that shows no list, called by organs' names: each is the list of one organ. */
export function organFolders($: CheerioAPI, base: string, named: readonly Entry[]): string[] {
  const linked = linksOf($)
    .toArray()
    .flatMap((anchor) => {
      const url = canonicalUrl(addressOf(anchor) ?? '', base);
      return url === null ? [] : [{ url, title: tidy(spacedText(anchor)).replaceAll(' ', '') }];
    });
  const found = [...linked, ...named].filter(({ url, title }) => organName.test(title) && isBelow(url, base));
  const folders = [...new Set(found.map(({ url }) => url))].slice(0, mostFolders);
  return folders.length < 3 ? [] : folders;
}
