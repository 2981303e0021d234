import type { CheerioAPI } from 'cheerio/slim';
import { asText, isRecord, parseJson } from './json.ts';
import { readLiteral } from './literal.ts';
import { isElement, parsePage, type PageElement } from './nodes.ts';
import { scriptsOf, type PageScript } from './scripts.ts';
import { xmlRoot } from './xml-root.ts';

/** Assignments that are tried; a page has a handful that matter. */
const mostTried = 60;
const assigned = /(?:[\w$\]]\s{0,3}=(?!=)|\breturn|\bJSON\.parse\()\s{0,5}(?=[[{'"])/g;
/** Names under which lists keep their titles: data without one are not looked at. */
const titled = /\w{0,20}(?:title|subject|name|biaoti|\bbt)\\?["']?\s{0,3}:/i;
const pushed = /([\w$.]{1,40})\.push\(\s{0,5}(?=[[{])/g;
const mostPushed = 2000;
const attribute = /\s[:@\w-]{2,40}=(?:'(\s{0,3}[[{][^']{20,})'|"(\s{0,3}[[{][^"]{20,})")/g;
const wrapped =
  /__NUXT__\s{0,3}=\s{0,3}\(?\s{0,3}function\s{0,3}\(([\w$,\s]{0,4000})\)\s{0,3}\{\s{0,3}return\s{0,3}(?=\{)/;
const write = /document\.write(?:ln)?\(\s{0,3}(?:'((?:[^'\\\n]|\\.){0,5000})'|"((?:[^"\\\n]|\\.){0,5000})")\s{0,3}\)/g;
const callback = /^\s*(?:\/\*\*\/)?\s*[\w$.]{1,60}\s{0,3}\(\s{0,3}(?=[[{])/;

const isData = (value: unknown): boolean => isRecord(value) || Array.isArray(value);

/** An element of an XML document as data: its attributes and the elements in it by their names, else its text. */
function elementData($: CheerioAPI, element: PageElement): unknown {
  const inner = element.children.filter(isElement);
  if (inner.length === 0 && Object.keys(element.attribs).length === 0) return $(element).text().trim();
  const record: Record<string, unknown> = { ...element.attribs };
  for (const child of inner) {
    const value = elementData($, child);
    const before = record[child.name];
    if (before === undefined) record[child.name] = value;
    else if (Array.isArray(before)) before.push(value);
    else record[child.name] = [before, value];
  }
  return record;
}

/** An XML document of no known kind as data; undefined for any other text. */
function xmlData(text: string): unknown {
  if (!/^\ufeff?\s{0,20}<\?xml\b/i.test(text) || /^html$/i.test(xmlRoot(text) ?? 'html')) return undefined;
  const $ = parsePage(text, true);
  const root = $.root().toArray()[0]?.children.find(isElement);
  return root === undefined ? undefined : elementData($, root);
}

/** A text that is data and nothing else, JSON, the call of a function with it or XML; undefined for any other. */
export function wholeData(text: string): unknown {
  const document = xmlData(text);
  if (isData(document)) return document;
  if (/^\s*[[{]/.test(text)) {
    const value = parseJson(text);
    return isData(value) ? value : undefined;
  }
  const call = callback.exec(text.slice(0, 200));
  if (call === null || !/\)\s*;?\s*$/.test(text.slice(-20))) return undefined;
  const value = readLiteral(text, call[0].length);
  return isData(value) ? value : undefined;
}

/** Data that a framework hands to its page as a function of its values: `(function(a,b){return {…}}("x","y"))`. */
function wrappedData(text: string): unknown {
  const found = wrapped.exec(text);
  if (found === null) return undefined;
  const end = text.lastIndexOf('}(');
  const given = end === -1 ? undefined : readLiteral(`[${text.slice(end + 2).replace(/\)+\s*;?\s*$/, '')}]`);
  const names = (found[1] ?? '').split(',').map((name) => name.trim());
  const values = new Map(names.map((name, at) => [name, Array.isArray(given) ? (given[at] as unknown) : null]));
  return readLiteral(text, found.index + found[0].length, values);
}

function inScript({ attributes, body }: PageScript): unknown[] {
  if (!titled.test(body)) return [];
  if (/\btype\s{0,3}=\s{0,3}["']?application\/(?:ld\+)?json/i.test(attributes)) return [parseJson(body)];
  const wrappedValue = wrappedData(body);
  if (wrappedValue !== undefined) return [wrappedValue];
  const values: unknown[] = [];
  let tried = 0;
  for (const found of body.matchAll(assigned)) {
    const at = found.index + found[0].length;
    tried += 1;
    if (tried > mostTried) break;
    const value = readLiteral(body, at);
    const held = typeof value === 'string' && /^\s*[[{]/.test(value) ? parseJson(value) : value;
    if (isData(held)) values.push(held);
  }
  return values;
}

/** Markup that an answer holds as text: a list that was made on the server. */
export function markupIn(value: unknown, depth = 0): string {
  if (typeof value === 'string') return /<a\s/i.test(value) ? value : '';
  if (typeof value !== 'object' || value === null || depth > 8) return '';
  // Cells of a row, one of which holds the link.
  const isRow =
    Array.isArray(value) &&
    value.every((cell) => asText(cell) !== null) &&
    value.some((cell) => /<a\s/i.test(String(cell)));
  if (isRow) return `<tr>${value.map((cell) => `<td>${asText(cell)}</td>`).join('')}</tr>`;
  return Object.values(value)
    .slice(0, 1000)
    .map((inner) => markupIn(inner, depth + 1))
    .join('');
}

/** Markup that a page's scripts write into it. */
export function writtenMarkup(text: string): string {
  if (!/document\.write/.test(text)) return '';
  const written = scriptsOf(text).scripts.flatMap(({ body }) => [...body.matchAll(write)]);
  return written.map(([, single, double]) => (single ?? double ?? '').replaceAll(/\\(["'/])/g, '$1')).join('');
}

/** Lists that a script fills one record after the other. */
function pushedLists({ body }: PageScript): unknown[] {
  if (!body.includes('.push(') || !titled.test(body)) return [];
  const lists = new Map<string, unknown[]>();
  let tried = 0;
  for (const found of body.matchAll(pushed)) {
    tried += 1;
    if (tried > mostPushed) break;
    const value = readLiteral(body, found.index + found[0].length);
    const name = found[1] ?? '';
    const list = lists.get(name);
    if (!isData(value)) continue;
    if (list === undefined) lists.set(name, [value]);
    else list.push(value);
  }
  return [...lists.values()].filter((list) => list.length > 1);
}

/** Data that a page carries for its own script: assigned in scripts, in scripts of JSON, in attributes. */
export function pageData(text: string): readonly unknown[] {
  if (!titled.test(text.replaceAll('&quot;', '"'))) return [];
  const { scripts, outside } = scriptsOf(text);
  const values = scripts.flatMap((script) => [...inScript(script), ...pushedLists(script)]);
  for (const [, single, double] of outside.matchAll(attribute)) {
    const value = (single ?? double ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    if (titled.test(value)) values.push(readLiteral(value));
  }
  return values.filter(isData);
}
