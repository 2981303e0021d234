/** Parameters that name a visit, a share or a moment, never a page. */
const noise =
  /^(?:jsessionid|phpsessid|aspsessionid\w*|(?:session|sess)_?id|sid_|_|_t|timestamp|nonce|utm_\w+|spm|isappinstalled|scene|share\w*|wechat\w*|wx\w*share|clicktime|enterid|rnd|rand(?:om)?|r_?nd)$/i;
/** Names that a site may use either way: noise only where the value is a moment, a random number, a share or nothing. */
const doubtful = /^(?:t|ts|v|_?v_?t|r|time|date_?time|from|tm|sessionid)$/i;
const momentOrRandom =
  /^(?:|\d{9,}|0?\.\d+|[0-9a-f]{24,}|(?:timeline|singlemessage|groupmessage|wechat|weixin|qq|weibo|app)\w*)$/i;

function isNoise(pair: string): boolean {
  const [name = '', value = ''] = pair.split('=', 2);
  return noise.test(name) || (doubtful.test(name) && momentOrRandom.test(value));
}

function withoutSession(pathname: string): string {
  return pathname.replaceAll(/;jsessionid=[^/;?]*/gi, '').replaceAll(/;[A-Za-z]*sess\w*=[^/;?]*/gi, '');
}

function keepsFragment(hash: string): boolean {
  // `#721` and `#!/x` choose the page on sites that are one script.
  return /^#(?:\d+|!?\/.+)$/.test(hash);
}

const bareHost = (host: string): string => host.toLowerCase().replace(/^www\./, '');

/**
 * The one form of an address: session ids, share marks, default ports and fragments that choose nothing are gone; the
 * parameters that matter stay, in their order.
 * @param base address of the page the link stands on: where host and `www.` host, http and https are mixed, the link
 *   takes the form of its page
 * @returns null for what is no http(s) address
 */
export function canonicalUrl(url: string, base?: string): string | null {
  const parsed = URL.parse(url.trim(), base);
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return null;
  parsed.username = '';
  parsed.password = '';
  parsed.pathname = withoutSession(parsed.pathname).replaceAll(/(?<!:)\/{2,}/g, '/');
  if (parsed.search !== '') {
    const kept = parsed.search
      .slice(1)
      .split('&')
      .filter((pair) => pair !== '' && !isNoise(pair));
    parsed.search = kept.length === 0 ? '' : `?${kept.join('&')}`;
  }
  if (!keepsFragment(parsed.hash)) parsed.hash = '';
  const home = base === undefined ? null : URL.parse(base);
  if (home !== null && parsed.port === '' && home.port === '' && bareHost(parsed.host) === bareHost(home.host)) {
    parsed.protocol = home.protocol;
    parsed.host = home.host;
  }
  return parsed.href;
}

/** The same page under http, https, `www.`, its `_wap` twin and its index name has one key; never fetched. */
export function pageKey(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  const path = parsed.pathname
    .replace(/_wap(?=\.s?html?$)/i, '')
    .replace(/\/(?:index|default)\.(?:s?html?|jsp|aspx?|php)$/i, '/')
    .replace(/\/$/, '');
  return `${bareHost(parsed.host)}${path}${parsed.search}${parsed.hash}`;
}

/** The other addresses under which the same page stands: http and https, with `www.` and without. */
export function twinAddresses(url: string): readonly string[] {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.port !== '') return [];
  const bare = bareHost(parsed.host);
  const hosts = /^[\d.]+$|:/.test(bare) ? [bare] : [bare, `www.${bare}`];
  const rest = parsed.href.slice(parsed.origin.length);
  return ['http', 'https']
    .flatMap((scheme) => hosts.map((host) => `${scheme}://${host}${rest}`))
    .filter((twin) => twin !== parsed.href);
}

/** Whether an address is the mobile twin of an article. */
export function isWapTwin(url: string): boolean {
  return /_wap\.s?html?(?:$|\?)/i.test(url);
}
