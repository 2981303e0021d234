import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { anchor, mostTagCount, paragraph, tagFor, tagOf, type Tag } from './tags.ts';

export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
}

export interface ElementNode {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (ElementNode | TextNode)[];
  /** Whether links, frames or what belongs into a head may stand in it: most cells of tables need not be walked for them. */
  holdsReferences: boolean;
}

/** A parsed page: its tree, and the source of its scripts and styles, which stands outside the tree. */
export interface HtmlTree {
  readonly root: ElementNode;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** Deeper nesting is flattened, so that every walk over a tree may recurse. */
const maxDepth = 256;
const keptAttributes = [
  'id',
  'class',
  'href',
  'src',
  'data',
  'alt',
  'title',
  'name',
  'property',
  'content',
  'colspan',
  'rowspan',
  'span',
  'style',
  'hidden',
  'http-equiv',
  'type',
  'value',
  'role',
  'lang',
  'height',
  'width',
];
/** One string for each name of an attribute that is kept. */
const attributeNames: ReadonlyMap<string, string> = new Map(keptAttributes.map((name) => [name, name]));
interface Open {
  readonly element: ElementNode;
  readonly tag: Tag;
}

/** The attributes of most elements. */
export const noAttributes: Record<string, string> = Object.freeze({});

/** Grows a tree from tokens in one pass; linear in the page's length whatever stands in it. */
class TreeBuilder implements TokenizerCallbacks {
  readonly root: ElementNode = { kind: 'element', name: '#root', attributes: {}, children: [], holdsReferences: true };
  readonly scripts: string[] = [];
  readonly styles: string[] = [];
  private readonly source: string;
  private readonly stack: Open[] = [];
  private readonly openCounts = new Int32Array(mostTagCount + 1);
  private readonly flattened = new Map<string, number>();
  private current: ElementNode = this.root;
  private text = '';
  private tag = tagFor('');
  private attributes: Record<string, string> = noAttributes;
  private attributeName = '';
  private attributeValue = '';

  constructor(source: string) {
    this.source = source;
  }

  ontext(start: number, end: number): void {
    this.text += this.source.slice(start, end);
  }

  ontextentity(codepoint: number): void {
    this.text += String.fromCodePoint(codepoint);
  }

  onattribname(start: number, end: number): void {
    const name = this.source.slice(start, end);
    this.attributeName = attributeNames.get(name) ?? attributeNames.get(name.toLowerCase()) ?? '';
    this.attributeValue = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.attributeName !== '') this.attributeValue += this.source.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    if (this.attributeName !== '') this.attributeValue += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (this.attributeName === '' || this.attributeName in this.attributes) return;
    if (this.attributes === noAttributes) this.attributes = {};
    this.attributes[this.attributeName] = this.attributeValue;
  }

  onopentagname(start: number, end: number): void {
    this.tag = tagOf(this.source.slice(start, end));
    this.attributes = noAttributes;
  }

  onopentagend(): void {
    this.open(this.tag, this.attributes);
  }

  onselfclosingtag(): void {
    this.open(this.tag, this.attributes);
  }

  onclosetag(start: number, end: number): void {
    const tag = tagOf(this.source.slice(start, end).trim());
    if (tag.name === 'br') this.open(tag, noAttributes);
    else this.close(tag);
  }

  oncomment(): void {
    // Comments carry nothing that a reader sees.
  }

  oncdata(start: number, end: number, offset: number): void {
    this.text += this.source.slice(start, end - offset);
  }

  ondeclaration(): void {
    // A doctype changes nothing here.
  }

  onprocessinginstruction(): void {
    // `<?xml …?>` and Word's `<?xml:namespace …>` carry nothing that a reader sees.
  }

  onend(): void {
    this.flush();
  }

  private flush(): void {
    if (this.text === '') return;
    if (this.current.name === 'script') this.scripts.push(this.text);
    else if (this.current.name === 'style') this.styles.push(this.text);
    else this.current.children.push({ kind: 'text', text: this.text });
    this.text = '';
  }

