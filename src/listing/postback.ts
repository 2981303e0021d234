import type { CheerioAPI } from 'cheerio/slim';
import type { PostedPage } from '../domain/index.ts';
import { pagesToChoose } from './choices.ts';
import { elementsIn, elementsOf, parentOf, spacedText, type PageElement } from './nodes.ts';

/** What such a page turns by: the control that was used, and what it is told. */
interface Event {
  readonly target: string;
  readonly argument: string;
  /** A field that the control sets besides. */
  readonly field?: readonly [name: string, value: string];
}

const call = /__doPostBack\(\s{0,3}\\?["']([^"'\\]{1,200})\\?["']\s{0,3},\s{0,3}\\?["']([^"'\\]{0,60})\\?["']/;
const nextWords = /^(?:下一?页|后一?页|next|[>›»＞]|下一?页[>›»＞]{1,2})$/i;
const pageMark = /^#!\/page\/(\d{1,4})$/;
const nextName = /next|xyy|xiayi|down/i;

/** The number of a page that was asked for by its form; 1 for the first. */
function pageOf(url: string): number {
  return Number(pageMark.exec(URL.parse(url)?.hash ?? '')?.[1] ?? 1);
}

/** The control that leads to the next page: the one that names its number, else the one that says so. */
function nextEvent($: CheerioAPI, next: number): Event | null {
  let said: Event | null = null;
  for (const element of elementsOf($, ({ name, attribs }) => name === 'a' || attribs['onclick'] !== undefined)) {
    const { href = '', onclick = '', disabled } = element.attribs;
    const found = call.exec(`${href} ${onclick}`.slice(0, 600));
    if (found === null || disabled !== undefined) continue;
    const event = { target: found[1] ?? '', argument: found[2] ?? '' };
    const label = spacedText(element).replaceAll(/\s/g, '');
    const number = Number(/^(?:Page\$)?(\d{1,4})$/i.exec(event.argument)?.[1] ?? 0);
    const isPager = /pag(?:e|ing|ination)/i.test(event.target + event.argument) || nextWords.test(label);
    if (number === next && (isPager || label === String(next))) return event;
    const isNext =
      nextWords.test(label) ||
      /^Page\$Next$/i.test(event.argument) ||
      (label === String(next) && event.argument === '');
    if (isNext || (label === '' && event.argument === '' && nextName.test(event.target))) said ??= event;
  }
  return said ?? choiceEvent($, next);
}

/** A choice among numbers of pages that sends the form as it changes. */
function choiceEvent($: CheerioAPI, next: number): Event | null {
  for (const select of elementsOf($, ({ name, attribs }) => name === 'select' && attribs['onchange'] !== undefined)) {
    const { onchange = '', name } = select.attribs;
    const found = call.exec(onchange.slice(0, 600));
    const chosen = pagesToChoose(select).find(({ page }) => page === next);
    if (found === null || name === undefined || chosen === undefined) continue;
    return { target: found[1] ?? '', argument: found[2] ?? '', field: [name, chosen.value] };
  }
  return null;
}

function formAround($: CheerioAPI): PageElement | null {
  const [state] = elementsOf($, ({ attribs }) => attribs['name'] === '__VIEWSTATE');
  for (let at = state === undefined ? null : parentOf(state); at !== null; at = parentOf(at)) {
    if (at.name === 'form') return at;
  }
  return null;
}

const isField = ({ name, attribs }: PageElement): boolean =>
  (name === 'input' || name === 'select') && attribs['name'] !== undefined;

/** What the form would send by itself: hidden fields, fields as they stand, choices as they are. */
function fieldsOf(form: PageElement): URLSearchParams | null {
  const fields = new URLSearchParams();
  for (const element of elementsIn(form, isField)) {
    const { name = '', type = 'text', value = '', checked } = element.attribs;
    if (/^(?:password|file)$/i.test(type)) return null;
    if (/^(?:submit|button|image|reset)$/i.test(type)) continue;
    if (/^(?:checkbox|radio)$/i.test(type) && checked === undefined) continue;
    if (element.name !== 'select') fields.append(name, value);
    else {
      const options = elementsIn(element, (option) => option.name === 'option');
      const option = options.find(({ attribs }) => attribs['selected'] !== undefined) ?? options[0];
      if (option !== undefined) fields.append(name, option.attribs['value'] ?? spacedText(option).trim());
    }
  }
  return fields;
}

/**
 * The page after this one where controls send the page's own form (`__doPostBack`). Each page is asked for with the state of
 * the one before it, as a browser does; its number stands as a fragment in its name.
 * @param url name under which this page was asked for
 */
export function nextByPostback($: CheerioAPI, url: string): PostedPage | null {
  const number = pageOf(url) + 1;
  const form = formAround($);
  const event = form === null ? null : nextEvent($, number);
  if (form === null || event === null) return null;
  const to = URL.parse(form.attribs['action'] ?? '', url) ?? URL.parse(url);
  const fields = fieldsOf(form);
  if (to === null || fields === null) return null;
  to.hash = '';
  fields.set('__EVENTTARGET', event.target);
  fields.set('__EVENTARGUMENT', event.argument);
  if (event.field !== undefined) fields.set(...event.field);
  const name = new URL(url);
  name.hash = `#!/page/${number}`;
  return { url: name.href, to: to.href, type: 'form', body: fields.toString() };
}
