import type { Block, SourceDocument } from '../document.ts';

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

function textOf(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'table':
      return block.grid.cells.map((cell) => cell.text).join(' ');
    case 'image':
      return '';
    default:
      return block satisfies never;
  }
}

/** A document out of its blocks. One without text is `scanned` where it has pictures, else `empty`. */
export function documentOf(mediaType: string, blocks: readonly Block[], unreadable: string | null): SourceDocument {
  const pageText = blocks.map(textOf).join('\n');
  const title =
    blocks.find((block) => block.kind === 'text' && block.heading) ?? blocks.find((block) => block.kind === 'text');
  const pictures = blocks.some((block) => block.kind === 'image');
  const nothing = pageText.trim() === '' ? (pictures ? 'scanned' : 'empty') : null;
  return {
    ...emptyDocument(mediaType, unreadable ?? nothing),
    htmlTitle: title?.kind === 'text' ? title.text : null,
    blocks,
    pageText,
  };
}
