import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgress } from '../../src/cli/crawl-progress.ts';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { runProgram } from '../support/program.ts';
import { testDatabase, type TestDatabase } from '../support/postgres.ts';

describe('crawl on the command line', () => {
  let portal: PracticePortal;
  let database: TestDatabase;
  let directory: string;

  beforeEach(async () => {
    portal = await startPracticePortal({ perPage: 4 });
    database = await testDatabase();
    directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-crawl-'));
    await chmod(directory, 0o755);
    await mkdir(path.join(directory, 'portals'));
    await writeFile(path.join(directory, 'alerts.yaml'), 'subscribers: []\n');
    await configure({});
  });

  const configure = async (listing: Readonly<Record<string, unknown>>): Promise<void> => {
    const file = {
      id: 'yunxi',
      name: '云溪县人民政府',
      crawl: { delaySeconds: 0, allowPrivateHosts: [portal.host] },
      listing,
      columns: [{ id: 'annual', name: '年报', url: portal.columnUrl() }],
    };
    await writeFile(path.join(directory, 'portals', 'yunxi.yaml'), JSON.stringify(file));
  };
  const crawled = (...options: string[]) =>
    runProgram(['crawl', 'yunxi', ...options], {
      NIANBAO_CONFIG: directory,
      NIANBAO_DATA: path.join(directory, 'data'),
      DATABASE_URL: database.url,
    });

  afterEach(async () => {
    await portal.close();
    await database.close();
    await rm(directory, { recursive: true });
  });

  it.runIf(process.platform === 'linux')('ends where the archive takes no bytes, and loses nothing', async () => {
    portal.publishMany(6);
    const archive = path.join(directory, 'data', 'archive');
    await mkdir(path.dirname(archive));
    // No file can be made there, whoever asks; a full disk says the same at the next byte.
    await symlink('/proc', archive);
    const failed = await crawled();
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/nianbao: The archive file .+ could not be written: .+ start again/u);
    expect(failed.stderr).not.toContain('    at ');

    await rm(archive);
    const { code, stdout } = await crawled();
    expect(code).toBe(0);
    expect(stdout).toMatch(/yunxi +complete +6 .+ok 6/u);
  });

  it('answers a record for every page, and one for the run', async () => {
    const published = portal.publishMany(6);
    const gone = published[2];
    if (gone === undefined) throw new Error('nothing was published');
    portal.remove(gone.path, 'missing', true);
    const { code, stdout, stderr } = await crawled('--once', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const records = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const pages = records.filter(({ record }) => record === 'page');
    expect(pages.filter(({ role }) => role === 'listing').map(({ url }) => url)).toEqual([
      portal.columnUrl(),
      `${portal.columnUrl()}?page=2`,
    ]);
    const reports = pages.filter(({ role }) => role === 'report');
    expect(new Set(reports.map(({ url }) => url))).toEqual(new Set(published.map(({ url }) => url)));
    expect(reports.find(({ url }) => url === gone.url)).toMatchObject({
      state: 'missing',
      status: 404,
      portal: 'yunxi',
      column: 'annual',
    });
    expect(reports.filter(({ state }) => state === 'ok')).toHaveLength(5);
    expect(records.at(-1)).toMatchObject({ record: 'run', portalId: 'yunxi', state: 'done', linksSeen: 6, cut: [] });
  }, 60_000);

  it('says why a list was not read to its end, and what to do', async () => {
    portal.publishMany(6);
    await configure({ maxPages: 1 });
    const reason = 'the listing goes on after 1 pages; raise listing.maxPages to read it all';
    const told = await crawled();
    expect(told.stdout).toContain(`yunxi: column annual was not read to its end: ${reason}`);
    const { stdout } = await crawled('--json');
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
      record: 'run',
      complete: false,
      cut: [{ column: 'annual', reason }],
    });
  }, 60_000);
});

describe('progress on a terminal', () => {
  it('is told when something has moved, at most once a second, and nowhere else', () => {
    const told: string[] = [];
    const output = { result: () => undefined, json: () => undefined, say: (text: string) => void told.push(text) };
    let now = 0;
    const progress = createProgress(output, true, () => now);
    for (const [at, line] of [
      [0, 'a'],
      [500, 'b'],
      [1200, 'b'],
      [2500, 'b'],
      [3000, 'c'],
    ] as const) {
      now = at;
      progress(line);
    }
    expect(told).toEqual(['a', 'b', 'c']);
    createProgress(output, false, () => now)('d');
    expect(told).toHaveLength(3);
  });
});
