import type { CheerioAPI } from 'cheerio/slim';
import type { ListedLink } from '../domain/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { onlyYear, organName } from './entry-signs.ts';
import { elementsIn, elementsOf, spacedText, type PageElement } from './nodes.ts';
import { tidy } from './title.ts';

const asks = /^(?:查询|查找|搜索|检索|筛选|确定|提交|查看|search|query)$/i;
const mostLists = 300;
/** The law is of 2007: a choice of earlier years is a calendar's. */
const firstYear = 2003;

/** What a choice offers. */
export interface Offered {
  readonly label: string;
  readonly value: string;
}

/** Years or organs among which a choice stands at one; null where it offers none, or stands at all of them. */
export function chosenAmong(
  select: PageElement,
): { readonly chosen: Offered; readonly others: readonly Offered[] } | null {
  const options = elementsIn(select, ({ name }) => name === 'option').map((option) => {
    const label = tidy(spacedText(option)).replaceAll(' ', '');
    return { label, value: option.attribs['value'] ?? label, isSelected: option.attribs['selected'] !== undefined };
  });
  const chosen = options.find(({ isSelected }) => isSelected) ?? options[0];
  const isOne = ({ label }: Offered): boolean => onlyYear.test(label) || organName.test(label);
  if (options.some(({ label }) => onlyYear.test(label) && Number.parseInt(label, 10) < firstYear)) return null;
  if (chosen === undefined || !isOne(chosen)) return null;
  const others = options.filter((option) => option !== chosen && isOne(option));
  return others.length === 0 ? null : { chosen, others };
}

/** The control that sends a form to ask; null where it has none. */
function buttonOf(form: PageElement): PageElement | null {
  const controls = elementsIn(form, ({ name, attribs }) => {
    const { type = name === 'button' ? 'submit' : 'text', onclick = '' } = attribs;
    if (name !== 'input' && name !== 'button' && name !== 'a') return false;
    return (name !== 'a' && /^(?:submit|image)$/i.test(type)) || /submit\(/.test(onclick);
  });
  const labelOf = (control: PageElement): string =>
    (spacedText(control) || (control.attribs['value'] ?? '')).replaceAll(/\s/g, '');
  return controls.find((control) => asks.test(labelOf(control))) ?? null;
}

/** What a form sends besides one of its choices, as it stands; null for one that is not to be sent. */
function fieldsBeside(form: PageElement, select: PageElement, button: PageElement): [string, string][] | null {
  const fields: [string, string][] = [];
  const named = elementsIn(
    form,
    ({ name, attribs }) => attribs['name'] !== undefined && /^(?:input|select)$/.test(name),
  );
  for (const field of named) {
    const { name = '', type = 'text', value = '', checked } = field.attribs;
    if (/^(?:password|file)$/i.test(type)) return null;
    if (field === select || /^(?:button|image|reset)$/i.test(type)) continue;
    if (/^submit$/i.test(type) && field !== button) continue;
    if (/^(?:checkbox|radio)$/i.test(type) && checked === undefined) continue;
    if (field.name === 'input') fields.push([name, value]);
    else {
      const options = elementsIn(field, (one) => one.name === 'option');
      const option = options.find(({ attribs }) => attribs['selected'] !== undefined) ?? options[0];
      if (option !== undefined) fields.push([name, option.attribs['value'] ?? spacedText(option).trim()]);
    }
  }
  return fields;
}

/**
 * Lists that a form leads to by a button of its own, one for each year or organ that it lets one choose, where the page
 * shows the list of one of them.
 */
export function listsByButton($: CheerioAPI, links: readonly ListedLink[], base: string): string[] {
  const titles = links.map(({ title }) => title).join(' ');
  return elementsOf($, ({ name }) => name === 'form').flatMap((form) => {
    const action = URL.parse(form.attribs['action'] ?? '', base);
    const button = buttonOf(form);
    if (button === null || action === null || action.host !== URL.parse(base)?.host) return [];
    if (/post/i.test(form.attribs['method'] ?? '')) return [];
    return elementsIn(form, ({ name, attribs }) => name === 'select' && attribs['name'] !== undefined).flatMap(
      (select) => {
        const offered = chosenAmong(select);
        const fields = offered === null ? null : fieldsBeside(form, select, button);
        const isShown = ({ label }: Offered): boolean => titles.includes(label.replace(/年度?$/, ''));
        if (offered === null || fields === null || offered.others.every(isShown)) return [];
        return offered.others.slice(0, mostLists).flatMap(({ value }) => {
          const url = new URL(action);
          url.search = new URLSearchParams([...fields, [select.attribs['name'] ?? '', value]]).toString();
          return canonicalUrl(url.href) ?? [];
        });
      },
    );
  });
}
