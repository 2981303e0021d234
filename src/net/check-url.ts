import { isIP } from 'node:net';
import { isPublicAddress } from './address.ts';
import { PrivateAddressError } from './errors/private-address-error.ts';
import { UrlRefusedError } from './errors/url-refused-error.ts';
import type { HostAllowance } from './host-allowance.ts';

/** Ports on which something else than a web server is expected (WHATWG Fetch "bad port"), and common data stores. */
const refusedPorts = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 138, 139, 143, 161, 179, 389, 427, 445, 465, 512, 513, 514, 515, 526, 530,
  531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 873, 989, 990, 993, 995, 1433, 1521, 1719, 1720, 1723, 2049, 2375,
  2376, 2379, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5672, 5900, 6000, 6379, 6566, 6665, 6666, 6667, 6668,
  6669, 6679, 6697, 9042, 9300, 10080, 10250, 11211, 27017,
]);

/** Names that never belong to the public internet (RFC 6761, RFC 6762, RFC 8375, cloud metadata services). */
const localName = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home\.arpa|onion)$/;

/** Host of a URL without brackets and without the root's trailing dot. */
export function bareHostname(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/**
 * Reads an address and refuses what must never be asked for, before any name is looked up.
 * @throws UrlRefusedError, PrivateAddressError
 */
export function checkUrl(text: string, allowance: HostAllowance): URL {
  const url = URL.parse(text);
  if (url === null) throw refused(text, `Not an address: ${JSON.stringify(text.slice(0, 200))}`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refused(text, `Only http and https are fetched, not ${url.protocol}//`);
  }
  if (url.username !== '' || url.password !== '') {
    throw refused(text, `The address of ${url.host} carries a user name or password; remove it`);
  }
  if (text.length > 8192) throw refused(text, `The address on ${url.host} is longer than 8,192 characters`);
  const hostname = bareHostname(url);
  if (hostname === '' || hostname.length > 253) {
    throw refused(text, `The address has no usable host name: ${JSON.stringify(hostname.slice(0, 80))}`);
  }
  if (allowance.allows(url)) return url;
  if (url.port !== '' && refusedPorts.has(Number(url.port))) {
    throw refused(text, `Port ${url.port} of ${hostname} is not one for web servers`);
  }
  if (isIP(hostname) !== 0 ? !isPublicAddress(hostname) : localName.test(hostname) || !hostname.includes('.')) {
    throw privateAddress(text, hostname, null);
  }
  return url;
}

function refused(url: string, why: string): UrlRefusedError {
  return new UrlRefusedError(url, `${why}.`, why);
}

/** Says what was refused and how an operator can allow it. */
export function privateAddress(url: string, hostname: string, address: string | null): PrivateAddressError {
  const what = address === null || address === hostname ? hostname : `${hostname} (${address})`;
  const message = `${what} is not on the public internet; an operator allows it by name (crawl.allowPrivateHosts of a portal, allowPrivateHost of a webhook, --allow-private-host of a command).`;
  return new PrivateAddressError(url, message, address ?? '');
}
