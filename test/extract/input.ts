import type { ExtractInput } from '../../src/extract/document.ts';

/** An input of which nothing is known but its bytes, and what a test says. */
export function inputOf(bytes: string | Uint8Array, known: Partial<ExtractInput> = {}): ExtractInput {
  return {
    bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    url: null,
    captureId: null,
    mediaType: null,
    charset: null,
    linkTitle: null,
    portalHosts: [],
    declaredPublisher: null,
    ...known,
  };
}
