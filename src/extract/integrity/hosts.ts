/** Host of an address, lower case, with a port where written; null where there is none. */
export function hostOf(url: string | null): string | null {
  if (url === null) return null;
  try {
    return new URL(url).host.toLowerCase() || null;
  } catch {
    // Not an address: it has no host.
    return null;
  }
}

function bareName(host: string): string {
  return host.replace(/:\d+$/, '').replace(/^(?:www|m|wap)\./, '');
}

/** Whether two hosts are one site: the same but for www, or one below the other. */
export function sameSite(left: string, right: string): boolean {
  const one = bareName(left);
  const other = bareName(right);
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

export function isGovernmentHost(host: string): boolean {
  return /(?:^|\.)gov\.(?:cn|mo|hk)$/.test(bareName(host));
}

/** A name that looks like a government's and is none: qidong-gov.cn, qidong.gov.cn.example.com. */
export function imitatesGovernment(host: string): boolean {
  return !isGovernmentHost(host) && /(?:^|[.-])gov[.-]?cn(?:$|[.-])/.test(bareName(host));
}

/** A name of the public web: no address literal, no single-label name. */
export function isPublicName(host: string): boolean {
  const name = bareName(host);
  return (
    /\.[a-z]{2,}$/.test(name) &&
    !/^[\d.]+$/.test(name) &&
    !/\.(?:localhost|local|test|example|invalid|internal)$/.test(name)
  );
}

/** Government domains named in a text: those of e-mail addresses and those of web addresses. */
export function domainsIn(text: string): { readonly mail: readonly string[]; readonly web: readonly string[] } {
  const mail = new Set<string>();
  const web = new Set<string>();
  for (const match of text.matchAll(/@([a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,5})/gi))
    mail.add((match[1] ?? '').toLowerCase());
  for (const match of text.matchAll(
    /(?<![@\w.-])(?:https?:\/\/)?((?:www\.)[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4}|[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){0,3}\.(?:gov|com|org|net)(?:\.cn)?)(?![\w-])/gi,
  )) {
    web.add((match[1] ?? '').toLowerCase());
  }
  return { mail: [...mail], web: [...web] };
}

const namedSite =
  /(?:(?:政府|政务)[^，。；()（）\n]{0,12}|[“"]中国[·•—-]?[\u3400-\u9fff]{2,6}[”"]\s?)网站?[”"]?[^，。；\n]{0,4}[(（]\s?(?:网址[:：])?\s?<?(?:https?:\/\/)?((?:[a-z0-9-]{1,60}\.){1,4}[a-z]{2,6})/gi;

/** Addresses that a text gives for a government's site and that are no government's. */
export function strayAddresses(text: string): readonly string[] {
  const hosts = [...text.matchAll(namedSite)].map((match) => (match[1] ?? '').toLowerCase());
  return hosts.filter((host) => !isGovernmentHost(host) && isPublicName(host));
}
