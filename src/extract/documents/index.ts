import type { SourceDocument } from '../document.ts';
import { emptyDocument } from './empty.ts';
import { readPdf } from './pdf/index.ts';
import type { DocumentMediaType } from './sniff.ts';

export { sniffDocument, type DocumentMediaType } from './sniff.ts';

/** Reads a document's bytes into blocks. What cannot be read is an outcome, `unreadable`, and never throws. */
export async function readDocument(bytes: Uint8Array, mediaType: DocumentMediaType): Promise<SourceDocument> {
  return mediaType === 'application/pdf' ? readPdf(bytes) : emptyDocument(mediaType, 'unsupported');
}
