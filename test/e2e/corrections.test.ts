import { beforeEach, describe, expect, it } from 'vitest';
import type { PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport } from '../practice/reports/index.ts';
import { readerAddress, type Installation } from '../support/installation.ts';
import { publisher, startWatch } from '../support/watch.ts';

const bureau = '云溪县教育局';

describe('a correction notice', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let path: string;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ region: ['江平市', '云溪县'] }));
    for (const organ of ['民政局', '财政局', '水利局'])
      portal.publish(makeReport({ publisher: `云溪县${organ}`, year: 2024, seed: organ.length }));
    portal.publish(makeReport({ publisher: bureau, year: 2024, seed: 9 }));
    ({ path } = portal.publish(makeReport({ publisher, year: 2024, seed: 3 })));
    await installation.crawl();
  });

  const crawl = async () => {
    installation.passTime(24);
    await installation.crawl();
  };
  const told = async () =>
    (await installation.changes()).map(({ kind, report }) => `${kind} ${report?.publisher ?? ''}${report?.year ?? ''}`);
  const count = async () =>
    (await installation.store.read.reports({ portalId: 'yunxi' }, { limit: 50, cursor: null })).items.length;
  const notice = (title: string, text: string, at: Partial<{ path: string }> = {}) =>
    portal.publishHtml(
      `<html><head><title>${title}</title></head><body><h1>${title}</h1><div class="content">${text}</div></body></html>`,
      { listedTitle: title, ...at },
    );
  const words =
    '<p>因工作人员疏忽，本年新收政府信息公开申请数量有误，现更正如下：应为“12件”，误为“21件”。特此说明。</p>';

  it('revises its report, once, and is neither a report nor a conflict', async () => {
    const { path: at } = notice(`关于${bureau}2024年政府信息公开工作年度报告的更正说明`, words);
    const before = await count();
    await crawl();
    await crawl();
    expect(await told()).toEqual([`report.revised ${bureau}2024`]);
    const [change] = await installation.changes();
    expect(change).toMatchObject({ significance: 'major', detail: { correction: { url: portal.url + at } } });
    expect(change?.detail.reason).toMatchObject({ kind: 'excerpt', text: expect.stringContaining('12件') as string });
    expect(await count()).toBe(before);
    const mails = installation.mailsTo(readerAddress);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('更正');
    notice(`关于${bureau}2024年政府信息公开工作年度报告的更正说明`, words.replace('12', '13'), { path: at });
    await crawl();
    expect(await told()).toHaveLength(2);
  });

  it('is tied by the report that it quotes or links to', async () => {
    notice('更正公告', `<p>我单位发布的《${publisher}2024年政府信息公开工作年度报告》中数据有误。</p>${words}`);
    await crawl();
    expect(await told()).toEqual([`report.revised ${publisher}2024`]);
    notice('政府信息公开工作年度报告更正说明', `<p>详见<a href="${path}">原报告</a>。</p>${words}`);
    await crawl();
    expect(await told()).toEqual([`report.revised ${publisher}2024`, `report.revised ${publisher}2024`]);
  });

  it('has the pages of its report read at the next passes for a week, however old it is', async () => {
    const old = portal.publish(makeReport({ publisher: bureau, year: 2016, seed: 16 })).path;
    const pass = async (days = 1) => {
      installation.passTime(24 * days);
      await installation.scheduledCrawl();
      await installation.sweep();
    };
    const asked = () => portal.requests.filter(({ path: at }) => at === old).length;
    await pass();
    const before = asked();
    await pass();
    expect(asked()).toBe(before);
    notice(`关于${bureau}2016年政府信息公开工作年度报告的更正说明`, words);
    await pass();
    portal.edit(old, [{ kind: 'title', title: `${bureau}2016年度政府信息公开工作年度报告` }]);
    const noticed = asked();
    await pass();
    expect(asked()).toBe(noticed + 1);
    expect(await told()).toEqual([`report.revised ${bureau}2016`, `report.revised ${bureau}2016`]);
    await pass(7);
    const week = asked();
    await pass();
    await pass(7);
    expect(asked()).toBe(week);
  });

  it('revises every report that it names, each once, and waits for those that are not known yet', async () => {
    const organs = ['云溪县民政局', '云溪县财政局', '云溪县档案局'];
    const quotes = organs.map((organ) => `《${organ}2024年政府信息公开工作年度报告》`).join('');
    notice('关于三家单位政府信息公开工作年度报告的更正说明', `<p>我县公布的${quotes}中数据有误。</p>${words}`);
    await crawl();
    await crawl();
    const known = organs.slice(0, 2).map((organ) => `report.revised ${organ}2024`);
    expect((await told()).toSorted()).toEqual(known.toSorted());
    portal.publish(makeReport({ publisher: '云溪县档案局', year: 2024, seed: 12 }));
    await crawl();
    await crawl();
    expect((await told()).filter((change) => change.startsWith('report.revised'))).toHaveLength(3);
  }, 60_000);

  it('waits for its report where that is not known yet', async () => {
    notice(`关于${bureau}2025年政府信息公开工作年度报告的更正说明`, words);
    await crawl();
    expect(await told()).toEqual([]);
    const state = async () => JSON.stringify((await installation.store.portals.list())[0]?.stateReason);
    expect(await state()).toMatch(/untied-corrections.*2025年政府信息公开工作年度报告的更正说明/u);
    portal.publish(makeReport({ publisher: bureau, year: 2025, seed: 10 }));
    await crawl();
    // Its day is long past by then, which is told too.
    expect(await told()).toEqual(
      expect.arrayContaining([`report.published ${bureau}2025`, `report.revised ${bureau}2025`]),
    );
    expect(await state()).not.toContain('untied-corrections');
  });

  it('that is the whole report again is its new version, though the old page still stands', async () => {
    const title = `${publisher}2024年政府信息公开工作年度报告（更正版）`;
    const corrected = editReport(makeReport({ publisher, year: 2024, seed: 3, title }), {
      kind: 'cell',
      table: 'applications',
      row: 'new',
      column: 0,
      value: 777,
    });
    portal.publish(corrected);
    await crawl();
    await crawl();
    expect(await told()).toEqual([`report.revised ${publisher}2024`]);
    const [change] = await installation.changes();
    expect(change?.detail.diff?.changes.some(({ kind }) => kind === 'cell')).toBe(true);
  });
});
