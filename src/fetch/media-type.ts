export interface ContentType {
  /** Lower case, without parameters; null when absent or unreadable. */
  readonly mediaType: string | null;
  readonly charset: string | null;
}

/** Reads a Content-Type field as servers write it. */
export function parseContentType(value: string | null): ContentType {
  if (value === null) return { mediaType: null, charset: null };
  const mediaType = value.split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';
  const charset = /charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})/i.exec(value)?.[1] ?? null;
  return { mediaType: /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : null, charset };
}

const ole = [0xd0, 0xcf, 0x11, 0xe0];
const word = Buffer.from('WordDocument', 'utf16le');
const workbook = Buffer.from('Workbook', 'utf16le');

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function zipKind(bytes: Buffer): string {
  if (bytes.includes('word/document')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  if (bytes.includes('xl/workbook')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (bytes.includes('OFD.xml')) return 'application/ofd';
  return 'application/zip';
}

/** Acrobat takes a file for a PDF where its header stands within these (PDF Reference 1.7, appendix H.3, note 13). */
const pdfHeaderBytes = 1024;

/**
 * Media type told by the first bytes, for what reports come in; null where they do not tell. Names and headers lie:
 * download handlers send octet-stream, and error pages come under the name of a document.
 */
export function sniffMediaType(content: Uint8Array): string | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.subarray(0, pdfHeaderBytes).includes('%PDF-')) return 'application/pdf';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return zipKind(bytes);
  if (startsWith(bytes, ole)) {
    if (bytes.includes(word)) return 'application/msword';
    return bytes.includes(workbook) ? 'application/vnd.ms-excel' : 'application/x-ole-storage';
  }
  if (startsWith(bytes, [0x52, 0x61, 0x72, 0x21])) return 'application/vnd.rar';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) return 'image/gif';
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) return 'application/rtf';
  const head = bytes.subarray(0, 1024).toString('latin1').trimStart().toLowerCase();
  if (
    /^(?:\u00ef\u00bb\u00bf)?\s*(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script)\b/.test(head)
  ) {
    return 'text/html';
  }
  return null;
}

/** What the content is: its first bytes where they tell, else what the server said. */
export function effectiveMediaType(content: Uint8Array, declared: string | null): string | null {
  const sniffed = sniffMediaType(content);
  if (sniffed === 'text/html' && declared === 'application/xhtml+xml') return declared;
  if (sniffed === 'application/zip' && declared !== null && /officedocument|ofd|wps/.test(declared)) return declared;
  return sniffed ?? declared;
}
