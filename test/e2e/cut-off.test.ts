import { Client } from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { modelOf } from '../eval/writers/model.ts';
import { writeDocx } from '../eval/writers/docx.ts';
import { makeReport } from '../practice/reports/index.ts';
import { publisher, startWatch } from '../support/watch.ts';

const report = makeReport({ publisher, year: 2024, seed: 5 });
const file = {
  name: `${report.title}.docx`,
  bytes: writeDocx(modelOf(`<h1>${report.title}</h1>${report.html}`)),
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

it('a report in a file is not lost where the program died between the capture of its page and what follows from it', async () => {
  const { portal, installation } = await startWatch({ site: { system: 'plain' } });
  portal.publish(makeReport({ publisher, year: 2023, seed: 2 }));
  await installation.crawl();
  portal.publishFile(file, { listedTitle: report.title, path: '/files/nb.docx', listed: false });
  portal.publishHtml(
    `<title>${report.title}</title><h1>${report.title}</h1><p>附件：<a href="/files/nb.docx">${report.title}.docx</a></p>`,
    { listedTitle: report.title, path: '/zwgk/nb.html' },
  );
  await installation.crawl();
  // What such a death leaves: the page's capture and visit, and nothing that was made of them.
  const sql = new Client({ connectionString: installation.settings.databaseUrl ?? '' });
  await sql.connect();
  onTestFinished(async () => sql.end());
  const page = `(SELECT id FROM page WHERE url LIKE '%/zwgk/nb.html')`;
  await sql.query(`CREATE TEMP TABLE lost AS SELECT report_id AS id FROM place WHERE page_id = ${page}`);
  const lost = '(SELECT id FROM lost)';
  for (const statement of [
    `DELETE FROM delivery WHERE change_id IN (SELECT id FROM change WHERE report_id IN ${lost})`,
    `DELETE FROM change WHERE report_id IN ${lost}`,
    `UPDATE report SET current_version_id = NULL WHERE id IN ${lost}`,
    `DELETE FROM confirmation WHERE version_id IN (SELECT id FROM version WHERE report_id IN ${lost})`,
    `DELETE FROM version WHERE report_id IN ${lost}`,
    `DELETE FROM place WHERE page_id = ${page}`,
    `DELETE FROM report WHERE id IN ${lost}`,
    `DELETE FROM page_attachment WHERE page_id = ${page}`,
    `DELETE FROM extraction WHERE capture_id IN (SELECT id FROM capture WHERE page_id = ${page})`,
    `UPDATE capture SET derived_at = NULL, integrity = NULL WHERE page_id = ${page}`,
  ])
    await sql.query(statement);
  installation.passTime(1);
  await installation.sweep();
  const [found] = (await installation.store.read.reports({ year: 2024 }, { limit: 5, cursor: null })).items;
  expect(found).toMatchObject({ publisher, year: 2024 });
  const view = await installation.store.read.report(found?.id ?? '');
  expect(view?.extraction?.tables.applications?.rows.new).toEqual(report.truth.tables.applications?.rows.new);
}, 60_000);
