import { beforeEach, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/index.ts';
import type { PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { operatorAddress, readerAddress, type Installation } from '../support/installation.ts';
import { publisher, startWatch } from '../support/watch.ts';

const cell = (value: number) => [{ kind: 'cell', table: 'applications', row: 'new', column: 0, value }] as const;
const others = ['民政局', '财政局', '教育局', '水利局', '交通运输局'];

describe('one report at several places', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let paths: readonly [string, string];

  beforeEach(async () => {
    const columns = [
      { id: 'annual', name: '政府信息公开年报' },
      { id: 'more', name: '法定主动公开内容' },
    ];
    ({ portal, installation } = await startWatch({
      region: ['江平市', '云溪县'],
      crawl: { confirmMinutes: 10 },
      site: { columns },
    }));
    for (const organ of others)
      for (const { id: column } of columns)
        portal.publish(makeReport({ publisher: `云溪县${organ}`, year: 2024, seed: organ.length }), { column });
    const report = makeReport({ publisher, year: 2024, seed: 3 });
    paths = [portal.publish(report, { column: 'annual' }).path, portal.publish(report, { column: 'more' }).path];
    await crawl();
  });

  const crawl = async () => {
    installation.passTime(24);
    await installation.sweep();
    await installation.crawl();
    installation.passTime(0.2);
    await installation.sweep();
  };
  const reports = async () =>
    (await installation.store.read.reports({ text: publisher }, { limit: 9, cursor: null })).items;
  const cellNow = async () => {
    const [report] = await reports();
    return (await installation.store.read.report(report?.id ?? ''))?.extraction?.tables.applications?.rows.new?.[0];
  };

  /** The page that the current version was read from. */
  const spokenPath = async () => {
    const [report] = await reports();
    const id = report?.id ?? '';
    const current = (await installation.store.read.report(id))?.version?.captureId;
    const captures = (await installation.store.read.captures({ reportId: id }, { limit: 50, cursor: null })).items;
    const spoken = captures.find((capture) => capture.id === current)?.url ?? '';
    return new URL(spoken).pathname;
  };

  it('is one report with two places, whichever column it was found in first', async () => {
    const [report, ...rest] = await reports();
    expect(rest).toEqual([]);
    const view = await installation.store.read.report(report?.id ?? '');
    expect(view?.places.map(({ columnId }) => columnId).toSorted()).toEqual(['annual', 'more']);
  });

  it('has nothing of a page that claimed it and went away, when it moves later', async () => {
    const other = portal.publish(makeReport({ publisher, year: 2024, seed: 77 }), { column: 'annual' });
    await crawl();
    portal.remove(other.path);
    await crawl();
    for (const path of paths) portal.move(path, path.replace('.html', '_new.html'));
    for (let pass = 0; pass < 3; pass += 1) await crawl();
    expect((await installation.kinds()).filter((kind) => kind === 'report.revised')).toEqual([]);
  });

  it('is told revised once when both places are, and no conflict', async () => {
    for (const path of paths) portal.edit(path, cell(777));
    await crawl();
    await crawl();
    expect((await installation.kinds()).filter((kind) => kind !== 'report.conflict')).toEqual(['report.revised']);
    expect(installation.mailsTo(readerAddress)).toHaveLength(1);
    expect(installation.mailsTo(operatorAddress)).toEqual([]);
    expect(await cellNow()).toBe(777);
  });

  it('tells operators of a place that goes on contradicting, and follows it when the other leaves the listing', async () => {
    const spoken = await spokenPath();
    const [first, second] = spoken.endsWith(paths[0]) ? paths : [paths[1], paths[0]];
    portal.edit(second, cell(778));
    await crawl();
    expect(await installation.kinds()).toEqual(['report.conflict']);
    expect(installation.mailsTo(operatorAddress)).toEqual([]);
    await crawl();
    await crawl();
    expect(installation.mailsTo(operatorAddress)).toHaveLength(1);
    portal.unlist(first);
    await crawl();
    expect(await installation.kinds()).toEqual(['report.conflict', 'report.revised']);
    expect(await cellNow()).toBe(778);
    expect(installation.mailsTo(readerAddress)).toHaveLength(1);
  });

  it('is told to operators once, with its place, where that goes on showing an earlier version for a week', async () => {
    const spoken = await spokenPath();
    const behind = spoken.endsWith(paths[0]) ? paths[1] : paths[0];
    portal.edit(spoken, cell(779));
    for (let pass = 0; pass < 7; pass += 1) await crawl();
    expect(await installation.kinds()).toEqual(['report.revised']);
    for (let pass = 0; pass < 5; pass += 1) await crawl();
    expect(await installation.kinds()).toEqual(['report.revised', 'report.conflict']);
    const mails = installation.mailsTo(operatorAddress).map(({ text }) => text);
    expect(mails).toEqual([expect.stringContaining('仍为先前的版本') as string]);
    expect(mails[0]).toContain(behind);
    portal.edit(behind, cell(779));
    for (let pass = 0; pass < 2; pass += 1) await crawl();
    expect(await installation.kinds()).toEqual(['report.revised', 'report.conflict']);
  }, 60_000);

  it('follows the other place while one is hijacked, and the old copy there is no return', async () => {
    portal.inject(paths[0], true);
    await crawl();
    portal.edit(paths[1], cell(780));
    await crawl();
    expect((await installation.kinds()).toSorted()).toEqual(['page.hijacked', 'report.revised']);
    expect(await cellNow()).toBe(780);
    portal.inject(paths[0], false);
    await crawl();
    await crawl();
    expect((await installation.kinds()).toSorted()).toEqual(['page.hijacked', 'report.revised']);
    expect(await cellNow()).toBe(780);
    portal.edit(paths[0], cell(780));
    await crawl();
    expect((await installation.kinds()).toSorted()).toEqual(['page.hijacked', 'report.revised']);
  });

  it('is contradicted, not revised, where its first page is listed no more and another still shows it', async () => {
    const first = await spokenPath();
    portal.unlist(first);
    await crawl();
    portal.publish(makeReport({ publisher, year: 2024, seed: 77 }), { column: 'annual' });
    await crawl();
    await crawl();
    await crawl();
    expect(new Set(await installation.kinds())).toEqual(new Set(['report.conflict']));
  });

  it.each([
    ['has gone', (path: string) => portal.remove(path)],
    ['is hijacked', (path: string) => portal.inject(path, true)],
  ])('is contradicted, not revised, where its first page %s and another still shows it', async (_, happens) => {
    happens(await spokenPath());
    await crawl();
    portal.publish(makeReport({ publisher, year: 2024, seed: 77 }), { column: 'annual' });
    for (let pass = 0; pass < 3; pass += 1) await crawl();
    const kinds = await installation.kinds();
    expect(kinds).toContain('report.conflict');
    expect(kinds).not.toContain('report.revised');
  });

  it('is told of what is edited of its title at one place while the other goes, whichever is read first', async () => {
    const spoken = await spokenPath();
    const other = spoken.endsWith(paths[0]) ? paths[1] : paths[0];
    portal.edit(other, [{ kind: 'title', title: `${publisher}2024年度政府信息公开工作年度报告` }]);
    portal.remove(spoken);
    portal.slow(spoken, 1_500);
    await crawl();
    const revised = (await installation.changes()).filter(({ kind }) => kind === 'report.revised');
    expect(revised.map(({ detail }) => detail.diff?.changes.map(({ path }) => path))).toEqual([['/title']]);
  });

  it('has not moved to a page that came to hold something else some passes ago', async () => {
    const [kept, taken] = paths;
    portal.publishHtml('<title>停车须知</title><h1>停车须知</h1><p>本院停车场每日早八时开放。</p>', {
      listedTitle: '停车须知',
      path: taken,
      column: 'more',
    });
    await crawl();
    await crawl();
    portal.remove(kept);
    await crawl();
    expect(await installation.kinds()).toEqual([]);
  });

  it('is no news when a migration posts it again under new addresses', async () => {
    for (const [index, path] of paths.entries()) portal.move(path, `/new/${index}.html`, 'missing');
    for (let day = 0; day < 5; day += 1) await crawl();
    expect(new Set(await installation.kinds())).toEqual(new Set(['report.moved']));
    expect(await reports()).toHaveLength(1);
  });

  it('is told of what is edited of its title and its day after it moved, and of that alone', async () => {
    const moved = paths.map((_, index) => `/new/${index}.html`);
    for (const [index, path] of paths.entries()) {
      portal.move(path, moved[index] ?? '', 'missing');
      portal.edit(moved[index] ?? '', [{ kind: 'dates', publishedAt: '2025-06-30' as IsoDate }]);
    }
    await crawl();
    await crawl();
    expect(new Set(await installation.kinds())).toEqual(new Set(['report.moved']));
    const title = `${publisher}2024年度政府信息公开工作年度报告（修订）`;
    for (const path of moved) portal.edit(path, [{ kind: 'title', title }]);
    await crawl();
    const revisions = async () => (await installation.changes()).filter(({ kind }) => kind === 'report.revised');
    expect((await revisions()).map(({ detail }) => detail.diff?.changes.map(({ after }) => after))).toEqual([[title]]);
    for (const path of moved) portal.edit(path, [{ kind: 'dates', publishedAt: '2025-07-01' as IsoDate }]);
    await crawl();
    await crawl();
    const days = (await revisions()).map(({ detail }) => detail.diff?.changes.map(({ after }) => after));
    expect(days).toEqual([[title], ['2025-07-01']]);
  });

  it('is revised where a corrected copy is posted anew and the old page leaves its listing', async () => {
    portal.remove(paths[1]);
    await crawl();
    portal.unlist(paths[0]);
    portal.publish(makeReport({ publisher, year: 2024, seed: 4 }), { column: 'annual' });
    await crawl();
    await crawl();
    const told = (await installation.kinds()).filter(
      (kind) => kind.startsWith('report.') && kind !== 'report.conflict',
    );
    expect(told).toEqual(['report.moved', 'report.revised']);
    expect(installation.mailsTo(readerAddress).filter((mail) => mail.subject.includes('改动'))).toHaveLength(1);
  });
});
