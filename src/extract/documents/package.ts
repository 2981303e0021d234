import { decodeText, detectCharset } from '../../text/index.ts';
import type { SourceDocument } from '../document.ts';
import { looksLikeHtml } from '../html/looks.ts';
import { readPage } from '../html/page.ts';
import { documentOf } from './empty.ts';
import { readXlsx } from './sheet/xlsx.ts';
import { sniffDocument, type DocumentMediaType } from './sniff.ts';
import { readWord } from './word/index.ts';
import { openZip, type ZipArchive } from './zip.ts';

type ReadDocument = (bytes: Uint8Array, mediaType: DocumentMediaType) => Promise<SourceDocument>;

const mostTried = 20;
const documentName = /\.(?:pdf|docx?|wps|rtf|xlsx?|et|ofd|mht|mhtml|html?)$/iu;
const pictureName = /\.(?:jpe?g|png|gif|bmp|tiff?|webp)$/iu;
const reportName = /年度?报告|年报/u;

/** Entries that may be the document, most likely first: named as a report, then near the top. */
function candidates(zip: ZipArchive): readonly string[] {
  const score = (name: string): number =>
    (pictureName.test(name) ? 1000 : 0) + (reportName.test(name) ? 0 : 100) + name.split('/').length;
  return zip.names
    .filter((name) => (documentName.test(name) || pictureName.test(name)) && !name.includes('__MACOSX'))
    .sort((a, b) => score(a) - score(b))
    .slice(0, mostTried);
}

/** A page out of a zip file, as Word and Excel save them under names of their own; null where it is none. */
function readHeldPage(bytes: Uint8Array): SourceDocument | null {
  const charset = detectCharset(bytes, null);
  const source = decodeText(bytes, charset);
  return looksLikeHtml(source) ? readPage(source, null, charset) : null;
}

/** The first document of a zip file that can be read; archives inside archives are not opened. */
async function readHeld(zip: ZipArchive, mediaType: string, readDocument: ReadDocument): Promise<SourceDocument> {
  let trouble: SourceDocument | null = null;
  for (const name of candidates(zip)) {
    const bytes = await zip.read(name);
    const kind = bytes === null ? null : sniffDocument(bytes);
    if (bytes === null || kind === 'application/zip') {
      continue;
    }
    const document = kind === null ? readHeldPage(bytes) : await readDocument(bytes, kind);
    if (document?.unreadable === null) {
      return document;
    }
    trouble ??= document;
  }
  return trouble ?? documentOf(mediaType, [], 'empty');
}

/** Reads what is packed as a zip file: DOCX, XLSX, OFD by their parts, else the document it holds. */
export async function readPackage(
  bytes: Uint8Array,
  mediaType: string,
  readDocument: ReadDocument,
): Promise<SourceDocument> {
  const zip = await openZip(bytes);
  const names = new Set(zip.names);
  if (names.has('word/document.xml')) {
    return readWord(zip);
  }
  if (names.has('xl/workbook.xml')) {
    return readXlsx(zip);
  }
  if (names.has('OFD.xml')) {
    return (await import('./ofd/index.ts')).readOfd(zip);
  }
  const isOpenDocument = names.has('mimetype') && names.has('content.xml');
  return isOpenDocument ? documentOf(mediaType, [], 'unsupported') : readHeld(zip, mediaType, readDocument);
}
