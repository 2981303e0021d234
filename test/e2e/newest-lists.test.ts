import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../config/load.ts';
import type { PortalConfig } from '../../config/portal.ts';
import type { PortalId } from '../../src/domain/index.ts';
import { eighth } from '../listing/unseen/eighth.ts';
import { ninth } from '../listing/unseen/ninth.ts';
import { seventh } from '../listing/unseen/seventh.ts';
import { serveUnseen, type UnseenPortal } from '../practice/unseen-portal.ts';
import { startInstallation, type Installation } from '../support/installation.ts';
import { runProgram } from '../support/program.ts';

const names = [
  'nodes of a tree in a script, the list of one beside it',
  'rows opened by a function, a choice of numbers for a pager',
  'a choice of numbers that sends its form',
  'rows that open as a whole, a form that its pager sends inline',
  'a form of years with a button',
  'numbers by groups of five, the next group behind dots',
  'a GridView with numbers by groups of three',
  'an interface that is sent the fields of a form',
  'two guessed names that both answer the first page',
  'a page in the middle that fails',
];
const listings = names.map((name) => {
  const listing = [...seventh, ...eighth, ...ninth].find((one) => one.name === name);
  if (listing === undefined) throw new Error(`no listing is called ${name}`);
  return listing;
});

/** What `probe` prints of a portal, as its configuration. */
async function probed({ host, start }: UnseenPortal, id: PortalId, directory: string): Promise<PortalConfig> {
  const own = path.join(directory, id);
  await mkdir(path.join(own, 'portals'), { recursive: true });
  await writeFile(path.join(own, 'alerts.yaml'), 'subscribers: []\n');
  const { code, stdout, stderr } = await runProgram(['probe', start, '--delay', '0', '--allow-private-host', host]);
  expect([code, stderr]).toEqual([0, expect.stringContaining('content system')]);
  await writeFile(path.join(own, 'portals/probed.yaml'), stdout);
  const { configuration, problems } = await loadConfiguration(own, {});
  expect(problems).toEqual([]);
  const [config] = configuration.portals;
  if (config === undefined) throw new Error('no portal was printed');
  return { ...config, id, crawl: { ...config.crawl, delaySeconds: 0 } };
}

/** Lists that nobody had seen, over HTTP, from what `probe` prints alone. */
describe('lists of the newest shapes', () => {
  let directory: string;
  let portals: readonly UnseenPortal[];
  let installation: Installation;
  const idOf = (at: number): PortalId => `list-${at}` as PortalId;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-newest-'));
    portals = await Promise.all(listings.map(serveUnseen));
    const configs: PortalConfig[] = [];
    for (const [at, portal] of portals.entries()) configs.push(await probed(portal, idOf(at), directory));
    installation = await startInstallation(...configs);
  }, 300_000);
  afterAll(async () => {
    await installation.close();
    for (const portal of portals) portal.close();
    await rm(directory, { recursive: true });
  }, 60_000);

  it.each(listings.map((listing, at) => [listing.name, listing.ending, at] as const))(
    '%s: every report is found, and the pass is told %s',
    async (_name, ending, at) => {
      const summary = await installation.crawl(idOf(at));
      expect(summary).toMatchObject({ state: 'done', complete: ending === 'whole' });
      const pages = await installation.store.pages.reportPages(idOf(at));
      expect(new Set(pages.map(({ url }) => url))).toEqual(new Set(portals[at]?.reports));
    },
    120_000,
  );
});
