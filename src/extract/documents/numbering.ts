/** A level of a list. */
export interface ListLevel {
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

/** Lists by their ids: which definition each follows, and its levels. */
export interface ListDefinitions {
  readonly lists: ReadonlyMap<string, string>;
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, ListLevel>>;
}

/** Counts through lists as a document is read from its beginning; lists of one definition count on together. */
export function countLists({ lists, levels }: ListDefinitions): Numbering {
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
