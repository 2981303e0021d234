import { describe, expect, it } from 'vitest';
import { modelOf } from '../eval/writers/model.ts';
import { writeDocx } from '../eval/writers/docx.ts';
import { editReport, makeReport, type PracticeReport } from '../practice/reports/index.ts';
import { publisher, startWatch } from '../support/watch.ts';

const report = makeReport({ publisher, year: 2024, seed: 5 });
const nextReport = makeReport({ publisher, year: 2025, seed: 6 });
const edited = editReport(report, { kind: 'cell', table: 'applications', row: 'new', column: 0, value: 777 });
const fileOf = (of: PracticeReport) => ({
  name: `${of.title}.docx`,
  bytes: writeDocx(modelOf(`<h1>${of.title}</h1>${of.html}`)),
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});
const file = fileOf(report);
const first = '/files/nb.docx';
const second = '/files/2025/nb.docx';

/** A report in a file, among reports of other years, that is crawled daily. */
async function startReport() {
  const { portal, installation } = await startWatch({ site: { system: 'plain' } });
  const offer = (path: string) => portal.publishFile(file, { listedTitle: report.title, path, listed: false });
  const show = (rest: string, { title } = report) =>
    portal.publishHtml(`<title>${title}</title><h1>${title}</h1><p>发布日期：2025-03-14</p><p>${rest}</p>`, {
      listedTitle: title,
      path: '/zwgk/nb.html',
    });
  for (let year = 2018; year < 2024; year += 1) portal.publish(makeReport({ publisher, year, seed: year }));
  offer(first);
  const acts = {
    'the file goes': () => portal.remove(first),
    'the other file goes': () => portal.remove(second),
    'the other file is there': () => offer(second),
    'the file is there again': () => portal.restore(first),
    'the page links to it': () => show(`附件：<a href="${first}">${report.title}.docx</a>`),
    'the page links to another': () => show(`附件：<a href="${second}">${report.title}.docx</a>`),
    'the page links to none': () => show('附件正在更新'),
    'the file is edited': () => portal.replaceFile(first, fileOf(edited)),
    'a script makes the link': () => show(`<script>var files = [{ "at": "${first}" }];</script>`),
    'the page is used for the next year': () => {
      portal.publishFile(fileOf(nextReport), { listedTitle: nextReport.title, path: second, listed: false });
      show(`附件：<a href="${second}">${nextReport.title}.docx</a>`, nextReport);
    },
    'nothing happens': () => undefined,
  } as const;
  const days = async (...given: readonly (readonly (keyof typeof acts)[])[]) => {
    for (const day of given) {
      for (const act of day) acts[act]();
      installation.passTime(24);
      await installation.crawl();
    }
  };
  await days(['the page links to it']);
  const told = async () =>
    (await installation.changes()).map(({ kind, detail }) => `${kind} ${new URL(detail.url ?? '').pathname}`);
  return { days, told };
}

const quiet = [['nothing happens'], ['nothing happens'], ['nothing happens'], ['nothing happens']] as const;

describe('a report whose file is gone for good while its page stays', () => {
  it.each([
    ['and the page links to none the day after', [['the file goes'], ['the page links to none']], first],
    ['and the page links to none from that day', [['the file goes', 'the page links to none']], first],
    ['and the page links to another that is not there', [['the file goes'], ['the page links to another']], first],
    [
      'after the page had come to link to another that was the same',
      [['the other file is there', 'the page links to another'], ['the other file goes']],
      second,
    ],
  ] as const)(
    'is removed, %s',
    async (_, happened, path) => {
      const { days, told } = await startReport();
      await days(...happened, ...quiet);
      expect(await told()).toEqual([`report.removed ${path}`]);
    },
    60_000,
  );

  it('is removed after the page had dropped its link, of which operators heard', async () => {
    const { days, told } = await startReport();
    await days(['the page links to none'], ['the file goes'], ...quiet);
    expect(await told()).toEqual(['report.conflict /zwgk/nb.html', `report.removed ${first}`]);
  }, 60_000);

  it('is back when the page has it again, at whichever address', async () => {
    const { days, told } = await startReport();
    await days(['the file goes'], ['the page links to none'], ...quiet);
    await days(['the other file is there', 'the page links to another']);
    expect(await told()).toEqual([`report.removed ${first}`, `report.restored ${first}`]);
  }, 60_000);

  it('is not removed where the page links to another that is the same', async () => {
    const { days, told } = await startReport();
    await days(['the file goes', 'the other file is there', 'the page links to another'], ...quiet);
    expect(await told()).toEqual([]);
  }, 60_000);
});

describe('a report whose page links to its file no more, though that is served', () => {
  it('is gone for whoever reads the page; what is edited in the file is told once a page links to it again', async () => {
    const { days, told } = await startReport();
    await days(['the page links to none'], ...quiet);
    const dropped = ['report.conflict /zwgk/nb.html', `report.removed ${first}`];
    expect(await told()).toEqual(dropped);
    await days(['the file is edited'], ['nothing happens']);
    expect(await told()).toEqual(dropped);
    await days(['the page links to it'], ['nothing happens']);
    expect((await told()).slice(2).toSorted()).toEqual([`report.restored ${first}`, 'report.revised /zwgk/nb.html']);
  }, 120_000);

  it('is not gone where a script makes the link', async () => {
    const { days, told } = await startReport();
    await days(['a script makes the link'], ...quiet);
    expect(await told()).toEqual(['report.conflict /zwgk/nb.html']);
  }, 60_000);
});

it('what becomes of the next year’s file on the same page says nothing of the report before', async () => {
  const { days, told } = await startReport();
  await days(['the page is used for the next year'], ['nothing happens'], ['the other file goes'], ...quiet);
  expect((await told()).filter((change) => !change.startsWith('report.date-contradicted'))).toEqual([
    'report.published /zwgk/nb.html',
    `report.removed ${second}`,
  ]);
}, 60_000);
