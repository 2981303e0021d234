import { TextDecoder } from 'node:util';
import type { Block } from '../../document.ts';
import { encodingOfFont } from './code-pages.ts';
import { Layout } from '../layout.ts';
import { OpenDefinition } from '../open-table.ts';
import type { RtfToken } from './tokens.ts';

/** What a group holds: the body, a list's number, a footnote or text box, the shape of a nested row, fonts, or nothing for readers. */
type Destination = 'body' | 'number' | 'aside' | 'nested' | 'fonts' | 'nowhere';
/** Groups whose text is the document's. */
const readable: ReadonlySet<Destination> = new Set<Destination>(['body', 'number', 'aside']);

interface Group {
  readonly destination: Destination;
  readonly hidden: boolean;
  readonly deleted: boolean;
  /** Characters after `\u` that stand for it where it is not understood. */
  readonly fallback: number;
  readonly font: number;
}

const mostDepth = 2000;
const mostFallback = 100;

/** Groups that begin with these words and hold something else than the text of the document. */
const destinations: ReadonlyMap<string, Destination> = new Map<string, Destination>([
  ...(
    'colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep ' +
    'aftnsepc aftncn annotation atnid atnauthor atntime atnref xe tc rxe txe nonesttables nonshppict shprslt do sp sn sv objdata ' +
    'objclass objname listtable listoverridetable revtbl rsidtbl filetbl template private fldinst bkmkstart bkmkend ' +
    'themedata colorschememapping xmlnstbl pgptbl generator ud'
  )
    .split(' ')
    .map((word) => [word, 'nowhere'] as const),
  ['fonttbl', 'fonts'],
  ['listtext', 'number'],
  ['pntext', 'number'],
  ['footnote', 'aside'],
  ['shptxt', 'aside'],
  ['nesttableprops', 'nested'],
]);
/** Groups that are read although they may be ignored. */
const readAll = new Set(['shppict', 'shpinst']);

const characters: ReadonlyMap<string, string> = new Map([
  ['~', '\u00a0'],
  ['_', '-'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
]);

/** What ends lines and cells in a footnote or a text box. */
const asideMarks: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['tab', ' '],
  ['cell', ' '],
  ['row', ' '],
]);

const decoders = new Map<string, TextDecoder>();

function decoderOf(encoding: string): TextDecoder {
  const known = decoders.get(encoding) ?? new TextDecoder(encoding);
  decoders.set(encoding, known);
  return known;
}

/** Walks over the tokens of a file with the state of its open groups. */
export class RtfReader {
  readonly #layout = new Layout();
  readonly #encoding: string;
  readonly #fonts = new Map<number, string | null>();
  readonly #groups: Group[] = [];
  #group: Group = { destination: 'body', hidden: false, deleted: false, fallback: 1, font: -1 };
  #defaultFont = -1;
  #bytes: Uint8Array[] = [];
  /** Characters of a fallback still to be passed over. */
  #passing = 0;
  /** The last byte that was passed over, and the character that it may stand for with the next one. */
  #lead: number | null = null;
  #numbered = '';
  /** After `\*`: a group whose first word is not known is nobody's text. */
  #optional = false;

  constructor(encoding: string) {
    this.#encoding = encoding;
  }

  /** Whether the group that is the document has been closed. */
  ended = false;

  take(token: RtfToken): void {
    if (token.kind === 'text') {
      this.#takeText(token.bytes);
      return;
    }
    this.#flush();
    this.#lead = null;
    switch (token.kind) {
      case 'open':
        this.#passing = 0;
        if (this.#groups.length >= mostDepth) throw new Error('groups nested too deep');
        this.#groups.push(this.#group);
        break;
      case 'close':
        this.#passing = 0;
        this.#close();
        break;
      case 'word':
        this.#takeWord(token.word, token.value);
        break;
      default:
        token satisfies never;
    }
  }

  finish(): readonly Block[] {
    this.#layout.end();
    return this.#layout.blocks;
  }

  get #isSeen(): boolean {
    const { destination, hidden, deleted } = this.#group;
    return readable.has(destination) && !hidden && !deleted;
  }

