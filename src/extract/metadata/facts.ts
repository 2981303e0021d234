import type { HeaderField, SourceDocument } from '../document.ts';

/** What metadata is read from: the document, and what is known beyond it. */
export interface MetadataSource {
  readonly document: SourceDocument;
  /** Lines before the body's first paragraph. */
  readonly lead: readonly string[];
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  /** Paragraphs of the body in normal form. */
  readonly paragraphs: readonly string[];
  readonly url: string | null;
  readonly linkTitle: string | null;
  readonly declaredPublisher: string | null;
}

/** Values of a header label, without empty ones. */
export function headerValues(source: MetadataSource, label: string): readonly HeaderField[] {
  return source.document.header.filter((field) => field.label === label && field.value !== '');
}

/** Contents of meta tags by name, letter case aside, without empty ones. */
export function metaValues(source: MetadataSource, ...names: readonly string[]): readonly string[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const values: string[] = [];
  for (const [name, content] of source.document.meta) {
    if (content !== '' && wanted.has(name.toLowerCase())) values.push(content);
  }
  return values;
}
