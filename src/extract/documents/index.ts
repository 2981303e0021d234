import type { SourceDocument } from '../document.ts';
import { documentOf } from './empty.ts';
import { openCompound } from './ole/compound.ts';
import { readDoc } from './ole/doc.ts';
import { readPackage } from './package.ts';
import { readRtf } from './rtf/index.ts';
import { readXls } from './sheet/xls.ts';
import type { DocumentMediaType } from './sniff.ts';
import { readWebArchive } from './web-archive/index.ts';
import { ZipTrouble } from './zip.ts';

export { sniffDocument, type DocumentMediaType } from './sniff.ts';

/** An Office file with a password is an OLE file that holds an encrypted package. */
const encryptedPackage = 'EncryptedPackage';

function readOle(bytes: Uint8Array, mediaType: string): SourceDocument {
  const compound = openCompound(bytes);
  if (compound.names.includes(encryptedPackage)) {
    return documentOf(mediaType, [], 'encrypted');
  }
  const isWorkbook = compound.names.includes('Workbook') || compound.names.includes('Book');
  return isWorkbook && !compound.names.includes('WordDocument') ? readXls(compound) : readDoc(compound);
}

/** The PDF library is loaded when the first PDF comes: most captures are pages, and workers start sooner without it. */
async function read(bytes: Uint8Array, mediaType: DocumentMediaType): Promise<SourceDocument> {
  switch (mediaType) {
    case 'application/pdf':
      return (await import('./pdf/index.ts')).readPdf(bytes);
    case 'application/msword':
    case 'application/vnd.ms-excel':
      return readOle(bytes, mediaType);
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
    case 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
    case 'application/ofd':
    case 'application/zip':
      return readPackage(bytes, mediaType, read);
    case 'multipart/related':
      return readWebArchive(bytes);
    case 'application/rtf':
      return readRtf(bytes);
    case 'image/png':
    case 'image/jpeg':
    case 'image/gif':
    case 'image/bmp':
    case 'image/tiff':
    case 'image/webp':
      return documentOf(mediaType, [], 'scanned');
    case 'application/vnd.rar':
      return documentOf(mediaType, [], 'unsupported');
    default:
      return mediaType satisfies never;
  }
}

/** Readers throw where the bytes do not mean what they should. */
function troubleOf(error: unknown): string {
  return error instanceof ZipTrouble ? error.trouble : 'damaged';
}

/**
 * Reads a document's bytes into blocks. What cannot be read is an outcome and never throws: `unreadable` is `scanned` (pictures
 * instead of text), `encrypted`, `damaged`, `garbled` (no character map), `empty`, `too large` or `unsupported` (RAR, OpenDocument,
 * formats before 1997).
 */
export async function readDocument(bytes: Uint8Array, mediaType: DocumentMediaType): Promise<SourceDocument> {
  try {
    return await read(bytes, mediaType);
  } catch (error) {
    return documentOf(mediaType, [], troubleOf(error));
  }
}
