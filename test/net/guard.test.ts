import type { LookupAddress } from 'node:dns';
import { assert, ipV4, property } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpDoor, isPublicAddress, type HttpDoor } from '../../src/net/index.ts';
import { startRawServer, type RawServer } from './raw-server.ts';

let server: RawServer;
let answers: LookupAddress[] = [];
let door: HttpDoor;

beforeAll(async () => {
  server = await startRawServer({ '/': (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi') });
  door = createHttpDoor({
    userAgent: 'nianbao-test/1',
    allowPrivateHosts: [],
    connectTimeoutMs: 500,
    resolveHost: (_hostname, done) => done(null, answers),
  });
});

afterAll(async () => {
  await door.close();
  await server.close();
});

describe('addresses', () => {
  it.each([
    '1.1.1.1',
    '114.114.114.114',
    '223.255.255.1',
    '2400:3200::1',
    '::ffff:1.1.1.1',
    '64:ff9b::101:101',
    '64:ff9b::1.1.1.1',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    '::7f00:1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '64:ff9b::10.0.0.1',
    '64:ff9b::',
    '64:ff9b:1::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '100::1',
    'localhost',
    '',
    '1.2.3',
    '0x7f.1',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

  it('a mapped address is judged by the address it carries', () => {
    assert(
      property(ipV4(), (address) => {
        const words = address.split('.').map(Number);
        const hex = [0, 2].map((at) => (((words[at] ?? 0) << 8) | (words[at + 1] ?? 0)).toString(16)).join(':');
        const verdict = isPublicAddress(address);
        expect(isPublicAddress(`::ffff:${address}`)).toBe(verdict);
        expect(isPublicAddress(`::ffff:${hex}`)).toBe(verdict);
        expect(isPublicAddress(`64:ff9b::${hex}`)).toBe(verdict);
      }),
    );
  });
});

describe('the door', () => {
  it.each([
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '0x7f.1',
    '017700000001',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[0:0:0:0:0:0:0:1]',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'x.localhost',
    'printer.local',
    'metadata.google.internal',
    'router',
    '169.254.169.254',
    '１２７.0.0.1',
    '１９２.１６８.０.１',
    'ｌｏｃａｌｈｏｓｔ',
    'loc%61lhost',
    '0',
    '0300.0250.0.1',
    '3232235521',
    '0xa9fea9fe',
    '169.254.43518',
    '127.000.000.001',
    '127.0.0.1.',
    '[::]',
    '[::127.0.0.1]',
    '[::ffff:0:7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:a9fe:a9fe::1]',
    '[2001:0:7f00:1::]',
    '[fc00::1]',
    '[ff02::1]',
    '100.64.0.1',
    '192.0.0.170',
    '198.19.255.255',
    '239.255.255.255',
    '255.255.255.255',
    '127。0。0。1',
  ])('never opens to %s', async (host) => {
    const before = server.connections();
    await expect(door.request({ url: `http://${host}:${server.port}/` })).rejects.toMatchObject({
      name: 'PrivateAddressError',
      advice: 'give-up',
    });
    expect(server.connections()).toBe(before);
  });

  it.each([
    ['file:///etc/passwd'],
    ['ftp://example.com/'],
    ['gopher://example.com/'],
    ['data:text/html,x'],
    ['javascript:alert(1)'],
    ['http://user:secret@example.com/'],
    ['http://8.8.8.8@127.0.0.1/'],
    ['http://[fe80::1%25eth0]/'],
    ['http://example.com:99999/'],
    ['http://example.com:22/'],
    ['http://example.com:6379/'],
    ['http://'],
    ['//example.com/'],
    ['http://exa mple.com/'],
    ['http://a.cn\u0000.example.com/'],
    [`http://${'a'.repeat(300)}.cn/`],
    [`http://example.com/${'a'.repeat(9000)}`],
  ])('never asks for %s', async (url) => {
    await expect(door.request({ url })).rejects.toMatchObject({ name: 'UrlRefusedError', advice: 'give-up' });
  });

  it.each([
    ['loopback', ['127.0.0.1']],
    ['a private net', ['10.0.0.8']],
    ['loopback mapped into IPv6', ['::ffff:127.0.0.1']],
    ['several private ones', ['127.0.0.1', '::1']],
    ['nothing', []],
  ])('does not follow a name to %s', async (_name, addresses) => {
    answers = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const before = server.connections();
    await expect(door.request({ url: `http://rebound.example.com:${server.port}/` })).rejects.toMatchObject({
      name: 'PrivateAddressError',
    });
    expect(server.connections()).toBe(before);
  });

  it('opens to a private host that the operator named, by host or by host and port', async () => {
    for (const allowed of ['127.0.0.1', `127.0.0.1:${server.port}`]) {
      const own = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: [allowed] });
      expect((await own.request({ url: `${server.base}/` })).response.status).toBe(200);
      await own.close();
    }
    const other = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: ['127.0.0.1:1'] });
    await expect(other.request({ url: `${server.base}/` })).rejects.toMatchObject({ name: 'PrivateAddressError' });
    await other.close();
  });

  it('a name that the operator allowed may resolve to a private address, and no other may', async () => {
    answers = [{ address: '127.0.0.1', family: 4 }];
    const own = createHttpDoor({
      userAgent: 'nianbao-test/1',
      allowPrivateHosts: ['intranet.example.com'],
      resolveHost: (_hostname, done) => done(null, answers),
    });
    expect((await own.request({ url: `http://intranet.example.com:${server.port}/` })).response.status).toBe(200);
    await expect(own.request({ url: `http://other.example.com:${server.port}/` })).rejects.toMatchObject({
      name: 'PrivateAddressError',
    });
    await own.close();
  });
});
