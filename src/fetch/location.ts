/**
 * Address a Location field points to, resolved; null where it is none. Servers send raw UTF-8 (or GBK) bytes: valid
 * UTF-8 is read as such, anything else is percent-encoded byte for byte.
 */
export function resolveLocation(value: string | null, base: string): string | null {
  if (value === null || value.trim() === '') return null;
  const bytes = Buffer.from(value.trim(), 'latin1');
  const utf8 = bytes.toString('utf8');
  const text = utf8.includes('\ufffd')
    ? value.trim().replaceAll(/[\u0080-\u00ff]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    : utf8;
  return URL.parse(text, base)?.href ?? null;
}
