/** Kinds of document that are told by their content. */
export const documentMediaTypes = [
  'application/pdf',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/ofd',
  'application/zip',
  'application/vnd.rar',
  'application/rtf',
  'multipart/related',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/bmp',
  'image/tiff',
  'image/webp',
] as const;
export type DocumentMediaType = (typeof documentMediaTypes)[number];

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

const headerSearchBytes = 1024;

const pictures: readonly (readonly [DocumentMediaType, readonly number[], number?])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  // The four bytes behind the size of a bitmap are reserved.
  ['image/bmp', [0x00, 0x00, 0x00, 0x00], 6],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['image/webp', [0x57, 0x45, 0x42, 0x50], 8],
];

function sniffPicture(bytes: Uint8Array): DocumentMediaType | null {
  const found = pictures.find(([, signature, at]) => startsWith(bytes, signature, at))?.[0] ?? null;
  const isBitmap = startsWith(bytes, [0x42, 0x4d]);
  const isRiff = startsWith(bytes, [0x52, 0x49, 0x46, 0x46]);
  return (found === 'image/bmp' && !isBitmap) || (found === 'image/webp' && !isRiff) ? null : found;
}

function holds(bytes: Uint8Array, needle: Buffer): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(needle);
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function sniffZip(bytes: Uint8Array): DocumentMediaType {
  if (holds(bytes, Buffer.from('word/document.xml'))) {
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  }
  if (holds(bytes, Buffer.from('xl/workbook.xml'))) {
    return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  }
  return holds(bytes, Buffer.from('OFD.xml')) ? 'application/ofd' : 'application/zip';
}

/**
 * Tells a document by its content, never by its name: PDF (its header may follow other bytes), OLE files (Word and WPS
 * text, Excel), zip packages, web archives, RTF, and what is named but not read: RAR and pictures. Null for anything else.
 */
export function sniffDocument(bytes: Uint8Array): DocumentMediaType | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return sniffZip(bytes);
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    const isSheet = holds(bytes, utf16('Workbook\0')) || holds(bytes, utf16('Book\0'));
    return isSheet && !holds(bytes, utf16('WordDocument\0')) ? 'application/vnd.ms-excel' : 'application/msword';
  }
  if (startsWith(bytes, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07])) {
    return 'application/vnd.rar';
  }
  const picture = sniffPicture(bytes);
  if (picture !== null) {
    return picture;
  }
  const head = Buffer.from(bytes.subarray(0, headerSearchBytes)).toString('latin1');
  if (/^\s*\{\\rtf/u.test(head)) {
    return 'application/rtf';
  }
  if (
    /Content-Type:\s*multipart\/related/i.test(head) &&
    /^(?:From|MIME-Version|Subject|Date|Content-Type):/im.test(head)
  ) {
    return 'multipart/related';
  }
  return holds(bytes.subarray(0, headerSearchBytes), Buffer.from('%PDF-')) ? 'application/pdf' : null;
}