  #takeText(bytes: Uint8Array): void {
    const passed = Math.min(this.#passing, bytes.length);
    this.#passing -= passed;
    let rest = bytes.subarray(passed);
    if (passed > 0) this.#lead = bytes[passed - 1] ?? null;
    const [trail] = rest;
    if (trail === undefined) return;
    // Writers that announce a fallback of one byte (`\\uc1`) and write two all the same.
    if (this.#lead !== null && this.#isStandIn(this.#lead, trail)) rest = rest.subarray(1);
    this.#lead = null;
    if (this.#isSeen && rest.length > 0) this.#bytes.push(rest);
  }

  /** Whether two bytes stand for the character that was written as a number. */
  #isStandIn(lead: number, trail: number): boolean {
    const encodings = [this.#fonts.get(this.#group.font) ?? this.#encoding, this.#encoding];
    return encodings.some((encoding) => {
      const text = decoderOf(encoding).decode(Uint8Array.of(lead, trail));
      return text.length === 1 && (text === this.#numbered || text === '？');
    });
  }

  /** Bytes in a row are decoded together: a character's two may stand one by one. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const encoding = this.#fonts.get(this.#group.font) ?? this.#encoding;
    const text = decoderOf(encoding).decode(Buffer.concat(this.#bytes));
    this.#bytes = [];
    this.#write(text);
  }

  #write(text: string): void {
    if (!this.#isSeen) return;
    if (this.#group.destination === 'aside') this.#layout.writeAside(text);
    else this.#layout.write(text);
  }

  #close(): void {
    const outer = this.#groups.pop();
    if (outer !== undefined) {
      if (this.#group.destination === 'aside' && outer.destination !== 'aside') this.#layout.endAside();
      this.#group = outer;
    }
    this.ended = this.#groups.length === 0;
  }

  #set(change: Partial<Group>): void {
    this.#group = { ...this.#group, ...change };
  }

  #takeWord(word: string, value: number | null): void {
    if (word === '*') {
      this.#optional = true;
      return;
    }
    const optional = this.#optional;
    this.#optional = false;
    const { destination } = this.#group;
    if (destination === 'nowhere') return;
    const own = destinations.get(word);
    if (own !== undefined || (optional && !readAll.has(word))) {
      this.#set({ destination: own ?? 'nowhere' });
    } else if (word === 'pict') {
      if (this.#isSeen && destination === 'body') this.#layout.addImage();
      this.#set({ destination: 'nowhere' });
    } else if (destination === 'fonts') {
      this.#defineFont(word, value);
    } else if (word === 'u') {
      this.#numbered = String.fromCharCode((value ?? 0) & 0xffff);
      this.#write(this.#numbered);
      this.#passing = this.#group.fallback;
    } else if (characters.has(word)) {
      if (this.#passing > 0) this.#passing -= 1;
      else this.#write(characters.get(word) ?? '');
    } else {
      this.#passing = 0;
      if (!this.#format(word, value)) this.#mark(word, value);
    }
  }

  #defineFont(word: string, value: number | null): void {
    if (word === 'f') this.#set({ font: value ?? 0 });
    else if (word === 'fcharset') this.#fonts.set(this.#group.font, encodingOfFont(value));
  }

  /** Properties of characters, which end with their group; false where the word is none. */
  #format(word: string, value: number | null): boolean {
    switch (word) {
      case 'v':
        this.#set({ hidden: value !== 0 });
        return true;
      case 'deleted':
        this.#set({ deleted: value !== 0 });
        return true;
      case 'plain':
        this.#set({ hidden: false, deleted: false, font: this.#defaultFont });
        return true;
      case 'f':
        this.#set({ font: value ?? this.#defaultFont });
        return true;
      case 'deff':
        this.#defaultFont = value ?? -1;
        this.#set({ font: this.#defaultFont });
        return true;
      case 'uc':
        this.#set({ fallback: Math.min(Math.max(value ?? 1, 0), mostFallback) });
        return true;
      default:
        return false;
    }
  }

  /** Marks in the text, and properties of paragraphs and rows. */
  #mark(word: string, value: number | null): void {
    const { destination, deleted } = this.#group;
    const layout = this.#layout;
    if (destination === 'aside') {
      this.#write(asideMarks.get(word) ?? '');
      return;
    }
    if (destination === 'nested') {
      if (word === 'nestrow') layout.endRow(Math.max(layout.depth, 2), deleted);
      else this.#defineRow(word, value);
      return;
    }
    if (destination !== 'body') return;
    switch (word) {
      case 'par':
      case 'sect':
      case 'page':
        // A paragraph whose mark was deleted goes on in the next one.
        if (!deleted) layout.endParagraph();
        break;
      case 'line':
        this.#write(layout.depth > 0 ? ' ' : '\n');
        break;
      case 'tab':
        this.#write('\t');
        break;
      case 'cell':
        layout.endCell(1);
        break;
      case 'nestcell':
        layout.endCell(Math.max(layout.depth, 2));
        break;
      case 'row':
        layout.endRow(1, deleted);
        break;
      case 'pard':
        layout.depth = 0;
        layout.heading = false;
        break;
      case 'intbl':
        layout.depth = Math.max(layout.depth, 1);
        break;
      case 'itap':
        layout.depth = value ?? 1;
        break;
      case 'outlinelevel':
        layout.heading = (value ?? 0) < 9;
        break;
      default:
        this.#defineRow(word, value);
    }
  }

  #defineRow(word: string, value: number | null): void {
    const layout = this.#layout;
    const nested = this.#group.destination === 'nested';
    const definition = nested ? layout.nestedDefinition : layout.definition;
    switch (word) {
      case 'trowd':
        if (nested) layout.nestedDefinition = new OpenDefinition();
        else layout.beginRow();
        break;
      case 'cldel':
        definition.deleted = true;
        break;
      case 'trleft':
        definition.left = value ?? 0;
        break;
      case 'clmrg':
        definition.fromLeft = true;
        break;
      case 'clvmrg':
        definition.fromAbove = true;
        break;
      case 'cellx':
        definition.addCell(value ?? 0);
        break;
      default:
    }
  }
}
