import type { Evidence } from '../domain/index.ts';

/** A cell of a grid at its top-left position; spans are resolved by the reader. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  /** True where the cell holds a picture and no text. */
  readonly image: boolean;
}

/** A table as geometry: positions and spans, no meaning yet. */
export interface Grid {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly GridCell[];
}

/** A run of body text: one paragraph or heading, in reading order. */
export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
  /** True where markup or type size says heading; numbering is judged later. */
  readonly heading: boolean;
  readonly page: number | null;
  readonly selector: string | null;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly grid: Grid;
  readonly page: number | null;
  readonly selector: string | null;
}

export interface ImageBlock {
  readonly kind: 'image';
  readonly src: string;
  readonly alt: string;
  readonly page: number | null;
  readonly selector: string | null;
}

export type Block = TextBlock | TableBlock | ImageBlock;

/** A label and its value in a page's disclosure header block: 索引号, 发文日期 … */
export interface HeaderField {
  readonly label: string;
  readonly value: string;
  readonly evidence: Evidence;
}

export interface DocumentLink {
  readonly url: string;
  readonly text: string;
}

/**
 * What every reader (HTML, plain text, PDF, Word …) makes of its bytes, and what metadata, sections, tables and
 * integrity are read from. Nothing here is interpreted.
 */
export interface SourceDocument {
  readonly mediaType: string;
  readonly charset: string | null;
  /** The document's own title: `<title>`, first heading of a PDF. */
  readonly htmlTitle: string | null;
  /** `<meta name content>` in order of appearance; names as written. */
  readonly meta: readonly (readonly [name: string, content: string])[];
  readonly header: readonly HeaderField[];
  /** The body: without menus, counters and widgets. */
  readonly blocks: readonly Block[];
  /** Links inside the body. */
  readonly links: readonly DocumentLink[];
  /** Text of the whole page, menus included, for signals that look beyond the body. */
  readonly pageText: string;
  /** Set when the bytes could not be read: `scanned`, `encrypted`, `damaged`, `empty`. */
  readonly unreadable: string | null;
}

/** Bytes to extract from, content coding already undone, with what is known of them. */
export interface ExtractInput {
  readonly bytes: Uint8Array;
  readonly url: string | null;
  readonly captureId: string | null;
  /** From Content-Type or the file's name; the content decides in the end. */
  readonly mediaType: string | null;
  /** Charset parameter of Content-Type. */
  readonly charset: string | null;
  /** Title under which the listing or a parent page linked here. */
  readonly linkTitle: string | null;
  /** Hosts of the portal, lower case; empty when unknown. */
  readonly portalHosts: readonly string[];
  /** Publisher that the column declares; null when it holds several organs' reports. */
  readonly declaredPublisher: string | null;
}
