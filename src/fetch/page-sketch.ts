import { endTagOf, hidden, plain, tagEnd, tagName } from './page-markup.ts';
import { framePartOf, isOfFrame, type FramePart } from './site-frame.ts';

/** What a reader of a page would see, in outline: enough to tell a page from what stands in its place. */
export interface PageSketch {
  readonly title: string;
  /** Visible text outside links and outside its site's frame, white space removed, `。` between blocks; bounded. */
  readonly prose: string;
  /** Visible text of its site's frame outside links: of blocks called header, menu, footer; bounded. */
  readonly frame: string;
  /** Links of its site's frame, among all links. */
  readonly frameLinks: number;
  /** Where the blocks of its site's frame stand in the markup, in order. */
  readonly frameSpans: readonly (readonly [from: number, to: number])[];
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
  /** A password is asked for, not only in its site's frame. */
  readonly passwordInput: boolean;
  /** What fields of forms say they want, and what buttons do, outside its site's frame; `。` after each; bounded. */
  readonly fields: string;
  /** Pictures, frames and embedded objects: content without text. */
  readonly media: number;
  /** True when elements that show nothing hold text enough for a page. */
  readonly stored: boolean;
  /** True when reading stopped early because the page had shown enough. */
  readonly enough: boolean;
}

/** Elements that end a sentence, whatever they hold. */
const endsSentence = new Set(
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
const keptFrame = 2000;
const keptFields = 300;
/** What a field asks for and a button does; values of text fields are not shown to say so. */
const fieldText =
  /\bplaceholder\s{0,3}=\s{0,3}["']([^"'<>]{1,40})["']|type\s{0,3}=\s{0,3}["']?(?:submit|button)\b[^<>]{0,200}\bvalue\s{0,3}=\s{0,3}["']([^"'<>]{1,20})["']/i;

/** A block whose name is a part of a frame's, while it is open. */
interface OpenBlock {
  readonly part: FramePart;
  readonly name: string;
  readonly from: number;
  depth: number;
  readonly proseParts: number;
  readonly proseLength: number;
  readonly linkText: number;
  readonly fields: number;
  readonly links: number;
  readonly passwordInput: boolean;
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
    frame,
    frameLinks,
    frameSpans,
    headings,
    asides,
    linkText,
    links,
    scripts,
    noscript,
    passwordInput,
    fields,
    media,
    stored: storedLength > enoughStored,
    enough,
  });
  let frame = '';
  let frameLinks = 0;
  const frameSpans: [number, number][] = [];
  let fields = '';
  /** A block that may be the site's, while it is open. */
  const own: { block: OpenBlock | null } = { block: null };
  /** Takes what a block held out of the page where it is the site's. */
  const settle = ({ part, ...before }: OpenBlock, end: number): void => {
    const text = prose.slice(before.proseParts).join('');
    if (!isOfFrame(part, text, links - before.links)) return;
    prose.length = before.proseParts;
    proseLength = before.proseLength;
    ended = (prose.at(-1) ?? '。').endsWith('。');
    if (frame.length < keptFrame) frame += text;
    frameLinks += links - before.links;
    frameSpans.push([before.from, end]);
    linkText = linkText.slice(0, before.linkText);
    fields = fields.slice(0, before.fields);
    passwordInput = before.passwordInput;
  };
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
    if (!ended && endsSentence.has(name)) say('。');
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
      if (own.block?.name === name) {
        own.block.depth -= 1;
        if (own.block.depth === 0) {
          settle(own.block, at);
          own.block = null;
        }
      }
      continue;
    }
    if (own.block?.name === name) own.block.depth += 1;
    else if (own.block === null && html.charCodeAt(close - 1) !== 47) {
      const part = framePartOf(name, html.slice(open, Math.min(close + 1, open + 300)));
      if (part !== null)
        own.block = {
          part,
          name,
          from: open,
          depth: 1,
          proseParts: prose.length,
          proseLength,
          linkText: linkText.length,
          fields: fields.length,
          links,
          passwordInput,
        };
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
    else if (name === 'input') {
      const input = html.slice(open, Math.min(close, open + 600));
      if (/type\s{0,5}=\s{0,5}["']?password/i.test(input)) passwordInput = true;
      const [, wanted, does] = fieldText.exec(input) ?? [];
      const told = wanted ?? does;
      if (told !== undefined && fields.length < keptFields) fields += `${plain(told)}。`;
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

/** A page's markup without its site's frame. */
export function withoutFrame(html: string, { frameSpans }: PageSketch): string {
  let from = 0;
  let left = '';
  for (const [begin, end] of frameSpans) {
    left += html.slice(from, begin);
    from = end;
  }
  return left + html.slice(from);
}
