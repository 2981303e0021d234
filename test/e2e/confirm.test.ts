import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { operatorAddress, readerAddress, startInstallation, type Installation } from '../support/installation.ts';
import { publishOthers } from '../support/watch.ts';

const publisher = '云溪县人民政府';
const cell = (value: number) => [{ kind: 'cell', table: 'applications', row: 'new', column: 0, value }] as const;

describe('a major change is told when a second look agrees', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let path: string;

  beforeEach(async () => {
    portal = await startPracticePortal({ siteName: publisher, system: 'trs' });
    installation = await startInstallation({
      id: 'yunxi',
      name: publisher,
      region: ['云溪县'],
      crawl: { delaySeconds: 0, confirmMinutes: 10, allowPrivateHosts: [portal.host] },
      columns: [{ id: 'annual', name: '政府信息公开年报', url: portal.columnUrl() }],
    });
    ({ path } = portal.publish(makeReport({ publisher, year: 2024, seed: 3 })));
    await installation.crawl();
  });
  afterEach(async () => {
    await installation.close();
    await portal.close();
  });
  const mails = () => installation.inbox.received.filter((mail) => mail.to.includes(readerAddress));
  const operatorMails = () => installation.inbox.received.filter((mail) => mail.to.includes(operatorAddress));
  const kinds = async () => (await installation.changes()).map((change) => change.kind);
  const feed = async () => (await fetch(`${installation.webUrl}/feed.atom`)).text();
  const later = async (minutes: number) => {
    installation.passTime(minutes / 60);
    await installation.sweep();
  };

  it('is recorded at once, told after ten minutes, and says when both were seen', async () => {
    portal.edit(path, cell(777));
    await installation.crawl();
    expect(await kinds()).toEqual(['report.revised']);
    await later(9);
    expect(mails()).toEqual([]);
    expect(await feed()).not.toContain('777');
    await later(2);
    expect(mails()).toHaveLength(1);
    expect(await feed()).toContain('777');
    expect(mails()[0]?.text).toContain('两次读取一致');
    expect(installation.hook.received).toHaveLength(1);
    await later(60);
    await installation.crawl();
    expect(mails()).toHaveLength(1);
    expect(await kinds()).toEqual(['report.revised']);
  });

  it('is withdrawn when the page shows the earlier content again, and operators are told', async () => {
    const before = portal.report(path);
    portal.edit(path, cell(777));
    await installation.crawl();
    portal.edit(path, () => before);
    await later(11);
    expect(mails()).toEqual([]);
    expect(await kinds()).toContain('report.conflict');
    expect(operatorMails()).toHaveLength(1);
    await later(25 * 60);
    await installation.crawl();
    expect(mails()).toEqual([]);
    expect(await feed()).not.toContain('<entry>');
    const { items } = await installation.store.read.deliveries({ state: 'withdrawn' }, { limit: 10, cursor: null });
    expect(items.length).toBeGreaterThan(0);
    for (const { id } of items) expect(await installation.store.deliveries.retry(id, installation.now())).toBe(false);
  });

  it('is told to operators once though two nodes answer in turns for days', async () => {
    const before = portal.report(path);
    for (let day = 0; day < 3; day += 1) {
      portal.edit(path, cell(777));
      await installation.crawl();
      portal.edit(path, () => before);
      await later(11);
      await later(23 * 60);
    }
    expect(mails()).toEqual([]);
    expect(operatorMails()).toHaveLength(1);
  });

  it('is no return where a cache showed a removed report for one pass', async () => {
    publishOthers(portal);
    await installation.crawl();
    const day = async () => {
      await later(23 * 60);
      await installation.crawl();
      await later(60);
    };
    const told = () => mails().filter(({ subject }) => /未再找到|重新出现/.test(subject)).length;
    portal.remove(path);
    for (let pass = 0; pass < 5; pass += 1) await day();
    expect(told()).toBe(1);
    portal.restore(path);
    await day();
    portal.remove(path);
    for (let pass = 0; pass < 5; pass += 1) await day();
    expect(told()).toBe(1);
    portal.restore(path);
    await day();
    expect(told()).toBe(1);
    await day();
    expect(told()).toBe(2);
    expect((await kinds()).filter((kind) => kind === 'report.removed')).toHaveLength(1);
  }, 90_000);

  it('has its page read at the next passes for a week when it was withdrawn, however old the report is', async () => {
    const old = portal.publish(makeReport({ publisher, year: 2019, seed: 16 })).path;
    await installation.crawl();
    const before = portal.report(old);
    portal.edit(old, cell(777));
    installation.passTime(24 * 100);
    await installation.crawl();
    portal.edit(old, () => before);
    await later(11);
    portal.edit(old, cell(777));
    const asked = () => portal.requests.filter((request) => request.path === old).length;
    const withdrawn = asked();
    installation.passTime(24);
    await installation.scheduledCrawl();
    expect(asked()).toBe(withdrawn + 1);
    await later(2 * 60);
    expect(
      mails()
        .map(({ text }) => text ?? '')
        .join(),
    ).toContain('777');
    installation.passTime(24 * 8);
    await installation.scheduledCrawl();
    const week = asked();
    installation.passTime(24);
    await installation.scheduledCrawl();
    expect(asked()).toBe(week);
  });

  it('is no return to what was withdrawn when that comes again: nobody heard of it', async () => {
    const before = portal.report(path);
    portal.edit(path, cell(777));
    await installation.crawl();
    portal.edit(path, () => before);
    await later(11);
    portal.edit(path, cell(777));
    await installation.crawl();
    await later(2 * 60);
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.text).toContain('777');
    expect(mails()[0]?.text).not.toMatch(/恢复|改回/u);
    portal.edit(path, () => before);
    await installation.crawl();
    await later(2 * 60);
    expect(mails()).toHaveLength(2);
    expect(mails()[0]?.text).toMatch(/恢复|改回/u);
  });

  it('loses no change of a publisher that changes its mind before the second look', async () => {
    portal.edit(path, cell(777));
    await installation.crawl();
    portal.edit(path, cell(778));
    await later(11);
    expect(mails()).toEqual([]);
    await later(11);
    expect(mails()).toHaveLength(2);
    expect(
      mails()
        .map((mail) => mail.text)
        .join(),
    ).toMatch(/777[^]*778/u);
  });

  it('is told as seen once when the page cannot be read again for a day', async () => {
    portal.edit(path, cell(777));
    await installation.crawl();
    portal.challenge('jiasule');
    await later(11);
    await later(12 * 60);
    expect(mails()).toEqual([]);
    await later(13 * 60);
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.text).toContain('读取到一次');
    expect(operatorMails()).toEqual([]);
  });

  it('tells nothing of a cache that serves last year’s page for an hour', async () => {
    portal.edit(path, cell(777));
    await installation.crawl();
    await later(11);
    expect(mails()).toHaveLength(1);
    const now = portal.report(path);
    portal.edit(path, () => makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    await later(20);
    await installation.crawl();
    await later(40);
    portal.edit(path, () => now);
    await later(40);
    await installation.crawl();
    await later(25 * 60);
    expect(mails()).toHaveLength(1);
    expect((await kinds()).toSorted()).toEqual([
      'report.conflict',
      'report.revised',
      'report.revised',
      'report.revised',
    ]);
  });

  it('tells a change once, and no return, while a node that lags behind answers every other time', async () => {
    portal.stale('turns');
    portal.edit(path, cell(777));
    for (let hour = 0; hour < 8; hour += 1) {
      await later(60);
      await installation.crawl();
      await later(100);
    }
    portal.stale(false);
    for (let hour = 0; hour < 3; hour += 1) {
      await later(60);
      await installation.crawl();
      await later(100);
    }
    const told = mails().filter((mail) => mail.subject.includes('改'));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('777');
    const [report] = (await installation.store.read.reports({ year: 2024 }, { limit: 1, cursor: null })).items;
    const view = await installation.store.read.report(report?.id ?? '');
    expect(view?.extraction?.tables.applications?.rows.new?.[0]).toBe(777);
  }, 120_000);

  it('tells what left the listing when the next pass misses it too, and not what is back', async () => {
    for (const year of [2019, 2020, 2021, 2022, 2023]) portal.publish(makeReport({ publisher, year, seed: year }));
    await installation.crawl();
    const before = (await kinds()).length;
    const told = mails().length;
    await later(24 * 60 + 11);
    const crawlNextDay = async () => {
      installation.passTime(24);
      await installation.crawl();
    };
    portal.unlist(path);
    await crawlNextDay();
    portal.restore(path);
    await crawlNextDay();
    expect((await kinds()).slice(before)).toEqual(['report.unlisted']);
    portal.unlist(path);
    await crawlNextDay();
    expect(await feed()).not.toContain('已不在栏目列表中');
    const unlisted = () => mails().filter((mail) => mail.text.includes('已不在栏目列表中'));
    expect(unlisted()).toEqual([]);
    await crawlNextDay();
    expect(unlisted()).toHaveLength(1);
    expect((await feed()).split('<entry>').filter((entry) => entry.includes('已不在栏目列表中'))).toHaveLength(1);
    await later(4 * 24 * 60);
    expect(unlisted()).toHaveLength(1);
    expect(told).toBe(0);
  });

  describe('a new report is announced once, whatever becomes of it before the second look', () => {
    const first = makeReport({ publisher, year: 2025, seed: 4 });
    let fresh: string;
    const announcements = () => mails().filter(({ subject }) => subject.includes('新发布'));
    const sentence = '，并由县政府办公室编制。';

    beforeEach(async () => {
      fresh = portal.publish(first).path;
      await installation.crawl();
      await later(5);
    });

    it('reworded in a way that would be told at once', async () => {
      portal.edit(fresh, [{ kind: 'words', before: '。', after: sentence }]);
      await installation.crawl();
      expect(mails()).toEqual([]);
      await later(11);
      await later(60);
      expect(announcements()).toHaveLength(1);
      expect(mails().some(({ text }) => text.includes('并由县政府办公室编制'))).toBe(true);
    });

    it('changed and changed back', async () => {
      portal.edit(fresh, cell(777));
      await installation.crawl();
      await later(1);
      portal.edit(fresh, () => first);
      await installation.crawl();
      for (let hour = 0; hour < 4; hour += 1) await later(60);
      expect(announcements()).toHaveLength(1);
      expect(mails().filter(({ subject }) => /改动|改回/u.test(subject))).toEqual([]);
    });

    it('its page turned to spam while another place was revised, and seen there before its own look came', async () => {
      const copy = portal.publish(first).path;
      await installation.crawl();
      portal.inject(fresh, true);
      portal.edit(copy, cell(777));
      await later(6);
      await later(11);
      await later(60);
      await installation.crawl();
      await later(26 * 60);
      expect(announcements()).toHaveLength(1);
      expect(mails().some(({ text }) => text.includes('777'))).toBe(true);
    });

    it('and what it changed to is told from what was told last', async () => {
      await later(6);
      expect(announcements()).toHaveLength(1);
      for (const value of [777, 778, 777]) {
        portal.edit(fresh, cell(value));
        await installation.crawl();
        await later(2);
      }
      for (let hour = 0; hour < 4; hour += 1) await later(60);
      const revisions = mails().filter(({ subject }) => subject.includes('改动'));
      expect(revisions).toHaveLength(1);
      expect(revisions[0]?.text).toContain('777');
      expect(revisions[0]?.text).not.toContain('778');
    });
  });

  it('is no report of a mistyped year where the title is put right before the second look', async () => {
    const mistyped = 2052;
    const report = makeReport({ publisher, year: 2025, seed: 4 });
    const titled = (year: number) => [{ kind: 'title', title: report.title.replace('2025', String(year)) }] as const;
    const fresh = portal.publish(report).path;
    portal.edit(fresh, titled(mistyped));
    await later(24 * 60);
    await installation.crawl();
    expect(await kinds()).toContain('report.published');
    portal.edit(fresh, titled(2025));
    for (const minutes of [11, 11, 26 * 60]) await later(minutes);
    await installation.crawl();
    await later(11);
    const announced = mails().filter(({ subject }) => subject.includes('新发布'));
    expect(announced.map(({ subject }) => subject)).toEqual([expect.stringContaining('2025 年度报告')]);
    expect(mails().some(({ subject }) => subject.includes(String(mistyped)))).toBe(false);
    const { items } = await installation.store.read.reports({ year: mistyped }, { limit: 9, cursor: null });
    expect(items).toEqual([]);
    // The real one of that year is told when it comes.
    portal.publish(makeReport({ publisher, year: mistyped, seed: 5 }));
    await installation.crawl();
    await later(11);
    expect(mails().some(({ subject }) => subject.includes(`新发布：${publisher} ${mistyped}`))).toBe(true);
  }, 60_000);

  it('waits for a new report as well, and does not wait for what was there before', async () => {
    portal.publish(makeReport({ publisher, year: 2025, seed: 4 }));
    await installation.crawl();
    expect(mails()).toEqual([]);
    await later(11);
    expect(
      mails()
        .map((mail) => mail.subject)
        .join(),
    ).toContain('2025');
  });
});
