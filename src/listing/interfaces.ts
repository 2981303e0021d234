import type { PostedPage } from '../domain/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { gridRequests } from './grids.ts';
import { asText, isRecord } from './json.ts';
import { readLiteral } from './literal.ts';
import { offsetName, pageName, sizeName } from './page-numbers.ts';
import { formPost, jsonPost } from './posting.ts';
import { namesOf } from './script-names.ts';
import { scriptsOf } from './scripts.ts';

/** An interface that a page's script asks for its list. */
export interface ListInterface {
  readonly url: string;
  /** How it is asked for by POST; null where it is not. */
  readonly posted: PostedPage | null;
  /** Its address with `{page}` where its path takes the number of a page; null where it takes none. */
  readonly pages: string | null;
}

type Names = ReadonlyMap<string, unknown>;

/** Stands among the names where a plugin hands its script numbers of pages from 0. */
const countsFromZero = '(counts from zero)';
/** jQuery's pagination calls back with the index of a page. */
const zeroPlugin = /\.pagination\([^;{}]{1,120},\s{0,9}\{[^{}]{0,400}\bcallback\s{0,3}:/;
/** A script that makes numbers of pages from an index. */
const addsOne = /page_?(?:index|idx)?\s?\+\s?1\b/i;

const mostInterfaces = 3;
const mostCalls = 1000;
const mostFunctions = 200;
const call =
  /(?:\burl\s{0,3}:\s{0,3}|\.(?:get|getJSON|post|ajax|load)\(\s{0,3}|\b(?:fetch|axios|request|ajax)\(\s{0,3}|\.open\(\s{0,3}["'](?:GET|POST)["']\s{0,3},\s{0,3}|\.src\s{0,3}=(?!=)\s{0,3})((?:(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|`[^`\n]{0,300}`|[\w$.]{1,40})\s{0,3}\+?\s{0,3}){1,10})/gi;
const piece = /"([^"\n]*)"|'([^'\n]*)'|`([^`\n]*)`|([\w$.]+)/g;
const packing = String.raw`((?:JSON\.stringify|qs\.stringify|Qs\.stringify|new\s{1,3}URLSearchParams|\$\.param)\s{0,3}\(\s{0,3})?`;
/** Where what a call sends begins: as an object, as a text, or as a name that stands for one; in its settings, or after its address. */
const inSettings = new RegExp(
  String.raw`(?:\b(?:data|params|query|body)\s{0,3}:\s{0,3}|\.send\(\s{0,3})${packing}(?:(?=\{)|(["'][^\n]{0,300})|([\w$.]{1,60}))`,
);
const asArgument = new RegExp(
  String.raw`^\s{0,3},\s{0,3}${packing}(?:(?=\{)|(["'][^\n]{0,300})|([\w$.]{1,60})(?=\s{0,3}[,)]))`,
);
/** Settings after an address are no fields. */
const isSettings = /^\s{0,3},\s{0,3}\{\s{0,3}(?:method|headers|params|data|type|body|responseType)\s{0,3}:/;
const nextCall = /\$\.(?:ajax|get|post|getJSON)\(|\bajax\(|\bfetch\(|\baxios\b|\brequest\(|\.open\(/;
/** What such an interface is called; counters, log-ins and the like are not. */
const listed = /list|page|query|article|content|info|news|doc|manuscript|catalog|channel|column|json|search|data/i;
const furniture =
  /count|visit|hits?\b|click|stat|log(?:in|\b)|captcha|user|weather|suggest|hot|token|track|share|comment|menu|nav|config|\.(?:js|css|png|jpe?g|gif|svg)(?:$|\?)/i;
const usualSize = '20';
/** A script that is loaded is an interface where it is told whom to call. */
const callsBack = /[?&](?:\w{0,10}callback|jsonp\w{0,10}|cb|func)=/i;
/** A call's own settings stand this near. */
const reach = 900;

const opening =
  /\bfunction\s{1,3}([\w$]{1,40})\s{0,3}\(([^()]{1,120})\)\s{0,3}\{|\b([\w$]{1,40})\s{0,3}[:=]\s{0,3}(?:function\s{0,3}\(([^()]{1,120})\)\s{0,3}\{|\(([^()]{1,120})\)\s{0,3}=>)/g;

/** Reads what the function around a call is first given by name, where the page calls it with texts and numbers. */
function readParameters(program: string): (at: number) => Names {
  const given = new Map<string, unknown>();
  const givenTo = (name: string): unknown => {
    if (given.has(name) || given.size >= mostFunctions) return given.get(name);
    const call = new RegExp(
      `(?<!function\\s{1,3})(?<![\\w$])${name.replaceAll('$', '\\$')}\\(\\s{0,3}((?:"[^"\\n+]{0,60}"|'[^'\\n+]{0,60}'|\\d{1,9}|true|false|null)(?:\\s{0,3},[^()]{0,120})?)\\)`,
    );
    given.set(name, readLiteral(`[${call.exec(program)?.[1] ?? ''}]`));
    return given.get(name);
  };
  return (at) => {
    const around = [...program.slice(Math.max(0, at - 2000), at).matchAll(opening)].at(-1);
    const values = givenTo(around?.[1] ?? around?.[3] ?? '');
    const names = (around?.[2] ?? around?.[4] ?? around?.[5] ?? '').split(',').map((each) => each.trim());
    if (!Array.isArray(values)) return new Map();
    return new Map(
      names
        .map((name, index) => [name, values[index] as unknown])
        .filter(([, value]) => value !== undefined && value !== null) as [string, unknown][],
    );
  };
}

/**
 * What a name stands for: its value in the page, the first page, or the usual number of entries.
 * @param page stands for the number of a page, where it is not to be that of the first
 */
function valueOf(name: string, names: Names, page?: string): string | null {
  const short = name.split('.').at(-1) ?? name;
  if (names.get(countsFromZero) === true && pageName.test(short) && names.get(name) === undefined) return page ?? '0';
  if (page !== undefined && pageName.test(short) && /^[01]$/.test(asText(names.get(name)) ?? '1')) return page;
  const usual = pageName.test(short) ? '1' : sizeName.test(short) ? usualSize : offsetName.test(short) ? '0' : null;
  return asText(names.get(name)) ?? usual;
}

function addressOf(expression: string, names: Names, page?: string): string | null {
  const parts = [...expression.matchAll(piece)].map(([, double, single, plain, name]) => {
    if (plain === undefined) return double ?? single ?? valueOf(name ?? '', names, page);
    const values = plain.replaceAll(
      /\$\{\s{0,3}([\w$.]{1,60})\s{0,3}\}/g,
      (_hole, inner: string) => valueOf(inner, names, page) ?? '\n',
    );
    return values.includes('\n') || values.includes('${') ? null : values;
  });
  return parts.includes(null) ? null : parts.join('');
}

/** Stands for the number of a page while an address is put together; no address holds it otherwise. */
const pageMark = '70707070';

/** An interface's address with `{page}` where its path takes the number of a page; null where it takes none. */
function pageFormOf(expression: string, names: Names, parameters: Names, base: string): string | null {
  const first = [...parameters]
    .filter(([, value]) => value === 1 || value === 0)
    .map(([name]) => [name, pageMark] as const);
  const url = URL.parse(addressOf(expression, new Map([...names, ...first]), pageMark) ?? '', base);
  if (url === null || url.pathname.split(pageMark).length !== 2) return null;
  return (canonicalUrl(url.href) ?? url.href).replace(pageMark, '{page}');
}

/** What a name was given as an object anywhere in the page's scripts. */
function objectNamed(name: string, program: string, names: Names): unknown {
  const short = (name.split('.').at(-1) ?? name).replaceAll('$', '\\$');
  const given = new RegExp(`(?:^|[^\\w$.]|this\\.)${short}\\s{0,3}[:=](?!=)\\s{0,3}(?=\\{)`).exec(program);
  return given === null ? undefined : readLiteral(program, given.index + given[0].length, names);
}

/** Fields with what is known of them; null where one is unknown. */
function known(fields: Readonly<Record<string, unknown>>, names: Names): Record<string, unknown> | null {
  const found: [string, unknown][] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (isRecord(value)) {
      const inner = known(value, names);
      if (inner === null) return null;
      found.push([name, inner]);
      continue;
    }
    const given = value ?? numberOr(valueOf(name, names));
    if (given === null) return null;
    found.push([name, given]);
  }
  return Object.fromEntries(found);
}

const numberOr = (text: string | null): string | number | null =>
  text !== null && /^\d{1,6}$/.test(text) ? Number(text) : text;

/** What a call sends: nothing, fields all of which are known, or null. */
function fieldsSent(after: string, program: string, names: Names): Readonly<Record<string, unknown>> | null {
  const argument =
    isSettings.test(after) || /^\s{0,3},\s{0,3}(?:true|false|async)\b/.test(after) ? null : asArgument.exec(after);
  const at = argument ?? inSettings.exec(after);
  if (at === null) return {};
  const [, , text, name] = at;
  if (text !== undefined) {
    const made = addressOf(/^(?:(?:"[^"\n]*"|'[^'\n]*'|[\w$.]+)\s*\+?\s*)+/.exec(text)?.[0] ?? '', names);
    return made === null || !/^[\w.]+=/.test(made) ? null : Object.fromEntries(new URLSearchParams(made));
  }
  // A function or a setting besides, such as the one that takes the answer.
  if (name !== undefined && /^(?:function|null|undefined|async)$/.test(name)) return {};
  const value =
    name === undefined ? readLiteral(after, at.index + at[0].length, names) : objectNamed(name, program, names);
  if (!isRecord(value)) return name !== undefined && argument !== null ? {} : null;
  return known(value, names);
}

/** The page's scripts, with what they read from its fields and from its own address put in, and counters as they stand. */
function withValues(text: string, base: string): string {
  const { scripts, outside } = scriptsOf(text);
  const own = URL.parse(base)?.searchParams;
  const quoted = (value: string | null | undefined, otherwise: string): string =>
    value === null || value === undefined ? otherwise : JSON.stringify(value);
  return scripts
    .map(({ body }) => body)
    .join('\n')
    .replaceAll(
      /\$\(\s?["']#([\w-]{1,40})["']\s?\)\.val\(\)|document\.getElementById\(["']([\w-]{1,40})["']\)\.value/g,
      (call, one, other) => quoted(fieldValue(outside, String(one ?? other)), call),
    )
    .replaceAll(/\$\(\s?["']#([\w-]{1,40})["']\s?\)\.serialize\(\)/g, (call, form) =>
      quoted(fieldsOfForm(outside, String(form)), call),
    )
    .replaceAll(/(?<![\w$.])[\w$.]{0,40}(?:get|param|query)\w{0,20}\(\s?["']([\w-]{1,40})["']\s?\)/gi, (call, name) =>
      quoted(own?.get(String(name)), call),
    )
    .replaceAll(/\+\+([\w$.]{1,40})|([\w$.]{1,40})\+\+|(?<=:\s{0,3})([\w$.]{1,40})\s?\+\s?1\b/g, '$1$2$3');
}

/** Value of a field of the page by its id. */
function fieldValue(outside: string, id: string): string | null {
  const tag = new RegExp(`<input\\b[^>]{0,300}\\bid=["']?${id}\\b[^>]{0,300}>`, 'i').exec(outside)?.[0];
  return tag === undefined ? null : (/\bvalue=["']([^"']{0,200})["']/i.exec(tag)?.[1] ?? '');
}

/** What a form of the page, by its id, holds in its inputs; null where there is none. */
function fieldsOfForm(outside: string, id: string): string | null {
  const form = new RegExp(`<form\\b[^>]{0,300}\\bid=["']?${id}\\b[^]{0,8000}?</form`, 'i').exec(outside)?.[0];
  if (form === undefined) return null;
  const fields = [...form.matchAll(/<input\b[^>]{1,500}>/gi)].flatMap(([tag]): [string, string][] => {
    const attribute = (name: string): string | undefined =>
      new RegExp(`\\b${name}=["']([^"']{0,200})["']`, 'i').exec(tag)?.[1];
    const name = attribute('name');
    const isSent = !/^(?:submit|button|image|reset|checkbox|radio|password|file)$/i.test(attribute('type') ?? '');
    return name === undefined || !isSent ? [] : [[name, attribute('value') ?? '']];
  });
  return fields.length === 0 ? null : new URLSearchParams(fields).toString();
}

/** Axios and its like send JSON unless told otherwise; jQuery sends a form unless told otherwise. */
function sendsJson(opening: string, around: string): boolean {
  if (/x-www-form-urlencoded|\bqs\.stringify|URLSearchParams|\$\.param\(/i.test(around)) return false;
  if (/application\/json|JSON\.stringify/i.test(around)) return true;
  return /\baxios\b|\brequest\(|http\.post\(|\bfetch\(/i.test(opening);
}

/**
 * The interfaces that a page's scripts ask for a list, told by their addresses and by what is sent: those of its own site
 * of which everything is known. What they are is told by what they answer.
 */
export function listInterfaces(text: string, base: string): readonly ListInterface[] {
  const program = withValues(text, base);
  const given = namesOf(program);
  const isZero = zeroPlugin.test(program) && !addsOne.test(text);
  const names: Names = isZero ? new Map<string, unknown>([...given, [countsFromZero, true]]) : given;
  const found = new Map<string, ListInterface>();
  for (const { address, isPosted, isJson, fields } of gridRequests(scriptsOf(text).outside, program, names)) {
    const made = addressOf(address, names);
    const url = made === null ? null : URL.parse(made, base);
    if (url === null || url.host !== URL.parse(base)?.host || found.size >= mostInterfaces) continue;
    if (isJson) {
      const isCount = (name: string): boolean => pageName.test(name) || sizeName.test(name) || offsetName.test(name);
      const numbers = Object.entries(fields).map(([name, value]) => [name, isCount(name) ? numberOr(value) : value]);
      const posted = jsonPost(url.href, Object.fromEntries(numbers));
      found.set(posted.url, { url: posted.url, posted, pages: null });
      continue;
    }
    for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
    const asked = canonicalUrl(url.href);
    if (asked !== null && asked !== canonicalUrl(base))
      found.set(asked, { url: asked, posted: isPosted ? formPost(asked) : null, pages: null });
  }
  // What fills a grid fills the list.
  if (found.size > 0) return [...found.values()];
  const parametersAt = readParameters(program);
  let tried = 0;
  for (const match of program.matchAll(call)) {
    if (found.size >= mostInterfaces) break;
    tried += 1;
    if (tried > mostCalls) break;
    const parameters = parametersAt(match.index);
    const scope = parameters.size === 0 ? names : new Map([...names, ...parameters]);
    const address = addressOf(match[1] ?? '', scope);
    const url = address === null || !/[/.]/.test(address) ? null : URL.parse(address, base);
    if (url === null || url.host !== URL.parse(base)?.host) continue;
    if (!listed.test(url.pathname) || furniture.test(url.pathname)) continue;
    const end = match.index + match[0].length;
    const after = program.slice(end, end + reach);
    const call = after.split(nextCall, 1)[0] ?? '';
    const before =
      program
        .slice(Math.max(0, match.index - 160), match.index)
        .split(/[;}]/)
        .at(-1) ?? '';
    const isScript = /^\.src/i.test(match[0]);
    if (isScript && !callsBack.test(url.search)) continue;
    const fields = isScript ? {} : fieldsSent(call, program, scope);
    if (fields === null) continue;
    const around = `${before}${match[0]}${call.split(/\b(?:success|then|done|complete)\b|=>/, 1)[0] ?? ''}`;
    const isPost =
      /\.post\(|\.open\(\s{0,3}["']POST/i.test(match[0]) ||
      /\b(?:type|method)\s{0,3}:\s{0,3}["']post["']/i.test(around);
    const asked = isPost && sendsJson(`${before}${match[0]}`, around) ? jsonPost(url.href, fields) : null;
    if (asked === null) for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, String(value));
    const canonical = asked?.url ?? canonicalUrl(url.href);
    if (canonical === null || canonical === canonicalUrl(base)) continue;
    const pages = isPost ? null : pageFormOf(match[1] ?? '', scope, parameters, base);
    found.set(canonical, { url: canonical, posted: asked ?? (isPost ? formPost(canonical) : null), pages });
  }
  return [...found.values()];
}
