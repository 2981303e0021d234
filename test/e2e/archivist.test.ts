import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { startInstallation, type Installation } from '../support/installation.ts';
import { runProgram } from '../support/program.ts';

describe('an archivist', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let env: Record<string, string>;
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-archivist-'));
    portal = await startPracticePortal({});
    portal.publish(makeReport({ publisher: '云溪县人民政府', year: 2024, seed: 1 }));
    installation = await startInstallation({
      id: 'yunxi',
      name: '云溪县人民政府',
      crawl: { delaySeconds: 0, allowPrivateHosts: [portal.host] },
      columns: [{ id: 'annual', name: '年报', url: portal.columnUrl() }],
    });
    await installation.crawl();
    env = { DATABASE_URL: installation.settings.databaseUrl ?? '', NIANBAO_DATA: installation.dataDirectory };
  });
  afterEach(async () => {
    await installation.close();
    await portal.close();
    await rm(directory, { recursive: true });
  });

  it('verifies the archive, and hears of one changed byte with a remedy', async () => {
    expect(await runProgram(['verify'], env)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('0 damaged') as string,
    });
    const archive = path.join(installation.dataDirectory, 'archive');
    const [name = ''] = await readdir(archive);
    const file = await open(path.join(archive, name), 'r+');
    const { size } = await stat(path.join(archive, name));
    await file.write(Buffer.from([0xff, 0x00, 0xff]), 0, 3, Math.floor(size / 2));
    await file.close();
    const { code, stdout, stderr } = await runProgram(['verify'], env);
    expect(code).toBe(1);
    expect(stdout).toContain('remedy: ');
    expect(stderr).toContain('is damaged in');
    const exported = await runProgram(['export', '--wacz', path.join(directory, 'rest.wacz'), '--json'], env);
    expect(exported.code).toBe(1);
    expect(exported.stderr).toContain('could not be read and ');
    expect((JSON.parse(exported.stdout) as { omitted: string[] }).omitted[0]).toContain(name);
  });

  it('leaves an older package alone when nothing fits', async () => {
    const file = path.join(directory, 'older.wacz');
    await writeFile(file, 'what was exported last year');
    const { code, stderr } = await runProgram(['export', '--wacz', file, '--portal', 'nobody'], env);
    expect(code).toBe(1);
    expect(stderr).toContain('nothing fits these options');
    expect(await readFile(file, 'utf8')).toBe('what was exported last year');
    expect(await readdir(directory)).not.toContainEqual(expect.stringContaining('.part'));
  });

  it('takes a report out as a package', async () => {
    const file = path.join(directory, 'report.wacz');
    const { code, stdout } = await runProgram(
      ['export', '--wacz', file, '--publisher', '云溪县人民政府', '--year', '2024', '--json'],
      env,
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ captures: 1, pages: 1, omitted: [] });
    expect((await stat(file)).size).toBeGreaterThan(2000);
  });

  it('restricts a capture everywhere, exports included, and lifts that again', async () => {
    const { items } = await installation.store.read.captures({}, { limit: 10, cursor: null });
    const capture = items.find((each) => each.reportIds.length > 0)?.id ?? '';
    expect((await runProgram(['restrict', capture], env)).code).toBe(2);
    expect(await runProgram(['restrict', capture, '--reason', '含个人信息'], env)).toMatchObject({ code: 0 });
    expect((await fetch(`${installation.webUrl}/captures/${capture}/body`)).status).toBe(451);
    const file = path.join(directory, 'rest.wacz');
    const written = await runProgram(['export', '--wacz', file, '--json'], env);
    expect(JSON.parse(written.stdout)).toMatchObject({ captures: items.length - 1 });
    expect((await runProgram(['verify'], env)).code).toBe(0);
    await runProgram(['restrict', capture, '--lift'], env);
    expect((await fetch(`${installation.webUrl}/captures/${capture}/body`)).status).toBe(200);
  });

  it('reads the archive again with a newer extractor: nothing is told, and what became different is said', async () => {
    const sql = new Client({ connectionString: env['DATABASE_URL'] });
    await sql.connect();
    await sql.query("UPDATE version SET extractor_version = '0'");
    await sql.query("UPDATE extraction SET extractor_version = '0'");
    const { code, stdout } = await runProgram(['re-extract', '--json'], { ...env, NIANBAO_CONFIG: directory });
    expect(JSON.parse(stdout)).toMatchObject({
      from: '0',
      diff: null,
      error: expect.stringContaining('no longer configured') as string,
    });
    expect(code).toBe(1);
    await mkdir(path.join(directory, 'portals'));
    const portalFile = {
      id: 'yunxi',
      name: '云溪县人民政府',
      columns: [{ id: 'annual', name: '年报', url: portal.columnUrl() }],
    };
    await writeFile(path.join(directory, 'portals/yunxi.yaml'), JSON.stringify(portalFile));
    const again = await runProgram(['re-extract', '--json'], { ...env, NIANBAO_CONFIG: directory });
    expect(JSON.parse(again.stdout)).toMatchObject({ diff: { same: true } });
    expect(again.stderr).toContain('1 read alike');
    const technical = await sql.query('SELECT technical FROM extraction ORDER BY created_at DESC LIMIT 1');
    expect(technical.rows).toEqual([{ technical: true }]);
    await sql.end();
    portal.rebuild();
    await installation.crawl();
    expect(await installation.changes()).toEqual([]);
  });

  it('reads on the command line what happened to a report, and why', async () => {
    const report = await runProgram(['report', '云溪县人民政府', '2024', '--json'], env);
    expect(JSON.parse(report.stdout)).toMatchObject({
      publisher: '云溪县人民政府',
      year: 2024,
      extraction: { kind: 'report' },
      changes: [{ detail: { summary: '云溪县人民政府 published its report for 2024' } }],
    });
    const history = await runProgram(['history', '云溪县人民政府', '--year', '2024'], env);
    expect(history.stdout).toContain('published its report for 2024');
    expect(history.stdout).toContain('there when watching began');
    const unknown = await runProgram(['report', '无此县人民政府', '2024'], env);
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
  });
});
