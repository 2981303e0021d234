import { beforeEach, describe, expect, it } from 'vitest';
import { writeDocx } from '../eval/writers/docx.ts';
import { modelOf } from '../eval/writers/model.ts';
import type { PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport } from '../practice/reports/index.ts';
import type { Installation } from '../support/installation.ts';
import { publisher, publishOthers, startWatch } from '../support/watch.ts';

describe('a report whose page bears another address, or is another kind of file, over time', () => {
  let portal: PracticePortal;
  let installation: Installation;
  const report = makeReport({ publisher, year: 2024, seed: 3 });
  const path = '/zwgk/gknb/202502/t20250210_1.html';

  beforeEach(async () => {
    ({ portal, installation } = await startWatch());
    publishOthers(portal);
    portal.publish(report, { path });
    await installation.crawl();
  });

  const crawlDaily = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      installation.passTime(24);
      await installation.crawl();
    }
  };
  const reports = async () =>
    (await installation.store.read.reports({ text: publisher }, { limit: 9, cursor: null })).items;
  const placesOf = async () => {
    const [first] = await reports();
    const view = await installation.store.read.report(first?.id ?? '');
    return view?.places.map(({ url }) => new URL(url).pathname) ?? [];
  };

  it('is the report that it was at a `_wap` twin, and is followed there', async () => {
    const twin = path.replace('.html', '_wap.html');
    portal.publish(report, { path: twin });
    portal.unlist(path);
    await crawlDaily(4);
    expect(await installation.kinds()).toEqual([]);
    expect(await reports()).toHaveLength(1);
    portal.remove(path);
    await crawlDaily(4);
    expect(await installation.kinds()).toEqual(['report.moved']);
    expect(await placesOf()).toContain(twin);
    portal.edit(twin, [{ kind: 'cell', table: 'applications', row: 'new', column: 0, value: 777 }]);
    await crawlDaily(1);
    expect(await installation.kinds()).toEqual(['report.moved', 'report.revised']);
  });

  it('is the report that it was where a file takes the place of its page’s text, and is followed in the file', async () => {
    const fileOf = (of: typeof report) => ({
      name: `${of.title}.docx`,
      bytes: writeDocx([{ kind: 'paragraph', text: of.title }, ...modelOf(of.html)]),
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    });
    const file = '/upload/2025/1.docx';
    portal.publishFile(fileOf(report), { path: file, listed: false, listedTitle: report.title });
    const { publishedAt } = report.truth;
    portal.publishHtml(
      `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${report.title}</title><meta name="PubDate" content="${publishedAt}"></head>
<body><h1>${report.title}</h1><p class="time">发布日期：${publishedAt}</p><div class="content"><p>附件：<a href="${file}">${report.title}.docx</a></p></div></body></html>`,
      { path, listed: false, listedTitle: report.title },
    );
    await crawlDaily(5);
    // Nothing that it says is new.
    expect(await installation.changes()).toEqual([]);
    expect(await reports()).toHaveLength(1);
    const sentence = '全年组织专题培训两次，参训人员覆盖各科室。';
    const words = { kind: 'words', before: '所有申请', after: `${sentence}所有申请` } as const;
    const cell = { kind: 'cell', table: 'applications', row: 'new', column: 0, value: 778 } as const;
    portal.replaceFile(file, fileOf(editReport(report, words)));
    await crawlDaily(1);
    portal.replaceFile(file, fileOf(editReport(report, words, cell)));
    await crawlDaily(1);
    const told = await installation.changes();
    expect(told.map(({ kind, significance }) => [kind, significance])).toEqual([
      ['report.revised', 'minor'],
      ['report.revised', 'major'],
    ]);
  });
});
