import { beforeEach, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/index.ts';
import { dayIn } from '../../src/follow/index.ts';
import { writeDocx } from '../eval/writers/docx.ts';
import type { PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport, type PracticeReport } from '../practice/reports/index.ts';
import {
  deskAddress,
  deskPublisher,
  operatorAddress,
  readerAddress,
  type Installation,
} from '../support/installation.ts';
import { publisher, startWatch } from '../support/watch.ts';

const zone = 'Asia/Shanghai';

describe('the life of reports, over days', () => {
  let portal: PracticePortal;
  let installation: Installation;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ timeZone: zone }));
  });

  const publish = (year: number, of = publisher) =>
    portal.publish(makeReport({ publisher: of, year, seed: year })).path;
  const crawlDaily = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      installation.passTime(24);
      await installation.crawl();
    }
  };

  /** Reports of other organs, so that one alone is no fifth of the portal. */
  const publishOthers = () => {
    for (const organ of ['民政局', '财政局', '教育局', '水利局', '交通运输局']) publish(2024, `云溪县${organ}`);
  };

  it('tells once that a report left the listing while its page is there', async () => {
    publishOthers();
    const path = publish(2024);
    await installation.crawl();
    portal.unlist(path);
    await crawlDaily(2);
    const changes = await installation.changes();
    expect(changes.map((change) => [change.kind, change.significance])).toEqual([['report.unlisted', 'minor']]);
    expect(changes[0]?.report).toMatchObject({ publisher, year: 2024 });
    expect(installation.mailsTo(readerAddress)).toHaveLength(1);
  });

  it('tells that a report was removed after three looks over three days, and that it is back', async () => {
    publishOthers();
    const path = publish(2024);
    await installation.crawl();
    portal.remove(path);
    await crawlDaily(3);
    expect(await installation.kinds()).toEqual([]);
    await crawlDaily(2);
    expect(await installation.kinds()).toEqual(['report.removed']);
    expect(installation.mailsTo(readerAddress)[0]?.text).toContain('未再找到');
    portal.restore(path);
    await crawlDaily(2);
    expect(await installation.kinds()).toEqual(['report.removed', 'report.restored']);
    expect(installation.mailsTo(operatorAddress)).toEqual([]);
  });

  it('tells that a report went back to what it said before, though its page has moved since', async () => {
    publishOthers();
    const path = publish(2024);
    const first = portal.report(path);
    await installation.crawl();
    portal.edit(path, [{ kind: 'cell', table: 'applications', row: 'new', column: 0, value: 777 }]);
    await crawlDaily(1);
    portal.move(path, '/moved/t1_1.html', 'missing');
    await crawlDaily(2);
    portal.edit('/moved/t1_1.html', () => first);
    await crawlDaily(1);
    const told = (await installation.changes()).map(({ kind, detail }) => [kind, detail.returnsTo !== undefined]);
    expect(told).toEqual([
      ['report.revised', false],
      ['report.moved', false],
      ['report.revised', true],
    ]);
  });

  it('tells whoever asked for one organ of its reports alone: new, revised and gone', async () => {
    publishOthers();
    publish(2023);
    await installation.crawl();
    publish(2024);
    const own = makeReport({ publisher: deskPublisher, year: 2024, seed: 3 });
    const { path } = portal.publish(own);
    await installation.crawl();
    portal.edit(path, [{ kind: 'words', before: '所有申请', after: '全部申请' }]);
    await installation.crawl();
    portal.remove(path);
    await crawlDaily(5);
    const subjects = (address: string) => installation.mailsTo(address).map(({ subject }) => subject);
    const ofAll = subjects(readerAddress);
    const ofOne = ofAll.filter((subject) => subject.includes(deskPublisher));
    expect(await installation.kinds()).toEqual(expect.arrayContaining(['report.revised', 'report.removed']));
    expect(subjects(deskAddress)).toEqual(ofOne);
    expect(ofOne.length).toBeGreaterThanOrEqual(3);
    expect(ofAll.length).toBeGreaterThan(ofOne.length);
  });

  it('follows an old report’s removal as closely as a new one’s', async () => {
    publishOthers();
    const path = publish(2016);
    await installation.crawl();
    portal.remove(path);
    await crawlDaily(5);
    expect(await installation.kinds()).toEqual(['report.removed']);
  });

  it('tells that the attachment which is the report is gone, while its page is there', async () => {
    publishOthers();
    const report = makeReport({ publisher, year: 2024, seed: 5 });
    const bytes = writeDocx(report.text.split('\n').map((text) => ({ kind: 'paragraph', text })));
    const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const file = { path: '/zwgk/files/report-2024.docx', listed: false, listedTitle: report.title };
    portal.publishFile({ name: 'report.docx', bytes, mediaType }, file);
    portal.publishHtml(
      `<html><head><title>${report.title}</title></head><body><h1>${report.title}</h1><div class="content"><a href="${file.path}">${report.title}.docx</a></div></body></html>`,
      { listedTitle: report.title },
    );
    await installation.crawl();
    const { items } = await installation.store.read.reports(
      { text: publisher, year: 2024 },
      { limit: 9, cursor: null },
    );
    expect(items.filter((each) => each.publisher === publisher)).toHaveLength(1);
    portal.remove(file.path, 'missing', true);
    await crawlDaily(5);
    const changes = await installation.changes();
    expect(changes.map((change) => change.kind)).toEqual(['report.removed']);
    expect(changes[0]?.detail.url).toContain(file.path);
    portal.restore(file.path);
    await crawlDaily(1);
    expect(await installation.kinds()).toEqual(['report.removed', 'report.restored']);
  });

  it('shows a broken link in the portal’s state and tells nobody', async () => {
    publishOthers();
    const path = publish(2024);
    await installation.crawl();
    portal.remove(path, 'missing', true);
    await crawlDaily(1);
    expect(await installation.kinds()).toEqual([]);
    const [status] = await installation.store.portals.list();
    expect(status).toMatchObject({ state: 'ok' });
    const said = JSON.stringify(status?.stateReason);
    expect(said).toContain('broken-links');
    expect(said).toContain(path);
  });

  it('holds back what vanishes together, and tells operators once and of recovery once', async () => {
    publishOthers();
    const paths = [publish(2024), publish(2023)];
    await installation.crawl();
    for (const path of paths) portal.remove(path);
    await crawlDaily(5);
    expect(await installation.kinds()).toEqual(['portal.layout-changed']);
    for (const path of paths) portal.restore(path);
    await crawlDaily(1);
    expect(await installation.kinds()).toEqual(['portal.layout-changed', 'portal.recovered']);
    expect(installation.mailsTo(readerAddress)).toEqual([]);
  });

  it('tells what an operator releases, if the next pass finds it gone too, and nothing of what he dismisses', async () => {
    publishOthers();
    const paths = [publish(2024), publish(2023)];
    await installation.crawl();
    for (const path of paths) portal.remove(path);
    await crawlDaily(5);
    const held = await installation.store.held.list();
    expect(held.map(({ year, what, ruling }) => `${year} ${what} ${ruling}`).toSorted()).toEqual([
      '2023 removed null',
      '2024 removed null',
    ]);
    const idOf = (year: number) => held.find((one) => one.year === year)?.reportId ?? '';
    await installation.store.held.rule(idOf(2024), 'release', 'test', installation.now());
    await installation.store.held.rule(idOf(2023), 'dismiss', 'test', installation.now());
    await crawlDaily(2);
    const changes = await installation.changes();
    expect(changes.map(({ kind }) => kind)).toEqual(['portal.layout-changed', 'report.removed', 'portal.recovered']);
    expect(changes[1]?.report?.year).toBe(2024);
    for (const path of paths) portal.restore(path);
    await crawlDaily(1);
    expect(await installation.store.held.list()).toEqual([]);
    expect((await installation.kinds()).slice(3)).toEqual(['report.restored']);
  });

  it('calls the layout changed when the listing shows under half twice', async () => {
    publishOthers();
    await installation.crawl();
    portal.shrinkListings(2);
    await crawlDaily(1);
    expect(await installation.kinds()).toEqual([]);
    await crawlDaily(2);
    expect(await installation.kinds()).toEqual(['portal.layout-changed']);
    portal.shrinkListings(null);
    await crawlDaily(1);
    expect(await installation.kinds()).toEqual(['portal.layout-changed', 'portal.recovered']);
  });

  it('believes no listing that shrinks to nothing', async () => {
    publishOthers();
    await installation.crawl();
    portal.shrinkListings(0);
    await crawlDaily(4);
    expect(await installation.kinds()).toEqual(['portal.layout-changed']);
    expect((await installation.changes())[0]?.detail.reason).toMatchObject({
      kind: 'listing-short',
      listed: 0,
      known: 5,
    });
    portal.shrinkListings(null);
    await crawlDaily(1);
    expect(installation.mailsTo(readerAddress)).toEqual([]);
  });

  it('tells nothing of reports behind a challenge, however long it stands', async () => {
    publishOthers();
    await installation.crawl();
    portal.challenge('jiasule');
    await crawlDaily(5);
    portal.challenge(null);
    await crawlDaily(1);
    expect(await installation.kinds()).toEqual(['portal.blocked', 'portal.recovered']);
  });

  it('tells operators once of a portal that cannot be read, by whatever name, and once that it can', async () => {
    publishOthers();
    await installation.crawl();
    portal.maintenance(true);
    await crawlDaily(1);
    portal.maintenance(false);
    portal.challenge('jiasule');
    await crawlDaily(1);
    expect((await installation.store.portals.list())[0]).toMatchObject({ state: 'blocked' });
    portal.challenge(null);
    await crawlDaily(1);
    expect(await installation.kinds()).toEqual(['portal.unreachable', 'portal.recovered']);
  });

  it('tells of a second hijacking after a clean time, and recalls one that lasts', async () => {
    publishOthers();
    const path = publish(2024);
    await installation.crawl();
    for (const family of ['A', null, 'A'] as const) {
      portal.hijack(path, family);
      await crawlDaily(1);
    }
    expect(await installation.kinds()).toEqual(['page.hijacked', 'page.hijacked']);
    await crawlDaily(8);
    const changes = await installation.changes();
    expect(changes.map((change) => change.kind)).toEqual(['page.hijacked', 'page.hijacked', 'page.hijacked']);
    expect(changes[2]?.detail.reason).toMatchObject({ kind: 'not-watched' });
    expect(installation.mailsTo(readerAddress)).toEqual([]);
  });

  describe('dates under oath', () => {
    const dated = (year: number, day: IsoDate): PracticeReport =>
      editReport(makeReport({ publisher, year, seed: year }), { kind: 'dates', publishedAt: day, writtenAt: day });
    const today = () => dayIn(zone, installation.now());

    it('contradicts a day that was over before the last look that did not find it', async () => {
      publishOthers();
      await installation.crawl();
      const claimed = today();
      installation.passTime(48);
      await installation.crawl();
      portal.publish(dated(2025, claimed));
      installation.passTime(24);
      await installation.crawl();
      expect((await installation.kinds()).toSorted()).toEqual(['report.date-contradicted', 'report.published']);
      const { items } = await installation.store.read.reports({ year: 2025 }, { limit: 1, cursor: null });
      expect(items[0]?.claimedPublishedAt).toBe(claimed);
      expect(items[0]?.lastAbsentAt).not.toBeNull();
    });

    it('contradicts it while a page of the portal stays hijacked: it is known what stands there', async () => {
      publishOthers();
      const path = publish(2024);
      await installation.crawl();
      portal.hijack(path, 'A');
      await crawlDaily(1);
      const claimed = today();
      await crawlDaily(2);
      portal.publish(dated(2025, claimed));
      await crawlDaily(1);
      expect((await installation.kinds()).toSorted()).toEqual([
        'page.hijacked',
        'report.date-contradicted',
        'report.published',
      ]);
    });

    it('believes a day that had not ended when the last look began', async () => {
      publishOthers();
      await installation.crawl();
      portal.publish(dated(2025, today()));
      installation.passTime(48);
      await installation.crawl();
      expect(await installation.kinds()).toEqual(['report.published']);
    });
  });
});
