import type { CheerioAPI } from 'cheerio/slim';
import { canonicalUrl, pageKey } from './canonical-url.ts';

/** Frames that hold something else than a list: counters, players, maps, sharing. */
const furniture = /\.(?:gif|png|jpe?g|swf|mp4)(?:$|\?)|count|stat|share|map|player|video|weather|login|search|captcha/i;
const mostFrames = 8;

/** Pages of the same site that stand inside a page. */
export function framesOf($: CheerioAPI, base: string): string[] {
  const site = (url: string): string => URL.parse(url)?.hostname.replace(/^www\./, '') ?? '';
  const frames = $('iframe[src], frame[src]')
    .toArray()
    .flatMap((frame) => canonicalUrl(frame.attribs['src'] ?? '', base) ?? [])
    .filter(
      (url) =>
        site(url) === site(base) && pageKey(url) !== pageKey(base) && !furniture.test(URL.parse(url)?.pathname ?? ''),
    );
  return [...new Set(frames)].slice(0, mostFrames);
}
