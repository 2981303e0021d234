import type { ListedLink } from '../domain/index.ts';
import { canonicalUrl, pageKey } from './canonical-url.ts';
import { seenSigns, type ContentSystem } from './content-system.ts';
import { dateOf, readDay } from './listed-date.ts';
import { parsePage } from './nodes.ts';
import { tidy } from './title.ts';
import { xmlRoot } from './xml-root.ts';

/** A sitemap, or an index of sitemaps; titles are not told there unless it is one for news. */
export const sitemap: ContentSystem = {
  kind: 'sitemap',
  signs: ({ text }) => seenSigns([/^(?:\w+:)?(?:urlset|sitemapindex)$/i.test(xmlRoot(text) ?? ''), 'a sitemap', 0.95]),
  read({ text, url }) {
    const $ = parsePage(text, true);
    const links = new Map<string, ListedLink>();
    $('urlset > url').each((_index, element) => {
      const entry = $(element);
      const link = canonicalUrl(tidy(entry.children('loc').text()), url);
      if (link === null || links.has(pageKey(link))) return;
      const title = tidy(entry.find('news\\:title').first().text());
      const date = tidy(entry.find('news\\:publication_date').first().text());
      // `lastmod` is when the page was last made, never when it was published.
      links.set(pageKey(link), { url: link, title, listedAt: dateOf(readDay(date), link) });
    });
    const morePages = $('sitemapindex > sitemap > loc')
      .toArray()
      .flatMap((element) => canonicalUrl(tidy($(element).text()), url) ?? []);
    const lists = [...new Set(morePages)];
    return { kind: 'sitemap', links: [...links.values()], morePages: lists, ownLists: lists };
  },
};
