import { isBare, memo } from '../../text/index.ts';
import { isInline } from './tags.ts';
import { noAttributes, type ElementNode, type TextNode } from './tree.ts';

/** One paragraph, heading, cell or line as a reader sees it, in reading order. */
export interface Run {
  readonly kind: 'run';
  readonly text: string;
  /** Characters of it that are link text. */
  readonly linkChars: number;
  /** Level of the heading element around it, 0 for none. */
  readonly heading: number;
  readonly hidden: boolean;
}

export interface ImageItem {
  readonly kind: 'image';
  readonly src: string;
  readonly alt: string;
}

/** A block-level element with what stands in it, in order; the page without its inline markup. */
export interface Box {
  readonly kind: 'box';
  readonly element: ElementNode;
  readonly items: (Box | Run | ImageItem)[];
  /** Worth of what is inside as body text; links and scraps count against the box that holds them, not against others. */
  score: number;
  textChars: number;
  linkChars: number;
}

const skipped = new Set(
  'script style noscript iframe object embed select option optgroup datalist button input textarea template svg head applet audio video canvas'.split(
    ' ',
  ),
);
const headingLevels: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

function tiny(...sizes: readonly (string | undefined)[]): boolean {
  return sizes.some((size) => /^\s{0,3}[0-2](?:px)?\s{0,3}$/.test(size ?? ''));
}

/** Whether no visitor sees an element, as far as its own markup tells. */
export function isHidden(element: ElementNode): boolean {
  if (element.attributes === noAttributes) return false;
  if ('hidden' in element.attributes) return true;
  if (element.name === 'marquee' && tiny(element.attributes['height'], element.attributes['width'])) return true;
  const style = element.attributes['style'];
  return style !== undefined && (hidesByStyle(style) || (wordNames.has(element.name) && hasNoSize(style)));
}

/** Elements around words; lists and boxes have no type size of their own where their parts have. */
const wordNames = new Set(['a', 'span', 'p', 'font', 'b', 'strong', 'em', 'i']);
const hasNoSize: (style: string) => boolean = memo((style) =>
  /font-size\s{0,3}:\s{0,3}[01](?:px|pt)?\s{0,3}(?:;|!|$)/i.test(style),
);

/** Whether a declaration of style hides what it is for. */
export const hidesByStyle: (style: string) => boolean = memo(
  (style) =>
    /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|(?:^|[;\s])opacity\s{0,3}:\s{0,3}0(?:\.0+)?\s{0,3}(?:;|!|$)|(?:left|top|text-indent)\s{0,3}:\s{0,3}-\d{3,}/i.test(
      style,
    ) || isCutOff(style),
);

/** A box of no size that shows nothing of what runs over it. */
function isCutOff(style: string): boolean {
  return (
    /overflow\s{0,3}:\s{0,3}hidden/i.test(style) &&
    /(?:^|;)\s{0,3}(?:max-)?(?:height|width)\s{0,3}:\s{0,3}[01](?:px)?\s{0,3}(?:;|!|$)/i.test(style)
  );
}

function ownHeading(element: ElementNode): number {
  return (
    headingLevels[element.name] ?? (element.name.includes('ucaptitle') && /\bucaptitle\b/.test(element.name) ? 1 : 0)
  );
}

const blanks = /[ \t\r\n\f\u00a0\u200b\ufeff]+/g;
const punctuation = /[，。；：、！？,;]/g;

/** Worth of one paragraph as body text: sentences count for it, link text and scraps against it. */
function worth(text: string, linkChars: number, heading: number): number {
  const chars = text.length;
  const plain = chars - linkChars;
  if (linkChars > 0 && linkChars * 2 > chars) return -Math.min(linkChars, 60) - 2;
  const marks = text.match(punctuation)?.length ?? 0;
  if (heading > 0) return Math.min(plain, 40);
  if (marks === 0) return plain >= 40 ? plain : plain >= 12 ? plain * 0.5 : plain * 0.2;
  return plain + Math.min(marks, plain / 6) * 4 - linkChars;
}

