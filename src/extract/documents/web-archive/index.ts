import { decodeText, detectCharset } from '../../../text/index.ts';
import type { SourceDocument } from '../../document.ts';
import { readPage, type PageDocument } from '../../html/page.ts';
import { documentOf } from '../empty.ts';
import { readMime, type MimePart } from './mime.ts';

const mediaType = 'multipart/related';
const mostPages = 100;
const mostCharacters = 64 * 1024 * 1024;
/** Excel lists its sheets in the first part, in the order of their tabs; each stands in a part of its own. */
const sheetSource = /<x:WorksheetSource\s[^>]{0,200}?HRef\s{0,9}=\s{0,9}["']([^"']{1,500})["']/giu;
const hiddenSheet = /<x:Visible>\s{0,9}Sheet(?:Very)?Hidden/iu;

interface Written {
  readonly source: string;
  readonly charset: string;
  readonly whole: boolean;
}

function open(part: MimePart): Written {
  const bytes = part.decode();
  const charset = detectCharset(bytes, part.charset);
  return { source: decodeText(bytes, charset), charset, whole: part.whole };
}

/** Last segment of an address or a path, as files are named in the archive. */
function fileName(location: string): string {
  return (location.split(/[\\/]/u).at(-1) ?? location).toLowerCase();
}

/** The parts that a reader sees: the sheets that the first page lists, else the first page itself. */
function shown(parts: readonly MimePart[], first: MimePart): readonly Written[] {
  const page = open(first);
  const sheets = [...page.source.matchAll(sheetSource)].slice(0, mostPages).flatMap(([, location = '']) => {
    const part = parts.find((each) => each.location !== null && fileName(each.location) === fileName(location));
    return part === undefined || part === first ? [] : [part];
  });
  return sheets.length === 0 ? [page] : sheets.map(open).filter(({ source }) => !hiddenSheet.test(source));
}

function join(pages: readonly PageDocument[]): PageDocument | null {
  const [first, ...others] = pages;
  return others.reduce<PageDocument | null>(
    (before, page) =>
      before === null
        ? null
        : {
            ...before,
            blocks: [...before.blocks, ...page.blocks],
            links: [...before.links, ...page.links],
            pageText: `${before.pageText}\n${page.pageText}`,
            headings: [...before.headings, ...page.headings],
            unreadable: before.unreadable === null || page.unreadable === null ? null : before.unreadable,
          },
    first ?? null,
  );
}

/**
 * Reads a web archive (MHTML, RFC 2557), as Word and Excel save a "single file web page" under the names .doc and .xls and
 * browsers save pages. The parts' bytes are what they decode to; a page that is cut off is `damaged`.
 */
export function readWebArchive(bytes: Uint8Array): SourceDocument {
  const { start, parts } = readMime(bytes);
  const pages = parts.filter((part) => part.mediaType === 'text/html');
  const first = pages.find((part) => start !== null && part.contentId === start) ?? pages[0];
  if (first === undefined) {
    return documentOf(mediaType, [], parts.every((part) => part.whole) && parts.length > 0 ? 'empty' : 'damaged');
  }
  const written = shown(pages, first);
  if (written.some(({ whole }) => !whole)) {
    return documentOf(mediaType, [], 'damaged');
  }
  if (written.reduce((sum, { source }) => sum + source.length, 0) > mostCharacters) {
    return documentOf(mediaType, [], 'too large');
  }
  // A path on the disk of whoever saved it leads nowhere.
  const base = first.location !== null && /^https?:/iu.test(first.location) ? first.location : null;
  const read = join(written.map(({ source, charset }) => readPage(source, base, charset)));
  return read === null ? documentOf(mediaType, [], 'empty') : { ...read, mediaType };
}
