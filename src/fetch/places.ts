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
