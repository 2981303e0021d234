import type { ListedLink } from '../domain/index.ts';
import { articleUrl, isReport } from './entry-signs.ts';
import { spacedText, type PageElement } from './nodes.ts';
import { tidy } from './title.ts';

/** Most lists that a page's links begin. */
export const mostFolders = 300;

/** Whether an address is below the folder of a page, and that folder is a column's, not the site's. */
export function isBelow(url: string, base: string): boolean {
  const here = URL.parse(base);
  const folder = here === null ? '' : `${here.origin}${here.pathname.replace(/[^/]*$/, '')}`;
  return folder.split('/').length > 4 && url.startsWith(folder) && url !== folder && !articleUrl.test(url);
}

/** Whether two hosts are one site's: `xxgk.a.gov.cn` and `www.a.gov.cn`. */
export function isSameSite(url: string, base: string): boolean {
  const [one, other] = [URL.parse(url)?.host ?? '', URL.parse(base)?.host ?? ''];
  const site = (host: string): string => (/^[\d.:]+$/.test(host) ? host : host.split('.').slice(1).join('.'));
  return one === other || (site(one) === site(other) && site(one).split('.').length > 2);
}

/** What an element says, without spaces. */
export const labelOf = (element: PageElement): string => tidy(spacedText(element)).replaceAll(' ', '');

/** Whether a list holds reports, for the most part. */
export const mostlyReports = (links: readonly ListedLink[]): boolean =>
  links.length > 0 && links.filter((link) => isReport({ ...link, day: null })).length * 2 >= links.length;
