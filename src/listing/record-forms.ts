import type { RecordForm } from '../domain/index.ts';
import { asText } from './json.ts';
import { functionsThatOpen } from './pager-scripts.ts';
import { scriptsOf } from './scripts.ts';

/** Scripts and templates that draw a list hold few. */
const most = 8;
const longest = 300;
/** Where an address begins that markup in a script, or a template, is drawn with. */
const attribute = /(?::?href|data-url|data-href)\s{0,2}=\s{0,2}(\\?["']?)/g;
/** Where a script goes to an address. */
const destination =
  /(?:\blocation(?:\.href)?\s{0,3}=(?!=)|\blocation\.(?:replace|assign)\(|\bwindow\.open\(|\bpath\s{0,3}:|\burl\s{0,3}=(?!=))\s{0,3}/g;
const field =
  /^(?:encodeURI(?:Component)?\()?\s{0,3}(?:[\w$]{1,40}(?:\[[\w$+-]{1,20}\])?(?:\.|\[["'])){0,3}([A-Za-z_$][\w$]{0,40})(?:["']\])?\s{0,3}\)?$/;
/** Names in an address that are the page's, not a record's. */
const notFields = /^(?:this|window|document|location|undefined|null|true|false)$/;
const interpolation = /^(?:\$\{([^{}]{1,80})\}|\{\{[:=]?([^{}]{1,80})\}\}|<%[=-]([^%]{1,80})%>|#[=:]([\w.]{1,40})#)/;

/** A name in the address: a record's field, or what the page gave a variable. */
function placed(expression: string, names: ReadonlyMap<string, unknown>): string | null {
  const text = expression.trim();
  const own = /^[\w$]+$/.test(text) ? asText(names.get(text)) : null;
  if (own !== null) return own;
  const name = field.exec(text)?.[1];
  return name === undefined || notFields.test(name) ? null : `{${name}}`;
}

/** Reads strings and names joined by `+`, from where one begins. */
function joined(text: string, names: ReadonlyMap<string, unknown>): string | null {
  const part = /^\s{0,3}(?:"([^"\n]{0,200})"|'([^'\n]{0,200})'|`([^`]{0,300})`|([\w$.[\]()]{1,80}))\s{0,3}/;
  let rest = text;
  let made = '';
  for (let count = 0; count < 12; count += 1) {
    const found = part.exec(rest);
    if (found === null) return null;
    const literal = found[1] ?? found[2];
    const whole = literal ?? (found[3] === undefined ? placed(found[4] ?? '', names) : filled(found[3], names));
    if (whole === null) return null;
    made += whole;
    rest = rest.slice(found[0].length);
    if (!rest.startsWith('+')) return made;
    rest = rest.slice(1);
  }
  return null;
}

/** A template's text with its places by name. */
function filled(template: string, names: ReadonlyMap<string, unknown>): string | null {
  let made = '';
  for (let at = 0; at < template.length;) {
    const found = interpolation.exec(template.slice(at, at + 100));
    if (found === null) {
      made += template[at] ?? '';
      at += 1;
      continue;
    }
    const name = placed(found[1] ?? found[2] ?? found[3] ?? found[4] ?? '', names);
    if (name === null) return null;
    made += name;
    at += found[0].length;
  }
  return made;
}

/** Reads an attribute's value in markup that a script puts together: up to its closing quote, over what is joined in. */
function inMarkup(text: string, quote: string, names: ReadonlyMap<string, unknown>): string | null {
  let made = '';
  const ends = quote === '' ? /^[\s>]/ : quote.startsWith('\\') ? /^\\["']/ : null;
  for (let at = 0; at < Math.min(text.length, longest);) {
    const rest = text.slice(at, at + 120);
    const insert =
      /^(["'])\s{0,3}\+\s{0,3}([^"'`+]{1,80}?|[^"'`+]{0,40}\[["']\w{1,40}["']\][^"'`+]{0,3})\s{0,3}\+\s{0,3}\1/.exec(
        rest,
      );
    const hole = interpolation.exec(rest);
    const expression = insert?.[2] ?? hole?.[1] ?? hole?.[2] ?? hole?.[3] ?? hole?.[4];
    if (expression !== undefined) {
      const name = placed(expression, names);
      if (name === null) return null;
      made += name;
      at += (insert ?? hole)?.[0].length ?? 1;
    } else if (ends === null ? rest.startsWith(quote) : ends.test(rest)) return made;
    else if (/^[\n<>]/.test(rest)) return null;
    else {
      made += rest[0] ?? '';
      at += 1;
    }
  }
  return null;
}

const isAddress = (text: string | null): text is string =>
  text !== null &&
  /\{\w+\}/.test(text) &&
  /^(?:\{\w+\}$|https?:\/\/|\.{0,2}\/|[\w-]{1,60}(?:\/|\.(?:s?html?|jspx?|aspx?|php|do)\b|\?)|[?#])/.test(text) &&
  !/[\s"'<>+]/.test(text);

/** The field that a link shows: the first that stands in its text, after its tag ends. */
function shownField(after: string, names: ReadonlyMap<string, unknown>): string | null {
  const text = /^[^<]{0,160}?>(?:\s|<(?:span|i|b|p|h\d|em|div)\b[^>]{0,60}>){0,4}([^]{0,100})/.exec(after)?.[1] ?? '';
  const joinedIn = /^["']\s{0,3}\+\s{0,3}([^"'`+]{1,80}?)\s{0,3}\+/.exec(text);
  const hole = interpolation.exec(text);
  const expression = joinedIn?.[1] ?? hole?.[1] ?? hole?.[2] ?? hole?.[3] ?? hole?.[4];
  const name = expression === undefined ? null : placed(expression, names);
  return /^\{(\w+)\}$/.exec(name ?? '')?.[1] ?? null;
}

const called =
  /(?:onclick|@click|v-on:click|href)\s{0,2}=\s{0,2}\\?["'](?:javascript:)?\s{0,2}([\w$]{1,40})\(([^<>]{1,200}?)\)/g;

/** What a call in markup is given: texts as they are, fields of a record in braces; null for anything else. */
function argumentsOf(text: string, names: ReadonlyMap<string, unknown>): readonly string[] | null {
  const given = text.split(',').map((one) => {
    const literal = /^\s*\\?["']([\w/.-]*)\\?["']\s*$/.exec(one)?.[1];
    if (literal !== undefined) return literal;
    const hole = interpolation.exec(one.replace(/^[\s\\"']+/, ''));
    return placed(hole?.[1] ?? hole?.[2] ?? hole?.[3] ?? hole?.[4] ?? one.replaceAll(/[\s\\"'+]/g, ''), names);
  });
  return given.includes(null) ? null : given.flatMap((one) => one ?? []);
}

/**
 * How a page makes entries of records, by its scripts and templates: `/content/{id}.html`. Only what is put together of
 * texts, the page's own variables and fields of one record counts, also where a function of the page is given them.
 */
export function recordForms(text: string, base: string, names: ReadonlyMap<string, unknown>): readonly RecordForm[] {
  const { scripts, outside } = scriptsOf(text);
  const found = new Map<string, RecordForm>();
  const add = (address: string | null, after: string): void => {
    if (!isAddress(address) || found.size >= most) return;
    const title = shownField(after, names);
    if (!found.has(address) || title !== null) found.set(address, { address, title });
  };
  const fromMarkup = (markup: string, inScript: boolean): void => {
    for (const match of markup.matchAll(attribute)) {
      const end = match.index + match[0].length;
      const after = markup.slice(end, end + longest);
      const bound = match[0].startsWith(':');
      const value = after.split(match[1] === "'" ? "'" : '"', 1)[0] ?? '';
      if (inScript) add((bound ? joined(after, names) : null) ?? inMarkup(after, match[1] ?? '', names), after);
      else add(bound ? joined(value.replaceAll('&quot;', '"'), names) : filled(value, names), after);
    }
    const open = functionsThatOpen(text, base);
    for (const match of markup.matchAll(called)) {
      const opens = open(match[1] ?? '');
      const given = opens === null ? null : argumentsOf(match[2] ?? '', names);
      if (opens === null || given === null) continue;
      const end = match.index + match[0].length;
      add(opens(given)?.replaceAll('%7B', '{').replaceAll('%7D', '}') ?? null, markup.slice(end, end + longest));
    }
  };
  for (const { body } of scripts) {
    fromMarkup(body, true);
    for (const match of body.matchAll(destination)) {
      add(joined(body.slice(match.index + match[0].length, match.index + match[0].length + longest), names), '');
    }
  }
  // Templates that stand in the page itself.
  if (/\{\{|\s:href=|v-for|<%/.test(outside)) fromMarkup(outside, false);
  return [...found.values()].toSorted((a, b) => Number(b.title !== null) - Number(a.title !== null));
}

/** A record's address and title by such forms; null where it lacks a field of each of them. */
export function formed(
  record: Readonly<Record<string, unknown>>,
  forms: readonly RecordForm[],
): { readonly address: string; readonly title: string | null; readonly isShown: boolean } | null {
  for (const { address, title, isShown = false } of forms) {
    let lacks = false;
    const made = address.replaceAll(/\{(\w+)\}/g, (_place, name: string) => {
      const value = asText(record[name]);
      if (value === null || value === '') lacks = true;
      // A field may be a whole address.
      return address.startsWith('{') ? (value ?? '') : encodeURIComponent(value ?? '').replaceAll('%2F', '/');
    });
    if (!lacks) return { address: made, title: title === null ? null : asText(record[title]), isShown };
  }
  return null;
}
