/** What a reader of a page would see, in outline: enough to tell a page from what stands in its place. */
export interface PageSketch {
  readonly title: string;
  /** Visible text outside links, white space removed, `。` between blocks; bounded. */
  readonly prose: string;
  /** Text of headings, white space removed, `。` between them; bounded. */
  readonly headings: string;
  /** What pictures are said to show, and what scripts tell in a dialog, `。` after each; bounded. */
  readonly asides: string;
  /** Visible text inside links and lists to choose from, days beside links among it, white space removed; bounded. */
  readonly linkText: string;
  readonly links: number;
  readonly scripts: number;
  /** Text inside `<noscript>`; bounded. */
  readonly noscript: string;
  readonly passwordInput: boolean;
  /** Pictures, frames and embedded objects: content without text. */
  readonly media: number;
  /** True when elements that show nothing hold text enough for a page. */
  readonly stored: boolean;
  /** True when reading stopped early because the page had shown enough. */
  readonly enough: boolean;
}

const hidden = new Set(['script', 'style', 'template', 'textarea', 'title', 'noscript', 'xmp', 'iframe']);
/** Elements that end a sentence, whatever they hold. */
const block = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd tr td th table br hr form section article header footer center title'.split(
    ' ',
  ),
);
/** Elements at which an entry of a list ends; its day may stand in a cell of its own. */
const entryEnd = new Set(['li', 'tr', 'p', 'ul', 'ol', 'dl', 'table', 'br', 'section', 'article']);
/** A day beside a link, as lists show it. */
const dayAlone = /^[[(（【]?(?:(?:19|20)\d{2}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[\])）】]?$/;
const heading = new Set(['h1', 'h2', 'h3', 'h4']);
/** Elements in which some systems keep an article until a script shows it. */
const keeps = new Set(['textarea', 'template', 'xmp']);
const enoughStored = 200;
/** Prose beyond this is a page, whatever else it says. */
const enoughProse = 3000;
const keptLinkText = 4000;
const keptNoscript = 500;
const keptHeadings = 400;
const keptAsides = 300;

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
function plain(text: string): string {
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

/** End of the tag opened at `start`, quotes respected; the text's end where it never closes. */
function tagEnd(html: string, start: number): number {
  let at = start + 1;
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === 62) return at;
    if (code === 34 || code === 39) {
      const closing = html.indexOf(code === 34 ? '"' : "'", at + 1);
      // An unbalanced quote is a slip, no attribute that runs to the end.
      if (closing === -1 || closing - at > 4000) {
        const end = html.indexOf('>', at);
        return end === -1 ? html.length : end;
      }
      at = closing;
    }
    at += 1;
  }
  return html.length;
}

const tagName = /[a-z][a-z0-9:-]{0,30}/iy;
const endTags = new Map([...hidden].map((name) => [name, new RegExp(`</${name}`, 'gi')]));

/** Where the end tag of an element with raw content begins, in whatever letters; -1 where there is none. */
function endTagOf(html: string, name: string, from: number): number {
  const endTag = endTags.get(name);
  if (endTag === undefined) return -1;
  endTag.lastIndex = from;
  return endTag.exec(html)?.index ?? -1;
}

/**
 * Reads a page in one pass, without building a tree: linear in the text's length whatever it holds, and done early
 * once there is more prose than any error page has.
 */
