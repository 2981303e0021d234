import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { withoutGlyphPrograms } from './glyph-programs.ts';
import { documentWithoutCanvas } from './no-canvas.ts';
import { SharedPort } from './port.ts';

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

/** The reading half of pdf.js, in this thread. */
function startWorker(): PDFWorker {
  const port = new SharedPort();
  WorkerMessageHandler.initializeFromPort(port);
  return PDFWorker.create({ port, verbosity: 0 });
}

/** Opens a PDF with the character maps and fonts that come with the library: nothing is fetched and nothing evaluated. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const worker = startWorker();
  const task = getDocument({
    worker,
    data: withoutGlyphPrograms(bytes),
    cMapUrl: `${path.join(packageFolder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${path.join(packageFolder, 'standard_fonts')}/`,
    wasmUrl: `${path.join(packageFolder, 'wasm')}/`,
    disableFontFace: false,
    ownerDocument: documentWithoutCanvas(),
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: mostPixels,
    verbosity: 0,
  });
  const close = async (): Promise<void> => {
    await task.destroy();
    worker.destroy();
  };
  try {
    const document = await task.promise;
    return { kind: 'open', document, close };
  } catch (error) {
    await close();
    return { kind: 'closed', trouble: nameOf(error) === 'PasswordException' ? 'encrypted' : 'damaged' };
  }
}
