import { apply, multiply, type Box, type Matrix, type Run } from '../pdf/geometry.ts';
import { RulingCollector, type Rulings } from '../pdf/rulings.ts';
import { RunBuilder } from '../pdf/run-builder.ts';
import { walkXml, type XmlElement, type XmlHandler } from '../xml.ts';
import { subpaths } from './paths.ts';
import { numbers, showText, type Attributes, type OpenText } from './text.ts';

/** What one page content paints, in points from the top left corner. */
export interface OfdContent {
  readonly runs: readonly Run[];
  readonly rulings: Rulings;
}

/** A piece of XML as it was walked over. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly element: XmlElement }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Graphic units by their ids, which pages show where they like (GB/T 33190, 13). */
export type CompositeUnits = ReadonlyMap<string, readonly XmlEvent[]>;

export const pointsPerMillimetre = 72 / 25.4;
const page: Matrix = [pointsPerMillimetre, 0, 0, pointsPerMillimetre, 0, 0];
const deepestUnit = 4;
const mostReplayed = 200_000;

/** What stands in these is a shape to cut by or a pattern to fill with, and no content of the page. */
const unseen = new Set(['Clips', 'Pattern', 'Actions', 'Annots']);

/** From an object's own place to where it stands: its transformation, then its boundary's corner. */
function placed(attributes: Attributes, outer: Matrix): Matrix {
  const [x = 0, y = 0] = numbers(attributes['Boundary']);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(attributes['CTM']);
  return multiply(outer, [a, b, c, d, e + x, f + y]);
}

function isInvisible(attributes: Attributes): boolean {
  return attributes['Visible'] === 'false' || attributes['Alpha'] === '0';
}

/** Text that neither fills nor strokes its glyphs lies under a scan. */
function paintsNothing(attributes: Attributes): boolean {
  return attributes['Fill'] === 'false' && attributes['Stroke'] !== 'true';
}

interface OpenPath {
  readonly matrix: Matrix;
  readonly fills: boolean;
  readonly strokes: boolean;
}

/** Follows a page's objects as they are walked over. */
class Painter implements XmlHandler {
  readonly #units: CompositeUnits;
  readonly #runs = new RunBuilder();
  readonly #rulings = new RulingCollector();
  readonly #pictures: Box[] = [];
  #outer: Matrix = page;
  #unitDepth = 0;
  #replayed = 0;
  #unseenDepth = 0;
  #text: OpenText | null = null;
  #code: Attributes | null = null;
  #path: OpenPath | null = null;
  #content = '';

  constructor(units: CompositeUnits) {
    this.#units = units;
  }

  finish(): OfdContent {
    const { horizontal, vertical } = this.#rulings;
    return { runs: this.#runs.finish(), rulings: { horizontal, vertical, pictures: this.#pictures } };
  }

  open({ name, attributes }: XmlElement): void {
    this.#content = '';
    if (this.#unseenDepth > 0 || unseen.has(name)) {
      this.#unseenDepth += unseen.has(name) ? 1 : 0;
      return;
    }
    switch (name) {
      case 'TextObject':
        this.#text = {
          matrix: placed(attributes, this.#outer),
          size: Number(attributes['Size']) || 1,
          font: attributes['Font'] ?? '',
          hidden: isInvisible(attributes) || paintsNothing(attributes),
          scale: Number(attributes['HScale']) || 1,
          reading: Number(attributes['ReadDirection']) || 0,
        };
        break;
      case 'TextCode':
        // A second piece of text may leave out a coordinate that stays; its offsets are its own.
        this.#code = { X: this.#code?.['X'] ?? '0', Y: this.#code?.['Y'] ?? '0', ...attributes };
        break;
      case 'PathObject':
        if (!isInvisible(attributes)) {
          this.#path = {
            matrix: placed(attributes, this.#outer),
            fills: attributes['Fill'] === 'true',
            strokes: attributes['Stroke'] !== 'false',
          };
        }
        break;
      case 'ImageObject':
        if (!isInvisible(attributes)) {
          this.#picture(attributes);
        }
        break;
      case 'CompositeObject':
        if (!isInvisible(attributes)) {
          this.#show(attributes);
        }
        break;
      default:
    }
  }

  close(name: string): void {
    if (this.#unseenDepth > 0) {
      this.#unseenDepth -= unseen.has(name) ? 1 : 0;
    } else if (name === 'TextCode' && this.#text !== null && this.#code !== null) {
      showText(this.#runs, this.#text, this.#code, this.#content);
    } else if (name === 'AbbreviatedData' && this.#path !== null) {
      this.#paint(this.#path);
    } else if (name === 'TextObject') {
      this.#text = null;
      this.#code = null;
    } else if (name === 'PathObject') {
      this.#path = null;
    }
    this.#content = '';
  }

  text(text: string): void {
    this.#content += text;
  }

  #paint({ matrix, fills, strokes }: OpenPath): void {
    for (const points of subpaths(this.#content, matrix)) {
      if (strokes) {
        this.#rulings.stroke(points);
      } else if (fills && points.length > 1 && points.length <= 8) {
        this.#rulings.fill(points);
      }
    }
  }

  #picture(attributes: Attributes): void {
    const [x = 0, y = 0, width = 0, height = 0] = numbers(attributes['Boundary']);
    const [left, top] = apply(this.#outer, x, y);
    const [right, bottom] = apply(this.#outer, x + width, y + height);
    this.#pictures.push({ left, top, right, bottom });
  }

  /** Shows a graphic unit at the object's place. */
  #show(attributes: Attributes): void {
    const events = this.#units.get(attributes['ResourceID'] ?? '') ?? [];
    this.#replayed += events.length;
    if (this.#unitDepth >= deepestUnit || this.#replayed > mostReplayed) {
      return;
    }
    const outer = this.#outer;
    this.#outer = placed(attributes, outer);
    this.#unitDepth += 1;
    for (const event of events) {
      if (event.kind === 'open') this.open(event.element);
      else if (event.kind === 'close') this.close(event.name);
      else this.text(event.text);
    }
    this.#unitDepth -= 1;
    this.#outer = outer;
  }
}

/** Reads a page's `Content.xml`: text objects as runs, paths along the axes as ruled lines. */
export function readOfdContent(xml: Uint8Array, units: CompositeUnits): OfdContent {
  const painter = new Painter(units);
  walkXml(xml, painter);
  return painter.finish();
}

const mostEvents = 500_000;

/** Graphic units that a file of resources holds. */
export function compositeUnitsOf(xml: Uint8Array): CompositeUnits {
  const units = new Map<string, XmlEvent[]>();
  let current: XmlEvent[] | null = null;
  let count = 0;
  const add = (event: XmlEvent): void => {
    count += 1;
    if (count <= mostEvents) {
      current?.push(event);
    }
  };
  walkXml(xml, {
    open: (element) => {
      if (element.name === 'CompositeGraphicUnit') {
        current = [];
        units.set(element.attributes['ID'] ?? '', current);
      } else if (current !== null) {
        add({ kind: 'open', element });
      }
    },
    close: (name) => {
      if (name === 'CompositeGraphicUnit') {
        current = null;
      } else if (current !== null) {
        add({ kind: 'close', name });
      }
    },
    text: (text) => {
      if (current !== null) {
        add({ kind: 'text', text });
      }
    },
  });
  return units;
}
