import type { ListedLink, RecordForm } from '../domain/index.ts';
import { asText, isRecord } from './json.ts';
import { tidy } from './title.ts';

const deepest = 12;
const mostRecords = 2000;
/** Shorter values stand in an address by chance. */
const shortest = 2;
const titleName = /title|name|subject|headline|caption|biaoti|^(?:bt|mc)$/i;

type Fields = Readonly<Record<string, unknown>>;

function recordsIn(value: unknown, depth = 0): Fields[] {
  if (depth > deepest || typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? value.filter(isRecord) : [];
  return [...own, ...Object.values(value).flatMap((inner) => recordsIn(inner, depth + 1))].slice(0, mostRecords);
}

/** Titles of the records in some data. */
export function titlesIn(value: unknown): readonly string[] {
  return recordsIn(value).flatMap((record) =>
    Object.entries(record).flatMap(([name, field]) =>
      titleName.test(name) && typeof field === 'string' ? [tidy(field)] : [],
    ),
  );
}

const bare = (text: string): string => tidy(text.replaceAll(/<[^<>]{0,200}>/g, '')).replaceAll(' ', '');

/** A record and the link that a page showed for it. */
interface Shown {
  readonly record: Fields;
  readonly title: string;
  readonly url: string;
}

/** Addresses with one field's value replaced by its name, wherever it stands by itself. */
function formsFor({ record, title, url }: Shown): RecordForm[] {
  return Object.entries(record).flatMap(([name, field]) => {
    const value = asText(field);
    if (value === null || name === title || !/^\w+$/.test(name)) return [];
    if (value === url) return [{ address: `{${name}}`, title, isShown: true }];
    if (value.length < shortest || !/^[\w./-]{1,300}$/.test(value)) return [];
    const at = url.lastIndexOf(value);
    const stands = at > 0 && !/\w/.test(url[at - 1] ?? '') && !/\w/.test(url[at + value.length] ?? '');
    if (!stands && !(at > 0 && value.length >= 6)) return [];
    return [{ address: `${url.slice(0, at)}{${name}}${url.slice(at + value.length)}`, title, isShown: true }];
  });
}

function made({ address }: RecordForm, record: Fields): string {
  return address.replaceAll(/\{(\w+)\}/g, (_place, name: string) => asText(record[name]) ?? '');
}

/**
 * How a page makes addresses of records, learned from records of which it showed the links: what holds for all of them.
 * @param answer in which the records stand
 * @param links that the page shows
 */
export function learnedForms(answer: unknown, links: readonly ListedLink[]): readonly RecordForm[] {
  const byTitle = new Map(links.map((link) => [bare(link.title), link.url]));
  const shown = recordsIn(answer).flatMap((record): Shown[] => {
    for (const [name, field] of Object.entries(record)) {
      const url = typeof field === 'string' ? byTitle.get(bare(field)) : undefined;
      if (url !== undefined && field !== '') return [{ record, title: name, url }];
    }
    return [];
  });
  const [first] = shown;
  if (first === undefined || (shown.length < 2 && links.length > 1)) return [];
  return formsFor(first)
    .filter((form) => shown.every(({ record, title, url }) => title === form.title && made(form, record) === url))
    .slice(0, 1);
}
