import type { CheerioAPI } from 'cheerio/slim';
import { canonicalUrl, pageKey } from './canonical-url.ts';
import { elementsOf } from './nodes.ts';

/** Frames that hold something else than a list: counters, players, maps, sharing. */
const furniture = /\.(?:gif|png|jpe?g|swf|mp4)(?:$|\?)|count|stat|share|map|player|video|weather|login|search|captcha/i;
const mostFrames = 8;

/** Pages of the same site that stand inside a page. */
export function framesOf($: CheerioAPI, base: string): string[] {
  const site = (url: string): string => URL.parse(url)?.hostname.replace(/^www\./, '') ?? '';
  const all = elementsOf($, ({ name }) => name === 'iframe' || name === 'frame');
  const own = all.map((frame) => frame.attribs['src'] ?? '');
  const frames = [...own, ...(all.length > 0 ? setByScript($) : [])]
    .flatMap((address) => canonicalUrl(address, base) ?? [])
    .filter(
      (url) =>
        site(url) === site(base) && pageKey(url) !== pageKey(base) && !furniture.test(URL.parse(url)?.pathname ?? ''),
    );
  return [...new Set(frames)].slice(0, mostFrames);
}

const setsAddress =
  /(?:\.src\s{0,3}=(?!=)\s{0,3}|\.attr\(\s{0,3}["']src["']\s{0,3},\s{0,3})["']([^"'\s]{1,300})["']\s{0,3}[;)\n]/g;

/** Addresses that a script gives to frames. */
function setByScript($: CheerioAPI): string[] {
  const program = elementsOf($, ({ name }) => name === 'script')
    .map((script) => $(script).text())
    .join('\n');
  return [...program.matchAll(setsAddress)]
    .map(([, address = '']) => address)
    .filter((address) => !/\.js(?:$|\?)/.test(address));
}
