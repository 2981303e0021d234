import { beforeEach, describe, expect, it } from 'vitest';
import { modelOf } from '../eval/writers/model.ts';
import { writeDocx } from '../eval/writers/docx.ts';
import type { PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport, type PracticeReport } from '../practice/reports/index.ts';
import { operatorAddress, type Installation } from '../support/installation.ts';
import { publisher, startWatch } from '../support/watch.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function fileOf(report: PracticeReport) {
  return {
    name: `${report.title}.docx`,
    bytes: writeDocx(modelOf(`<h1>${report.title}</h1>${report.html}`)),
    mediaType: docx,
  };
}

describe('a report that stands in a file', () => {
  const report = makeReport({ publisher, year: 2024, seed: 5 });
  let portal: PracticePortal;
  let installation: Installation;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ site: { system: 'plain' } }));
  });

  it('is read from the file that its page only carries, and followed when the file alone is replaced', async () => {
    await installation.crawl();
    const page = `<title>${report.title}</title><h1>${report.title}</h1><p>发布日期：2025-03-14</p><p>附件：<a href="/files/nb.docx">${report.title}.docx</a></p>`;
    portal.publishFile(fileOf(report), { listedTitle: report.title, path: '/files/nb.docx', listed: false });
    portal.publishHtml(page, { listedTitle: report.title, path: '/zwgk/nb.html' });
    await installation.crawl();
    const [found] = (await installation.store.read.reports({}, { limit: 5, cursor: null })).items;
    expect(found).toMatchObject({ publisher, year: 2024, versions: 1 });
    const view = await installation.store.read.report(found?.id ?? '');
    expect(view?.extraction?.tables.applications?.rows.new).toEqual(report.truth.tables.applications?.rows.new);

    const fresh = report.truth.tables.applications?.rows.new?.[0] ?? 0;
    const edited = editReport(report, { kind: 'cell', table: 'applications', row: 'new', column: 0, value: fresh + 4 });
    portal.publishFile(fileOf(edited), { listedTitle: report.title, path: '/files/nb.docx', listed: false });
    const summary = await installation.crawl();
    expect(summary.outcomes).toEqual({ 'not-modified': 1 });
    const revised = (await installation.changes()).filter((change) => change.kind === 'report.revised');
    expect(revised).toHaveLength(1);
    expect(revised[0]?.detail.diff?.changes.filter((entry) => entry.kind === 'cell')).toMatchObject([
      { path: '/tables/applications/rows/new/0', before: fresh, after: fresh + 4 },
    ]);
  });

  it('has each content of its file in its history, and comes back to an earlier one', async () => {
    const place = { listedTitle: report.title, path: '/files/nb.docx', listed: false };
    portal.publishFile(fileOf(report), place);
    portal.publishHtml(
      `<title>${report.title}</title><h1>${report.title}</h1><p>附件：<a href="/files/nb.docx">${report.title}.docx</a></p>`,
      { listedTitle: report.title, path: '/zwgk/nb.html' },
    );
    await installation.crawl();
    const fresh = (value: number) =>
      editReport(report, { kind: 'cell', table: 'applications', row: 'new', column: 0, value });
    for (const file of [fresh(901), fresh(902), report]) {
      portal.publishFile(fileOf(file), place);
      await installation.crawl();
    }
    const revised = (await installation.changes()).filter((change) => change.kind === 'report.revised');
    const before = report.truth.tables.applications?.rows.new?.[0];
    expect(revised.map(({ detail }) => detail.diff?.changes.filter(({ kind }) => kind === 'cell'))).toMatchObject([
      [{ before, after: 901 }],
      [{ before: 901, after: 902 }],
      [{ before: 902, after: before }],
    ]);
    expect(revised[2]?.detail.returnsTo).toBeDefined();
    const [found] = (await installation.store.read.reports({}, { limit: 5, cursor: null })).items;
    const shown = async (number: number) =>
      (await installation.store.read.report(found?.id ?? '', number))?.extraction?.tables.applications?.rows.new?.[0];
    expect([await shown(1), await shown(2), await shown(3), await shown(4)]).toEqual([before, 901, 902, before]);
  });

  it('is followed when its page has moved, and when two pages link to one file', async () => {
    const place = { listedTitle: report.title, path: '/files/nb.docx', listed: false };
    const page = `<title>${report.title}</title><h1>${report.title}</h1><p>附件：<a href="/files/nb.docx">${report.title}.docx</a></p>`;
    portal.publishFile(fileOf(report), place);
    portal.publishHtml(page, { listedTitle: report.title, path: '/zwgk/nb.html' });
    portal.publishHtml(page, { listedTitle: report.title, path: '/zwgk/copy.html' });
    await installation.crawl();
    const fresh = (value: number) =>
      editReport(report, { kind: 'cell', table: 'applications', row: 'new', column: 0, value });
    portal.publishFile(fileOf(fresh(901)), place);
    await installation.crawl();
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['report.revised']);
    expect(installation.mailsTo(operatorAddress)).toEqual([]);
    portal.move('/zwgk/nb.html', '/zwgk/moved.html');
    portal.remove('/zwgk/copy.html');
    await installation.crawl();
    const before = (await installation.kinds()).length;
    portal.publishFile(fileOf(fresh(902)), place);
    await installation.crawl();
    await installation.crawl();
    expect((await installation.kinds()).slice(before)).toEqual(['report.revised']);
  });

  it('is read from a file that the listing itself links to', async () => {
    portal.publishFile(fileOf(report), { listedTitle: report.title, path: '/files/listed.docx' });
    expect(await installation.crawl()).toMatchObject({ complete: true, baseline: 1 });
  });
});
