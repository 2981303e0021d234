import type { SourceDocument } from '../document.ts';

/** A document of which nothing has been read yet, or of which nothing can be: `unreadable` says why. */
export function emptyDocument(mediaType: string, unreadable: string | null): SourceDocument {
  return {
    mediaType,
    charset: null,
    htmlTitle: null,
    meta: [],
    header: [],
    blocks: [],
    links: [],
    pageText: '',
    unreadable,
  };
}
