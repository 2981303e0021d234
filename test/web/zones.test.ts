import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { appOf, readsOf, report, revision, sampleFacts, uuid } from './fixtures/index.ts';

const timeZone = 'Asia/Urumqi';
const western = {
  ...sampleFacts,
  reports: sampleFacts.reports.map((one) => ({ ...one, timeZone })),
  changes: sampleFacts.changes.map((one) => ({ ...one, timeZone })),
  captures: sampleFacts.captures.map((one) => ({ ...one, timeZone })),
  deliveries: sampleFacts.deliveries.map((one) => ({ ...one, timeZone })),
};

const paths = ['/reports', '/changes', `/changes/${revision.id}`, `/captures/${uuid(302)}`, '/deliveries'];

async function momentsOf(path: string, facts: typeof sampleFacts): Promise<readonly string[]> {
  const response = await appOf({ reads: readsOf(facts) }).request(path);
  const $ = load(await response.text());
  return $('main time')
    .toArray()
    .map((one) => $(one).text());
}

describe('times of a portal', () => {
  it.each(paths)('are told in %s by its clocks, with the zone named where it is not the pages’ own', async (path) => {
    const here = await momentsOf(path, sampleFacts);
    const there = await momentsOf(path, western);
    expect(here.length).toBeGreaterThan(0);
    expect(here.join()).not.toContain('Asia/');
    for (const moment of there) expect(moment).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d Asia\/Urumqi$/u);
    // Two hours west of the pages' own clocks.
    const moved = there.map((moment) => new Date(`${moment.slice(0, 16).replace(' ', 'T')}:00+06:00`).getTime());
    expect(moved).toEqual(here.map((moment) => new Date(`${moment.replace(' ', 'T')}:00+08:00`).getTime()));
  });
});

describe('what a reader quotes', () => {
  it('names the title, the address, the moment with its zone, and what proves it', async () => {
    const response = await appOf({ reads: readsOf(western) }).request(`/changes/${revision.id}`);
    const $ = load(await response.text());
    const quotes = $('details:contains("如何引用") pre')
      .toArray()
      .map((one) => $(one).text());
    expect(quotes).toHaveLength(2);
    const capture = western.captures.find(({ id }) => id === revision.captureId);
    expect(quotes.at(-1)).toContain(`《${report.title}》`);
    for (const part of [capture?.url, capture?.id, capture?.location.file, '（Asia/Urumqi）'])
      expect(quotes.at(-1)).toContain(part);
    expect(quotes.at(-1)).toContain(capture?.sha256.replace('sha256:', ''));
  });

  it('is led from a change to the other years', async () => {
    const response = await appOf().request(`/changes/${revision.id}`);
    const $ = load(await response.text());
    expect($(`a[href="/reports/${report.id}/years"]`)).toHaveLength(1);
  });

  it('hears from a change that the sums no longer tie up', async () => {
    const sound = readsOf();
    const reads = {
      ...sound,
      report: async (id: string, number?: number) => {
        const view = await sound.report(id, number);
        if (view?.extraction === null || view === null) return view;
        const broken = view.extraction.checks.map((check) => ({ ...check, status: 'fail' as const }));
        return number === 1
          ? { ...view, extraction: { ...view.extraction, checks: [] } }
          : { ...view, extraction: { ...view.extraction, checks: broken } };
      },
    };
    const text = await (await appOf({ reads }).request(`/changes/${revision.id}`)).text();
    expect(text).toContain(`不符 ${report.extraction?.checks.length} 处`);
    expect(text).toContain(`新出现 ${report.extraction?.checks.length} 处勾稽关系不符`);
  });
});
