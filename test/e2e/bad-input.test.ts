import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeReport } from '../practice/reports/index.ts';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { startInstallation, type Installation } from '../support/installation.ts';
import { runProgram } from '../support/program.ts';

describe('documents that cannot be read', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-bad-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  const write = async (name: string, bytes: string | Uint8Array): Promise<string> => {
    const file = path.join(directory, name);
    await writeFile(file, bytes);
    return file;
  };

  it('a file that is not there', async () => {
    const { code, stderr, stdout } = await runProgram(['extract', path.join(directory, 'none.html')]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('none.html');
  });

  it('an empty file', async () => {
    const { code, stderr } = await runProgram(['extract', await write('empty.html', '')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/empty\.html is empty; .+/);
  });

  it('a file over the limit', async () => {
    const file = await write('large.html', '<p>');
    await truncate(file, 60 * 1024 * 1024);
    const { code, stderr } = await runProgram(['extract', file]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/60\.0 MB, more than the limit/);
  });

  it('a truncated PDF', async () => {
    const { code, stderr, stdout } = await runProgram([
      'extract',
      await write('cut.pdf', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pag'),
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'other',
      unreadable: expect.stringContaining('damaged') as string,
    });
    expect(stderr).toContain('cut.pdf could not be read');
  });

  it('a page that is no report is answered as such', async () => {
    const page =
      '<title>区政府召开常务会议</title><h1>区政府召开常务会议</h1><p>会议研究了夏粮收购工作。会议强调，要加强领导，落实责任。</p>';
    const { code, stderr, stdout } = await runProgram(['extract', await write('news.html', page), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'other' });
    expect(stderr).toContain('is not an annual report');
  });

  it('commands used wrongly end with 2 and show what is possible', async () => {
    for (const args of [['nonsense'], ['extract'], ['start', '--role', 'king'], ['extract', 'a', '--frob']]) {
      const { code, stderr } = await runProgram(args);
      expect([args.join(' '), code]).toEqual([args.join(' '), 2]);
      expect(stderr).not.toBe('');
    }
  });

  it('wrong settings are named', async () => {
    const { code, stderr } = await runProgram(['check'], { NIANBAO_PORT: 'many' });
    expect(code).toBe(2);
    expect(stderr).toContain('NIANBAO_PORT');
  });

  it('check names each problem and ends with 1', async () => {
    const config = path.join(directory, 'config');
    await mkdir(path.join(config, 'portals'), { recursive: true });
    await writeFile(
      path.join(config, 'portals/a.yaml'),
      'id: a\nname: 甲\nschedule: "61 * * * *"\ncolumns:\n  - {id: x, name: 年报, url: http://a.gov.cn/}\n',
    );
    const { code, stdout } = await runProgram(['check', '--config', config, '--json']);
    expect(code).toBe(1);
    const { problems } = JSON.parse(stdout) as { problems: { line: number; remedy: string }[] };
    expect(problems[0]).toMatchObject({ line: 3, remedy: expect.stringContaining('five fields') as string });
  });
});

describe('a portal where much is wrong', () => {
  let portal: PracticePortal;
  let installation: Installation;
  beforeAll(async () => {
    portal = await startPracticePortal({});
    installation = await startInstallation(
      {
        id: 'bad',
        name: '门户',
        crawl: { delaySeconds: 0, allowPrivateHosts: [portal.host], maxBodyMegabytes: 1, timeoutSeconds: 5 },
        columns: [{ id: 'annual', name: '年报', url: portal.columnUrl() }],
      },
      {
        id: 'dead',
        name: '没有的门户',
        crawl: { delaySeconds: 0, allowPrivateHosts: ['127.0.0.1:1'] },
        columns: [{ id: 'annual', name: '年报', url: 'http://127.0.0.1:1/nb/' }],
      },
    );
  });
  afterAll(async () => {
    await installation.close();
    await portal.close();
  });

  it('each page is judged for itself and the rest goes on', async () => {
    portal.publish(makeReport({ publisher: '云溪县人民政府', year: 2024, seed: 1 }));
    portal.publishHtml('<p>' + '长'.repeat(1024 * 1024), {
      listedTitle: '云溪县民政局2024年政府信息公开工作年度报告',
      path: '/large.html',
    });
    portal.publishHtml('<title>会议</title><p>今天召开了会议。</p>', {
      listedTitle: '云溪县教育局2024年政府信息公开工作年度报告',
      path: '/news.html',
    });
    portal.publishHtml('', { listedTitle: '云溪县财政局2024年政府信息公开工作年度报告', path: '/empty.html' });
    portal.publishFile(
      { name: 'cut.pdf', bytes: new TextEncoder().encode('%PDF-1.7\n1 0 obj'), mediaType: 'application/pdf' },
      { listedTitle: '云溪县公安局2024年政府信息公开工作年度报告', path: '/cut.pdf' },
    );
    const summary = await installation.crawl('bad');
    expect(summary.state).toBe('done');
    expect(summary.visitsDone).toBe(5);
    expect(summary.outcomes).toMatchObject({ ok: expect.any(Number) as number });
    expect(summary.outcomes['truncated']).toBeGreaterThan(0);
    expect(summary.baseline).toBe(1);
    expect(installation.inbox.received).toEqual([]);
  });

  it('a host that does not answer is named, once, and nothing stored is lost', async () => {
    const summary = await installation.crawl('dead');
    await installation.crawl('dead');
    const trouble = { kind: 'page-found', url: 'http://127.0.0.1:1/nb/', state: 'unreachable' };
    expect(summary).toMatchObject({ state: 'done', complete: false, reached: false, trouble });
    expect((await installation.changes()).map((change) => [change.kind, change.portalId])).toEqual([
      ['portal.unreachable', 'dead'],
    ]);
    const { items } = await installation.store.read.reports({}, { limit: 10, cursor: null });
    expect(items).toHaveLength(1);
  });
});
