import type { PageVerdict } from '../../domain/index.ts';
import { detectListing, type Detection } from '../../listing/index.ts';
import type { ProbedColumn } from './column.ts';
import type { Looker } from './look.ts';
import { searchColumns } from './search.ts';

/** What a site is and where its annual reports stand. */
export interface Probe {
  readonly url: string;
  readonly verdict: PageVerdict;
  /** Of the first column; where none was found, of the page looked at. */
  readonly system: Detection;
  readonly charset: string | null;
  readonly robots: 'allowed' | 'disallowed' | 'unknown';
  readonly needsBrowser: boolean;
  readonly columns: readonly ProbedColumn[];
  /** Pages looked at, robots files not counted. */
  readonly requests: number;
  /** Why the search ended before everything likely was looked at; null when it did not. */
  readonly cut: string | null;
}

const unknownSystem: Detection = { kind: 'generic', confidence: 0, evidence: [] };

/** Looks at a site from one address: the column itself, or a page up to three links above it. */
export async function probeSite(looker: Looker, url: string): Promise<Probe> {
  const first = await looker.look(url);
  if (first === null) {
    const reason = { kind: 'no-answer', failure: 'time-out', host: URL.parse(url)?.host ?? url, detail: '' } as const;
    const verdict = { state: 'unreachable', reason } as const;
    return {
      url,
      verdict,
      system: unknownSystem,
      charset: null,
      robots: 'unknown',
      needsBrowser: false,
      columns: [],
      requests: 1,
      cut: null,
    };
  }
  const { page, text, source } = first;
  const columns = text === null ? [] : await searchColumns(looker, first);
  const { verdict } = page;
  return {
    url: source.url,
    verdict,
    system: columns[0]?.system ?? (text === null ? unknownSystem : detectListing(source)),
    charset: page.charset,
    robots: verdict.state === 'disallowed' ? 'disallowed' : page.hops.length > 0 ? 'allowed' : 'unknown',
    needsBrowser: looker.needsBrowser || verdict.state === 'script-only',
    columns,
    requests: looker.requests,
    cut: looker.spent,
  };
}
