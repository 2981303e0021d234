import path from 'node:path/posix';
import type { SourceDocument } from '../../document.ts';
import { documentOf } from '../empty.ts';
import { garbledFonts, withoutGarble } from '../pdf/garbled.ts';
import { contentOf, type PageParts } from '../pdf/page.ts';
import { blocksOf, troubleOf } from '../pdf/paged.ts';
import { walkXml } from '../xml.ts';
import type { ZipArchive } from '../zip.ts';
import { readOfdContent } from './objects.ts';

const mediaType = 'application/ofd';
const mostPages = 400;
const pointsPerMillimetre = 72 / 25.4;

/** Text of the first element of a name. */
function textOfFirst(xml: Uint8Array, wanted: string): string | null {
  let found: string | null = null;
  let inside = false;
  walkXml(xml, {
    open: ({ name }) => {
      inside = name === wanted && found === null;
    },
    close: () => {
      inside = false;
    },
    text: (text) => {
      if (inside) {
        found = (found ?? '') + text;
      }
    },
  });
  return found;
}

interface PageReference {
  readonly id: string;
  readonly location: string;
}

function pagesOf(xml: Uint8Array, element: 'Page' | 'TemplatePage'): readonly PageReference[] {
  const pages: PageReference[] = [];
  walkXml(xml, {
    open: ({ name, attributes }) => {
      const location = attributes['BaseLoc'];
      if (name === element && location !== undefined) {
        pages.push({ id: attributes['ID'] ?? '', location });
      }
    },
  });
  return pages;
}

/** Ids of the templates that a page is printed on. */
function templatesOf(xml: Uint8Array): readonly string[] {
  const ids: string[] = [];
  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'Template') {
        ids.push(attributes['TemplateID'] ?? '');
      }
    },
  });
  return ids;
}

interface PageSize {
  readonly width: number;
  readonly height: number;
}

const a4: PageSize = { width: 595, height: 842 };

/** Size of the pages of a document, or of one page that has its own; null where none is said. */
function sizeOf(xml: Uint8Array): PageSize | null {
  const [, , width = 0, height = 0] = textOfFirst(xml, 'PhysicalBox')?.trim().split(/\s+/u).map(Number) ?? [];
  return width > 0 && height > 0 ? { width: width * pointsPerMillimetre, height: height * pointsPerMillimetre } : null;
}

function resolve(base: string, location: string): string {
  return location.startsWith('/') ? location.slice(1) : path.normalize(path.join(path.dirname(base), location));
}

/** Reads an OFD document (GB/T 33190): its pages' text and ruled lines, as of a PDF. */
export async function readOfd(zip: ZipArchive): Promise<SourceDocument> {
  const root = await zip.read('OFD.xml');
  const rootPath = root === null ? null : textOfFirst(root, 'DocRoot')?.trim();
  if (rootPath === null || rootPath === undefined) {
    return documentOf(mediaType, [], 'damaged');
  }
  const documentPath = resolve('OFD.xml', rootPath);
  const document = await zip.read(documentPath);
  if (document === null) {
    return documentOf(mediaType, [], 'damaged');
  }
  const templates = new Map(pagesOf(document, 'TemplatePage').map((page) => [page.id, page.location]));
  const usual = sizeOf(document) ?? a4;
  const parts: PageParts[] = [];
  let failed = 0;
  for (const [index, page] of pagesOf(document, 'Page').slice(0, mostPages).entries()) {
    const xml = await zip.read(resolve(documentPath, page.location));
    if (xml === null) {
      failed += 1;
      continue;
    }
    const layers = [xml];
    for (const id of templatesOf(xml)) {
      const template = await zip.read(resolve(documentPath, templates.get(id) ?? ''));
      layers.push(...(template === null ? [] : [template]));
    }
    const painted = layers.map(readOfdContent);
    parts.push({
      page: index + 1,
      ...(sizeOf(xml) ?? usual),
      runs: painted.flatMap((layer) => layer.runs),
      rulings: {
        horizontal: painted.flatMap((layer) => layer.horizontal),
        vertical: painted.flatMap((layer) => layer.vertical),
        pictures: painted.flatMap((layer) => layer.pictures),
      },
    });
  }
  const garbled = garbledFonts(parts.flatMap((page) => page.runs));
  const contents = parts.map((page) => contentOf({ ...page, runs: withoutGarble(page.runs, garbled) }));
  const pictures = contents.some((page) => page.pictures.length > 0);
  return documentOf(mediaType, blocksOf(contents), troubleOf(contents, failed, { whole: true, pictures }));
}
