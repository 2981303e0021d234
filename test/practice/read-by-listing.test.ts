import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { readListing } from '../../src/listing/index.ts';
import { startPracticePortal } from './portal.ts';
import { makeReport, practiceSystems } from './reports/index.ts';

async function textOf(url: string) {
  const { headers, body } = await request(url);
  return { text: await body.text(), mediaType: String(headers['content-type'] ?? '').split(';')[0] ?? null };
}

/** Reads a column to its end as a crawler does; answers addresses with their titles. */
async function readColumn(start: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const open = [start];
  const asked = new Set<string>();
  for (let url = open.shift(); url !== undefined && asked.size < 40; url = open.shift()) {
    if (asked.has(url)) continue;
    asked.add(url);
    const { links, morePages } = readListing({ url, ...(await textOf(url)), kind: 'auto' });
    for (const link of links) found.set(link.url, link.title);
    open.push(...morePages);
  }
  return found;
}

describe('columns of practice portals', () => {
  it.each(practiceSystems.filter((system) => system !== 'year'))('are read to the end: %s', async (system) => {
    const portal = await startPracticePortal({ system, perPage: 10 });
    try {
      const published = portal.publishMany(47);
      const found = await readColumn(portal.columnUrl());
      expect(published.filter(({ url }) => !found.has(url))).toEqual([]);
      expect(published.map(({ path, url }) => [found.get(url), portal.report(path).title])).toSatisfy(
        (pairs: [string, string][]) => pairs.every(([listed, title]) => listed === title),
      );
    } finally {
      await portal.close();
    }
  });

  it('are read year by year where the address takes a year', async () => {
    const portal = await startPracticePortal({ system: 'year' });
    try {
      const years = [2020, 2021, 2022, 2023];
      const published = years.map((year) => portal.publish(makeReport({ publisher: '云溪县人民政府', year })));
      expect(new Set((await readColumn(portal.columnUrl())).keys())).toEqual(new Set(published.map(({ url }) => url)));
    } finally {
      await portal.close();
    }
  });

  it('are read from feed and sitemap', async () => {
    const portal = await startPracticePortal();
    try {
      const urls = new Set(portal.publishMany(12).map(({ url }) => url));
      expect(new Set((await readColumn(`${portal.url}/rss/gknb.xml`)).keys())).toEqual(urls);
      expect(new Set((await readColumn(`${portal.url}/sitemap.xml`)).keys())).toEqual(urls);
    } finally {
      await portal.close();
    }
  });
});
