import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { isDamage, verifyArchive } from '../../src/archive/verify.ts';
import type { PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport } from '../practice/reports/index.ts';
import { zhangdianPage } from '../practice/mirror.ts';
import { sharedPath } from '../shared.ts';
import { operatorAddress, readerAddress, startInstallation, type Installation } from '../support/installation.ts';
import { publisher, startWatch } from '../support/watch.ts';

describe('the main job, from a listing to an alert', () => {
  let portal: PracticePortal;
  let installation: Installation;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch());
  });

  it('records what was there from the beginning and tells nobody', async () => {
    portal.publish(makeReport({ publisher, year: 2022, seed: 1 }));
    portal.publish(makeReport({ publisher, year: 2023, seed: 2 }));
    const summary = await installation.crawl();
    expect(summary).toMatchObject({
      state: 'done',
      complete: true,
      linksSeen: 2,
      linksNew: 2,
      baseline: 2,
      changes: {},
    });
    const { items } = await installation.store.read.reports({}, { limit: 10, cursor: null });
    expect(items.map((report) => [report.publisher, report.year, report.versions])).toEqual([
      [publisher, 2023, 1],
      [publisher, 2022, 1],
    ]);
    expect(installation.inbox.received).toEqual([]);
  });

  it('announces a new report once to each subscriber, by mail and by signed webhook', async () => {
    await installation.crawl();
    portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['report.published']);
    expect(installation.mailsTo(readerAddress)).toHaveLength(1);
    expect(installation.mailsTo(readerAddress)[0]?.subject).toContain(publisher);
    expect(installation.mailsTo(operatorAddress)).toEqual([]);
    expect(installation.hook.received).toMatchObject([{ kind: 'report.published', verified: true }]);
  });

  it('finds two silently changed cells and a sentence, with before and after', async () => {
    const report = makeReport({ publisher, year: 2024, seed: 3 });
    const { path: at } = portal.publish(report);
    await installation.crawl();
    const rows = report.truth.tables.applications?.rows;
    const [fresh, open] = [rows?.new?.[0] ?? 0, rows?.open?.[6] ?? 0];
    portal.edit(at, (current) =>
      editReport(
        current,
        { kind: 'cell', table: 'applications', row: 'new', column: 0, value: fresh + 5 },
        { kind: 'cell', table: 'applications', row: 'open', column: 6, value: open + 3 },
        { kind: 'words', before: '信息公开', after: '信息主动公开' },
      ),
    );
    await installation.crawl();
    const changes = await installation.changes();
    expect(changes.map((change) => [change.kind, change.significance])).toEqual([['report.revised', 'major']]);
    const entries = changes[0]?.detail.diff?.changes ?? [];
    const cells = entries.filter((entry) => entry.kind === 'cell');
    expect(cells.map(({ path: pointer, before, after }) => [pointer, before, after])).toEqual([
      ['/tables/applications/rows/new/0', fresh, fresh + 5],
      ['/tables/applications/rows/open/6', open, open + 3],
    ]);
    expect(entries.some((entry) => entry.kind === 'text' && String(entry.after).includes('信息主动公开'))).toBe(true);
    const [mail] = installation.mailsTo(readerAddress);
    expect(mail?.text).toContain(String(fresh + 5));
    expect(mail?.text).toMatch(/信息.{0,4}主动.{0,4}公开/u);
  });

  it('says that a report came back to what it was', async () => {
    const report = makeReport({ publisher, year: 2024, seed: 3 });
    const { path: at } = portal.publish(report);
    await installation.crawl();
    portal.edit(at, [{ kind: 'cell', table: 'applications', row: 'new', column: 0, value: 777 }]);
    await installation.crawl();
    portal.edit(at, () => report);
    await installation.crawl();
    const changes = await installation.changes();
    expect(changes.map((change) => change.kind)).toEqual(['report.revised', 'report.revised']);
    expect(changes[1]?.detail.returnsTo).toBeDefined();
  });

  it('stays silent when the portal is only rebuilt', async () => {
    portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    portal.rebuild();
    const summary = await installation.crawl();
    expect(summary.outcomes).toEqual({ ok: 1 });
    expect(await installation.kinds()).toEqual([]);
  });

  it('asks conditionally and proves sameness by it', async () => {
    portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    const summary = await installation.crawl();
    expect(summary).toMatchObject({ complete: true, outcomes: { 'not-modified': 1 } });
  });

  it('reports a challenge as blocked, once, and its end once; readers hear nothing', async () => {
    portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    for (const kind of ['jiasule', 'ruishu', 'wzws'] as const) {
      portal.challenge(kind);
      expect((await installation.crawl()).complete).toBe(false);
    }
    portal.challenge(null);
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['portal.blocked', 'portal.recovered']);
    expect(installation.mailsTo(operatorAddress)).toHaveLength(2);
    expect(installation.mailsTo(readerAddress)).toEqual([]);
  });

  it('tells operators of a portal that does not answer, and of its return', async () => {
    portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    portal.offline(true);
    await installation.crawl();
    await installation.crawl();
    portal.offline(false);
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['portal.unreachable', 'portal.recovered']);
  });

  it('flags a hijacked page once to operators and raises no change of a report', async () => {
    const { path: at } = portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    portal.hijack(at, 'A');
    await installation.crawl();
    portal.rebuild();
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['page.hijacked']);
    expect(installation.mailsTo(readerAddress)).toEqual([]);
    portal.hijack(at, null);
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['page.hijacked']);
  });

  it('reads GBK pages as it reads UTF-8 ones: the change of charset is no change', async () => {
    portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    portal.charset('gbk');
    portal.gzip(true);
    expect((await installation.crawl()).outcomes).toEqual({ ok: 1 });
    expect(await installation.kinds()).toEqual([]);
  });

  it('follows a report that moves to another address', async () => {
    const { path: at } = portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    portal.move(at, '/zwgk/zfxxgknb/202503/t20250301_1.html', 'missing');
    await installation.crawl();
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['report.moved']);
  });

  it('finds the report that a column page shows itself, beside its links', async () => {
    const report = makeReport({ publisher, year: 2024, seed: 3 });
    const links = '<ul><li><a href="/x/1.html" title="2023年工作动态一二三">2023年工作动态一二三</a></li></ul>';
    portal.publishHtml(`<title>${report.title}</title><h1>${report.title}</h1>${report.html}${links}`, {
      listedTitle: report.title,
      path: '/zwgk/itself.html',
      listed: false,
    });
    const own = await startInstallation({
      id: 'itself',
      name: publisher,
      crawl: { delaySeconds: 0, allowPrivateHosts: [portal.host] },
      columns: [{ id: 'annual', name: '年报', url: `${portal.url}/zwgk/itself.html` }],
    });
    try {
      expect((await own.crawl()).baseline).toBe(1);
    } finally {
      await own.close();
    }
  });

  it('keeps every exchange so that it can be verified and read back', async () => {
    portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    const findings = [];
    const options = { known: installation.store.knownCaptures };
    for await (const finding of verifyArchive(path.join(installation.dataDirectory, 'archive'), options))
      findings.push(finding);
    expect(findings.filter(isDamage)).toEqual([]);
    const { items } = await installation.store.read.captures({}, { limit: 10, cursor: null });
    expect(items).toHaveLength(2);
    const body = await fetch(`${installation.webUrl}/captures/${items[0]?.id}/body`);
    expect(body.headers.get('content-security-policy')).toContain('sandbox');
    expect((await body.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });

  describe.skipIf(sharedPath() === null)('with the real hijacked capture', () => {
    it('raises one page.hijacked for operators, no report.*, and shows the page with its doubts', async () => {
      const text = await readFile(sharedPath('corpus', 'zhangdian_2014_mirror.txt') ?? '', 'utf8');
      await installation.crawl();
      portal.publishHtml(zhangdianPage(text), { listedTitle: '张店区人民政府2014年政府信息公开工作年度报告' });
      await installation.crawl();
      await installation.crawl();
      expect(await installation.kinds()).toEqual(['page.hijacked']);
      expect(installation.mailsTo(readerAddress)).toEqual([]);
      const { items } = await installation.store.read.captures({}, { limit: 20, cursor: null });
      const doubtful = items.find((capture) => capture.integrity === 'mirror');
      expect(doubtful).toBeDefined();
      const page = await fetch(`${installation.webUrl}/captures/${doubtful?.id}`);
      expect(page.status).toBe(200);
      expect(await page.text()).toMatch(/仿冒|镜像|篡改/u);
    });
  });
});
