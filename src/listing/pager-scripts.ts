import type { CheerioAPI } from 'cheerio/slim';
import type { PostedPage } from '../domain/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { elementsOf } from './nodes.ts';
import { pageName } from './page-numbers.ts';
import { formPost, tokenField } from './posting.ts';
import { namesOf } from './script-names.ts';

/** What a function of the page makes of its arguments. */
type CallOpener = (given: readonly string[]) => string | null;

const definition =
  /(?:\bfunction\s{1,3}([\w$]{1,40})\s{0,3}|\b([\w$]{1,40})\s{0,3}[=:]\s{0,3}function\s{0,3}|(?<=[,{;\n]\s{0,20})(?!(?:if|for|while|switch|catch|with)\b)([\w$]{1,40})(?:\s{0,3}=\s{0,3})?)\(\s{0,3}([\w$]{1,40}[^)]{0,100})\)\s{0,3}(?:=>\s{0,3})?\{/g;
const destination =
  /(?:\blocation(?:\.href)?\s{0,3}=(?!=)\s{0,3}|\blocation\.(?:replace|assign)\(\s{0,3}|\bwindow\.open\(\s{0,3}|\.src\s{0,3}=(?!=)\s{0,3}|\.attr\(\s{0,3}["'](?:src|href)["']\s{0,3},\s{0,3})((?:(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|[\w$.]{1,40}(?:\([\w$]{0,40}\))?)\s{0,3}\+?\s{0,3}){1,12})/;
/** Where a function gets a piece of the page from. */
const piecesFrom =
  /(?:\.load|\$\.get)\(\s{0,3}((?:(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|[\w$.]{1,40})\s{0,3}\+?\s{0,3}){2,12})/;
const returned = /\breturn\s{1,3}((?:(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|[\w$.]{1,40})\s{0,3}\+?\s{0,3}){2,12})/g;
const calledWith = /^\s*([\w$]{1,40})\([\w$]{0,40}\)\s*$/;
const piece = /"([^"\n]*)"|'([^'\n]*)'|([\w$.]+(?:\([\w$]*\))?)/g;
const mostFunctions = 200;

/** An address written as strings and variables; null where anything else stands in it, or no variable. */
function addressFrom(expression: string, variables: readonly string[]): ((given: readonly string[]) => string) | null {
  const parts: (string | number)[] = [];
  for (const [, double, single, name] of expression.matchAll(piece)) {
    if (name === undefined) {
      parts.push(double ?? single ?? '');
      continue;
    }
    const variable = variables.indexOf(
      /^(?:parseInt|String|encodeURI(?:Component)?)\(([\w$]*)\)$/.exec(name)?.[1] ?? name,
    );
    if (variable === -1) return null;
    parts.push(variable);
  }
  if (parts.every((part) => typeof part === 'string') || parts.every((part) => typeof part === 'number')) return null;
  return (given) => parts.map((part) => (typeof part === 'string' ? part : (given[part] ?? ''))).join('');
}

/** Functions of the page that go to a page by what they are given, themselves or by one that makes its address. */
function functionsOf(text: string, base: string, goes = destination): Map<string, CallOpener> {
  const openers = new Map<string, CallOpener>();
  const makers = new Map<string, (given: readonly string[]) => string>();
  const callers: [name: string, maker: string][] = [];
  let tried = 0;
  for (const match of text.matchAll(definition)) {
    tried += 1;
    if (tried > mostFunctions) break;
    const start = match.index + match[0].length;
    const body = text.slice(start, start + 800).split(/\bfunction\b|<\/script/i, 1)[0] ?? '';
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    const parameters = (match[4] ?? '').split(',').map((parameter) => parameter.trim());
    const ways = [...body.matchAll(new RegExp(goes, 'g'))].map(([, expression = '']) => expression);
    // The first page may have an address of its own.
    const goesTo = ways.find((way) => addressFrom(way, parameters) !== null) ?? ways[0] ?? '';
    const address = addressFrom(goesTo, parameters);
    const maker = calledWith.exec(goesTo)?.[1];
    if (address !== null) openers.set(name, (given) => canonicalUrl(address(given), base));
    else if (maker !== undefined) callers.push([name, maker]);
    for (const [, expression = ''] of body.matchAll(returned)) {
      const made = addressFrom(expression, parameters);
      if (made !== null) makers.set(name, made);
    }
  }
  for (const [name, maker] of callers) {
    const made = makers.get(maker);
    if (made !== undefined) openers.set(name, (given) => canonicalUrl(made(given), base));
  }
  return openers;
}

/** A form that turns pages: the field of the number, and what else it sends. */
interface PageForm {
  readonly action: string;
  readonly counter: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly isPosted: boolean;
}

/** A form that carries the number of the page wanted in a field of its own. */
function formOf($: CheerioAPI, base: string): PageForm | null {
  for (const form of elementsOf($, ({ name }) => name === 'form')) {
    const inputs = $(form).find('input[name]').toArray();
    if (inputs.some(({ attribs }) => /^(?:password|file)$/i.test(attribs['type'] ?? ''))) continue;
    const fields = inputs
      .filter(({ attribs }) => !/^(?:submit|button|image|checkbox|radio)$/i.test(attribs['type'] ?? ''))
      .map(({ attribs }) => [attribs['name'] ?? '', attribs['value'] ?? ''] as const);
    const counter = fields.find(([name]) => pageName.test(name))?.[0];
    const action = canonicalUrl(form.attribs['action'] ?? '', base);
    if (counter === undefined || action === null) continue;
    const isPosted = /^post$/i.test(form.attribs['method'] ?? '');
    return { action, counter, fields: fields.filter(([name, value]) => name !== counter && value !== ''), isPosted };
  }
  return null;
}

function openByForm({ action, counter, fields, isPosted }: PageForm, page: number, base: string): string | null {
  const url = new URL(action);
  for (const [name, value] of fields) if (!isPosted || !tokenField.test(name)) url.searchParams.set(name, value);
  url.searchParams.set(counter, String(page));
  return canonicalUrl(url.href, base);
}

/** How addresses that the page's form leads to by POST are asked for: with all that the form holds; null for any other. */
export function postedByForm($: CheerioAPI, base: string): (url: string) => PostedPage | null {
  const form = formOf($, base);
  if (form === null || !form.isPosted) return () => null;
  const [path] = form.action.split('?', 1);
  const tokens = new URLSearchParams(form.fields.filter(([name]) => tokenField.test(name)).map(([...field]) => field));
  return (url) => {
    const isOfForm = url.split('?', 1)[0] === path && (URL.parse(url)?.searchParams.has(form.counter) ?? false);
    if (!isOfForm) return null;
    const posted = formPost(url);
    return tokens.size === 0 ? posted : { ...posted, body: `${posted.body}&${tokens.toString()}` };
  };
}

const ownFunction = (name: string): RegExp =>
  new RegExp(`\\bfunction\\s{1,3}${name.replaceAll('$', '\\$')}\\s{0,3}\\(\\s{0,3}\\)\\s{0,3}\\{([^]{0,800})`);
/** One more than a variable, as a script writes it. */
const oneMore =
  /\(?\s{0,3}(?:(?:parseInt|Number)\(\s{0,3})?([\w$]{1,40})\s{0,3}\)?\s{0,3}\+\s{0,3}1\s{0,3}\)?(?=\s{0,3}(?:[+;,)}\n]|$))/g;

/** Where a function leads that is given nothing, and counts on from a variable of the page. */
function counted(name: string, text: string, base: string): string | null {
  const body =
    ownFunction(name)
      .exec(text)?.[1]
      ?.split(/\bfunction\b|<\/script/i, 1)[0] ?? '';
  if (!/\+\s{0,3}1\b/.test(body)) return null;
  const names = namesOf(text);
  const filled = body.replaceAll(oneMore, (whole, variable: string) => {
    const value = names.get(variable);
    return value !== undefined && /^\d{1,5}$/.test(String(value)) ? `'${Number(value) + 1}'` : whole;
  });
  const expression = destination.exec(filled)?.[1] ?? '';
  const parts = [...expression.matchAll(piece)];
  if (parts.length < 2 || parts.some(([, , , variable]) => variable !== undefined)) return null;
  return canonicalUrl(parts.map(([, double, single]) => double ?? single ?? '').join(''), base);
}

/** A function with the name of what it is given first. */
const givenFirst = (name: string): RegExp =>
  new RegExp(
    `\\bfunction\\s{1,3}${name.replaceAll('$', '\\$')}\\s{0,3}\\(\\s{0,3}([\\w$]{1,40})[^)]{0,60}\\)\\s{0,3}\\{([^]{0,400})`,
  );

/** What a variable is given, if only once: a script may know better later. */
function onlyValueOf(name: string, text: string): string | number | undefined {
  const given = text.match(new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}\\s{0,3}=(?!=)`, 'g')) ?? [];
  return name !== '' && given.length === 1 ? namesOf(text).get(name) : undefined;
}

/** The page that a call asks for, and the last one that the function called goes to; null where that does not say. */
export function lastByGuard(call: string, text: string): { readonly called: number; readonly last: number } | null {
  const [, name = '', page = ''] = /([\w$]{1,40})\(\s{0,3}["']?(\d{1,5})["']?\s{0,3}[,)]/.exec(call) ?? [];
  const [, given = '', rest = ''] = name === '' ? [] : (givenFirst(name).exec(text) ?? []);
  if (given === '') return null;
  const body = rest.split(/\bfunction\b|<\/script/i, 1)[0] ?? '';
  const own = given.replaceAll('$', '\\$');
  const turnsBack = new RegExp(
    `\\b${own}\\s{0,3}>\\s{0,3}([\\w$]{1,40})[^;{}]{0,60}\\)\\s{0,3}\\{?\\s{0,3}(?:return|alert)`,
  );
  const bound = turnsBack.exec(body)?.[1];
  const last = Number(/^\d/.test(bound ?? '') ? bound : (onlyValueOf(bound ?? '', text) ?? Number.NaN));
  return Number.isInteger(last) && last >= 1 ? { called: Number(page), last } : null;
}

/** A field that a call gives a number. */
const setsField = /([\w$]{1,40})["']?\s{0,3}\]?\)?(?:\.value\s{0,3}=\s{0,3}|\.val\(\s{0,3})["']?(\d{1,5})\b/;

/** Reads what opens the further pages of a list where links are calls of a script. */
export function readPageOpeners($: CheerioAPI, text: string, base: string): (call: string) => string | null {
  let functions: Map<string, CallOpener> | undefined;
  let form: PageForm | null | undefined;
  const byForm = (page: number, counter?: string): string | null => {
    if (form === undefined) form = formOf($, base);
    return form === null || (counter !== undefined && form.counter !== counter) ? null : openByForm(form, page, base);
  };
  return (call) => {
    const set = setsField.exec(call);
    if (set !== null && /submit\(/.test(call)) return byForm(Number(set[2]), set[1] ?? '');
    const found = /([\w$]{1,40})\(\s{0,3}["']?(\d{1,5})["']?\s{0,3}[,)]/.exec(call);
    if (found === null) {
      const name = /^\s*(?:javascript:\s*)?([\w$]{1,40})\(\s{0,3}\)/i.exec(call.trim())?.[1];
      return name === undefined ? null : counted(name, text, base);
    }
    functions ??= functionsOf(text, base);
    const own = functions.get(found[1] ?? '');
    return own === undefined ? byForm(Number(found[2])) : own([found[2] ?? '']);
  };
}

/** What an element calls when it is clicked. */
export function callsOf({ onclick = '', href = '' }: Readonly<Record<string, string>>): readonly string[] {
  return [onclick, /^javascript:/i.test(href) ? href : '']
    .filter((call) => call !== '')
    .map((call) => call.slice(0, 500));
}

/** Functions of the page that open what they are given, by name. */
export function functionsThatOpen(text: string, base: string): (name: string) => CallOpener | null {
  let functions: Map<string, CallOpener> | undefined;
  return (name) => {
    functions ??= functionsOf(text, base);
    return functions.get(name) ?? null;
  };
}

/** Reads where calls of the page's functions lead: `showDetail('123')`. */
function opensBy(text: string, base: string, goes: RegExp): (call: string) => string | null {
  let functions: Map<string, CallOpener> | undefined;
  return (call) => {
    const found = /([\w$]{1,40})\(([^()]{1,200})\)/.exec(call);
    if (found === null) return null;
    functions ??= functionsOf(text, base, goes);
    const given = [...(found[2] ?? '').matchAll(/"([^"]*)"|'([^']*)'|([\w.-]+)/g)];
    return functions.get(found[1] ?? '')?.(given.map((one) => one[1] ?? one[2] ?? one[3] ?? '')) ?? null;
  };
}

/** Reads where entries lead that a function of the page opens. */
export function readEntryOpeners(text: string, base: string): (call: string) => string | null {
  return opensBy(text, base, destination);
}

/** Reads which piece of the page a function of it loads. */
export function loadsBy(text: string, base: string): (call: string) => string | null {
  return opensBy(text, base, piecesFrom);
}

/** An address with one thing in it that is no string: the number of the page wanted, whatever it is called. */
export function addressByPage(script: string): { readonly name: string; of(page: number): string } | null {
  for (const [, expression = ''] of script.matchAll(new RegExp(destination, 'g'))) {
    const names = new Set([...expression.matchAll(piece)].flatMap((match) => match[3] ?? []));
    const [name = ''] = names;
    // What a click finds in the element clicked is no page.
    if (names.size !== 1 || name.startsWith('$(')) continue;
    const address = addressFrom(expression, [name]);
    if (address !== null) return { name, of: (page) => address([String(page)]) };
  }
  return null;
}

/** A setting of a pager that makes the address of a page from its number. */
const linkMaker =
  /\b(?:get_?)?(?:link|href|url)\w{0,8}\s{0,3}[:=]\s{0,3}(?:function\s{0,3}\w{0,20}\(\s{0,3}([\w$]{1,20})[^)]{0,60}\)\s{0,3}\{|\(?\s{0,3}([\w$]{1,20})\s{0,3}\)?\s{0,3}=>\s{0,3}(\{)?)/gi;

/** An address that a pager's own function makes of a page's number, of texts and of settings beside it. */
export function addressOfLinks(script: string): { readonly name: string; of(page: number): string } | null {
  for (const found of script.matchAll(linkMaker)) {
    const name = found[1] ?? found[2] ?? '';
    const start = found.index + found[0].length;
    const isExpression = found[1] === undefined && found[3] === undefined;
    const body = `${isExpression ? 'return ' : ''}${script.slice(start, start + 600)}`.replaceAll(
      /\bthis\.([\w$]{1,40})/g,
      (whole, property: string) => settingOf(property, script) ?? whole,
    );
    for (const [, expression = ''] of body.matchAll(returned)) {
      const address = addressFrom(expression, [name]);
      if (address !== null) return { name, of: (page) => address([String(page)]) };
    }
  }
  return null;
}

/** A setting as a text in quotes. */
function settingOf(name: string, script: string): string | undefined {
  const given = new RegExp(
    `\\b${name.replaceAll('$', '\\$')}["']?\\s{0,3}:\\s{0,3}("[^"\\n]{0,200}"|'[^'\\n]{0,200}')`,
  );
  return given.exec(script)?.[1];
}

/** The addresses that a choice of page numbers leads to by the script on it. */
export function choiceOpener(script: string, base: string): ((value: number | string) => string | null) | null {
  const expression = destination.exec(
    script.replaceAll(/this\.(?:value|options\[[^\]]{0,60}\]\.value)|\$\(this\)\.val\(\)/g, 'chosen'),
  )?.[1];
  const address = expression === undefined ? null : addressFrom(expression, ['chosen']);
  return address === null ? null : (value) => canonicalUrl(address([String(value)]), base);
}
