import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { startInstallation, type Installation } from '../support/installation.ts';
import { runProgram } from '../support/program.ts';

const publisher = '云溪县人民政府';
let portal: PracticePortal;
let installation: Installation;

beforeAll(async () => {
  portal = await startPracticePortal({ siteName: publisher, system: 'trs', perPage: 10 });
  let previous = makeReport({ publisher, year: 2021, busy: 30 });
  portal.publish(previous);
  for (const year of [2022, 2023]) {
    previous = makeReport({ publisher, year, busy: 30, previous });
    portal.publish(previous);
  }
  installation = await startInstallation({
    id: 'yunxi',
    name: publisher,
    region: ['云溪县'],
    crawl: { delaySeconds: 0.01, allowPrivateHosts: [portal.host] },
    columns: [{ id: 'annual', name: '政府信息公开年报', url: portal.columnUrl() }],
  });
  await installation.crawl();
});
afterAll(async () => {
  await installation.close();
  await portal.close();
});

describe('the years of a publisher that is watched', () => {
  it('are held against each other on the page, by the API and on the command line', async () => {
    const { items } = await installation.store.read.reports({}, { limit: 10, cursor: null });
    const newest = items.find(({ year }) => year === 2023)?.id ?? '';
    const page = await (await fetch(`${installation.webUrl}/reports/${newest}/years`)).text();
    expect(page).toContain('2022 年与 2023 年');
    expect(page).toContain('全部衔接');
    const answered: unknown = await (
      await fetch(`${installation.webUrl}/api/reports/${newest}/years?with=2021`)
    ).json();
    expect(answered).toMatchObject({ before: { year: 2021 }, after: { year: 2023 } });

    const env = { DATABASE_URL: installation.settings.databaseUrl ?? '', NIANBAO_DATA: installation.dataDirectory };
    const text = await runProgram(['years', publisher], env);
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text.stdout).toMatch(/本年新收申请\s+[▁▂▃▄▅▆▇█]{3}\s+\d+/u);
    expect(text.stdout).toContain(`${publisher} 2022 → 2023`);
    const json = await runProgram(['years', '云溪', '2023', '2021', '--json'], env);
    expect(JSON.parse(json.stdout)).toMatchObject({
      years: [2021, 2023],
      series: [{ year: 2021 }, {}, { year: 2023 }],
    });
    const missing = await runProgram(['years', publisher, '2023', '2010'], env);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('the years known are 2021, 2022, 2023');
  });
});
