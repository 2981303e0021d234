import type { HijackFamily, IntegritySign } from '../../domain/index.ts';
import { memo, readTitle, type ScriptCount } from '../../text/index.ts';
import type { PageDocument } from '../html/page.ts';
import {
  domainsIn,
  hostOf,
  imitatesGovernment,
  isGovernmentHost,
  isPublicName,
  sameSite,
  strayAddresses,
} from './hosts.ts';
import type { PinyinKit } from './kit.ts';
import { brandIn, countNaive, spamWord, spamWords, speaksAgainst } from './lexicon.ts';
import { wovenBrand } from './woven.ts';

/** A sign, the family it speaks for, and how strongly; 1 is enough by itself. */
export interface Signal {
  readonly sign: IntegritySign;
  readonly family: HijackFamily | null;
  readonly weight: number;
}

export interface SignalSource {
  readonly page: PageDocument;
  /** Of the page's visible text. */
  readonly scripts: ScriptCount;
  readonly kit: PinyinKit | null;
  readonly url: string | null;
  readonly portalHosts: readonly string[];
}

/** A source with the selling words of its visible text: where there are none, nothing more of the kind is looked for. */
interface ScannedSource extends SignalSource {
  readonly words: ReadonlySet<string>;
}

/** A version in Traditional characters that the page itself declares. */
function declaresTraditional(source: SignalSource): boolean {
  const language = source.page.meta.find(([name]) => /^(?:content-language|language)$/i.test(name))?.[1] ?? '';
  return (
    /hant|tw|hk/i.test(language) ||
    /\/(?:big5|fanti|tw|hk|zh-tw|zh-hk|zh_tw|ft|fan)\//i.test(source.url ?? '') ||
    /^(?:big5|fanti|tw|ft)\./i.test(hostOf(source.url) ?? '')
  );
}

function scriptSignals(source: SignalSource): Signal[] {
  const { han, traditional } = source.scripts;
  if (han < 100 || traditional * 100 < han || declaresTraditional(source)) return [];
  const naive = countNaive(source.page.pageText);
  const host = hostOf(source.url);
  const foreign =
    host !== null &&
    !isGovernmentHost(host) &&
    !source.portalHosts.some((known) => sameSite(known.toLowerCase(), host));
  const mainland = /政府信息公開|人民政府/.test(source.page.pageText);
  const elsewhere = source.portalHosts.length > 0 && foreign && mainland;
  const signals: Signal[] = [
    {
      sign: { id: 'traditional', percent: Math.round((traditional / han) * 1000) / 10 },
      family: 'C',
      weight: traditional * 10 > han ? (elsewhere ? 1 : 0.6) : 0.2,
    },
  ];
  if (naive >= 2) {
    signals.push({ sign: { id: 'naive-conversion', words: naive }, family: 'C', weight: 0.7 });
  }
  return signals;
}

function titleSignals(source: SignalSource): Signal[] {
  const title = source.page.htmlTitle ?? '';
  const tokens = title.split(/[_,，|]/).filter((token) => token.trim().length >= 2);
  const words = spamWords(title);
  const [word] = words;
  const signals: Signal[] = [];
  if (word !== undefined && !speaksAgainst(title)) {
    signals.push({
      sign: { id: 'spam-title', word },
      family: null,
      weight: tokens.length >= 3 || words.size >= 2 ? 1 : 0.8,
    });
  }
  const keywords = source.page.meta
    .filter(([name]) => /^(?:keywords|description)$/i.test(name))
    .map(([, content]) => content);
  const sold = keywords.map(spamWord).find((found) => found !== null) ?? null;
  if (sold !== null) signals.push({ sign: { id: 'spam-keywords', word: sold }, family: 'F', weight: 0.8 });
  return signals;
}

