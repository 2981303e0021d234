import { isIP } from 'node:net';
import { plainAddress } from './address.ts';
import { resolveBySystem, type ResolveHost } from './guarded-connector.ts';

/** Addresses of host names, remembered for a while. */
export interface AddressBook {
  /**
   * Addresses behind a host (as in a URL, brackets allowed), sorted; those of the last answer while the name cannot be
   * resolved, none where it never could.
   */
  addressesOf(hostname: string): Promise<readonly string[]>;
}

interface Entry {
  readonly found: Promise<readonly string[]>;
  readonly freshUntilMs: number;
}

/** A name that moves to another address is followed after this time. */
const freshMs = 5 * 60_000;
const failedFreshMs = 30_000;
const mostNames = 5000;
const timeoutMs = 5000;

/** @param now milliseconds since some fixed point */
export function createAddressBook(
  resolveHost: ResolveHost = resolveBySystem,
  now: () => number = () => performance.now(),
): AddressBook {
  const entries = new Map<string, Entry>();

  async function lookUp(hostname: string, before: readonly string[]): Promise<readonly string[]> {
    const answer = Promise.withResolvers<readonly string[] | null>();
    const timer = setTimeout(() => answer.resolve(null), timeoutMs);
    resolveHost(hostname, (error, addresses) =>
      answer.resolve(error === null ? addresses.map(({ address }) => plainAddress(address)) : null),
    );
    const found = await answer.promise;
    clearTimeout(timer);
    if (found === null) entries.set(hostname, { found: Promise.resolve(before), freshUntilMs: now() + failedFreshMs });
    return found === null ? before : [...new Set(found)].sort();
  }

  return {
    async addressesOf(given) {
      const hostname = given.replace(/^\[|\]$/g, '').replace(/\.$/, '');
      if (isIP(hostname) !== 0) return [plainAddress(hostname)];
      const known = entries.get(hostname);
      if (known !== undefined && now() < known.freshUntilMs) return known.found;
      if (known === undefined && entries.size >= mostNames) entries.delete(entries.keys().next().value ?? '');
      const found = lookUp(hostname, (await known?.found) ?? []);
      entries.set(hostname, { found, freshUntilMs: now() + freshMs });
      return found;
    },
  };
}
