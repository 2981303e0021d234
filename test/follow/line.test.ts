import type { HostHeard } from '../../src/domain/index.ts';
import { assert, array, constantFrom, integer, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countServers, isOwnTrouble, judgeLine } from '../../src/follow/index.ts';

const now = new Date('2026-03-02T06:30:00Z');
const before = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const rule = { hosts: 3, minutes: 15 };

/** A host that fell silent, or answered, so many minutes ago. */
const silent = (host: string, minutes: number, more: Partial<HostHeard> = {}): HostHeard => ({
  host,
  platform: null,
  address: null,
  answeredAt: before(24 * 60 + minutes),
  silentSince: before(minutes),
  silentAt: before(minutes),
  ...more,
});
const answering = (host: string, minutes: number): HostHeard =>
  silent(host, 0, { answeredAt: before(minutes), silentSince: null, silentAt: null });

describe('our own line', () => {
  it('is down when unrelated hosts fell silent together and nobody has answered since', () => {
    const hosts = [silent('a.cn', 5), silent('b.cn', 4), silent('c.cn', 1), answering('d.cn', 6)];
    expect(judgeLine(hosts, rule, now)).toEqual({ kind: 'offline', since: before(5), hosts: ['a.cn', 'b.cn', 'c.cn'] });
  });

  it.each<[string, HostHeard[]]>([
    ['two hosts are too few', [silent('a.cn', 5), silent('b.cn', 4)]],
    [
      'another host answered meanwhile',
      [silent('a.cn', 5), silent('b.cn', 4), silent('c.cn', 1), answering('d.cn', 3)],
    ],
    [
      'one has been silent for long by itself',
      [silent('a.cn', 90), silent('b.cn', 4), silent('c.cn', 1), answering('d.cn', 60)],
    ],
    ['they fell silent hours apart', [silent('a.cn', 500), silent('b.cn', 200), silent('c.cn', 1)]],
    ['they share one address', [1, 2, 3].map((at) => silent(`${at}.cn`, at, { address: '1.2.3.4' }))],
    [
      'they share one platform',
      [1, 2, 3].map((at) => silent(`${at}.cn`, at, { platform: '省平台', address: `1.2.3.${at}` })),
    ],
    [
      'they are two servers, one of them by two marks',
      [
        silent('a.cn', 1, { platform: '省平台', address: '1.2.3.4' }),
        silent('b.cn', 1, { platform: '省平台', address: '5.6.7.8' }),
        silent('c.cn', 1, { address: '5.6.7.8' }),
        silent('d.cn', 1, { address: '9.9.9.9' }),
      ],
    ],
    ['nobody was asked', []],
  ])('is up as far as is known: %s', (_, hosts) => {
    expect(judgeLine(hosts, rule, now)).toEqual({ kind: 'up' });
  });

  it('follows the operator’s numbers, and is never judged by one host or with 0', () => {
    const hosts = [silent('a.cn', 5), silent('b.cn', 4)];
    expect(judgeLine(hosts, { hosts: 2, minutes: 15 }, now).kind).toBe('offline');
    expect(judgeLine(hosts, { hosts: 2, minutes: 4.5 }, now).kind).toBe('up');
    expect(judgeLine(hosts.slice(1), { hosts: 1, minutes: 15 }, now).kind).toBe('up');
    expect(judgeLine(hosts, { hosts: 0, minutes: 15 }, now).kind).toBe('up');
  });

  it('is not what fails where another host has answered since', () => {
    const hosts = [silent('a.cn', 5), silent('b.cn', 2), answering('d.cn', 3)];
    expect(isOwnTrouble('a.cn', hosts)).toBe(true);
    expect(isOwnTrouble('b.cn', hosts)).toBe(false);
    expect(isOwnTrouble('d.cn', hosts)).toBe(false);
  });

  it('is never down for a set of hosts of which one answered last, or that are one server', () => {
    const heard = record({
      host: constantFrom('a.cn', 'b.cn', 'c.cn', 'd.cn', 'e.cn'),
      address: option(constantFrom('1.1.1.1', '2.2.2.2')),
      platform: option(constantFrom('p', 'q')),
      minutes: integer({ min: 1, max: 14 }),
    });
    assert(
      property(array(heard, { maxLength: 8 }), (given) => {
        const hosts = given.map(({ host, minutes, ...marks }) => silent(host, minutes, marks));
        expect(judgeLine([...hosts, answering('z.cn', 0)], rule, now).kind).toBe('up');
        expect(
          judgeLine(
            hosts.map((host) => ({ ...host, address: '1.1.1.1' })),
            rule,
            now,
          ).kind,
        ).toBe('up');
        expect(countServers(hosts)).toBeLessThanOrEqual(new Set(hosts.map(({ host }) => host)).size);
        expect(judgeLine(hosts, rule, now).kind === 'offline').toBe(countServers(hosts) >= 3);
      }),
    );
  });
});
