import type { PageVerdict } from '../domain/index.ts';
import { judgeFields } from './json-answer.ts';

/** An answer that names an error in a few fields: longer ones carry something. */
const longest = 4000;
const root =
  /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:\w+:)?(error|errorresponse|exception|fault|serviceexceptionreport|response|result|root|xml|message)\b[^>]{0,300}>/i;
const field = /<(?:\w+:)?([\w.-]{1,40})(?:\s[^<>]{0,200})?>([^<>]{1,1000})<\//g;
const spaces: Readonly<Record<string, string>> = { nosuchkey: '404', nosuchbucket: '404', accessdenied: '403' };

/** What a short answer in XML says of itself, as interfaces and object stores do; null where it is none or says nothing. */
export function judgeXml(text: string): PageVerdict | null {
  const name = text.length > longest ? null : root.exec(text)?.[1];
  if (name === null || name === undefined) return null;
  const fields: Record<string, string> = {};
  for (const [, key = '', value = ''] of text.matchAll(field)) {
    const said = value.trim();
    fields[key] = /code$/i.test(key) ? (spaces[said.toLowerCase()] ?? said) : said;
  }
  const isError = /error|exception|fault/i.test(name);
  return judgeFields(isError ? { error: Object.values(fields).join('。'), ...fields } : fields);
}
