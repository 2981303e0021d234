import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../config/load.ts';
import { postingKinds, startPostingPortal, type PostingKind } from '../practice/posting-portal.ts';
import { startInstallation } from '../support/installation.ts';
import { runProgram } from '../support/program.ts';

/** A portal whose list goes on by POST alone, from its home page to all its reports. */
describe('by probe alone', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-posting-'));
    await mkdir(path.join(directory, 'portals'));
    await writeFile(path.join(directory, 'alerts.yaml'), 'subscribers: []\n');
  });
  afterEach(() => rm(directory, { recursive: true }));

  const probed = async (kind: PostingKind) => {
    const portal = await startPostingPortal(kind);
    const { code, stdout, stderr } = await runProgram([
      'probe',
      `${portal.url}/`,
      '--delay',
      '0',
      '--allow-private-host',
      portal.host,
    ]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('content system')]);
    await writeFile(path.join(directory, 'portals/probed.yaml'), stdout);
    const { configuration, problems } = await loadConfiguration(directory, {});
    expect(problems).toEqual([]);
    const [config] = configuration.portals;
    if (config === undefined) throw new Error('no portal was printed');
    return { portal, config: { ...config, crawl: { ...config.crawl, delaySeconds: 0 } } };
  };

  it.each(postingKinds)(
    'a list that goes on by POST (%s) is read to its last report, and nothing else is sent',
    async (kind) => {
      const { portal, config } = await probed(kind);
      const before = portal.posted.length;
      const installation = await startInstallation(config);
      try {
        const summary = await installation.crawl(config.id);
        expect(summary).toMatchObject({ state: 'done', complete: true, linksSeen: portal.published.length });
        const pages = await installation.store.pages.reportPages(config.id);
        expect(new Set(pages.map((page) => page.url))).toEqual(new Set(portal.published));
        const sent = new Set(portal.posted.slice(before));
        expect(sent.size).toBe(kind === 'json' ? 3 : 2);
        for (const one of portal.posted) {
          expect(one).toMatch(/^\/(?:prod-api\/article\/list |gk\/nb\.aspx\?lm=3 __VIEWSTATE=)/);
          expect(one).not.toMatch(/keyword|btnSearch/);
        }
      } finally {
        await installation.close();
        await portal.close();
      }
    },
    60_000,
  );

  it('nothing is sent where robots keep programs out, and the pass says that it was cut', async () => {
    const portal = await startPostingPortal('json', 'User-agent: *\nDisallow: /prod-api/\n');
    const installation = await startInstallation({
      id: 'kept-out',
      name: '练习门户',
      crawl: { delaySeconds: 0, allowPrivateHosts: [portal.host] },
      columns: [{ id: 'annual', name: '年报', url: `${portal.url}/gk/nb.html` }],
    });
    try {
      expect(await installation.crawl()).toMatchObject({ complete: false, linksSeen: 0 });
      expect(portal.posted).toEqual([]);
    } finally {
      await installation.close();
      await portal.close();
    }
  }, 60_000);
});
