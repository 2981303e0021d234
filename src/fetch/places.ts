/** Host without `www.`, its port kept apart. */
function hostParts(host: string): { readonly name: string; readonly port: string } {
  const match = /^(.*?)(?::(\d+))?$/.exec(host.toLowerCase());
  return { name: (match?.[1] ?? '').replace(/^www\./, '').replace(/\.$/, ''), port: match?.[2] ?? '' };
}

/** Whether an address is on one of the portal's hosts; `www.` does not matter, a port only where one is written. */
export function hostBelongs(url: string, portalHosts: readonly string[]): boolean {
  const parsed = URL.parse(url);
  if (parsed === null) return false;
  const asked = hostParts(parsed.host);
  const port = asked.port || (parsed.protocol === 'https:' ? '443' : '80');
  return portalHosts.some((host) => {
    const own = hostParts(host);
    return own.name === asked.name && (own.port === '' || own.port === port);
  });
}

const indexName = /\/(?:index|default|home|main)(?:\.(?:s?html?|jsp|aspx?|php|do))?$/i;

function pathWithoutIndex(url: URL): string {
  return url.pathname.replace(indexName, '/').replace(/\/+$/, '');
}

/** Whether an address is a site's home page. */
export function isHomePage(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && pathWithoutIndex(parsed) === '' && parsed.search === '' && !parsed.hash.startsWith('#/');
}

const article = /\d{3,}[^/]*\.(?:s?html?|jhtml|jsp|aspx?|php)$|\d{5,}(?:\.\w{1,5})?$/i;

/** Whether an article's address was answered by a folder above it, where its column stands. */
export function isFolderAbove(articleUrl: string, otherUrl: string): boolean {
  const asked = URL.parse(articleUrl);
  const other = URL.parse(otherUrl);
  if (asked === null || other === null || !article.test(asked.pathname)) return false;
  const folder = `${pathWithoutIndex(other)}/`;
  const isFolder = other.pathname.endsWith('/') || indexName.test(other.pathname);
  return (
    isFolder &&
    other.search === '' &&
    asked.pathname.startsWith(folder) &&
    hostParts(asked.host).name === hostParts(other.host).name
  );
}

/** Whether two addresses name one page: scheme, `www.`, index name, final slash and fragment do not matter. */
export function samePlace(one: string, other: string): boolean {
  const a = URL.parse(one);
  const b = URL.parse(other);
  if (a === null || b === null) return one === other;
  return (
    hostParts(a.host).name === hostParts(b.host).name &&
    pathWithoutIndex(a) === pathWithoutIndex(b) &&
    a.search === b.search
  );
}
