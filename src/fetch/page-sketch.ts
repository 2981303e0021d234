import { endTagOf, hidden, plain, tagEnd, tagName } from './page-markup.ts';
import { isDay, PageProse, type ProseMark } from './page-prose.ts';
import { framePartOf, isOfFrame, type FramePart } from './site-frame.ts';
import { oneOf } from '../text/index.ts';

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
const heading = new Set(['h1', 'h2', 'h3', 'h4']);
const media = new Set(['img', 'embed', 'object', 'iframe', 'video']);
/** Elements in which some systems keep an article until a script shows it. */
const keeps = new Set(['textarea', 'template', 'xmp']);
const enoughStored = 200;
/** Characters read of one text, of what a raw element holds, and of one tag. */
const longestText = 20_000;
const longestTag = 600;
/** The name of a block stands near the begin of its tag. */
const namedWithin = 300;
/** Prose beyond this is a page, whatever else it says. */
const enoughProse = 3000;
const keptTitle = 300;
const keptLinkText = 4000;
const keptNoscript = 500;
const keptHeadings = 400;
const keptAsides = 300;
const keptFrame = 2000;
const keptFields = 300;
/** What a field asks for and a button does; values of text fields are not shown to say so. */
const fieldText = oneOf(
  /\bplaceholder\s{0,3}=\s{0,3}["']([^"'<>]{1,40})["']/i,
  /type\s{0,3}=\s{0,3}["']?(?:submit|button)\b[^<>]{0,200}\bvalue\s{0,3}=\s{0,3}["']([^"'<>]{1,20})["']/i,
);
const pictureText = /\balt\s{0,3}=\s{0,3}["']([^"'<>]{2,60})["']/i;
const dialogText = /\balert\(\s{0,5}["']([^"'<>]{2,60})["']/;
const asksPassword = /type\s{0,5}=\s{0,5}["']?password/i;

/** A block whose name is a part of a frame's, while it is open, and how far the page had been read where it begins. */
interface OpenBlock {
  readonly part: FramePart;
  readonly name: string;
  readonly from: number;
  depth: number;
  readonly prose: ProseMark;
  readonly linkText: number;
  readonly fields: number;
  readonly links: number;
  readonly passwordInput: boolean;
}

/** A tag in the markup: from `<` to `>`, both included. */
interface Tag {
  readonly name: string;
  readonly open: number;
  readonly close: number;
  readonly isSelfClosing: boolean;
}

/**
 * Reads a page in one pass, without building a tree: linear in the text's length whatever it holds, and done early
 * once there is more prose than any error page has.
 */
export function sketchPage(html: string): PageSketch {
  return new Sketcher(html).sketch();
}

class Sketcher {
  readonly #html: string;
  readonly #prose = new PageProse();
  readonly #frameSpans: [number, number][] = [];
  #title = '';
  #frame = '';
  #frameLinks = 0;
  #headings = '';
  #asides = '';
  #linkText = '';
  #noscript = '';
  #fields = '';
  #links = 0;
  #scripts = 0;
  #media = 0;
  #passwordInput = false;
  #storedLength = 0;
  #insideHeading = false;
  #insideOption = false;
  #insideLink = false;
  #afterLink = false;
  /** A block that may be the site's, while it is open. */
  #block: OpenBlock | null = null;

  constructor(html: string) {
    this.#html = html;
  }

  sketch(): PageSketch {
    let at = 0;
    while (at < this.#html.length) {
      const open = this.#html.indexOf('<', at);
      const end = open === -1 ? this.#html.length : open;
      if (end > at) {
        this.#readText(at, end);
        if (this.#prose.length > enoughProse) return this.#drawn(true);
      }
      if (open === -1) break;
      at = this.#readMarkup(open);
    }
    return this.#drawn(false);
  }

  #drawn(enough: boolean): PageSketch {
    return {
      title: this.#title,
      prose: this.#prose.text,
      frame: this.#frame,
      frameLinks: this.#frameLinks,
      frameSpans: this.#frameSpans,
      headings: this.#headings,
      asides: this.#asides,
      linkText: this.#linkText,
      links: this.#links,
      scripts: this.#scripts,
      noscript: this.#noscript,
      passwordInput: this.#passwordInput,
      fields: this.#fields,
      media: this.#media,
      stored: this.#storedLength > enoughStored,
      enough,
    };
  }

  #readText(from: number, end: number): void {
    const text = plain(this.#html.slice(from, Math.min(end, from + longestText)));
    if (this.#insideHeading && this.#headings.length < keptHeadings) this.#headings += text;
    if (this.#insideLink || this.#insideOption || (this.#afterLink && isDay(text))) {
      if (this.#linkText.length < keptLinkText) this.#linkText += text;
    } else if (text !== '') this.#prose.say(text);
    if (text !== '') this.#afterLink = false;
  }

  /** Reads what begins with a `<`, and answers where to go on. */
  #readMarkup(open: number): number {
    const html = this.#html;
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      return end === -1 ? html.length : end + 3;
    }
    const isEndTag = html[open + 1] === '/';
    const nameAt = open + (isEndTag ? 2 : 1);
    tagName.lastIndex = nameAt;
    if (!tagName.test(html)) {
      if (isEndTag || html[open + 1] === '!' || html[open + 1] === '?') return tagEnd(html, open) + 1;
      this.#prose.say('<');
      return open + 1;
    }
    const name = html.slice(nameAt, tagName.lastIndex).toLowerCase();
    const close = tagEnd(html, open);
    this.#endBefore(name);
    if (heading.has(name)) this.#passHeading(isEndTag);
    if (isEndTag) {
      this.#endElement(name, close + 1);
      return close + 1;
    }
    const tag = { name, open, close, isSelfClosing: html[close - 1] === '/' };
    this.#openBlock(tag);
    this.#beginElement(tag);
    return hidden.has(name) && !tag.isSelfClosing ? this.#readRaw(name, close + 1) : close + 1;
  }

  /** Ends the sentence and the entry of a list that end where such a tag stands. */
  #endBefore(name: string): void {
    if (endsSentence.has(name)) this.#prose.endSentence();
    if (entryEnd.has(name)) this.#afterLink = false;
  }

  #passHeading(isEndTag: boolean): void {
    this.#insideHeading = !isEndTag;
    if (this.#headings !== '' && !this.#headings.endsWith('。')) this.#headings += '。';
  }

  #endElement(name: string, after: number): void {
    if (name === 'a') {
      this.#insideLink = false;
      this.#afterLink = true;
    }
    this.#insideOption = false;
    if (this.#block?.name !== name) return;
    this.#block.depth -= 1;
    if (this.#block.depth > 0) return;
    this.#settle(this.#block, after);
    this.#block = null;
  }

  /** Takes what a block held out of the page where it is the site's. */
  #settle(block: OpenBlock, end: number): void {
    const text = this.#prose.textSince(block.prose);
    const links = this.#links - block.links;
    if (!isOfFrame(block.part, text, links)) return;
    this.#prose.cutBackTo(block.prose);
    if (this.#frame.length < keptFrame) this.#frame += text;
    this.#frameLinks += links;
    this.#frameSpans.push([block.from, end]);
    this.#linkText = this.#linkText.slice(0, block.linkText);
    this.#fields = this.#fields.slice(0, block.fields);
    this.#passwordInput = block.passwordInput;
  }

  #openBlock({ name, open, close, isSelfClosing }: Tag): void {
    if (this.#block !== null) {
      if (this.#block.name === name) this.#block.depth += 1;
      return;
    }
    if (isSelfClosing) return;
    const part = framePartOf(name, this.#html.slice(open, Math.min(close + 1, open + namedWithin)));
    if (part === null) return;
    this.#block = {
      part,
      name,
      from: open,
      depth: 1,
      prose: this.#prose.mark,
      linkText: this.#linkText.length,
      fields: this.#fields.length,
      links: this.#links,
      passwordInput: this.#passwordInput,
    };
  }

  #beginElement(tag: Tag): void {
    const { name } = tag;
    this.#insideOption = name === 'option';
    if (name === 'a') this.#beginLink();
    else if (name === 'script') this.#scripts += 1;
    else if (name === 'input') this.#readInput(this.#textOf(tag));
    else if (media.has(name)) this.#media += 1;
    if (name === 'img') this.#readAside(pictureText, this.#textOf(tag));
  }

  #textOf({ open, close }: Tag): string {
    return this.#html.slice(open, Math.min(close, open + longestTag));
  }

  #beginLink(): void {
    // A day before a link belongs to the entry.
    this.#linkText += this.#prose.takeDay();
    this.#insideLink = true;
    this.#links += 1;
  }

  #readInput(input: string): void {
    if (asksPassword.test(input)) this.#passwordInput = true;
    const [, wanted, does] = fieldText.exec(input) ?? [];
    const told = wanted ?? does;
    if (told !== undefined && this.#fields.length < keptFields) this.#fields += `${plain(told)}。`;
  }

  /** Notes what a picture shows or a script tells. */
  #readAside(said: RegExp, text: string): void {
    if (this.#asides.length >= keptAsides) return;
    const told = said.exec(text)?.[1];
    if (told !== undefined) this.#asides += `${plain(told)}。`;
  }

  /** Reads an element whose content is no text of the page, and answers where it ends. */
  #readRaw(name: string, from: number): number {
    const html = this.#html;
    const endTag = endTagOf(html, name, from);
    const content = html.slice(from, Math.min(endTag === -1 ? html.length : endTag, from + longestText));
    if (name === 'title' && this.#title === '') this.#title = plain(content).slice(0, keptTitle);
    if (name === 'script') this.#readAside(dialogText, content);
    if (keeps.has(name)) this.#storedLength += content.length;
    if (name === 'noscript' && this.#noscript.length < keptNoscript)
      this.#noscript += plain(content.replaceAll(/<[^<>]*>/g, '')).slice(0, keptNoscript);
    return endTag === -1 ? html.length : tagEnd(html, endTag) + 1;
  }
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
