import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, createLocalGate } from '../../src/fetch/index.ts';
import { decodeText } from '../../src/text/index.ts';
import { detectListing, readListing } from '../../src/listing/index.ts';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { startPracticePortal } from '../practice/portal.ts';
import { practiceSystems } from '../practice/reports/index.ts';

let door: HttpDoor;

beforeAll(() => {
  door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: ['127.0.0.1'] });
});
afterAll(() => door.close());

/** Reads a listing and every page it goes on to. */
async function crawl(columnUrl: string, host: string) {
  const fetcher = createFetcher({ door, gate: createLocalGate(), clock: Date });
  const waiting = [columnUrl];
  const known = new Set(waiting);
  const links = new Map<string, { title: string; listedAt: string | null }>();
  const kinds = new Set<string>();
  const states: string[] = [];
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const fetched = await fetcher.fetch(
      {
        url,
        portalHosts: [host],
        validators: null,
        limits: { timeoutMs: 5000, maxBodyBytes: 5_000_000, maxRedirects: 3 },
        delayMs: 0,
        listing: true,
      },
      new AbortController().signal,
    );
    states.push(fetched.verdict.state);
    if (fetched.content === null) continue;
    const text = decodeText(fetched.content, fetched.charset ?? 'utf-8');
    const source = { url: fetched.finalUrl, text, mediaType: fetched.mediaType, kind: 'auto' as const };
    kinds.add(detectListing(source).kind);
    const listing = readListing(source);
    for (const link of listing.links) links.set(link.url, link);
    for (const more of listing.morePages) {
      if (known.has(more)) continue;
      known.add(more);
      waiting.push(more);
    }
  }
  return { links, kinds, states };
}

const kindOf: Readonly<Record<string, string>> = {
  trs: 'trs-wcm',
  jcms: 'hanweb-jcms',
  jpaas: 'hanweb-jpaas',
  ucap: 'ucap',
  vsb: 'vsb',
  gkmlpt: 'gkmlpt',
  year: 'year-parameter',
};

describe.each(practiceSystems)('a practice portal on %s', (system) => {
  it('is read to its last report', async () => {
    const portal = await startPracticePortal({ system, perPage: 10, charset: system === 'trs' ? 'gbk' : 'utf-8' });
    try {
      const published = portal.publishMany(system === 'year' ? 8 : 47, { characters: 300 });
      const { links, kinds, states } = await crawl(portal.columnUrl(), portal.host);
      expect(new Set(states)).toEqual(new Set(['ok']));
      expect([...kinds]).toContain(kindOf[system] ?? 'generic');
      expect(published.map(({ url }) => url).filter((url) => !links.has(url))).toEqual([]);
      expect(links.size).toBe(published.length);
      for (const link of links.values()) expect(link.title).toMatch(/报告$|年报/);
      const undated = [...links.values()].filter(({ listedAt }) => listedAt === null).length;
      expect(undated).toBe(system === 'year' ? published.length : 0);
    } finally {
      await portal.close();
    }
  });
});