const searchEngines = /baidu|google|sogou|\bso\.com|bing/i;
const leavesPage = /location(?:\.href)?\s{0,9}=(?!=)|location\.(?:replace|assign)\s{0,9}\(/;
const codedWrite = /(?:document\.write(?:ln)?|\beval)\s{0,9}\(\s{0,9}String\.fromCharCode\(([\d\s,]{16,4000})\)/g;
const loadsFrom = /<(?:script|iframe)[^>]{0,80}src\s{0,3}=|location(?:\.href)?\s{0,3}=(?!=)/i;
const spiders = /spider|googlebot|bingbot/i;
const scriptWindow = 20_000;

/** A script that looks where the visitor comes from, or whether it is a search engine, and sends some elsewhere. */
function redirectsBySearch(script: string): boolean {
  const near = (mark: string, whom: RegExp): boolean => {
    for (let at = script.indexOf(mark); at !== -1; at = script.indexOf(mark, at + mark.length)) {
      const around = script.slice(Math.max(0, at - 200), at + 600);
      if (whom.test(around) && leavesPage.test(around)) return true;
    }
    return false;
  };
  return near('document.referrer', searchEngines) || near('navigator.userAgent', spiders);
}

const escapedRun = /(?:\\x[0-9a-f]{2}|%[0-9a-f]{2}|\\u00[0-9a-f]{2}){4,4000}/gi;
const escapedLetter = /(?:\\x|%|\\u00)(?:6[1-9a-f]|7[0-9a])/i;

/**
 * Words whose every letter a script escapes, as nobody does who hides nothing, where they make another script or a frame, or
 * sell something; null else. Angle brackets alone are escaped by honest scripts too.
 */
function writtenEscaped(script: string): string | null {
  if (!escapedLetter.test(script)) return null;
  const runs = Array.from(script.matchAll(escapedRun), ([run]) => run);
  const plain = runs
    .map((run) =>
      run.replace(/(?:\\x|%|\\u00)([0-9a-f]{2})/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
    )
    .join('\n');
  return /<(?:script|iframe)/i.test(plain) || spamWord(plain) !== null ? plain : null;
}

/** What a script writes from character codes, where it writes another script, a frame or a selling word; null else. */
function writtenFromCodes(script: string): string | null {
  for (const match of script.matchAll(codedWrite)) {
    const codes = (match[1] ?? '').split(',').map(Number);
    const written = codes
      .filter((code) => code < 0x10000)
      .map((code) => String.fromCharCode(code))
      .join('');
    if (/<script|<iframe|<style/i.test(written) || loadsFrom.test(written) || spamWord(written) !== null)
      return written;
  }
  return null;
}

const fewestSelling = 3;
const longestAdvert = 60;

/** A line between those of the page that is an advertisement: two selling words and no word against them. */
function advertIn(text: string): string | null {
  return (
    text
      .split('\n')
      .find((line) => line.length <= longestAdvert && spamWords(line).size >= 2 && !speaksAgainst(line)) ?? null
  );
}

/** Selling words of short lines, where links stand. */
function wordsOfLines(text: string): ReadonlySet<string> {
  const lines = text.split('\n').filter((line) => line.length <= 40 && !speaksAgainst(line));
  return spamWords(lines.join('\n'));
}

function injectionSignals(source: ScannedSource): Signal[] {
  const signals: Signal[] = [];
  const hidden = source.page.hidden.filter(({ text, linkChars }) => linkChars * 2 >= text.length || text.length < 80);
  const sold = spamWords(
    hidden
      .filter(({ text }) => !speaksAgainst(text))
      .map(({ text }) => text)
      .join('\n'),
  );
  if (sold.size > 0) {
    signals.push({ sign: { id: 'hidden-spam', words: [...sold].slice(0, 5) }, family: 'F', weight: 1 });
  }
  const selling = source.words.size < fewestSelling ? source.words : wordsOfLines(source.page.pageText);
  if (selling.size >= fewestSelling) {
    signals.push({ sign: { id: 'spam-links', words: [...selling].slice(0, 5) }, family: 'F', weight: 1 });
  } else if (source.words.size >= 2) {
    const advert = advertIn(source.page.pageText);
    if (advert !== null)
      signals.push({ sign: { id: 'spam-links', words: [...spamWords(advert)].slice(0, 5) }, family: 'F', weight: 0.7 });
  }
  for (const script of source.page.scripts) {
    const head = script.slice(0, scriptWindow);
    const written = writtenFromCodes(head);
    const escaped = written === null ? writtenEscaped(head) : null;
    if (escaped !== null)
      signals.push({ sign: { id: 'coded-script' }, family: 'F', weight: spamWord(escaped) === null ? 0.8 : 1 });
    if (written !== null) {
      signals.push({
        sign: { id: 'coded-script' },
        family: 'F',
        weight: loadsFrom.test(written) || spamWord(written) !== null ? 1 : 0.8,
      });
    }
    if (redirectsBySearch(head)) {
      signals.push({ sign: { id: 'referer-redirect' }, family: 'F', weight: 1 });
    }
  }
  return signals;
}

/** Words that sell in the place of an organ: right before 政府信息公开 in the text, or at the head of a report's title. */
function brandSignals(source: ScannedSource): Signal[] {
  const text = source.page.pageText;
  let brand: string | null = null;
  let count = 0;
  for (
    let at = source.words.size === 0 ? -1 : text.indexOf('信息公开');
    at !== -1;
    at = text.indexOf('信息公开', at + 4)
  ) {
    const before = text.slice(Math.max(0, at - 28), at);
    const word = spamWord(before.slice(before.search(/[^\s，。；、“”《》<>]*$/)));
    if (word === null) continue;
    brand ??= word;
    count += 1;
  }
  const first = source.words.size === 0 ? [] : text.split('\n', 60);
  const way = first.find(
    (line) => /(?:当前|您的|您|所在)位置/.test(line) && spamWord(line.split(/[>＞»]/)[0] ?? '') !== null,
  );
  if (way !== undefined) {
    brand ??= spamWord(way);
    count += 2;
  }
  const woven = wovenBrand(text, source.words);
  if (woven !== null) {
    brand ??= woven.word;
    count += woven.count;
  }
  for (const name of brandedOwners(source)) {
    brand ??= name;
    count += 1 + Math.min(4, text.split(name).length - 1);
  }
  if (brand === null) return [];
  return [{ sign: { id: 'brand-organ', brand, times: count }, family: 'D', weight: count >= 2 ? 1 : 0.7 }];
}

const mostTitles = 12;

/** What stands before the year or the subject in the titles of reports on a page, where it shows a brand. */
function brandedOwners({ page }: SignalSource): ReadonlySet<string> {
  const lines = [page.htmlTitle ?? '', ...page.headings.map(({ text }) => text), ...page.pageText.split('\n', 200)];
  const owners = lines
    .filter((line) => line.length <= 80 && line.includes('信息公开'))
    .slice(0, mostTitles)
    .map(brandedOwner)
    .filter((owner) => owner !== null);
  return new Set(owners);
}

/** Titles stand several times on their page, and those of a site's columns on all of its pages. */
const brandedOwner: (title: string) => string | null = memo((title) => {
  const before = /^.{2,40}?(?=(?:19|20)\d\d年|(?:人民)?政府信息公开|信息公开)/.exec(title)?.[0] ?? '';
  const owner = before.slice(before.search(/[^\s《》：:，。、|_\-—>]*$/));
  if (owner.length < 2 || brandIn(owner) === null) return null;
  const { kind, year } = readTitle(title);
  return kind === 'report' && year !== null ? owner : null;
});

/** Where it is not known whence a text comes, the address it gives for its government's site must do. */
function strayAddress({ page }: SignalSource): Signal[] {
  const [stray] = strayAddresses(page.pageText);
  if (stray === undefined) return [];
  return [{ sign: { id: 'site-address', host: stray }, family: 'E', weight: 0.6 }];
}

function hostSignals(source: SignalSource): Signal[] {
  const host = hostOf(source.url);
  if (host === null) return strayAddress(source);
  // Files are often kept on a host of their own.
  if (!source.page.mediaType.startsWith('text/')) return [];
  const own = source.portalHosts.some((known) => sameSite(known.toLowerCase(), host));
  if (own) return [];
  const signals: Signal[] = [];
  const isKnown = source.portalHosts.length > 0;
  if (isKnown) {
    signals.push({
      sign: { id: 'foreign-host', host },
      family: 'E',
      weight: isGovernmentHost(host) ? 0.3 : 0.5,
    });
  }
  if (isGovernmentHost(host) || !isPublicName(host)) return signals;
  if (imitatesGovernment(host)) {
    signals.push({ sign: { id: 'imitated-host', host }, family: 'E', weight: 0.8 });
  }
  const { mail, web } = domainsIn(source.page.pageText);
  const siteDomain = source.page.meta.find(([name]) => name.toLowerCase() === 'sitedomain')?.[1] ?? '';
  const foreign = [...mail, ...web, siteDomain.toLowerCase()].find(
    (domain) => domain !== '' && isGovernmentHost(domain) && !sameSite(domain, host),
  );
  const about = /政府信息公开/.test(source.page.pageText);
  if (foreign !== undefined && about) {
    const rewritten = web.some((domain) => sameSite(domain, host));
    signals.push({
      sign: { id: 'text-domain', named: foreign, host },
      family: 'E',
      weight: rewritten ? 1 : isKnown ? 0.5 : 0.6,
    });
  } else if (!isKnown && about) signals.push(...strayAddress(source));
  return signals;
}

/** Every sign that a page is not genuine, cheap ones first. */
export function collectSignals(given: SignalSource): Signal[] {
  const source: ScannedSource = { ...given, words: spamWords(given.page.pageText) };
  const signals: Signal[] = [];
  if (source.kit !== null) {
    const { family, hits, han, characters } = source.kit;
    signals.push({
      sign: { id: 'pinyin', hits, of: han, different: characters.size },
      family,
      weight: 1,
    });
  }
  signals.push(
    ...scriptSignals(source),
    ...titleSignals(source),
    ...brandSignals(source),
    ...hostSignals(source),
    ...injectionSignals(source),
  );
  return signals;
}
