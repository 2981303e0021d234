import { digitGroups, readCell, type CellReading } from './cell.ts';

const mostTokens = 24;

/** Every way to join neighbouring digit groups into `count` numbers; a number never begins with a superfluous zero. */
function joinings(tokens: readonly string[], count: number): readonly (readonly string[])[] {
  if (tokens.length < count || count < 1 || tokens.length > mostTokens || tokens.length - count > 2) {
    return [];
  }
  if (count === 1) {
    const joined = tokens.join('');
    return tokens.length === 1 || !joined.startsWith('0') ? [[joined]] : [];
  }
  return tokens.slice(0, tokens.length - count + 1).flatMap((_, index) => {
    const head = tokens.slice(0, index + 1).join('');
    const proper = index === 0 || !head.startsWith('0');
    return proper ? joinings(tokens.slice(index + 1), count - 1).map((rest) => [head, ...rest]) : [];
  });
}

function joined(text: string, tokens: readonly string[]): CellReading {
  const reading = readCell(text);
  const raw = tokens.join('|');
  return raw === text
    ? reading
    : { ...reading, raw, reason: 'digits torn apart, joined because only so the row adds up' };
}

/** One number a cell, where as many cells stand as numbers belong and only their own digits were torn apart (`1 024`, `1, 024`). */
function joinedInCells(
  cells: readonly string[],
  count: number,
  holds: (values: readonly number[]) => boolean,
): readonly CellReading[] | null {
  if (cells.length !== count) return null;
  const tokens = cells.map((cell) => digitGroups(cell) ?? [cell.normalize('NFKC').trim()]);
  const texts = tokens.map((groups) => groups.join('').replaceAll(',', ''));
  const proper = texts.every((text) => /^\d{1,9}$/u.test(text) && (text === '0' || !text.startsWith('0')));
  return proper && holds(texts.map(Number)) ? texts.map((text, index) => joined(text, tokens[index] ?? [])) : null;
}

/**
 * Numbers of a row whose digits were torn apart (`20|23`). They are joined only where exactly one joining satisfies
 * `holds`; else null.
 */
export function joinTorn(
  cells: readonly string[],
  count: number,
  holds: (values: readonly number[]) => boolean,
): readonly CellReading[] | null {
  const inCells = joinedInCells(cells, count, holds);
  if (inCells !== null) return inCells;
  const tokens = cells.flatMap((cell) => digitGroups(cell) ?? [cell.normalize('NFKC').trim()]);
  if (!tokens.every((token) => /^\d+$/u.test(token))) {
    return null;
  }
  const fitting = joinings(tokens, count).filter((texts) => holds(texts.map(Number)));
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) {
    return null;
  }
  let from = 0;
  return only.map((text) => {
    let to = from;
    for (let length = 0; length < text.length; to += 1) {
      length += tokens[to]?.length ?? text.length;
    }
    const reading = joined(text, tokens.slice(from, to));
    from = to;
    return reading;
  });
}