  private open(tag: Tag, attributes: Record<string, string>): void {
    const { name, implied } = tag;
    this.flush();
    if (this.current.name === 'head' && !tag.isOfHead) this.popTo(this.stack.length - 1);
    if (tag.closesParagraph) this.endParagraph();
    if (implied !== null) this.endImplied(implied.ends, implied.within);
    if (tag === anchor && this.isOpen(anchor)) this.close(anchor);
    if (tag.isReference) this.markReference();
    const element: ElementNode = { kind: 'element', name, attributes, children: [], holdsReferences: false };
    if (tag.isVoid) {
      this.current.children.push(element);
      return;
    }
    if (this.stack.length >= maxDepth) {
      this.flattened.set(name, (this.flattened.get(name) ?? 0) + 1);
      if (!tag.isInline) this.current.children.push(element);
      return;
    }
    this.current.children.push(element);
    this.stack.push({ element, tag });
    this.count(tag, 1);
    this.current = element;
  }

  private count({ count }: Tag, by: 1 | -1): void {
    this.openCounts[count] = (this.openCounts[count] ?? 0) + by;
  }

  /** Whether an element may be open: false is certain, true is so for names that pages use. */
  private isOpen({ count }: Tag): boolean {
    return (this.openCounts[count] ?? 0) > 0;
  }

  private close(tag: Tag): void {
    this.flush();
    const { name } = tag;
    const beyond = this.flattened.size === 0 ? undefined : this.flattened.get(name);
    if (beyond !== undefined) {
      if (beyond === 1) this.flattened.delete(name);
      else this.flattened.set(name, beyond - 1);
      return;
    }
    if (!this.isOpen(tag)) return;
    let crossesBlock = false;
    for (let index = this.stack.length - 1; index >= 0; index -= 1) {
      const at = this.stack[index];
      if (at === undefined) return;
      if (at.tag.name === name) {
        if (tag.isInline && crossesBlock) this.remove(index);
        else this.popTo(index);
        return;
      }
      if (!tag.isOfTable && at.tag.isScope) return;
      if (!at.tag.isInline) crossesBlock = true;
    }
  }

  /** Notes with all open elements that a reference stands in them; what is open around a marked one is marked. */
  private markReference(from = this.stack.length - 1): void {
    for (let index = from; index >= 0; index -= 1) {
      const element = this.stack[index]?.element;
      if (element === undefined || element.holdsReferences) return;
      element.holdsReferences = true;
    }
  }

  private remove(index: number): void {
    // What comes stands in it still, and it will not be heard of.
    this.markReference(index);
    const [gone] = this.stack.splice(index, 1);
    if (gone !== undefined) this.count(gone.tag, -1);
  }

  private popTo(index: number): void {
    while (this.stack.length > index) {
      const gone = this.stack.pop();
      if (gone !== undefined) this.count(gone.tag, -1);
    }
    this.current = this.stack.at(-1)?.element ?? this.root;
  }

  private endParagraph(): void {
    if (!this.isOpen(paragraph)) return;
    for (let index = this.stack.length - 1; index >= 0; index -= 1) {
      const at = this.stack[index];
      if (at === undefined) return;
      if (at.tag === paragraph) {
        this.popTo(index);
        return;
      }
      if (!at.tag.isInline) return;
    }
  }

  private endImplied(ends: ReadonlySet<string>, within: ReadonlySet<string>): void {
    let lowest = -1;
    for (let index = this.stack.length - 1; index >= 0; index -= 1) {
      const name = this.stack[index]?.tag.name ?? '';
      if (ends.has(name)) lowest = index;
      if (within.has(name)) break;
    }
    if (lowest !== -1) this.popTo(lowest);
  }
}

/** Parses a page as far as it goes. Never throws; time and memory are linear in its length, depth is bounded. */
export function parseHtml(source: string): HtmlTree {
  const builder = new TreeBuilder(source);
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder);
  tokenizer.write(source);
  tokenizer.end();
  return { root: builder.root, scripts: builder.scripts, styles: builder.styles };
}
