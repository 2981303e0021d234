import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PortalId } from '../../src/domain/index.ts';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { startInstallation, type Installation } from '../support/installation.ts';
import { runProgram } from '../support/program.ts';

const id = 'yunxi' as PortalId;
/** `10:00` on the portal's clock, UTC here, so many hours from now. */
const clock = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);

describe('a portal that may be asked at some hours only', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let open: Installation | null = null;
  let paths: string[];

  beforeEach(async () => {
    portal = await startPracticePortal({ siteName: '云溪县人民政府', system: 'trs' });
    paths = [];
    for (let year = 2005; year < 2025; year += 1)
      paths.push(portal.publish(makeReport({ publisher: '云溪县人民政府', year, seed: year })).path);
  });
  afterEach(async () => {
    await open?.close();
    open = null;
    await portal.close();
  });

  const start = async (hours: string | string[]) => {
    open = installation = await startInstallation({
      id,
      name: '云溪县人民政府',
      timeZone: 'UTC',
      crawl: { delaySeconds: 0, hours, allowPrivateHosts: [portal.host] },
      columns: [{ id: 'annual', name: '政府信息公开年报', url: portal.columnUrl() }],
    });
  };
  const lastRun = async () => installation.store.runs.latest(id);

  it('is not asked before, whatever the schedule says, and is crawled once when they come', async () => {
    await start(`${clock(5)}-${clock(8)}`);
    await installation.tick();
    const waiting = await lastRun();
    expect(waiting).toMatchObject({ state: 'queued', startedAt: null, trigger: 'cron' });
    expect(waiting?.waitsUntil?.toISOString().slice(11, 16)).toBe(clock(5));
    // Further ticks find one crawl that waits.
    installation.passTime(1);
    await installation.tick();
    await installation.sweep();
    expect(portal.requests.length).toBe(0);
    expect(await installation.store.runs.open()).toHaveLength(1);
    const page = await (await fetch(installation.webUrl)).text();
    expect(page).toContain('等待允许抓取的时段');
    const api = await (await fetch(`${installation.webUrl}/api/portals`)).text();
    expect(api).toContain(waiting?.waitsUntil?.toISOString());

    installation.passTime(5);
    await installation.sweep();
    expect(await lastRun()).toMatchObject({ id: waiting?.id, state: 'done', complete: true, waitsUntil: null });
    expect(portal.requests.length).toBeGreaterThan(10);
  });

  it('is left alone when they end, in the middle of a crawl, which goes on the next night', async () => {
    await start(`${clock(-1)}-${clock(2)}`);
    for (const page of paths) portal.slow(page, 200);
    const ticking = installation.tick();
    await vi.waitFor(() => expect(portal.requests.length).toBeGreaterThan(4), { timeout: 10_000, interval: 10 });
    installation.passTime(4);
    await ticking;
    const cut = await lastRun();
    expect(cut?.state).toBe('visiting');
    expect(cut?.waitsUntil).not.toBeNull();
    const asked = portal.requests.length;
    expect(asked).toBeLessThan(paths.length);
    await installation.sweep();
    expect(portal.requests.length).toBe(asked);

    installation.passTime(20);
    await installation.sweep();
    expect(await lastRun()).toMatchObject({
      id: cut?.id,
      state: 'done',
      complete: true,
      linksNew: 20,
      waitsUntil: null,
    });
  });

  it('is crawled by hand at any hour', async () => {
    await start(`${clock(5)}-${clock(8)}`);
    expect(await installation.crawl()).toMatchObject({ state: 'done', complete: true });
  });

  it('on the command line, it says why it is not crawled, and what crawls it nevertheless', async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-hours-'));
    try {
      await mkdir(path.join(directory, 'portals'));
      const file = {
        id,
        name: '云溪县人民政府',
        timeZone: 'UTC',
        crawl: { hours: `${clock(5)}-${clock(8)}`, allowPrivateHosts: [portal.host] },
        columns: [{ id: 'annual', name: '年报', url: portal.columnUrl() }],
      };
      await writeFile(path.join(directory, 'portals', 'yunxi.yaml'), JSON.stringify(file));
      const { code, stderr } = await runProgram(['crawl', '--once'], { NIANBAO_CONFIG: directory });
      expect(code).toBe(1);
      expect(stderr).toMatch(new RegExp(`yunxi is not crawled: .*${clock(5)}-${clock(8)}.*--any-hour`));
      expect(portal.requests).toEqual([]);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
