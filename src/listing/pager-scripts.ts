import type { CheerioAPI } from 'cheerio/slim';
import { canonicalUrl } from './canonical-url.ts';
import { pageName } from './page-numbers.ts';

/** What a page's own script makes of a page number. */
export type PageOpener = (page: number) => string | null;

const definition =
  /(?:\bfunction\s{1,3}([\w$]{1,40})\s{0,3}|\b([\w$]{1,40})\s{0,3}[=:]\s{0,3}function\s{0,3})\(\s{0,3}([\w$]{1,40})[^)]{0,100}\)\s{0,3}\{/g;
const destination =
  /(?:\blocation(?:\.href)?\s{0,3}=(?!=)\s{0,3}|\blocation\.(?:replace|assign)\(\s{0,3}|\bwindow\.open\(\s{0,3})((?:(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|[\w$.]{1,40}(?:\([\w$]{0,40}\))?)\s{0,3}\+?\s{0,3}){1,12})/;
const piece = /"([^"\n]*)"|'([^'\n]*)'|([\w$.]+(?:\([\w$]*\))?)/g;
const mostFunctions = 200;

/** An address written as strings and one variable; null where anything else stands in it. */
function addressFrom(expression: string, variable: string): ((page: number) => string) | null {
  const parts: (string | null)[] = [];
  for (const [, double, single, name] of expression.matchAll(piece)) {
    if (name === undefined) parts.push(double ?? single ?? '');
    else if (name === variable || name === `parseInt(${variable})` || name === `String(${variable})`) parts.push(null);
    else return null;
  }
  if (!parts.includes(null) || parts.every((part) => part === null)) return null;
  return (page) => parts.map((part) => part ?? String(page)).join('');
}

/** Functions of the page that go to a page by its number. */
function functionsOf(text: string, base: string): Map<string, PageOpener> {
  const openers = new Map<string, PageOpener>();
  let tried = 0;
  for (const match of text.matchAll(definition)) {
    tried += 1;
    if (tried > mostFunctions) break;
    const start = match.index + match[0].length;
    const body = text.slice(start, start + 800).split(/\bfunction\b|<\/script/i, 1)[0] ?? '';
    const name = match[1] ?? match[2] ?? '';
    const address = addressFrom(destination.exec(body)?.[1] ?? '', match[3] ?? '');
    if (address !== null) openers.set(name, (page) => canonicalUrl(address(page), base));
  }
  return openers;
}

/** A form that carries the number of the page wanted in a field of its own. */
function formOf($: CheerioAPI, base: string): PageOpener | null {
  for (const form of $('form').toArray()) {
    const fields = $(form)
      .find('input[name]')
      .toArray()
      .filter((input) => !/^(?:submit|button|image|checkbox|radio|file)$/i.test(input.attribs['type'] ?? ''));
    const counter = fields.find((input) => pageName.test(input.attribs['name'] ?? ''))?.attribs['name'];
    const action = canonicalUrl(form.attribs['action'] ?? '', base);
    if (counter === undefined || action === null) continue;
    return (page) => {
      const url = new URL(action);
      for (const { attribs } of fields) {
        const { name = '', value = '' } = attribs;
        if (name !== counter && value !== '') url.searchParams.set(name, value);
      }
      url.searchParams.set(counter, String(page));
      return canonicalUrl(url.href, base);
    };
  }
  return null;
}

/** Reads what opens the further pages of a list where links are calls of a script. */
export function readPageOpeners($: CheerioAPI, text: string, base: string): (call: string) => string | null {
  let functions: Map<string, PageOpener> | undefined;
  let form: PageOpener | null | undefined;
  return (call) => {
    const found = /([\w$]{1,40})\(\s{0,3}["']?(\d{1,5})["']?\s{0,3}[,)]/.exec(call);
    if (found === null) return null;
    functions ??= functionsOf(text, base);
    const own = functions.get(found[1] ?? '');
    if (own !== undefined) return own(Number(found[2]));
    if (form === undefined) form = formOf($, base);
    return form === null ? null : form(Number(found[2]));
  };
}

/** The addresses that a choice of page numbers leads to by the script on it. */
export function choiceOpener(script: string, base: string): PageOpener | null {
  const expression = destination.exec(
    script.replaceAll(/this\.(?:value|options\[[^\]]{0,60}\]\.value)/g, 'chosen'),
  )?.[1];
  const address = expression === undefined ? null : addressFrom(expression, 'chosen');
  return address === null ? null : (page) => canonicalUrl(address(page), base);
}
