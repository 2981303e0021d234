import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../config/load.ts';
import { furtherListings } from '../practice/further-listings.ts';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { makeReport, organName, practiceSystems } from '../practice/reports/index.ts';
import { startInstallation } from '../support/installation.ts';
import { runProgram } from '../support/program.ts';

describe('from a home page to all its reports, by probe alone', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-probe-'));
    await mkdir(path.join(directory, 'portals'));
    await writeFile(path.join(directory, 'alerts.yaml'), 'subscribers: []\n');
  });
  afterEach(() => rm(directory, { recursive: true }));

  /** Probes, checks what was printed, crawls by it alone, and answers which of the reports were found. */
  const probedAndCrawled = async (portal: PracticePortal, published: readonly string[]) => {
    const probed = await runProgram(['probe', `${portal.url}/`, '--delay', '0', '--allow-private-host', portal.host]);
    expect(probed.stderr).toContain('content system');
    expect(probed.code).toBe(0);
    await writeFile(path.join(directory, 'portals/probed.yaml'), probed.stdout);
    const { configuration, problems } = await loadConfiguration(directory, {});
    expect(problems).toEqual([]);
    const [config] = configuration.portals;
    if (config === undefined) throw new Error('no portal was printed');
    const installation = await startInstallation({ ...config, crawl: { ...config.crawl, delaySeconds: 0 } });
    try {
      const summary = await installation.crawl(config.id);
      expect(summary).toMatchObject({ state: 'done', complete: true, linksSeen: published.length });
      expect(summary.baseline).toBe(published.length);
      const pages = await installation.store.pages.reportPages(config.id);
      expect(new Set(pages.map((page) => page.url))).toEqual(new Set(published));
      return summary;
    } finally {
      await installation.close();
    }
  };
  const publishTwelve = (portal: PracticePortal): string[] =>
    Array.from(
      { length: 12 },
      (_unused, index) => portal.publish(makeReport({ publisher: organName(index), year: 2024, seed: index })).url,
    );

  it.each(practiceSystems)(
    '%s',
    async (system) => {
      // A column by years shows every year at once; the others turn pages.
      const portal = await startPracticePortal({ system, perPage: system === 'year' ? 20 : 5 });
      try {
        const { listingPages } = await probedAndCrawled(portal, publishTwelve(portal));
        expect(listingPages).toBeGreaterThan(system === 'year' ? 0 : 1);
      } finally {
        await portal.close();
      }
    },
    60_000,
  );

  it.each(furtherListings)(
    '%s',
    async (listing) => {
      const portal = await startPracticePortal({
        system: listing.startsWith('jcms') ? 'jcms' : 'plain',
        listing,
        perPage: 5,
      });
      try {
        // Two organs over six years: the endpoint by organ and year is asked for each.
        const published = Array.from({ length: 12 }, (_unused, at) => {
          const publisher = at % 2 === 0 ? '云溪县财政局' : '云溪县教育局';
          return portal.publish(makeReport({ publisher, year: 2019 + Math.floor(at / 2), seed: at })).url;
        });
        const { listingPages } = await probedAndCrawled(portal, published);
        expect(listingPages).toBeGreaterThan(2);
      } finally {
        await portal.close();
      }
    },
    60_000,
  );

  it('says plainly when it is blocked', async () => {
    const portal = await startPracticePortal({});
    portal.challenge('ruishu');
    const { code, stderr } = await runProgram(['probe', `${portal.url}/`, '--allow-private-host', portal.host]);
    await portal.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/is (?:blocked|disallowed): /);
  });
});
