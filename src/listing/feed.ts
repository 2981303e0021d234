import type { IsoDate, ListedLink } from '../domain/index.ts';
import { canonicalUrl, pageKey } from './canonical-url.ts';
import { seenSigns, type ContentSystem } from './content-system.ts';
import { dateOf, dayOfInstant, readDay } from './listed-date.ts';
import { parsePage } from './nodes.ts';
import { tidy } from './title.ts';
import { xmlRoot } from './xml-root.ts';

/** A feed's date as a day in China; a time without a zone is taken as it stands. */
function dayOf(text: string, url: string): IsoDate | null {
  if (/[zZ]$|[+-]\d{2}:?\d{2}$|\b(?:GMT|UTC|[A-Z]{2,4}T)$|^[A-Z][a-z]{2},/.test(text)) {
    const instant = Date.parse(text);
    if (!Number.isNaN(instant)) return dayOfInstant(instant);
  }
  return dateOf(readDay(text), url);
}

/** The page that a feed belongs to; null where it names none. */
export function homeOfFeed({ text, url }: { readonly text: string; readonly url: string }): string | null {
  const $ = parsePage(text, true);
  const atom = $('feed').children('link[rel="alternate"], link[href]:not([rel])').first().attr('href');
  const home = canonicalUrl(atom ?? tidy($('channel').children('link').first().text()), url);
  return home === url ? null : home;
}

/** RSS 0.9 to 2.0, RDF and Atom. */
export const feed: ContentSystem = {
  kind: 'feed',
  signs: ({ text, mediaType }) =>
    seenSigns(
      [/^(?:rss|(?:\w+:)?feed|(?:\w+:)?RDF)$/i.test(xmlRoot(text) ?? ''), 'an RSS or Atom document', 0.95],
      [mediaType === 'application/rss+xml' || mediaType === 'application/atom+xml', 'the media type of a feed', 0.6],
    ),
  read({ text, url }) {
    const $ = parsePage(text, true);
    const links = new Map<string, ListedLink>();
    $('item, entry').each((_index, item) => {
      const entry = $(item);
      const alternate = entry.children('link[rel="alternate"], link[href]:not([rel])').first().attr('href');
      const address = alternate ?? tidy(entry.children('link').first().text()) ?? '';
      const guid = entry.children('guid:not([isPermaLink="false"])').first();
      const link = canonicalUrl(address === '' ? tidy(guid.text()) : address, url);
      if (link === null || links.has(pageKey(link))) return;
      const date = tidy(entry.children('pubDate, published, dc\\:date, updated').first().text());
      // Titles may hold markup that was escaped.
      const title = tidy(parsePage(entry.children('title').first().text()).root().text());
      links.set(pageKey(link), { url: link, title, listedAt: dayOf(date, link) });
    });
    const next = canonicalUrl($('link[rel="next"]').first().attr('href') ?? '', url);
    const isLast = next === null || next === url;
    return {
      kind: 'feed',
      links: [...links.values()],
      morePages: isLast ? [] : [next],
      // What left a feed was only followed by newer entries.
      ...(isLast && $('link[rel="previous"], link[rel="prev"]').length === 0
        ? { goesOn: { kind: 'newest-only' } }
        : {}),
    };
  },
};
