import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portalSchema } from '../../../config/portal.ts';
import { duePages, type KnownPage } from '../../../jobs/crawl/due.ts';
import { pagesDue } from '../../../jobs/crawl/pages-due.ts';
import { useStore } from '../../store/support/open.ts';
import { at, samplePortal, watch } from '../../store/support/sample.ts';
import { fillPages, patience, type MadePage } from '../support/made-pages.ts';
import '../../support/seed.ts';

const ready = useStore();
let client: Client | null = null;
beforeAll(async () => {
  client = new Client({ connectionString: ready.url });
  await client.connect();
});
afterAll(async () => client?.end());

const { revisit } = portalSchema.parse({
  id: 'a',
  name: '甲',
  crawl: { revisit: { newestDays: 1 } },
  columns: [{ id: 'annual', name: '年报', url: 'http://www.example.gov.cn/nb/' }],
}).crawl;

/** A page of the newest year that was just visited, with nothing open. */
const settled: MadePage = {
  visitedHoursAgo: 1,
  report: 0,
  year: 2025,
  failures: 0,
  differs: false,
  frozen: false,
  hijacked: false,
  absentTimes: null,
  leftListing: false,
  unlisted: false,
  removed: false,
  restoredHoursAgo: null,
  correctedHoursAgo: null,
  withdrawnHoursAgo: null,
};

/** Indexes of the pages that are due, as the database and the rules together say. */
async function due(pages: readonly MadePage[]): Promise<readonly number[]> {
  if (client === null) throw new Error('the database is open only while tests run');
  const portal = samplePortal();
  await watch(ready.store, portal);
  await fillPages(client, portal.id, pages, at);
  const found = await pagesDue(ready.store, portal.id, revisit, at);
  return found.map(({ url }) => Number(new URL(url).pathname.slice(1)));
}

const hours = 60 * 60 * 1000;
const within = (page: MadePage, since: number | null, days: number): boolean =>
  page.visitedHoursAgo !== null && since !== null && page.visitedHoursAgo > since - days * 24;

/** Whether it is open what became of a page, said plainly. */
function isUnsettled(page: MadePage, all: readonly MadePage[]): boolean {
  const same = page.report === null ? [page] : all.filter(({ report }) => report === page.report);
  const [report = page] = same;
  const others = same.filter((other) => other !== page);
  return (
    (page.failures >= 1 && page.failures <= patience) ||
    page.hijacked ||
    page.differs ||
    (page.report !== null &&
      (page.frozen ||
        same.some(({ differs }) => differs) ||
        (!report.removed && others.some(({ absentTimes }) => absentTimes !== null && absentTimes <= patience)) ||
        within(page, report.restoredHoursAgo, 3) ||
        within(page, report.correctedHoursAgo, 7) ||
        within(page, page.withdrawnHoursAgo, 7) ||
        (page.leftListing && !page.unlisted)))
  );
}

function known(page: MadePage, index: number, all: readonly MadePage[]): KnownPage & { readonly index: number } {
  const report = all.find((other) => other.report !== null && other.report === page.report);
  return {
    index,
    lastVisitedAt: page.visitedHoursAgo === null ? null : new Date(at.getTime() - page.visitedHoursAgo * hours),
    reportYear: report?.year ?? null,
    unsettled: isUnsettled(page, all),
  };
}

const seldom = fc.integer({ min: 0, max: 14 }).map((drawn) => drawn === 0);
const seldomOne = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.tuple(seldom, value).map(([some, drawn]) => (some ? drawn : null));
const hoursAgo = fc.integer({ min: 0, max: 24 * 20 });
const madePage: fc.Arbitrary<MadePage> = fc.record({
  visitedHoursAgo: fc.option(fc.oneof(fc.integer({ min: -6, max: 24 * 12 }), fc.integer({ min: 0, max: 24 * 120 })), {
    nil: null,
    freq: 19,
  }),
  report: fc.option(fc.integer({ min: 0, max: 79 }), { nil: null, freq: 9 }),
  year: fc.integer({ min: 2015, max: 2025 }),
  failures: seldomOne(fc.constantFrom(1, patience, patience + 1)).map((count) => count ?? 0),
  differs: seldom,
  frozen: seldom,
  hijacked: seldom,
  absentTimes: seldomOne(fc.constantFrom(1, patience, patience + 1)),
  leftListing: fc.boolean(),
  unlisted: fc.boolean(),
  removed: fc.boolean(),
  restoredHoursAgo: seldomOne(hoursAgo),
  correctedHoursAgo: seldomOne(hoursAgo),
  withdrawnHoursAgo: seldomOne(hoursAgo),
});

describe('the pages of a portal that the database hands out as due', () => {
  it('are none where nothing is', async () => {
    expect(await due([settled, { ...settled, report: 1, year: 2020, visitedHoursAgo: 24 }])).toEqual([]);
  });

  it('are those that are due by the rules, whatever happened to them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(madePage, { minLength: 60, maxLength: 150 }), async (pages) => {
        const plain = duePages(pages.map(known), revisit, at);
        expect(new Set(await due(pages))).toEqual(new Set(plain.map(({ index }) => index)));
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});
