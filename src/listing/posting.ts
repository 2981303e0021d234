import type { PostedPage } from '../domain/index.ts';
import { isRecord, parseJson } from './json.ts';
import { oneOf } from '../text/index.ts';

/** State that forms carry from page to page can be large; no list needs more. */
const mostCharacters = 500_000;
/** What else is done by POST: nothing of it is ever sent. */
const changes = oneOf(
  /log[-_]?(?:in|on|out)|sign[-_]?(?:in|up|out)|regist|passw|captcha|verif|upload|save|insert|update|modif/i,
  /edit(?!ion)|delete|remove|submit|apply|comment|message|feedback|vote|survey|mail|sms|send|subscri|favou?r|like\b/i,
  /praise|cancel|order|pay/i,
);
/** Fields that a visitor fills in: they stay empty. */
const filledIn = oneOf(
  /pass(?:w|$)|pwd|captcha|verif|yzm|key_?word|^(?:txt_?)?(?:kw|q|wd|key)$/i,
  /search_?(?:text|word|str|key|value|content)$|mobile|phone|email|idcard/i,
);

/** What a form carries to prove that its page was shown: another one each time, and no part of a page's name. */
export const tokenField = /csrf|xsrf|requestverificationtoken|(?:^|[._])token$|formhash|nonce/i;

function fieldsOf({ type, body }: PostedPage): readonly (readonly [string, string])[] {
  return type === 'form' ? [...new URLSearchParams(body)] : leavesOf(parseJson(body));
}

/** The values in some data, each with the names that lead to it. */
export function leavesOf(value: unknown, name = ''): (readonly [string, string])[] {
  if (!isRecord(value)) return [[name, typeof value === 'string' ? value : JSON.stringify(value ?? '')]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, name === '' ? key : `${name}.${key}`));
}

/**
 * The rule of what may be sent by POST, for all listings: only what turns the pages of a list, to the portal itself. No
 * address and no control called like something that changes anything, signs in or sends a message; no password; and no
 * field filled in that a visitor would fill in.
 * @param base address of the page that leads there
 */
export function mayPost(page: PostedPage, base: string): boolean {
  const to = URL.parse(page.to);
  if (to === null || to.host !== URL.parse(base)?.host || page.body.length > mostCharacters) return false;
  if (changes.test(to.pathname)) return false;
  return fieldsOf(page).every(([name, value]) => {
    if (/^__(?:VIEWSTATE|EVENTVALIDATION|PREVIOUSPAGE)/i.test(name) || tokenField.test(name)) return true;
    if (name === '__EVENTTARGET')
      return !changes.test(value) && !/search|query|btn(?!.{0,20}(?:page|next))/i.test(value);
    return value === '' || !filledIn.test(name.split(/[.$:]/).at(-1) ?? '');
  });
}

/** An address asked for by POST with its query as a form besides, which some servers read and others do not. */
export function formPost(url: string): PostedPage {
  return { url, to: url, type: 'form', body: URL.parse(url)?.search.slice(1) ?? '' };
}

/** A body of JSON; its values stand in the name of the page. */
export function jsonPost(to: string, body: Readonly<Record<string, unknown>>): PostedPage {
  const url = new URL(to);
  for (const [name, value] of leavesOf(body)) url.searchParams.set(name, value);
  return { url: url.href, to, type: 'json', body: JSON.stringify(body) };
}

/** A further page of what was asked for by POST: the same body with the values of its own name. */
export function continued(before: PostedPage, url: string): PostedPage {
  if (before.type === 'form') {
    if (before.to === before.url) return formPost(url);
    // What was sent in the body alone is sent so again.
    const body = new URLSearchParams(before.body);
    const values = URL.parse(url)?.searchParams;
    for (const name of new Set(body.keys())) {
      const value = values?.get(name);
      if (value !== null && value !== undefined) body.set(name, value);
    }
    return { ...before, url, body: body.toString() };
  }
  const given = URL.parse(url)?.searchParams ?? new URLSearchParams();
  const withValues = (value: unknown, name: string): unknown => {
    if (isRecord(value))
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, withValues(inner, name === '' ? key : `${name}.${key}`)]),
      );
    const own = given.get(name);
    return own === null || typeof value === 'object'
      ? value
      : typeof value === 'number'
        ? Number(own)
        : typeof value === 'string'
          ? own
          : value;
  };
  return { ...before, url, body: JSON.stringify(withValues(parseJson(before.body), '')) };
}
