/** An article that stands as data inside a page's script. */
export interface EmbeddedArticle {
  /** Its body as HTML. */
  readonly content: string;
  /** Its facts, named as tags of a page would name them. */
  readonly meta: readonly (readonly [string, string])[];
}

const fields: readonly (readonly [key: string, meta: string])[] = [
  ['title', 'ArticleTitle'],
  ['display_publish_time', 'PubDate'],
  ['date', 'PubDate'],
  ['publisher', 'ContentSource'],
  ['identifier', 'IndexNumber'],
  ['document_number', 'DocumentNumber'],
];

/** The JSON string that follows `"key":` at or after an offset, decoded; null where none stands. */
function jsonString(source: string, key: string, from: number): string | null {
  const at = source.indexOf(`"${key}"`, from);
  if (at === -1) return null;
  const colon = /^\s{0,9}:\s{0,9}"/.exec(source.slice(at + key.length + 2, at + key.length + 24));
  if (colon === null) return null;
  const start = at + key.length + 2 + colon[0].length;
  let end = start;
  while (end < source.length && source.charCodeAt(end) !== 0x22) end += source.charCodeAt(end) === 0x5c ? 2 : 1;
  if (end >= source.length) return null;
  try {
    const value: unknown = JSON.parse(`"${source.slice(start, end).replace(/[\t\r\n]/g, ' ')}"`);
    return typeof value === 'string' ? value : null;
  } catch {
    // Not a string of JSON: the script writes it otherwise.
    return null;
  }
}

/** The article in `window._CONFIG = {… DETAIL: {…}}` (the Guangdong platform); null where a page has none. */
export function embeddedArticle(scripts: readonly string[]): EmbeddedArticle | null {
  for (const script of scripts) {
    if (!script.includes('_CONFIG')) continue;
    const detail = script.search(/["']?DETAIL["']?\s{0,9}[:=]\s{0,9}\{/);
    if (detail === -1) continue;
    const content = jsonString(script, 'content', detail);
    if (content === null || content.trim().length < 20) continue;
    const meta: (readonly [string, string])[] = [];
    for (const [key, name] of fields) {
      const value = jsonString(script, key, detail);
      if (value !== null && value !== '') meta.push([name, value]);
    }
    return { content, meta };
  }
  return null;
}
