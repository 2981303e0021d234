import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { listenOnLoopback } from '../support/loopback.ts';
import { startRawServer, type RawServer } from './raw-server.ts';

const answered = new WeakSet<Socket>();
let server: RawServer;
let door: HttpDoor;

beforeAll(async () => {
  server = await startRawServer({
    '/plain': (socket) =>
      void socket.write(
        'HTTP/1.1 200 All Right\r\nX-B: 1\r\nx-A: \xe4\xb8\xad\r\nX-B: 2\r\nContent-Length: 2\r\n\r\nok',
        'latin1',
      ),
    '/words-of-bytes': (socket) =>
      void socket.write('HTTP/1.1 200 \u00d6\u00d0 \u00c3\u00a9\r\nContent-Length: 0\r\n\r\n', 'latin1'),
    '/words-after-hints': (socket) =>
      void socket.write('HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 200 Fine\r\nContent-Length: 0\r\n\r\n', 'latin1'),
    '/chunked': (socket) =>
      void socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n'),
    '/once': (socket) => {
      const before = answered.has(socket);
      answered.add(socket);
      if (before) socket.resetAndDestroy();
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    },
    '/old': (socket) => void socket.end('HTTP/1.0 200 OK\r\n\r\nuntil the end'),
  });
  door = createHttpDoor({
    userAgent: 'nianbao-test/1',
    allowPrivateHosts: ['127.0.0.1'],
    now: () => 1_700_000_000_000,
  });
});

afterAll(async () => {
  await door.close();
  await server.close();
});

describe('an exchange', () => {
  it('keeps order, case and bytes of the header, and the words of the status', async () => {
    const { response } = await door.request({ url: `${server.base}/plain` });
    expect(response).toMatchObject({ httpVersion: '1.1', status: 200, statusText: 'All Right', truncated: null });
    expect(response.headers).toEqual([
      ['X-B', '1'],
      ['x-A', '\u00e4\u00b8\u00ad'],
      ['X-B', '2'],
      ['Content-Length', '2'],
    ]);
  });

  it.each(['/words-of-bytes', '/words-after-hints'])('keeps the words of %s', async (path) => {
    const { response } = await door.request({ url: `${server.base}${path}` });
    expect(response).toMatchObject({ httpVersion: '1.1', status: 200 });
    expect(response.statusText).toBe(path === '/words-of-bytes' ? '\u00d6\u00d0 \u00c3\u00a9' : 'Fine');
  });

  it('says what was really sent', async () => {
    const url = `${server.base}/plain?a=1`;
    const body = Buffer.from('page=2');
    const exchange = await door.request({
      url,
      method: 'POST',
      body,
      headers: [
        ['X-Order', 'first'],
        ['accept', '*/*'],
      ],
    });
    const sent = server.requests.at(-1) ?? '';
    const told = [
      'POST /plain?a=1 HTTP/1.1',
      ...exchange.request.headers.map(([name, value]) => `${name}: ${value}`),
      '',
      '',
    ].join('\r\n');
    expect(sent.startsWith(told)).toBe(true);
    expect(exchange).toMatchObject({ startedAtMs: 1_700_000_000_000, ipAddress: '127.0.0.1', authenticated: true });
  });

  it('decodes the transfer coding and reads the version', async () => {
    expect(Buffer.from((await door.request({ url: `${server.base}/chunked` })).response.body).toString()).toBe('abcde');
    const old = await door.request({ url: `${server.base}/old` });
    expect(old.response).toMatchObject({ httpVersion: '1.0', truncated: null });
    expect(Buffer.from(old.response.body).toString()).toBe('until the end');
    expect((await door.request({ url: `${server.base}/plain` })).response.httpVersion).toBe('1.1');
  });

  it('goes over the connections that are there', async () => {
    const own = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: ['127.0.0.1'] });
    const before = server.connections();
    for (let count = 0; count < 10; count += 1) await own.request({ url: `${server.base}/plain` });
    expect(server.connections() - before).toBeLessThanOrEqual(2);
    await own.close();
  });

  it('is asked again where an idle connection broke', async () => {
    const own = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: ['127.0.0.1'], connections: 1 });
    const url = `${server.base}/once`;
    expect((await own.request({ url })).response.status).toBe(200);
    expect((await own.request({ url })).response.status).toBe(200);
    await expect(own.request({ url, method: 'POST', body: Buffer.from('x') })).rejects.toMatchObject({
      advice: 'retry',
    });
    await own.close();
  });

  it('is refused once the door is closed', async () => {
    const own = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: [] });
    await own.close();
    await expect(own.request({ url: 'http://example.com/' })).rejects.toMatchObject({ name: 'DoorClosedError' });
  });
});

describe('a peer that cannot be authenticated', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nianbao-tls-'));
  const key = path.join(folder, 'key.pem');
  const certificate = path.join(folder, 'cert.pem');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(() => {
    const subject = ['-subj', '/CN=x', '-keyout', key, '-out', certificate];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...subject], {
      stdio: 'ignore',
    });
  });

  it('is refused, or marked where the operator allows it', async () => {
    const https = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_request, response) => {
      response.end('hello');
    });
    await new Promise<void>((resolve) => {
      https.listen(0, '127.0.0.1', resolve);
    });
    const url = `https://127.0.0.1:${(https.address() as AddressInfo).port}/`;
    await expect(door.request({ url })).rejects.toMatchObject({ name: 'TlsError', advice: 'give-up' });
    const exchange = await door.request({ url, allowUnverifiedTls: true });
    expect(exchange).toMatchObject({ authenticated: false, response: { status: 200 } });
    // The exception does not leak to who did not ask for it.
    await expect(door.request({ url })).rejects.toMatchObject({ name: 'TlsError' });
    https.closeAllConnections();
    https.close();
  });

  it('with a chain of certificates beyond all bounds is not let in, whatever the operator allows', async () => {
    const cert = readFileSync(certificate, 'utf8').repeat(200);
    const https = createServer({ key: readFileSync(key), cert }, (_request, response) => response.end('hello'));
    const url = `https://127.0.0.1:${await listenOnLoopback(https)}/`;
    await expect(door.request({ url, allowUnverifiedTls: true })).rejects.toMatchObject({ name: 'TlsError' });
    https.closeAllConnections();
    https.close();
  });

  it.each([
    ['without a length', 'HTTP/1.1 200 OK\r\n\r\nhello', null],
    ['of its length', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', null],
    ['shorter than its length', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello', 'disconnect'],
  ])('may hang up without taking leave of the session: a body %s', async (_how, answer, truncated) => {
    const secureContext = createSecureContext({ key: readFileSync(key), cert: readFileSync(certificate) });
    const tcp = createTcpServer((socket) => {
      const secure = new TLSSocket(socket, { isServer: true, secureContext });
      secure.on('error', () => undefined);
      socket.on('error', () => undefined);
      // The connection ends below the session, which is never said to be over.
      secure.once('data', () => secure.write(answer, () => setTimeout(() => socket.end(), 20)));
    });
    const url = `https://127.0.0.1:${await listenOnLoopback(tcp)}/`;
    const { response } = await door.request({ url, allowUnverifiedTls: true });
    expect(Buffer.from(response.body).toString()).toBe('hello');
    expect(response.truncated).toBe(truncated);
    tcp.close();
  });
});
