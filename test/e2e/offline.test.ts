import { afterEach, describe, expect, it } from 'vitest';
import type { PortalId } from '../../src/domain/index.ts';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { operatorAddress, readerAddress, startInstallation, type Installation } from '../support/installation.ts';

/** Portals of unrelated counties: each has an address of its own. */
describe('portals that do not answer', () => {
  let portals: PracticePortal[] = [];
  let installation: Installation;
  const id = (index: number): string => `county-${index}`;

  const start = async (count: number) => {
    portals = [];
    for (let index = 0; index < count; index += 1) {
      const portal = await startPracticePortal({ siteName: `第${index}县人民政府`, address: `127.0.0.${index + 1}` });
      portal.publish(makeReport({ publisher: `第${index}县人民政府`, year: 2024, seed: index }));
      portals.push(portal);
    }
    installation = await startInstallation(
      ...portals.map((portal, index) => ({
        id: id(index),
        name: `第${index}县人民政府`,
        // The memory of robots files lives by the real clock.
        crawl: { delaySeconds: 0, robots: 'ignore' as const, allowPrivateHosts: [portal.host] },
        columns: [{ id: 'annual', name: '年报', url: portal.columnUrl() }],
      })),
    );
    await tickAll();
    expect(installation.inbox.received).toEqual([]);
  };
  afterEach(async () => {
    await installation.close();
    for (const portal of portals) await portal.close();
  });
  const tickAll = async () => {
    for (const [index] of portals.entries()) await installation.tick(id(index));
  };
  const kinds = async () => (await installation.changes()).map(({ kind, portalId }) => [kind, portalId]);
  const setOffline = (on: boolean) => {
    for (const portal of portals) portal.offline(on);
  };

  it('all at once are our own line: told once, its end once, and who stays silent then', async () => {
    await start(4);
    installation.passTime(1);
    setOffline(true);
    await tickAll();
    expect(await kinds()).toEqual([['monitor.offline', null]]);
    expect(await (await fetch(installation.webUrl)).text()).toContain('监测线路中断');
    // Days of it count towards nothing.
    for (let day = 0; day < 4; day += 1) {
      installation.passTime(24);
      await tickAll();
      await installation.sweep();
    }
    expect(await kinds()).toEqual([['monitor.offline', null]]);
    expect((await installation.store.portals.list()).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok']);

    setOffline(false);
    portals[2]?.offline(true);
    installation.passTime(1);
    await installation.sweep();
    await installation.sweep();
    expect(await kinds()).toEqual([
      ['monitor.offline', null],
      ['monitor.recovered', null],
      ['portal.unreachable', id(2)],
    ]);
    const mails = installation.mailsTo(operatorAddress);
    expect(mails).toHaveLength(3);
    expect(installation.mailsTo(readerAddress)).toEqual([]);
    // What was missed was read at once, not at the next tick.
    expect(await installation.store.runs.latest(id(0) as PortalId)).toMatchObject({
      trigger: 'catch-up',
      complete: true,
    });
  });

  it('alone are told at once, since the others answer', async () => {
    await start(4);
    installation.passTime(24);
    portals[1]?.offline(true);
    await installation.tick(id(1));
    expect(await kinds()).toEqual([['portal.unreachable', id(1)]]);
    await installation.tick(id(1));
    portals[1]?.offline(false);
    await installation.tick(id(1));
    expect(await kinds()).toEqual([
      ['portal.unreachable', id(1)],
      ['portal.recovered', id(1)],
    ]);
  });

  it('of an operator who watches two are told each for itself', async () => {
    await start(2);
    installation.passTime(1);
    setOffline(true);
    await tickAll();
    expect(await kinds()).toEqual([
      ['portal.unreachable', id(0)],
      ['portal.unreachable', id(1)],
    ]);
  });
});
