import type { CheerioAPI } from 'cheerio/slim';
import { addressOf } from './anchors.ts';
import { canonicalUrl } from './canonical-url.ts';
import { elementsIn, elementsOf, type PageElement } from './nodes.ts';
import { callsOf, readEntryOpeners } from './pager-scripts.ts';
import { scriptsOf } from './scripts.ts';
import { oneOf } from '../text/index.ts';

/** Where a script reads an attribute of what was clicked. */
const reads = oneOf(
  /(?:\$\([\w$.]{1,40}\)|\bthis|[\w$]{1,30}(?:\.(?:currentTarget|target))?)\.(?:data\(\s?["']([\w-]{1,40})["']\s?\)|(?:attr|getAttribute)\(\s?["']((?:data-[\w-]{1,40}|id|rel|name|value|code))["']\s?\)|dataset\.(\w{1,40}))/g,
  /\b(?:this|[\w$]{1,20}\.(?:currentTarget|target))\.(id)\b(?!\s{0,3}[=(.])/g,
);
/** What a handler of clicks is set on: `$('.dept').click(`, `$('ul').on('click', 'li', `. */
const listens =
  /(?:\$|jQuery|querySelectorAll)\(\s?["']([\w\s.#>-]{1,80})["']\s?\)(?:\.forEach\([^{]{0,60}\{[^{]{0,60}|\.)(?:(?:on)?click\b|on\(\s?["']click["']\s?,\s?(?:["']([\w\s.#>-]{1,80})["'])?|addEventListener\(\s?["']click["'])/g;
const held = /([\w$]{1,40})\s{0,3}=\s{0,3}"(\ue000[\w-]{1,50}\ue000)"/g;
const destination =
  /(?:\blocation(?:\.href)?\s{0,3}=(?!=)\s{0,3}|\blocation\.(?:replace|assign)\(\s{0,3}|\bwindow\.open\(\s{0,3})((?:(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|[\w$]{1,40})\s{0,3}\+?\s{0,3}){1,10})/g;
const piece = /"([^"\n]*)"|'([^'\n]*)'|([\w$]+)/g;
const mostForms = 12;
/** A handler reads what it needs right before it goes there. */
const reach = 400;

/** Where a script gets a piece of the page from. */
const piecesFrom =
  /(?:\.load|\$\.get|\burl\s{0,3}:)\s{0,3}\(?\s{0,3}((?:(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|[\w$]{1,40})\s{0,3}\+?\s{0,3}){2,10})/g;

/** An address that a handler of clicks makes of attributes of what is clicked; the attributes stand between marks. */
interface ClickForm {
  readonly address: string;
  /** What the handler is set on; null where it is told by the attributes alone. */
  readonly selector: string | null;
}

/** What the handler that goes somewhere right after this stretch of a script is set on; null where that is not told. */
function selectorBefore(stretch: string): string | null {
  const last = [...stretch.matchAll(listens)].at(-1);
  return last === undefined ? null : (last[2] ?? last[1] ?? null);
}

/** Addresses that handlers of clicks make. Attributes that any element may have are read where it is known whose. */
function clickForms(program: string, goes = destination): ClickForm[] {
  const marked = program.replaceAll(reads, (_whole, data?: string, attribute?: string, set?: string, own?: string) => {
    const name =
      own ?? attribute ?? `data-${data ?? (set ?? '').replaceAll(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}`;
    return `"\ue000${name}\ue000"`;
  });
  if (marked === program) return [];
  const forms = new Map<string, ClickForm>();
  for (const found of marked.matchAll(goes)) {
    if (forms.size >= mostForms) break;
    const before = marked.slice(Math.max(0, found.index - reach), found.index);
    const variables = new Map([...before.matchAll(held)].map(([, name = '', mark = '']) => [name, mark]));
    const parts = [...(found[1] ?? '').matchAll(piece)].map(
      ([, double, single, name]) => double ?? single ?? variables.get(name ?? ''),
    );
    const address = parts.join('');
    if (parts.includes(undefined) || !address.includes('\ue000')) continue;
    const isAny = /\ue000(?!data-)[\w-]+\ue000/.test(address);
    const selector = isAny ? selectorBefore(before) : null;
    if (!isAny || selector !== null) forms.set(`${selector} ${address}`, { address, selector });
  }
  return [...forms.values()];
}

/** The address that a form makes of an element's attributes; null where it lacks one of them. */
function made($: CheerioAPI, { address: form, selector }: ClickForm, element: PageElement): string | null {
  const { attribs } = element;
  if (selector !== null && !$(element).is(selector)) return null;
  let lacks = false;
  const address = form.replaceAll(/\ue000([\w-]+)\ue000/g, (_mark, name: string) => {
    const value = attribs[name] ?? '';
    if (value === '') lacks = true;
    return form.startsWith('\ue000') ? value : encodeURIComponent(value);
  });
  return lacks ? null : address;
}

/** Pieces of the page that clicks on its tabs load, by what the tabs hold in attributes. */
export function piecesByClicks($: CheerioAPI, program: string, base: string): string[] {
  const forms = clickForms(program, piecesFrom);
  if (forms.length === 0) return [];
  return elementsOf($, ({ attribs }) => Object.keys(attribs).some((name) => name.startsWith('data-'))).flatMap(
    (element) => forms.flatMap((form) => canonicalUrl(made($, form, element) ?? '', base) ?? []),
  );
}

const isScripted = ({ href }: Readonly<Record<string, string>>): boolean =>
  href === undefined || /^\s*(?:#|javascript:|$)/i.test(href);

/**
 * Gives what is opened by a click the address that the page's scripts make for it, as `data-href`: by a function that is
 * called, or by a handler that reads attributes of what was clicked.
 */
export function addressClicks($: CheerioAPI, text: string, base: string): void {
  const { scripts } = scriptsOf(text);
  const program = scripts.map(({ body }) => body).join('\n');
  const forms = clickForms(program);
  const open = readEntryOpeners(text, base);
  const clicked = elementsOf(
    $,
    ({ name, attribs }) =>
      name !== 'a' && (attribs['onclick'] !== undefined || forms.length > 0) && isScripted(attribs),
  );
  for (const element of [...clicked, ...(forms.length === 0 ? [] : elementsOf($, ({ name }) => name === 'a'))]) {
    const { attribs } = element;
    if (!isScripted(attribs) || addressOf(element) !== null) continue;
    const call =
      element.name === 'a'
        ? undefined
        : callsOf(attribs)
            .map(open)
            .find((each) => each !== null);
    const form = forms.map((each) => made($, each, element)).find((each) => each !== null) ?? null;
    const address = call ?? (form === null ? null : canonicalUrl(form, base));
    const holdsLinks = (): boolean =>
      elementsIn(element, ({ name, attribs: its }) => name === 'a' && !isScripted(its)).length > 0;
    if (address !== null && !holdsLinks()) attribs['data-href'] = address;
  }
}
