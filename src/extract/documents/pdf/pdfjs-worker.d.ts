declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  /** The reading half of pdf.js. */
  export const WorkerMessageHandler: { initializeFromPort(port: object): void };
}
