/** Nesting beyond this is no data that a page carries. */
const deepest = 64;
const mostValues = 200_000;

/**
 * Reads the literal that begins at `start` in a script: JSON, and what scripts write beyond it: names and strings without
 * double quotes, trailing commas, comments. Anything that would have to be run is null.
 * @param names what names in it stand for
 * @returns undefined where no literal begins or it never ends
 */
export function readLiteral(text: string, start = 0, names: ReadonlyMap<string, unknown> = new Map()): unknown {
  let at = start;
  let values = 0;

  const skip = (): void => {
    const blank = /(?:[\s\ufeff]|\/\*[^]*?\*\/|\/\/[^\n]*)*/y;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
  };
  const word = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const string = (): string => {
    const quote = text[at];
    let value = '';
    for (at += 1; at < text.length && text[at] !== quote; at += 1) {
      if (text[at] === '\\') {
        at += 1;
        value += escaped();
      } else value += text[at] ?? '';
    }
    if (at >= text.length) throw new SyntaxError('a string without an end');
    at += 1;
    return value;
  };
  const escaped = (): string => {
    const sign = text[at] ?? '';
    const code =
      sign === 'u'
        ? /^[0-9a-f]{4}/i.exec(text.slice(at + 1, at + 5))
        : sign === 'x'
          ? /^[0-9a-f]{2}/i.exec(text.slice(at + 1, at + 3))
          : null;
    if (code !== null) {
      at += code[0].length;
      return String.fromCharCode(Number.parseInt(code[0], 16));
    }
    return { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\n': '' }[sign] ?? sign;
  };
  const value = (depth: number): unknown => {
    values += 1;
    if (depth > deepest || values > mostValues) throw new SyntaxError('too much');
    skip();
    const sign = text[at];
    if (sign === '"' || sign === "'" || sign === '`') return string();
    if (sign === '[') return list(depth);
    if (sign === '{') return record(depth);
    const number = word(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy);
    if (number !== undefined) return Number(number);
    const name = word(/!?[\w$.]+/y);
    if (name === undefined) throw new SyntaxError('no value');
    if (name === 'true' || name === '!0') return true;
    return name === 'false' || name === '!1' ? false : (names.get(name) ?? null);
  };
  const list = (depth: number): unknown[] => {
    const items: unknown[] = [];
    at += 1;
    for (;;) {
      skip();
      if (text[at] === ']') break;
      items.push(value(depth + 1));
      skip();
      if (text[at] === ',') at += 1;
      else if (text[at] !== ']') throw new SyntaxError('no end of a list');
    }
    at += 1;
    return items;
  };
  const record = (depth: number): Record<string, unknown> => {
    const entries: [string, unknown][] = [];
    at += 1;
    for (;;) {
      skip();
      if (text[at] === '}') break;
      const name = text[at] === '"' || text[at] === "'" ? string() : word(/[\w$-]+/y);
      skip();
      if (name === undefined || text[at] !== ':') throw new SyntaxError('no name');
      at += 1;
      entries.push([name, value(depth + 1)]);
      skip();
      if (text[at] === ',') at += 1;
      else if (text[at] !== '}') throw new SyntaxError('no end of a record');
    }
    at += 1;
    return Object.fromEntries(entries);
  };
  try {
    return value(0);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