export function sketchPage(html: string): PageSketch {
  let title = '';
  const prose: string[] = [];
  let proseLength = 0;
  let ended = true;
  const say = (text: string): void => {
    prose.push(text);
    proseLength += text.length;
    ended = text.endsWith('。');
  };
  const sketch = (enough: boolean): PageSketch => ({
    title,
    prose: prose.join(''),
    headings,
    asides,
    linkText,
    links,
    scripts,
    noscript,
    passwordInput,
    media,
    stored: storedLength > enoughStored,
    enough,
  });
  let headings = '';
  let asides = '';
  let insideHeading = false;
  let linkText = '';
  let noscript = '';
  let links = 0;
  let scripts = 0;
  let media = 0;
  let passwordInput = false;
  let storedLength = 0;
  let insideOption = false;
  let afterLink = false;
  let insideLink = false;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open === -1 ? html.length : open;
    if (end > at) {
      const text = plain(html.slice(at, Math.min(end, at + 20_000)));
      if (insideHeading && headings.length < keptHeadings) headings += text;
      if (insideLink || insideOption || (afterLink && dayAlone.test(text))) {
        if (linkText.length < keptLinkText) linkText += text;
      } else if (text !== '') say(text);
      if (text !== '') afterLink = false;
      if (proseLength > enoughProse) return sketch(true);
    }
    if (open === -1) break;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close === -1 ? html.length : close + 3;
      continue;
    }
    const closingTag = html.charCodeAt(open + 1) === 47;
    tagName.lastIndex = open + (closingTag ? 2 : 1);
    const nameAt = tagName.lastIndex;
    if (!tagName.test(html)) {
      if (html.charCodeAt(open + 1) === 33 || html.charCodeAt(open + 1) === 63 || closingTag)
        at = tagEnd(html, open) + 1;
      else {
        say('<');
        at = open + 1;
      }
      continue;
    }
    const name = html.slice(nameAt, tagName.lastIndex).toLowerCase();
    const close = tagEnd(html, open);
    at = close + 1;
    if (!ended && block.has(name)) say('。');
    if (afterLink && entryEnd.has(name)) afterLink = false;
    if (heading.has(name)) {
      insideHeading = !closingTag;
      if (headings !== '' && !headings.endsWith('。')) headings += '。';
    }
    if (closingTag) {
      if (name === 'a') {
        insideLink = false;
        afterLink = true;
      }
      insideOption = false;
      continue;
    }
    insideOption = name === 'option';
    if (name === 'a') {
      // A day before a link belongs to the entry.
      const last = prose.at(-1) ?? '';
      if (last.length < 14 && dayAlone.test(last)) {
        prose.pop();
        proseLength -= last.length;
        linkText += last;
        ended = (prose.at(-1) ?? '。').endsWith('。');
      }
      insideLink = true;
      links += 1;
    } else if (name === 'script') scripts += 1;
    else if (name === 'img' || name === 'embed' || name === 'object' || name === 'iframe' || name === 'video')
      media += 1;
    else if (
      name === 'input' &&
      /type\s{0,5}=\s{0,5}["']?password/i.test(html.slice(open, Math.min(close, open + 600)))
    ) {
      passwordInput = true;
    }
    if (name === 'img' && asides.length < keptAsides) {
      const said = /\balt\s{0,3}=\s{0,3}["']([^"'<>]{2,60})["']/i.exec(
        html.slice(open, Math.min(close, open + 600)),
      )?.[1];
      if (said !== undefined) asides += `${plain(said)}。`;
    }
    if (hidden.has(name) && html.charCodeAt(close - 1) !== 47) {
      const endTag = endTagOf(html, name, at);
      const inner = html.slice(at, Math.min(endTag === -1 ? html.length : endTag, at + 20_000));
      if (name === 'title' && title === '') title = plain(inner).slice(0, 300);
      if (name === 'script' && asides.length < keptAsides) {
        const told = /\balert\(\s{0,5}["']([^"'<>]{2,60})["']/.exec(inner)?.[1];
        if (told !== undefined) asides += `${plain(told)}。`;
      }
      if (keeps.has(name)) storedLength += inner.length;
      if (name === 'noscript' && noscript.length < keptNoscript)
        noscript += plain(inner.replaceAll(/<[^<>]*>/g, '')).slice(0, keptNoscript);
      at = endTag === -1 ? html.length : tagEnd(html, endTag) + 1;
    }
  }
  return sketch(false);
}
