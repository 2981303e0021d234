import { walkXml } from '../xml.ts';

interface Level {
  readonly format: string;
  /** `%1、`, `（%2）`. */
  readonly pattern: string;
  readonly start: number;
}

/** Automatic numbers of paragraphs, which stand nowhere in the text itself. */
export interface Numbering {
  /** Number of the next paragraph in a list at a level, as printed; empty where the list is unknown or has bullets. */
  next(listId: string, level: number): string;
}

const digits = '零一二三四五六七八九';

/** 1 to 99 as Chinese counting numbers. */
function chineseNumber(value: number): string {
  if (value < 1 || value > 99) {
    return String(value);
  }
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const lead = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return lead + (ones === 0 ? '' : digits[ones]);
}

function printed(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'ideographDigital':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'koreanDigital':
    case 'ideographTraditional':
      return chineseNumber(value);
    case 'upperLetter':
      return String.fromCodePoint(64 + Math.min(Math.max(value, 1), 26));
    case 'lowerLetter':
      return String.fromCodePoint(96 + Math.min(Math.max(value, 1), 26));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    default:
      return String(value);
  }
}

interface Definitions {
  readonly lists: ReadonlyMap<string, string>;
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>;
}

function readDefinitions(xml: Uint8Array): Definitions {
  const lists = new Map<string, string>();
  const levels = new Map<string, Map<number, Level>>();
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
      }
    },
  });
  return { lists, levels };
}

/** Reads `numbering.xml`; a document without one has no automatic numbers. */
export function readNumbering(xml: Uint8Array | null): Numbering {
  if (xml === null) {
    return { next: () => '' };
  }
  const { lists, levels } = readDefinitions(xml);
  const counters = new Map<string, number[]>();
  return {
    next: (listId, level) => {
      const abstractId = lists.get(listId);
      const definition = abstractId === undefined ? undefined : levels.get(abstractId);
      const own = definition?.get(level);
      if (abstractId === undefined || own === undefined || own.format === 'bullet' || own.format === 'none') {
        return '';
      }
      const counts = counters.get(abstractId) ?? [];
      const before = counts[level];
      counts.length = level + 1;
      counts[level] = before === undefined ? own.start : before + 1;
      counters.set(abstractId, counts);
      return own.pattern.replace(/%(\d)/gu, (_, place: string) => {
        const index = Number(place) - 1;
        const of = definition?.get(index);
        return printed(counts[index] ?? of?.start ?? 1, of?.format ?? 'decimal');
      });
    },
  };
}
