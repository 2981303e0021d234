import { Client } from 'pg';

/** Texts that are kept prepared, and as many that were asked once: those that come with ever other numbers of parameters pass. */
const textsAtMost = 300;

const askedOnce = new Set<string>();
const names = new Map<string, string>();

/** A name for a text that is asked again; one that comes once in a program's life is not worth preparing. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (!askedOnce.delete(text)) {
    const [oldest] = askedOnce;
    if (oldest !== undefined && askedOnce.size >= textsAtMost) askedOnce.delete(oldest);
    askedOnce.add(text);
    return null;
  }
  if (names.size >= textsAtMost) return null;
  const name = `nianbao-${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * A connection that lets the server keep statements parsed and planned which are asked again. The server plans anew when
 * it learns of other tables or other statistics.
 */
export class PreparingClient extends Client {
  // `never` stands for whatever each of the overloads answers.
  override query(...args: readonly unknown[]): never {
    const [text, values] = args;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : null;
    const given = name === null ? args : [{ name, text, values }, ...args.slice(2)];
    return super.query(...(given as Parameters<Client['query']>)) as unknown as never;
  }
}
