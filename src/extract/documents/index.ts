import type { SourceDocument } from '../document.ts';
import type { DocumentMediaType } from './sniff.ts';

export { sniffDocument, type DocumentMediaType } from './sniff.ts';

/** Reads a document's bytes into blocks. What cannot be read is an outcome, `unreadable`, and never throws. */
export function readDocument(_bytes: Uint8Array, mediaType: DocumentMediaType): Promise<SourceDocument> {
  return Promise.resolve({
    mediaType,
    charset: null,
    htmlTitle: null,
    meta: [],
    header: [],
    blocks: [],
    links: [],
    pageText: '',
    unreadable: 'unsupported',
  });
}
