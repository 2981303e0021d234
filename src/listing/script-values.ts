import { scriptsOf } from './scripts.ts';

/** The page's scripts, with what they read from its fields and from its own address put in, and counters as they stand. */
export function withValues(text: string, base: string): string {
  const { scripts, outside } = scriptsOf(text);
  const own = URL.parse(base)?.searchParams;
  const quoted = (value: string | null | undefined, otherwise: string): string =>
    value === null || value === undefined ? otherwise : JSON.stringify(value);
  return scripts
    .map(({ body }) => body)
    .join('\n')
    .replaceAll(
      /\$\(\s?["']#([\w-]{1,40})["']\s?\)\.val\(\)|document\.getElementById\(["']([\w-]{1,40})["']\)\.value/g,
      (call, one, other) => quoted(fieldValue(outside, String(one ?? other)), call),
    )
    .replaceAll(/\$\(\s?["']#([\w-]{1,40})["']\s?\)\.serialize\(\)/g, (call, form) =>
      quoted(fieldsOfForm(outside, String(form)), call),
    )
    .replaceAll(/(?<![\w$.])[\w$.]{0,40}(?:get|param|query)\w{0,20}\(\s?["']([\w-]{1,40})["']\s?\)/gi, (call, name) =>
      quoted(own?.get(String(name)), call),
    )
    .replaceAll(/\+\+([\w$.]{1,40})|([\w$.]{1,40})\+\+|(?<=:\s{0,3})([\w$.]{1,40})\s?\+\s?1\b/g, '$1$2$3');
}

/** Value of a field of the page by its id. */
function fieldValue(outside: string, id: string): string | null {
  const tag = new RegExp(`<input\\b[^>]{0,300}\\bid=["']?${id}\\b[^>]{0,300}>`, 'i').exec(outside)?.[0];
  return tag === undefined ? null : (/\bvalue=["']([^"']{0,200})["']/i.exec(tag)?.[1] ?? '');
}

/** What a form of the page, by its id, holds in its inputs; null where there is none. */
function fieldsOfForm(outside: string, id: string): string | null {
  const form = new RegExp(`<form\\b[^>]{0,300}\\bid=["']?${id}\\b[^]{0,8000}?</form`, 'i').exec(outside)?.[0];
  if (form === undefined) return null;
  const fields = [...form.matchAll(/<input\b[^>]{1,500}>/gi)].flatMap(([tag]): [string, string][] => {
    const attribute = (name: string): string | undefined =>
      new RegExp(`\\b${name}=["']([^"']{0,200})["']`, 'i').exec(tag)?.[1];
    const name = attribute('name');
    const isSent = !/^(?:submit|button|image|reset|checkbox|radio|password|file)$/i.test(attribute('type') ?? '');
    return name === undefined || !isSent ? [] : [[name, attribute('value') ?? '']];
  });
  return fields.length === 0 ? null : new URLSearchParams(fields).toString();
}
