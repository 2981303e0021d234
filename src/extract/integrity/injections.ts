import { spamWord, spamWords, speaksAgainst } from './lexicon.ts';
import type { ScannedSource, Signal } from './signal.ts';

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

/** What was put into a page: hidden words that sell, links that sell, scripts that write or lead elsewhere. */
export function injectionSignals(source: ScannedSource): Signal[] {
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
