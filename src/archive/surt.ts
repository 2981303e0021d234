/**
 * A URL as the sort key of an index (SURT): host reversed, everything in lower case, query arguments in order, no
 * scheme and no leading `www`. Replayers build the same key from the address they look for, so it has to be exactly
 * theirs; what is no http address stands for itself.
 */
export function surt(url: string): string {
  if (!/^https?:/.test(url)) return url;
  const parsed = URL.parse(url.toLowerCase().replace(/^(https?:\/\/)www\d*\./, '$1'));
  if (parsed === null) return url;
  const host = parsed.hostname.split('.').toReversed().join(',');
  const port = parsed.port === '' ? '' : `:${parsed.port}`;
  const query = parsed.search === '' ? '' : `?${parsed.search.slice(1).split('&').toSorted().join('&')}`;
  return `${host}${port})${parsed.pathname}${query}`;
}
