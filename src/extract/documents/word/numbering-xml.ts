import { countLists, type ListDefinitions, type ListLevel, type Numbering } from '../numbering.ts';
import { walkXml } from '../xml.ts';

function readDefinitions(xml: Uint8Array): ListDefinitions {
  const lists = new Map<string, string>();
  const levels = new Map<string, Map<number, ListLevel>>();
  let abstractId = '';
  let listId = '';
  let level = -1;
  let current = { format: 'decimal', pattern: '', start: 1 };
  walkXml(xml, {
    open: ({ name, attributes }) => {
      const value = attributes['val'] ?? '';
      if (name === 'abstractNum') {
        abstractId = attributes['abstractNumId'] ?? '';
        levels.set(abstractId, new Map());
      } else if (name === 'num') {
        listId = attributes['numId'] ?? '';
      } else if (name === 'abstractNumId') {
        lists.set(listId, value);
      } else if (name === 'lvlOverride' && lists.has(listId)) {
        // A list with an override counts by itself.
        const own = `own ${listId}`;
        const overridden = levels.get(lists.get(listId) ?? '') ?? [];
        levels.set(own, levels.get(own) ?? new Map(overridden));
        lists.set(listId, own);
        level = Number(attributes['ilvl'] ?? 0);
      } else if (name === 'startOverride') {
        const own = levels.get(lists.get(listId) ?? '');
        const overridden = own?.get(level);
        if (own !== undefined && overridden !== undefined) {
          own.set(level, { ...overridden, start: Number(value) || 0 });
        }
      } else if (name === 'lvl') {
        level = Number(attributes['ilvl'] ?? 0);
        current = { format: 'decimal', pattern: '', start: 1 };
      } else if (name === 'start' && level >= 0) {
        current = { ...current, start: Number(value) || 0 };
      } else if (name === 'numFmt' && level >= 0) {
        current = { ...current, format: value };
      } else if (name === 'lvlText' && level >= 0) {
        current = { ...current, pattern: value };
      }
    },
    close: (name) => {
      if (name === 'lvl') {
        levels.get(abstractId)?.set(level, current);
        level = -1;
      } else if (name === 'lvlOverride') {
        level = -1;
      }
    },
  });
  return { lists, levels };
}

/** Reads `numbering.xml`; a document without one has no automatic numbers. */
export function readNumbering(xml: Uint8Array | null): Numbering {
  return xml === null ? { next: () => '' } : countLists(readDefinitions(xml));
}
