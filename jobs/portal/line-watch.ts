import type { PortalConfig } from '../../config/portal.ts';
import type { Fetched } from '../../src/fetch/index.ts';
import type { Store } from '../../src/store/index.ts';

/** Hears from every exchange whether its host answers, and keeps that in the database. */
export interface LineWatch {
  /** @param now writes down at once what is else not written again within seconds */
  heard(portal: PortalConfig, fetched: Fetched, now?: boolean): Promise<void>;
}

export interface LineWatchParts {
  readonly store: Pick<Store, 'line'>;
  readonly now: () => Date;
  /** A host has answered while our line was down. */
  readonly onBack: () => Promise<void>;
}

type Hearing = 'answered' | 'silent';

/** What a host said is not written down again before. */
const rememberMs = 10_000;
/** Failures below HTTP that a broken line of ours would show as well, and those that came over a line that works. */
const silences = new Set(['ConnectionError', 'NameLookupError', 'TimeOutError']);
const answers = new Set(['ProtocolError', 'TlsError']);

/** What an exchange tells of our line; null for nothing. */
function hearingOf({ hops, error }: Fetched): Hearing | null {
  if (hops.length > 0) return 'answered';
  if (error === null) return null;
  return silences.has(error.name) ? 'silent' : answers.has(error.name) ? 'answered' : null;
}

/** A server's time less ours, by its Date, to which a cache adds an Age; null where it tells none. */
function skewOf({ headers }: Fetched['hops'][number]['response'], now: Date): number | null {
  const field = (name: string): string => headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const ageMs = /^\d{1,9}$/.test(field('age')) ? Number(field('age')) * 1000 : 0;
  const said = Date.parse(field('date')) + ageMs;
  return Number.isNaN(said) ? null : said - now.getTime();
}

export function createLineWatch({ store, now, onBack }: LineWatchParts): LineWatch {
  const known = new Map<string, { readonly hearing: Hearing; readonly at: Date }>();
  return {
    async heard(portal, fetched, atOnce = false) {
      const hearing = hearingOf(fetched);
      const host = URL.parse(fetched.requestedUrl)?.host;
      if (hearing === null || host === undefined) return;
      const at = now();
      const before = known.get(host);
      const isFresh = before !== undefined && Math.abs(at.getTime() - before.at.getTime()) < rememberMs;
      if (!atOnce && isFresh && before.hearing === hearing) return;
      known.set(host, { hearing, at });
      const platform = portal.crawl.platform ?? null;
      if (hearing === 'silent') return store.line.silent(host, platform, at);
      const [first] = fetched.hops;
      const skewMs = first === undefined ? null : skewOf(first.response, at);
      await store.line.answered(host, platform, first?.ipAddress ?? null, at, skewMs);
      if ((await store.line.offlineSince()) !== null) await onBack();
    },
  };
}
