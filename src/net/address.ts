import { BlockList, isIP } from 'node:net';

/** IPv4 ranges that are not the public internet (IANA special-purpose registry), with Azure's platform address. */
const reservedV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Ranges inside 2000::/3 that are not plain unicast: Teredo and other protocol assignments, documentation, 6to4. */
const reservedV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

function listOf(ranges: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
}

const blockedV4 = listOf(reservedV4, 'ipv4');
const blockedV6 = listOf(reservedV6, 'ipv6');
const globalUnicast = listOf([['2000::', 3]], 'ipv6');
const nat64 = listOf([['64:ff9b::', 96]], 'ipv6');
const mapped = listOf([['::ffff:0:0', 96]], 'ipv6');

/** The IPv4 address in the last 32 bits of an IPv6 address. */
function embeddedV4(address: string): string | null {
  const dotted = /(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  if (dotted?.[1] !== undefined) return dotted[1];
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const words = canonical.split(':');
  // `::` may stand for the last words only when they are zero.
  const high = Number.parseInt(words.at(-2) || '0', 16);
  const low = Number.parseInt(words.at(-1) || '0', 16);
  if (Number.isNaN(high) || Number.isNaN(low)) return null;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/**
 * Whether an IP address literal (without brackets) belongs to the public internet. Anything that cannot be read as an
 * address is not public. Addresses that carry an IPv4 address (mapped, NAT64) are judged by what they carry.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.split('%', 1)[0] ?? '';
  switch (isIP(bare)) {
    case 4:
      return !blockedV4.check(bare, 'ipv4');
    case 6: {
      if (mapped.check(bare, 'ipv6') || nat64.check(bare, 'ipv6')) {
        const inner = embeddedV4(bare);
        return inner !== null && !blockedV4.check(inner, 'ipv4');
      }
      return globalUnicast.check(bare, 'ipv6') && !blockedV6.check(bare, 'ipv6');
    }
    default:
      return false;
  }
}

/** One way to write an address literal (without brackets): an IPv4 address mapped into IPv6 as IPv4, no zone. */
export function plainAddress(address: string): string {
  const bare = address.split('%', 1)[0] ?? '';
  if (isIP(bare) !== 6) return bare;
  return (mapped.check(bare, 'ipv6') ? embeddedV4(bare) : null) ?? new URL(`http://[${bare}]/`).hostname.slice(1, -1);
}
