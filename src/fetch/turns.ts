import type { AddressBook } from '../net/index.ts';
import { freeTurn, type GateTurn, type PolitenessGate } from './gate.ts';

/** What shares a server with what, as far as an operator says it. */
export interface ServerSharing {
  /** Name shared by portals that take turns together; null for none. */
  readonly platform: string | null;
  /** Whether hosts that resolve to one address take turns together. */
  readonly byAddress: boolean;
}

/** Where nothing is said, hosts at one address take turns. */
export function sharingOf({ sharing }: { readonly sharing?: ServerSharing }): ServerSharing {
  return sharing ?? { platform: null, byAddress: true };
}

export interface TurnRequest {
  readonly url: string;
  readonly sharing: ServerSharing;
  /** Pause between two requests to the host, as it is paced now; 0 waits for nobody. */
  readonly hostDelayMs: number;
  /** Pause between two requests to what the host shares. */
  readonly delayMs: number;
}

/** Turns at a host and at whatever it shares with other hosts. */
export interface Turns {
  take(request: TurnRequest, signal: AbortSignal): Promise<GateTurn>;
  /** How long the host of an address still wants to be left alone. */
  restMs(url: string): Promise<number>;
}

/** A name with more addresses than this is a delivery network's: no single server stands behind them. */
const mostAddresses = 4;

/**
 * Turns at the gate under several keys: always the host's own, so that it holds wherever its address moves, then its
 * platform's and its addresses'. Everybody takes them in the same order, so nobody waits in a circle.
 * @param addresses null where names are resolved elsewhere (a proxy): hosts are then told apart by name
 */
export function createTurns(gate: PolitenessGate, addresses: AddressBook | null): Turns {
  async function sharedKeys(url: URL | null, { platform, byAddress }: ServerSharing): Promise<readonly string[]> {
    const declared = platform === null ? [] : [`platform:${platform}`];
    if (!byAddress || url === null || addresses === null) return declared;
    const found = await addresses.addressesOf(url.hostname);
    return found.length > mostAddresses ? declared : [...declared, ...found.map((address) => `address:${address}`)];
  }

  return {
    async take({ url, sharing, hostDelayMs, delayMs }, signal) {
      signal.throwIfAborted();
      if (hostDelayMs === 0) return freeTurn;
      const parsed = URL.parse(url);
      const taken: GateTurn[] = [];
      const leaveShared = async (): Promise<void> => {
        for (const turn of taken.slice(1).toReversed()) await turn.leave();
      };
      try {
        taken.push(await gate.enter(parsed?.host ?? url, hostDelayMs, signal));
        for (const key of await sharedKeys(parsed, sharing)) taken.push(await gate.enter(key, delayMs, signal));
      } catch (error) {
        await leaveShared();
        await taken[0]?.leave();
        throw error;
      }
      return {
        async leave(pauseMs) {
          await leaveShared();
          await taken[0]?.leave(pauseMs);
        },
      };
    },
    restMs: async (url) => gate.restMs(URL.parse(url)?.host ?? url),
  };
}
