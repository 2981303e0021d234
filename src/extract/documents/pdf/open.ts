import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const packageFolder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Larger pictures are left undecoded: where they stand is told without them, and unpacking costs time and memory. */
const mostPixels = 1;

/** Why a PDF cannot be read. */
export type PdfTrouble = 'encrypted' | 'damaged';

export type OpenedPdf =
  | { readonly kind: 'open'; readonly document: PDFDocumentProxy; readonly close: () => Promise<void> }
  | { readonly kind: 'closed'; readonly trouble: PdfTrouble };

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** Opens a PDF with the character maps and fonts that come with the library: nothing is fetched and nothing evaluated. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${path.join(packageFolder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${path.join(packageFolder, 'standard_fonts')}/`,
    wasmUrl: `${path.join(packageFolder, 'wasm')}/`,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: mostPixels,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    return { kind: 'open', document, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    return { kind: 'closed', trouble: nameOf(error) === 'PasswordException' ? 'encrypted' : 'damaged' };
  }
}
