import { describe, expect, it } from 'vitest';
import type { PortalId } from '../../src/domain/index.ts';
import { scriptKinds, startScriptPortal, type ScriptPortal } from '../practice/script-portal.ts';
import { startInstallation, type Installation } from '../support/installation.ts';

/** What the interface is asked in one crawl, beyond what the page's own script asks for its first page. */
const ways = {
  // As the page's script asks, with its fields.
  header: [1, 2, 3],
  // In vain; then by the pager that the page shows.
  signed: [1, 2, 1, 2, 3],
  // By the button alone.
  more: [1, 1, 2, 3],
  // Twice more, for each of the entries that are opened.
  clicked: [1, 1, 1, 1, 2, 3],
} as const;

async function watch(portal: ScriptPortal): Promise<Installation> {
  return startInstallation({
    id: 'script',
    name: '练习门户',
    crawl: { delaySeconds: 0, browser: 'auto', allowPrivateHosts: [portal.host] },
    columns: [{ id: 'annual', name: '年报', url: portal.columnUrl, publisher: '云溪县水利局' }],
  });
}

describe('a column that is one script', () => {
  it.each(scriptKinds)(
    'is read to its last report, and known to be whole (%s)',
    async (kind) => {
      const portal = await startScriptPortal(kind);
      const installation = await watch(portal);
      try {
        expect(await installation.crawl()).toMatchObject({
          state: 'done',
          complete: true,
          cut: [],
          linksSeen: portal.published.length,
        });
        const pages = await installation.store.pages.reportPages('script' as PortalId);
        expect(new Set(pages.map(({ url }) => url))).toEqual(new Set(portal.published));
        expect(portal.asked).toHaveLength(ways[kind].length);
        expect(portal.asked.filter((one) => one.endsWith('refused'))).toHaveLength(kind === 'signed' ? 1 : 0);
        // What was tried in vain is no page that somebody watches, and no trouble of the portal.
        expect(await installation.store.read.unreadCounts()).toEqual([]);
        expect((await installation.store.read.portals()).map(({ state }) => state)).toEqual(['ok']);
      } finally {
        await installation.close();
        await portal.close();
      }
    },
    90_000,
  );

  it('is known to hold nothing where its interface counts nothing', async () => {
    const portal = await startScriptPortal('header', { isEmpty: true });
    const installation = await watch(portal);
    try {
      expect(await installation.crawl()).toMatchObject({ state: 'done', complete: true, cut: [], linksSeen: 0 });
    } finally {
      await installation.close();
      await portal.close();
    }
  }, 90_000);

  it('is not read, and asks nothing of its interface, where robots keep programs from that', async () => {
    const portal = await startScriptPortal('header', { robots: 'User-agent: *\nDisallow: /portal/\n' });
    const installation = await watch(portal);
    try {
      expect(await installation.crawl()).toMatchObject({
        state: 'done',
        complete: false,
        cut: [{ reason: { kind: 'page-found', state: 'disallowed' } }],
      });
      expect(portal.asked).toEqual([]);
    } finally {
      await installation.close();
      await portal.close();
    }
  }, 90_000);
});
