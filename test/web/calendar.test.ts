import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { IsoDate, PortalId, ReportId } from '../../src/domain/index.ts';
import type { Declared } from '../../src/follow/index.ts';
import { calendarOf, countStates, type CalendarFacts } from '../../src/web/calendar.ts';
import type { PublicationView } from '../../src/web/index.ts';
import { appOf, portals, readsOf, uuid } from './fixtures/index.ts';

const at = (text: string): Date => new Date(text);
const now = at('2026-02-10T00:00:00Z');

function declared(publisher: string, part: Partial<Declared> = {}): Declared {
  return { publisher, level: null, due: null, since: null, until: null, columns: [], ...part };
}

function published(
  publisher: string,
  year: number,
  day: string | null,
  part: Partial<PublicationView> = {},
): PublicationView {
  return {
    reportId: uuid(year) as ReportId,
    publisher,
    year,
    claimedPublishedAt: day as IsoDate | null,
    firstSeenAt: at('2025-03-01T00:00:00Z'),
    lastAbsentAt: null,
    removedAt: null,
    ...part,
  };
}

function facts(part: Partial<CalendarFacts>): CalendarFacts {
  return { reports: [], overdue: [], declared: [], timeZone: 'Asia/Shanghai', now, ...part };
}

const statesOf = (given: Partial<CalendarFacts>, publisher: string) => {
  const calendar = calendarOf(facts(given));
  const row = calendar.rows.find((one) => one.publisher === publisher);
  return Object.fromEntries(calendar.years.map((year, index) => [year, row?.years[index]]));
};

describe('calendarOf', () => {
  it('tells awaited, unknown and proven absence apart', () => {
    const given = {
      declared: [declared('青溪区人民政府'), declared('青溪区民政局'), declared('青溪区水利局')],
      reports: ['青溪区人民政府', '青溪区民政局', '青溪区水利局'].map((name) => published(name, 2024, '2025-01-20')),
      overdue: [{ publisher: '青溪区水利局', year: 2025, since: at('2026-02-01T00:00:00Z') }],
    };
    expect(statesOf(given, '青溪区人民政府')[2025]).toEqual({ kind: 'awaited', deadline: '2026-03-31' });
    expect(statesOf(given, '青溪区民政局')[2025]).toEqual({ kind: 'unknown' });
    expect(statesOf(given, '青溪区水利局')[2025]).toMatchObject({ kind: 'overdue' });
    expect(calendarOf(facts(given)).rows.map(({ publisher }) => publisher)).toEqual([
      '青溪区水利局',
      '青溪区民政局',
      '青溪区人民政府',
    ]);
  });

  it('calls late what was observed to be late, or claims a day soon after its own; a repost is neither', () => {
    const reports = [
      published('青溪区民政局', 2024, '2025-01-30', { lastAbsentAt: at('2025-02-20T00:00:00Z') }),
      published('青溪区民政局', 2023, '2024-02-02'),
      published('青溪区民政局', 2022, '2023-01-30'),
      published('青溪区民政局', 2013, '2023-05-01'),
    ];
    const states = statesOf({ reports }, '青溪区民政局');
    expect(states[2024]).toMatchObject({ day: '2025-01-30', late: 'observed' });
    expect(states[2023]).toMatchObject({ late: 'claimed' });
    expect(states[2022]).toMatchObject({ late: null });
    expect(states[2013]).toMatchObject({ late: null });
  });

  it('owes nobody what nobody declared, nor what lies outside the declared years', () => {
    const reports = [published('青溪区体育局', 2020, '2021-01-10'), published('青溪区旅游局', 2018, '2019-01-10')];
    expect(statesOf({ reports }, '青溪区旅游局')[2019]).toEqual({ kind: 'none' });
    const until = { declared: [declared('青溪区旅游局', { until: 2018 })], reports };
    expect(statesOf(until, '青溪区旅游局')[2020]).toEqual({ kind: 'none' });
    expect(statesOf(until, '青溪区旅游局')[2018]).toMatchObject({ kind: 'published' });
  });

  it('shows the day of appearing where a report names none, and that one is gone', () => {
    const reports = [
      published('青溪区民政局', 2024, null, {
        firstSeenAt: at('2025-01-20T18:00:00Z'),
        lastAbsentAt: at('2025-01-19T18:00:00Z'),
      }),
      published('青溪区民政局', 2023, null),
      published('青溪区民政局', 2022, '2023-01-10', { removedAt: at('2025-05-01T00:00:00Z') }),
    ];
    const states = statesOf({ reports }, '青溪区民政局');
    expect(states[2024]).toMatchObject({ day: '2025-01-21' });
    expect(states[2023]).toMatchObject({ day: null });
    expect(states[2022]).toMatchObject({ kind: 'gone' });
  });

  it('counts a year', () => {
    const calendar = calendarOf(
      facts({
        declared: [declared('甲县民政局'), declared('乙县民政局')],
        reports: [published('甲县民政局', 2025, '2026-02-03')],
      }),
    );
    expect(countStates(calendar, 2025)).toMatchObject({ published: 1, late: 1, unknown: 1, overdue: 0 });
  });

  it('has no years where nothing is known', () => {
    expect(calendarOf(facts({}))).toEqual({ years: [], rows: [] });
  });
});

describe('the page of who published', () => {
  const reports = Array.from({ length: 5 }, (_, index) =>
    published(`第${index}局`, 2024, `2025-01-${10 + index}`, { reportId: uuid(index) as ReportId }),
  );
  const pageOf = async (query = '') => {
    const app = appOf({
      reads: { ...readsOf(), publications: async () => ({ reports, overdue: [] }) },
      declared: (id) => (id === ('qingxi' as PortalId) ? [declared('第9局')] : []),
      now: () => now,
    });
    const answer = await app.request(`/calendar${query}`);
    return { status: answer.status, $: load(await answer.text()) };
  };

  it('has a row for each publisher, a link for each report and a dot for each day', async () => {
    const { $ } = await pageOf();
    expect($('table.coverage caption').text()).toContain(portals[0]?.name ?? '');
    expect($('table.coverage tbody tr')).toHaveLength(6);
    expect($('table.coverage tbody tr').first().text()).toContain('第9局');
    expect($('table.coverage tbody tr').first().text()).toContain('没有见到');
    expect($(`a[href="/reports/${uuid(3)}"]`).text()).toBe('01-13');
    expect($('svg.season circle')).toHaveLength(5);
    expect($('svg.season').attr('aria-label')).toContain('5 份');
  });

  it('knows no portal that is not watched', async () => {
    expect((await pageOf('?portal=nowhere')).status).toBe(404);
  });
});
