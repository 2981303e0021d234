import { walkXml } from '../xml.ts';

/** What a paragraph's style says. */
export interface ParagraphStyle {
  readonly heading: boolean;
  readonly listId: string | null;
  readonly listLevel: number;
}

const headingName = /^(?:heading|标题|title|副标题|subtitle)\s*\d*$/iu;

/** Reads `styles.xml`: which styles are headings, and which carry automatic numbers. */
export function readStyles(xml: Uint8Array | null): ReadonlyMap<string, ParagraphStyle> {
  const styles = new Map<string, ParagraphStyle>();
  if (xml === null) {
    return styles;
  }
  let id: string | null = null;
  let style: ParagraphStyle = { heading: false, listId: null, listLevel: 0 };
  walkXml(xml, {
    open: ({ name, attributes }) => {
      const value = attributes['val'] ?? '';
      if (name === 'style') {
        id = attributes['styleId'] ?? null;
        style = { heading: false, listId: null, listLevel: 0 };
      } else if (id !== null && name === 'name') {
        style = { ...style, heading: style.heading || headingName.test(value) };
      } else if (id !== null && name === 'outlineLvl') {
        style = { ...style, heading: style.heading || Number(value) < 9 };
      } else if (id !== null && name === 'numId') {
        style = { ...style, listId: value };
      } else if (id !== null && name === 'ilvl') {
        style = { ...style, listLevel: Number(value) || 0 };
      }
    },
    close: (name) => {
      if (name === 'style' && id !== null) {
        styles.set(id, style);
        id = null;
      }
    },
  });
  return styles;
}
