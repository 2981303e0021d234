import type { PostedPage } from '../domain/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { gridRequests, type GridRequest } from './grids.ts';
import { asText, isRecord } from './json.ts';
import { readLiteral } from './literal.ts';
import { offsetName, pageName, sizeName } from './page-numbers.ts';
import { formPost, jsonPost } from './posting.ts';
import { namesOf } from './script-names.ts';
import { withValues } from './script-values.ts';
import { scriptsOf } from './scripts.ts';
import { oneOf } from '../text/index.ts';

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
const furniture = oneOf(
  /count|visit|hits?\b|click|stat|log(?:in|\b)|captcha|user|weather|suggest|hot|token|track|share|comment|menu|nav/i,
  /config|\.(?:js|css|png|jpe?g|gif|svg)(?:$|\?)/i,
);
const usualSize = '20';
/** A script that is loaded is an interface where it is told whom to call. */
const callsBack = /[?&](?:\w{0,10}callback|jsonp\w{0,10}|cb|func)=/i;
/** A call's own settings stand this near. */
const reach = 900;
/** What opens the statement that a call ends stands this near. */
const reachBefore = 160;

const opening = oneOf(
  /\bfunction\s{1,3}([\w$]{1,40})\s{0,3}\(([^()]{1,120})\)\s{0,3}\{/g,
  /\b([\w$]{1,40})\s{0,3}[:=]\s{0,3}(?:function\s{0,3}\(([^()]{1,120})\)\s{0,3}\{|\(([^()]{1,120})\)\s{0,3}=>)/g,
);

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

/** Axios and its like send JSON unless told otherwise; jQuery sends a form unless told otherwise. */
function sendsJson(opening: string, around: string): boolean {
  if (/x-www-form-urlencoded|\bqs\.stringify|URLSearchParams|\$\.param\(/i.test(around)) return false;
  if (/application\/json|JSON\.stringify/i.test(around)) return true;
  return /\baxios\b|\brequest\(|http\.post\(|\bfetch\(/i.test(opening);
}

/** A page's scripts as they are read. */
interface Program {
  /** Their text, with what is known put in. */
  readonly text: string;
  readonly names: Names;
  /** Address of the page. */
  readonly base: string;
}

function programOf(text: string, base: string): Program {
  const program = withValues(text, base);
  const names = namesOf(program);
  const isFromZero = zeroPlugin.test(program) && !addsOne.test(text);
  return {
    text: program,
    base,
    names: isFromZero ? new Map<string, unknown>([...names, [countsFromZero, true]]) : names,
  };
}

/**
 * The interfaces that a page's scripts ask for a list, told by their addresses and by what is sent: those of its own site
 * of which everything is known. What they are is told by what they answer.
 */
export function listInterfaces(text: string, base: string): readonly ListInterface[] {
  const program = programOf(text, base);
  const requests = gridRequests(scriptsOf(text).outside, program.text, program.names);
  const grids = firstFew(requests.map((request) => gridInterface(request, program)));
  // What fills a grid fills the list.
  return grids.length > 0 ? grids : firstFew(calledInterfaces(program));
}

function firstFew(interfaces: Iterable<ListInterface | null>): readonly ListInterface[] {
  const found = new Map<string, ListInterface>();
  for (const one of interfaces) {
    if (one !== null) found.set(one.url, one);
    if (found.size >= mostInterfaces) break;
  }
  return [...found.values()];
}

function ofOwnSite(address: string | null, base: string): URL | null {
  const url = address === null ? null : URL.parse(address, base);
  return url?.host === URL.parse(base)?.host ? url : null;
}

/** What fills a grid of the page. */
function gridInterface(
  { address, isPosted, isJson, fields }: GridRequest,
  { names, base }: Program,
): ListInterface | null {
  const url = ofOwnSite(addressOf(address, names), base);
  if (url === null) return null;
  if (isJson) {
    const isCount = (name: string): boolean => pageName.test(name) || sizeName.test(name) || offsetName.test(name);
    const numbers = Object.entries(fields).map(([name, value]) => [name, isCount(name) ? numberOr(value) : value]);
    const posted = jsonPost(url.href, Object.fromEntries(numbers));
    return { url: posted.url, posted, pages: null };
  }
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  const asked = canonicalUrl(url.href);
  if (asked === null || asked === canonicalUrl(base)) return null;
  return { url: asked, posted: isPosted ? formPost(asked) : null, pages: null };
}

function* calledInterfaces(program: Program): Generator<ListInterface | null> {
  const parametersAt = readParameters(program.text);
  let tried = 0;
  for (const match of program.text.matchAll(call)) {
    tried += 1;
    if (tried > mostCalls) return;
    yield calledInterface(match, program, parametersAt(match.index));
  }
}

/** What a call asks; null where it is no list of this site's, or where something it sends is not known. */
function calledInterface(match: RegExpExecArray, program: Program, parameters: Names): ListInterface | null {
  const { names, base } = program;
  const [opening, expression = ''] = match;
  const scope = parameters.size === 0 ? names : new Map([...names, ...parameters]);
  const address = addressOf(expression, scope);
  const url = address === null || !/[/.]/.test(address) ? null : ofOwnSite(address, base);
  if (url === null || !listed.test(url.pathname) || furniture.test(url.pathname)) return null;
  const isScript = /^\.src/i.test(opening);
  if (isScript && !callsBack.test(url.search)) return null;
  const { before, after } = besideCall(match, program.text);
  const fields = isScript ? {} : fieldsSent(after, program.text, scope);
  if (fields === null) return null;
  const around = `${before}${opening}${after.split(/\b(?:success|then|done|complete)\b|=>/, 1)[0] ?? ''}`;
  const isPost = sendsPost(opening, around);
  const pages = isPost ? null : pageFormOf(expression, scope, parameters, base);
  if (isPost && sendsJson(`${before}${opening}`, around)) {
    const posted = jsonPost(url.href, fields);
    return posted.url === canonicalUrl(base) ? null : { url: posted.url, posted, pages };
  }
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, String(value));
  const asked = canonicalUrl(url.href);
  if (asked === null || asked === canonicalUrl(base)) return null;
  return { url: asked, posted: isPost ? formPost(asked) : null, pages };
}

/** The statement that a call stands in: up to its opening, and from there to the next call. */
function besideCall({ index, 0: opening }: RegExpExecArray, text: string): { before: string; after: string } {
  const end = index + opening.length;
  const after = text.slice(end, end + reach).split(nextCall, 1)[0] ?? '';
  const before = text.slice(Math.max(0, index - reachBefore), index).split(/[;}]/);
  return { before: before.at(-1) ?? '', after };
}

function sendsPost(opening: string, around: string): boolean {
  if (/\.post\(|\.open\(\s{0,3}["']POST/i.test(opening)) return true;
  return /\b(?:type|method)\s{0,3}:\s{0,3}["']post["']/i.test(around);
}
