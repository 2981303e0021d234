import { asText } from './json.ts';
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
  /^(?:encodeURI(?:Component)?\()?\s{0,3}(?:[\w$]{1,40}(?:\[[\w$+-]{1,20}\])?(?:\.|\[["']))?(?:[\w$]{1,40}\.)?([A-Za-z_$][\w$]{0,40})(?:["']\])?\s{0,3}\)?$/;
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
  /^(?:https?:\/\/|\.{0,2}\/|[\w-]{1,60}(?:\/|\.(?:s?html?|jspx?|aspx?|php|do)\b|\?)|[?#])/.test(text) &&
  !text.startsWith('{') &&
  !/[\s"'<>+]/.test(text);

/**
 * How a page makes the addresses of records, by its scripts and templates: `/content/{id}.html`. Only what is put together of
 * texts, the page's own variables and fields of one record counts.
 */
export function recordAddresses(text: string, names: ReadonlyMap<string, unknown>): readonly string[] {
  const { scripts, outside } = scriptsOf(text);
  const found = new Set<string>();
  const add = (address: string | null): void => {
    if (isAddress(address) && found.size < most) found.add(address);
  };
  const bodies = scripts.map(({ body }) => body);
  for (const body of bodies) {
    for (const match of body.matchAll(attribute)) {
      const after = body.slice(match.index + match[0].length, match.index + match[0].length + longest);
      const bound = match[0].startsWith(':') ? joined(after, names) : null;
      add(bound ?? inMarkup(after, match[1] ?? '', names));
    }
    for (const match of body.matchAll(destination)) {
      add(joined(body.slice(match.index + match[0].length, match.index + match[0].length + longest), names));
    }
  }
  // Templates that stand in the page itself.
  if (/\{\{|\s:href=|v-for|<%/.test(outside)) {
    for (const match of outside.matchAll(attribute)) {
      const after = outside.slice(match.index + match[0].length, match.index + match[0].length + longest);
      const value = after.split(match[1] === "'" ? "'" : '"', 1)[0] ?? '';
      add(match[0].startsWith(':') ? joined(value.replaceAll('&quot;', '"'), names) : filled(value, names));
    }
  }
  return [...found];
}

/** A record's address by such a form; null where the record lacks one of its fields. */
export function addressOfRecord(record: Readonly<Record<string, unknown>>, forms: readonly string[]): string | null {
  for (const form of forms) {
    let lacks = false;
    const address = form.replaceAll(/\{(\w+)\}/g, (_place, name: string) => {
      const value = asText(record[name]);
      if (value === null || value === '') lacks = true;
      return encodeURIComponent(value ?? '').replaceAll('%2F', '/');
    });
    if (!lacks) return address;
  }
  return null;
}
