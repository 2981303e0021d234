import type { CheerioAPI } from 'cheerio/slim';
import { canonicalUrl } from './canonical-url.ts';
import { piecesByClicks } from './clicks.ts';
import { elementsOf, type PageElement } from './nodes.ts';
import { callsOf, loadsBy } from './pager-scripts.ts';
import { scriptsOf } from './scripts.ts';
import { oneOf } from '../text/index.ts';

const most = 16;
const loads = /\.load\(\s{0,3}["']([^"'\s]{2,300})["']/g;
const held = ['data-url', 'data-href', 'data-src', 'data-load', 'data-link'];
const readsHeld = oneOf(
  /\.data\(\s{0,3}["'](?:url|href|src|load|link)["']/,
  /(?:attr|getAttribute)\(\s{0,3}["']data-(?:url|href|src|load|link)["']|\.dataset\.(?:url|href|src|load|link)/,
);
/** Pieces that every page of a site loads. */
const furniture = oneOf(
  /head|foot|top|bottom|nav|menu|common|include|side|left|right|banner|links?\b|login|count|search|weather/i,
  /\.(?:js|css|png|jpe?g|gif)(?:$|\?)/i,
);

const isCalled = ({ attribs }: PageElement): boolean =>
  attribs['onclick'] !== undefined || (attribs['href'] ?? '').startsWith('javascript:');

/** Pieces of a page that its tabs load: each may be a list of its own. */
export function fragmentsOf($: CheerioAPI, text: string, base: string): string[] {
  const { scripts } = scriptsOf(text);
  const program = scripts.map(({ body }) => body).join('\n');
  const found = [...program.matchAll(loads)].map(([, address = '']) => address.split(' ', 1)[0] ?? '');
  if (readsHeld.test(program)) {
    for (const element of elementsOf($, ({ attribs }) => held.some((name) => attribs[name] !== undefined))) {
      if (element.name === 'img' || (element.name === 'a' && /^[^#j]/i.test(element.attribs['href'] ?? ''))) continue;
      found.push(...held.flatMap((name) => element.attribs[name] ?? []));
    }
  }
  const open = loadsBy(text, base);
  for (const element of elementsOf($, isCalled)) {
    const url = callsOf(element.attribs)
      .map(open)
      .find((each) => each !== null);
    if (url !== undefined && url !== null) found.push(url);
  }
  found.push(...piecesByClicks($, program, base));
  const site = URL.parse(base)?.host;
  const urls = found
    .filter((address) => address !== '' && !furniture.test(address))
    .flatMap((address) => canonicalUrl(address, base) ?? [])
    .filter((url) => URL.parse(url)?.host === site);
  return [...new Set(urls)].slice(0, most);
}