interface Cursor {
  text: string;
  linkChars: number;
}

/** Builds the boxes of a page in one walk; the walk is as deep as the tree, which is bounded. */
class BoxBuilder {
  private readonly cursor: Cursor = { text: '', linkChars: 0 };
  private hiddenDepth = 0;
  private heading = 0;
  private readonly reveal: boolean;

  constructor(reveal: boolean) {
    this.reveal = reveal;
  }

  build(element: ElementNode): Box {
    const box: Box = { kind: 'box', element, items: [], score: 0, textChars: 0, linkChars: 0 };
    this.walk(element, box, false);
    this.end(box);
    for (const item of box.items) {
      if (item.kind !== 'box') continue;
      box.score += Math.max(item.score, 0);
      box.textChars += item.textChars;
      box.linkChars += item.linkChars;
    }
    return box;
  }

  private walk(element: ElementNode, box: Box, inLink: boolean): void {
    for (const child of element.children) {
      if (child.kind === 'text') this.add(child, inLink);
      else if (child.name === 'br' || child.name === 'hr') this.end(box);
      else if (child.name === 'img') this.image(child, box);
      else if (skipped.has(child.name)) continue;
      else if (isInline(child.name)) this.inline(child, box, inLink);
      else this.block(child, box, inLink);
    }
  }

  private inline(element: ElementNode, box: Box, inLink: boolean): void {
    const hidden = isHidden(element);
    if (hidden) {
      this.end(box);
      this.hiddenDepth += 1;
    }
    this.walk(element, box, inLink || (element.name === 'a' && 'href' in element.attributes));
    if (hidden) {
      this.end(box);
      this.hiddenDepth -= 1;
    }
  }

  private block(element: ElementNode, box: Box, inLink: boolean): void {
    this.end(box);
    const hidden = isHidden(element);
    const outer = this.heading;
    const own = ownHeading(element);
    if (own > 0) this.heading = own;
    if (hidden) this.hiddenDepth += 1;
    if (inLink) {
      // A link around blocks: their text is link text, and stays in the box around the link.
      this.walk(element, box, true);
      this.end(box);
    } else {
      const inner = this.build(element);
      if (inner.items.length > 0) box.items.push(inner);
    }
    if (hidden) this.hiddenDepth -= 1;
    this.heading = outer;
  }

  private image(element: ElementNode, box: Box): void {
    const src = element.attributes['src'];
    if (src === undefined || src === '') return;
    box.items.push({ kind: 'image', src, alt: element.attributes['alt'] ?? '' });
  }

  private add(node: TextNode, inLink: boolean): void {
    this.cursor.text += node.text;
    if (inLink) this.cursor.linkChars += node.text.trim().length;
  }

  private end(box: Box): void {
    const { cursor } = this;
    if (cursor.text !== '') {
      const text = isBare(cursor.text) ? cursor.text : cursor.text.replace(blanks, ' ').trim();
      if (text !== '') {
        const hidden = this.hiddenDepth > 0 && !this.reveal;
        box.items.push({ kind: 'run', text, linkChars: cursor.linkChars, heading: this.heading, hidden });
        if (!hidden) {
          box.score += worth(text, cursor.linkChars, this.heading);
          box.textChars += text.length;
          box.linkChars += cursor.linkChars;
        }
      }
      cursor.text = '';
      cursor.linkChars = 0;
    }
  }
}

/**
 * The page as nested boxes of runs, scored on the way.
 * @param reveal takes hidden elements for visible ones, as a script of the page would make them
 */
export function buildBoxes(root: ElementNode, reveal = false): Box {
  return new BoxBuilder(reveal).build(root);
}

/** Every run under a box, in reading order. */
export function runsOf(box: Box, into: Run[] = []): Run[] {
  for (const item of box.items) {
    if (item.kind === 'box') runsOf(item, into);
    else if (item.kind === 'run') into.push(item);
  }
  return into;
}
