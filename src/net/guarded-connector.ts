import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './address.ts';
import { privateAddress } from './check-url.ts';
import type { HostAllowance } from './host-allowance.ts';
import { watchStatusLine } from './status-line.ts';

/** Resolves a host name; replaceable so that a test can answer as a hostile name server would. */
export type ResolveHost = (
  hostname: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

/** Asks the system, as everything on this machine does. */
export const resolveBySystem: ResolveHost = (hostname, done) => {
  dnsLookup(hostname, { all: true }, (error, addresses) => done(error, addresses ?? []));
};

export interface ConnectorOptions {
  readonly allowance: HostAllowance;
  readonly connectTimeoutMs: number;
  /** True lets peers in that cannot be authenticated, with the old handshakes some portals still need. */
  readonly unverified: boolean;
  readonly resolveHost?: ResolveHost | undefined;
}

/** TLS as old portals speak it: expired or incomplete chains, legacy renegotiation, small keys. */
export const tolerantTls = {
  rejectUnauthorized: false,
  minVersion: 'TLSv1',
  ciphers: 'DEFAULT@SECLEVEL=0',
  secureOptions: 0x4, // SSL_OP_LEGACY_SERVER_CONNECT
} as const;

/** Lookup that answers only with public addresses, unless the host is allowed. */
function guardedLookup(resolveHost: ResolveHost, allowed: boolean): LookupFunction {
  return (hostname, options, done) => {
    resolveHost(hostname, (error, addresses) => {
      if (error !== null) {
        done(error, '');
        return;
      }
      const usable = allowed ? addresses : addresses.filter((found) => isPublicAddress(found.address));
      const wanted = usable.filter(
        (found) => (options.family !== 4 && options.family !== 6) || found.family === options.family,
      );
      const first = wanted[0];
      if (first === undefined) {
        const seen = addresses.map((found) => found.address).join(', ');
        done(privateAddress(hostname, hostname, seen === '' ? 'no address' : seen), '');
      } else if (options.all === true) {
        done(null, [...wanted]);
      } else {
        done(null, first.address, first.family);
      }
    });
  };
}

/**
 * Connects only where the guard allows: literals before, names as they are resolved, and the address really connected
 * to afterwards.
 */
export function createGuardedConnector(options: ConnectorOptions): buildConnector.connector {
  const { allowance, connectTimeoutMs, unverified } = options;
  const resolveHost = options.resolveHost ?? resolveBySystem;
  const connectorFor = (allowed: boolean): buildConnector.connector =>
    buildConnector({
      allowH2: false,
      timeout: connectTimeoutMs,
      // Happy eyeballs over every address of the answer; one dead address is no dead host.
      autoSelectFamily: true,
      lookup: guardedLookup(resolveHost, allowed),
      ...(unverified ? tolerantTls : {}),
    });
  const openConnector = connectorFor(true);
  const closedConnector = connectorFor(false);
  return (target, callback) => {
    const hostname = target.hostname.replace(/^\[|\]$/g, '');
    const allowed = allowance.allows(target);
    if (!allowed && isIP(hostname) !== 0 && !isPublicAddress(hostname)) {
      callback(privateAddress(target.host ?? hostname, hostname, null), null);
      return;
    }
    const connect = allowed ? openConnector : closedConnector;
    connect({ ...target, hostname }, (error, socket) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      const address = socket.remoteAddress;
      if (!allowed && (address === undefined || !isPublicAddress(address))) {
        socket.destroy();
        callback(privateAddress(target.host ?? hostname, hostname, address ?? null), null);
        return;
      }
      watchStatusLine(socket);
      callback(null, socket);
    });
  };
}
