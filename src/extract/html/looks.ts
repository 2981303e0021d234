const searched = 200_000;
const tag = /<(?:!doctype html|html|head|body|meta|title|div|table|p|span|a|br|script|img|ul)\b[^<]{0,2000}>/i;

/** Whether a text is a page rather than plain text. */
export function looksLikeHtml(source: string): boolean {
  return tag.test(source.slice(0, searched));
}
