/** HTML that may stand in a page as it is: made by `html` or `joinHtml` only. */
export class SafeHtml {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

/** What may stand between the parts of a template; absent values and `false` leave nothing. */
export type HtmlValue = SafeHtml | string | number | null | undefined | false | readonly HtmlValue[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

// Controls other than tab and line feed, unseen spaces and joiners, and marks of reading direction: they make a text lie.
// oxlint-disable-next-line no-control-regex -- these are the characters to be taken out
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** The text without control characters and marks of reading direction, and with whole characters only. */
export function visibleText(text: string): string {
  return text.toWellFormed().replaceAll(unseen, '');
}

export function escapeHtml(text: string): string {
  return visibleText(text).replaceAll(/[&<>"'`]/gu, (character) => entities[character] ?? character);
}

function markupOf(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) {
    return '';
  }
  if (value instanceof SafeHtml) {
    return value.markup;
  }
  if (typeof value === 'string') {
    return escapeHtml(value);
  }
  if (typeof value === 'number') {
    return String(value);
  }
  return value.map((part) => markupOf(part)).join('');
}

/** Template tag: every value is escaped unless it is HTML made here. Attribute values must stand in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  return new SafeHtml(parts.reduce((done, part, index) => done + markupOf(values[index - 1]) + part));
}

const moment = /(\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?)/u;

/** A text whose days and times are each put into what keeps them on one line. */
export function unbroken(text: string, keep: (moment: string) => SafeHtml): SafeHtml {
  return html`${text.split(moment).map((part, index) => (index % 2 === 1 ? keep(part) : part))}`;
}

/** The address where it is `http` or `https` and well formed, else null: what may stand in `href`. */
export function linkableUrl(url: string | null): string | null {
  const parsed = url === null ? null : URL.parse(url);
  return parsed !== null && (parsed.protocol === 'http:' || parsed.protocol === 'https:') ? parsed.href : null;
}
