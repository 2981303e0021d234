import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, createLocalGate, type Fetcher } from '../../src/fetch/index.ts';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { practiceSystems } from '../practice/reports/index.ts';

let door: HttpDoor;
let fetcher: Fetcher;

beforeAll(() => {
  door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: ['127.0.0.1'] });
  fetcher = createFetcher({ door, gate: createLocalGate(), clock: Date });
});
afterAll(() => door.close());

async function fetchFrom(portal: PracticePortal, url: string, etag: string | null = null) {
  return fetcher.fetch(
    {
      url,
      portalHosts: [portal.host],
      columnUrls: [portal.columnUrl()],
      validators: etag === null ? null : { etag, lastModified: null },
      limits: { timeoutMs: 3000, maxBodyBytes: 5_000_000, maxRedirects: 3 },
      delayMs: 0,
    },
    new AbortController().signal,
  );
}

describe.each(practiceSystems)('a portal on %s', (system) => {
  it('shows each of its states for what it is', async () => {
    const portal = await startPracticePortal({ system, gzip: true });
    try {
      const [page] = portal.publishMany(3, { characters: 200 });
      if (page === undefined) throw new Error('nothing was published');
      const state = async (): Promise<string> => (await fetchFrom(portal, page.url)).verdict.state;
      const first = await fetchFrom(portal, page.url);
      expect(first.verdict.state).toBe('ok');
      expect((await fetchFrom(portal, page.url, first.validators.etag)).verdict.state).toBe('not-modified');
      for (const kind of ['jiasule', 'ruishu', 'wzws'] as const) {
        portal.challenge(kind);
        const blocked = await fetchFrom(portal, page.url, first.validators.etag);
        expect(blocked.verdict.state).toBe('blocked');
        // What stood in the page's place says nothing of the page's next version.
        expect(blocked.validators.etag).toBe(first.validators.etag);
      }
      portal.challenge(null);
      portal.maintenance(true);
      expect(await state()).toBe('maintenance');
      portal.maintenance(false);
      portal.offline(true);
      expect(await state()).toBe('unreachable');
      portal.offline(false);
      portal.gzip(false);
      portal.cutOff(page.path, 700);
      expect(await state()).toBe('truncated');
      portal.cutOff(page.path, null);
      for (const absence of ['missing', 'gone', 'soft', 'home', 'column'] as const) {
        portal.remove(page.path, absence);
        expect(await state()).toBe('missing');
        portal.restore(page.path);
      }
      expect(await state()).toBe('ok');
    } finally {
      await portal.close();
    }
  });
});
