/** Elements whose content is no text of the page. */
export const hidden = new Set(['script', 'style', 'template', 'textarea', 'title', 'noscript', 'xmp', 'iframe']);

const references: Readonly<Record<string, string>> = {
  '&amp': '&',
  '&lt': '<',
  '&gt': '>',
  '&quot': '"',
  '&apos': "'",
  '&ldquo': '“',
  '&rdquo': '”',
  '&lsquo': '‘',
  '&rsquo': '’',
  '&laquo': '«',
  '&raquo': '»',
  '&middot': '·',
  '&copy': '©',
  '&hellip': '…',
  '&mdash': '—',
  '&ndash': '–',
};

/** Text without white space, with the few character references replaced that matter for recognising words. */
export function plain(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const read = trimmed.includes('&')
    ? trimmed
        .replaceAll(/&(?:nbsp|#160|#xa0|ensp|emsp|#12288);/gi, ' ')
        .replaceAll(
          /&(?:amp|lt|gt|quot|apos|[lr]dquo|[lr]squo|[lr]aquo|middot|copy|hellip|mdash|ndash);?/g,
          (name) => references[name.replace(';', '')] ?? '',
        )
        .replaceAll(/&#(\d{1,7});/g, (_all, digits: string) => codePoint(Number(digits)))
        .replaceAll(/&#x([0-9a-f]{1,6});/gi, (_all, digits: string) => codePoint(Number.parseInt(digits, 16)))
    : trimmed;
  return /\s/.test(read) ? read.replaceAll(/\s+/g, '') : read;
}

function codePoint(value: number): string {
  return value > 0 && value <= 0x10ffff ? String.fromCodePoint(value) : '';
}

/** Characters of an attribute's value; more between two quotes is text that lies between two slips. */
const longestAttribute = 4000;

/** End of the tag opened at `start`, quotes respected; the text's end where it never closes. */
export function tagEnd(html: string, start: number): number {
  let at = start + 1;
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === 62) return at;
    if (code === 34 || code === 39) {
      const closing = html.indexOf(code === 34 ? '"' : "'", at + 1);
      // An unbalanced quote is a slip, no attribute that runs to the end.
      if (closing === -1 || closing - at > longestAttribute) {
        const end = html.indexOf('>', at);
        return end === -1 ? html.length : end;
      }
      at = closing;
    }
    at += 1;
  }
  return html.length;
}

export const tagName = /[a-z][a-z0-9:-]{0,30}/iy;
const endTags = new Map([...hidden].map((name) => [name, new RegExp(`</${name}`, 'gi')]));

/** Where the end tag of an element with raw content begins, in whatever letters; -1 where there is none. */
export function endTagOf(html: string, name: string, from: number): number {
  const endTag = endTags.get(name);
  if (endTag === undefined) return -1;
  endTag.lastIndex = from;
  return endTag.exec(html)?.index ?? -1;
}

const opensPart = /<!--|<(script|noscript|style|textarea|template|xmp)\b/gi;

/** A page's markup and its scripts, without comments and what a browser that runs scripts leaves unread; in linear time. */
export function partsRun(html: string): { readonly markup: string; readonly scripts: string } {
  let markup = '';
  let scripts = '';
  let at = 0;
  opensPart.lastIndex = 0;
  for (let found = opensPart.exec(html); found !== null; found = opensPart.exec(html)) {
    markup += html.slice(at, found.index);
    const name = found[1]?.toLowerCase();
    const from = name === undefined ? found.index + 4 : tagEnd(html, found.index) + 1;
    const close = name === undefined ? html.indexOf('-->', from) : endTagOf(html, name, from);
    const end = close === -1 ? html.length : close;
    if (name === 'script') scripts += `${html.slice(from, end)}\n`;
    at = end;
    opensPart.lastIndex = end;
  }
  return { markup: markup + html.slice(at), scripts };
}

const begins = /<!doctype html|<html\b/i;
const ends = /<\/(?:body|html)\b/i;
/** Inside a tag, or inside a link's text: where no page ends that was written to its end. */
const brokenOff = /<(?:[a-z][^<>]{0,2000}|\/[a-z]{0,10}|a\b[^<>]{0,1000}>[^<>]{0,200})$/i;
/** Characters at a page's end that are looked at. */
const lookedAt = 3500;

/** Whether a whole page's markup stops where a server stopped writing it. */
export function breaksOff(html: string): boolean {
  return brokenOff.test(html.slice(-lookedAt).trimEnd()) && begins.test(html) && !ends.test(html);
}
