import type { SourceDocument } from '../../document.ts';
import { documentOf } from '../empty.ts';
import { garbledFonts, withoutGarble } from '../pdf/garbled.ts';
import { contentOf, type PageParts } from '../pdf/page.ts';
import { blocksOf, troubleOf } from '../pdf/paged.ts';
import { walkXml } from '../xml.ts';
import type { ZipArchive } from '../zip.ts';
import { documentsOf, ofdFiles, textsOf, type OfdFiles } from './container.ts';
import { compositeUnitsOf, pointsPerMillimetre, readOfdContent, type CompositeUnits } from './objects.ts';

const mediaType = 'application/ofd';
const mostPages = 400;
/** Files that GM/T 0099 adds to a document whose parts are encrypted. */
const encryptedParts = /(?:^|\/)(?:Encryptions\.xml|Decryptseed\.dat)$/iu;

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
  const [, , width = 0, height = 0] = textsOf(xml, 'PhysicalBox')[0]?.split(/\s+/u).map(Number) ?? [];
  return width > 0 && height > 0 ? { width: width * pointsPerMillimetre, height: height * pointsPerMillimetre } : null;
}

/** Graphic units of the resources that a document or a page names; what cannot be read holds none. */
async function unitsOf(
  files: OfdFiles,
  from: string,
  xml: Uint8Array,
  elements: readonly string[],
): Promise<CompositeUnits> {
  const units: CompositeUnits[] = [];
  for (const location of elements.flatMap((element) => textsOf(xml, element))) {
    const resources = await files.read(files.resolve(from, location));
    if (resources?.includes('CompositeGraphicUnit') === true) {
      units.push(compositeUnitsOf(resources));
    }
  }
  return new Map(units.flatMap((each) => [...each]));
}

/** What a document's pages paint; `failed` ones are named and not there. */
interface Painted {
  readonly pages: PageParts[];
  failed: number;
}

/** @param before pages of the documents before it */
async function paint(files: OfdFiles, name: string, document: Uint8Array, before: number): Promise<Painted> {
  const into: Painted = { pages: [], failed: 0 };
  const templates = new Map(pagesOf(document, 'TemplatePage').map((page) => [page.id, page.location]));
  const usual = sizeOf(document) ?? a4;
  const shared = await unitsOf(files, name, document, ['PublicRes', 'DocumentRes']);
  for (const page of pagesOf(document, 'Page')) {
    const count = before + into.pages.length + into.failed;
    if (count >= mostPages) {
      break;
    }
    const pageName = files.resolve(name, page.location);
    const xml = await files.read(pageName);
    if (xml === null) {
      into.failed += 1;
      continue;
    }
    const own = await unitsOf(files, pageName, xml, ['PageRes']);
    const layers: Uint8Array[] = [xml];
    for (const id of templatesOf(xml)) {
      const location = templates.get(id);
      const template = location === undefined ? null : await files.read(files.resolve(name, location));
      layers.push(...(template === null ? [] : [template]));
    }
    const painted = layers.map((layer) => readOfdContent(layer, new Map([...shared, ...own])));
    into.pages.push({
      page: count + 1,
      ...(sizeOf(xml) ?? usual),
      runs: painted.flatMap((layer) => layer.runs),
      rulings: {
        horizontal: painted.flatMap(({ rulings }) => rulings.horizontal),
        vertical: painted.flatMap(({ rulings }) => rulings.vertical),
        pictures: painted.flatMap(({ rulings }) => rulings.pictures),
      },
    });
  }
  return into;
}

/**
 * Reads an OFD file (GB/T 33190): its documents' pages, text and ruled lines, as of a PDF. What was laid over the pages
 * afterwards (annotations, seals) is not read.
 */
export async function readOfd(zip: ZipArchive): Promise<SourceDocument> {
  if (zip.names.some((name) => encryptedParts.test(name))) {
    return documentOf(mediaType, [], 'encrypted');
  }
  const files = ofdFiles(zip);
  const documents: Painted[] = [];
  let count = 0;
  for (const name of await documentsOf(files)) {
    const document = await files.read(name);
    if (document !== null) {
      const painted = await paint(files, name, document, count);
      count += painted.pages.length + painted.failed;
      documents.push(painted);
    }
  }
  if (documents.length === 0) {
    return documentOf(mediaType, [], 'damaged');
  }
  const garbled = garbledFonts(documents.flatMap(({ pages }) => pages.flatMap((page) => page.runs)));
  const contents = documents.map(({ pages }) =>
    pages.map((page) => contentOf({ ...page, runs: withoutGarble(page.runs, garbled) })),
  );
  // A page that is all picture shows it behind its text, and not among it.
  const pictures = documents.some(({ pages }) => pages.some((page) => page.rulings.pictures.length > 0));
  const failed = documents.reduce((sum, document) => sum + document.failed, 0);
  return documentOf(
    mediaType,
    contents.flatMap(blocksOf),
    troubleOf(contents.flat(), failed, { whole: true, pictures }),
  );
}
