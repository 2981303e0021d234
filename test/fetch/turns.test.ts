import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { createLocalGate, type PolitenessGate } from '../../src/fetch/index.ts';
import { createTurns, type ServerSharing } from '../../src/fetch/turns.ts';
import { createAddressBook, type ResolveHost } from '../../src/net/index.ts';

const never = new AbortController().signal;
const shared = { platform: null, byAddress: true };

/** A gate that notes the keys it was entered by, and the resolver behind the names. */
function setting(answers: Record<string, readonly string[]>) {
  const keys: string[] = [];
  const lookups: string[] = [];
  const local = createLocalGate();
  const gate: PolitenessGate = {
    ...local,
    enter: async (key, delayMs, signal) => {
      keys.push(key);
      return local.enter(key, delayMs, signal);
    },
  };
  const resolveHost: ResolveHost = (hostname, done) => {
    lookups.push(hostname);
    const found = answers[hostname];
    if (found === undefined) done(new Error('ENOTFOUND'), []);
    else
      done(
        null,
        found.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
  };
  const clock = { ms: 0 };
  const turns = createTurns(
    gate,
    createAddressBook(resolveHost, () => clock.ms),
  );
  const enter = async (url: string, sharing: ServerSharing = shared, delayMs = 1): Promise<readonly string[]> => {
    keys.length = 0;
    const turn = await turns.take({ url, sharing, hostDelayMs: delayMs, delayMs }, never);
    await turn.leave();
    return [...keys];
  };
  return { answers, clock, enter, lookups, turns };
}

describe('turns', () => {
  it('are taken at the host, at its platform and at its addresses, in one order', async () => {
    const { enter } = setting({ 'www.a.gov.cn': ['2400:3200::1', '1.2.3.5', '1.2.3.4'] });
    expect(await enter('http://www.a.gov.cn:8080/x')).toEqual([
      'www.a.gov.cn:8080',
      'address:1.2.3.4',
      'address:1.2.3.5',
      'address:2400:3200::1',
    ]);
    const declared = { platform: '某省集约化平台', byAddress: false };
    expect(await enter('http://www.a.gov.cn/x', declared)).toEqual(['www.a.gov.cn', 'platform:某省集约化平台']);
  });

  it('ask nobody and look nothing up where no pause is wanted', async () => {
    const { enter, lookups } = setting({});
    expect(await enter('http://www.a.gov.cn/', shared, 0)).toEqual([]);
    expect(lookups).toEqual([]);
  });

  it.each([
    ['http://1.2.3.4/', 'address:1.2.3.4'],
    ['http://[::ffff:1.2.3.4]/', 'address:1.2.3.4'],
    ['http://[2400:3200:0:0::1]/', 'address:2400:3200::1'],
  ])('take %s for its address, however it is written', async (url, key) => {
    const { enter, lookups } = setting({});
    expect(await enter(url)).toContain(key);
    expect(lookups).toEqual([]);
  });

  it('take a delivery network’s many addresses for no server', async () => {
    const { enter } = setting({ 'www.a.gov.cn': ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4', '1.1.1.5'] });
    expect(await enter('http://www.a.gov.cn/')).toEqual(['www.a.gov.cn']);
  });

  it('follow a name to its new address after a while, and keep the old one while it cannot be resolved', async () => {
    const { answers, clock, enter, lookups } = setting({ 'www.a.gov.cn': ['1.2.3.4'] });
    await enter('http://www.a.gov.cn/');
    answers['www.a.gov.cn'] = ['5.6.7.8'];
    expect(await enter('http://www.a.gov.cn/')).toContain('address:1.2.3.4');
    expect(lookups).toHaveLength(1);
    clock.ms += 5 * 60_000;
    expect(await enter('http://www.a.gov.cn/')).toContain('address:5.6.7.8');
    delete answers['www.a.gov.cn'];
    clock.ms += 5 * 60_000;
    expect(await enter('http://www.a.gov.cn/')).toContain('address:5.6.7.8');
  });

  it('make two names of one server wait for each other, and two servers not', async () => {
    const { turns } = setting({ 'a.gov.cn': ['1.2.3.4'], 'b.gov.cn': ['1.2.3.4'], 'c.gov.cn': ['4.3.2.1'] });
    const take = async (host: string) =>
      turns.take({ url: `http://${host}/`, sharing: shared, hostDelayMs: 80, delayMs: 80 }, never);
    const first = await take('a.gov.cn');
    await (await take('c.gov.cn')).leave();
    const second = take('b.gov.cn');
    const leftAt = performance.now();
    await first.leave();
    await (await second).leave();
    expect(performance.now() - leftAt).toBeGreaterThanOrEqual(79);
  });

  it('are given back when the wait for a further one is ended', async () => {
    const { turns } = setting({ 'a.gov.cn': ['1.2.3.4'], 'b.gov.cn': ['1.2.3.4'] });
    const take = async (host: string, signal = never) =>
      turns.take({ url: `http://${host}/`, sharing: shared, hostDelayMs: 30, delayMs: 30 }, signal);
    const first = await take('a.gov.cn');
    await expect(take('b.gov.cn', AbortSignal.timeout(20))).rejects.toThrow('timeout');
    await first.leave();
    await (await take('b.gov.cn')).leave();
  });

  it('pass on how long a host wants to be left alone', async () => {
    const { turns } = setting({});
    const url = 'http://a.gov.cn/';
    const turn = await turns.take({ url, sharing: shared, hostDelayMs: 5, delayMs: 5 }, never);
    await turn.leave(60_000);
    expect(await turns.restMs(url)).toBeGreaterThan(50_000);
    expect(await turns.restMs('http://b.gov.cn/')).toBe(0);
  });
});
