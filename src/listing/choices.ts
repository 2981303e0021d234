import type { CheerioAPI } from 'cheerio/slim';
import { canonicalUrl } from './canonical-url.ts';
import { elementsIn, parentOf, spacedText, type PageElement } from './nodes.ts';
import { choiceOpener } from './pager-scripts.ts';

/** The script on a choice, or the page's that listens to it. */
function scriptOf({ onchange = '', id }: Readonly<Record<string, string>>, text: string): string {
  if (onchange !== '' || id === undefined || !/^[\w-]+$/.test(id)) return onchange;
  const listens = new RegExp(`#${id}["']\\s?\\)\\.(?:change|on)\\([^{]{0,60}\\{([^]{0,300})`).exec(text);
  return listens?.[1]?.split('})', 1)[0] ?? '';
}

/** A form that is sent when its choice changes, by a plain address. */
function formChoice(
  $: CheerioAPI,
  select: PageElement,
  script: string,
  base: string,
): ((value: string) => string | null) | null {
  let form: PageElement | null = select;
  while (form !== null && form.name !== 'form') form = parentOf(form);
  const { name } = select.attribs;
  if (form === null || name === undefined || !/submit\(/.test(script)) return null;
  if (/post/i.test(form.attribs['method'] ?? '') || $(form).find('input[type=password]').length > 0) return null;
  const action = form.attribs['action'] ?? '';
  const hidden = $(form).find('input[type=hidden][name]').toArray();
  return (value) => {
    const url = URL.parse(action, base);
    if (url === null) return null;
    for (const { attribs } of hidden) url.searchParams.set(attribs['name'] ?? '', attribs['value'] ?? '');
    url.searchParams.set(name, value);
    return canonicalUrl(url.href, base);
  };
}

/**
 * Where a choice leads by its values: by the script on it, by the page's script, or by its own form.
 * @param open reads where calls of the page's functions lead
 */
export function choiceOf(
  $: CheerioAPI,
  select: PageElement,
  text: string,
  base: string,
  open: (call: string) => string | null,
): (value: string) => string | null {
  const script = scriptOf(select.attribs, text);
  const choose = choiceOpener(script, base);
  const byForm = formChoice($, select, script, base);
  return (value) => {
    const called = script.replaceAll(
      /this\.(?:value|options\[[^\]]{0,60}\]\.value)|\$\(this\)\.val\(\)/g,
      `'${value}'`,
    );
    return choose?.(value) ?? open(called) ?? byForm?.(value) ?? null;
  };
}

/** A page among those that a choice offers. */
export interface PageToChoose {
  readonly page: number;
  readonly value: string;
  readonly isChosen: boolean;
}

const pageLabel = /^第?(\d{1,4})页?$/;

/** The pages that a choice offers by their numbers: 第 2 页, or 2; empty for any other choice. */
export function pagesToChoose(select: PageElement): readonly PageToChoose[] {
  return elementsIn(select, ({ name }) => name === 'option').flatMap((option) => {
    const label = spacedText(option).replaceAll(/\s/g, '');
    const page = pageLabel.exec(label)?.[1];
    const { value = label, selected } = option.attribs;
    return page === undefined ? [] : [{ page: Number(page), value, isChosen: selected !== undefined }];
  });
}
