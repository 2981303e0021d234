import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { startRawServer, type Behaviour, type RawServer } from './raw-server.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';
const says =
  (answer: string): Behaviour =>
  (socket) =>
    void socket.end(answer, 'latin1');

/** Answers that browsers read: how each departs from HTTP as it is written, by the name of that. */
const forgiven: readonly (readonly [name: string, departures: readonly string[], answer: string])[] = [
  ['a control character', ['control-character'], `${ok}X-A: a\u0007b\r\nContent-Length: 5\r\n\r\nhello`],
  [
    'a cookie of odd bytes',
    ['control-character'],
    `${ok}Set-Cookie: a b=;;\u0001=\u0002\r\nContent-Length: 5\r\n\r\nhello`,
  ],
  ['a name in GBK', ['name-of-other-characters'], `${ok}\xd6\xd0: x\r\nContent-Length: 5\r\n\r\nhello`],
  ['line feeds alone', ['line-feed-alone'], 'HTTP/1.1 200 OK\nContent-Length: 5\n\nhello'],
  [
    'chunks between line feeds alone',
    ['line-feed-alone'],
    'HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nhe\n3\nllo\n0\n\n',
  ],
  [
    'both a length and chunks',
    ['length-and-chunks'],
    `${ok}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
  ],
  ['one length twice', ['length-repeated'], `${ok}Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello`],
  ['one length twice in a field', ['length-repeated'], `${ok}Content-Length: 5, 5\r\n\r\nhello`],
  ['no length in the field', ['length-unreadable'], `${ok}Content-Length:\r\n\r\nhello`],
  ['a negative length', ['length-unreadable'], `${ok}Content-Length: -1\r\n\r\nhello`],
  ['a blank before the colon', ['space-around-name'], `${ok}X-A : b\r\nContent-Length : 5\r\n\r\nhello`],
  ['a line that is no field', ['line-without-name'], `${ok}what is this\r\nContent-Length: 5\r\n\r\nhello`],
  ['a field over two lines', ['folded-field'], `${ok}X-A: b\r\n c\r\nContent-Length: 5\r\n\r\nhello`],
  ['a version of no kind', ['status-line'], 'HTTP/1.2 200 OK\r\nContent-Length: 5\r\n\r\nhello'],
  ['two blanks in the status line', ['status-line'], 'HTTP/1.1  200  OK\r\nContent-Length: 5\r\n\r\nhello'],
  ['a transfer coding of no kind', [], `${ok}Transfer-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello`],
  ['chunk sizes filled up', [], `${ok}Transfer-Encoding: chunked\r\n\r\n5   \r\nhello\r\n0   \r\n\r\n`],
];
/** Answers in which nobody can tell what was meant. */
const refused: readonly (readonly [name: string, answer: string])[] = [
  ['two lengths that differ', `${ok}Content-Length: 5\r\nContent-Length: 7\r\n\r\nhello`],
  ['NUL', `${ok}X-A: a\0b\r\nContent-Length: 5\r\n\r\nhello`],
  ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['a page without a header', '<html><p>hello</p></html>'],
  ['a status of four figures', 'HTTP/1.1 2000 OK\r\nContent-Length: 5\r\n\r\nhello'],
];
const pathOf = (name: string): string => `/${encodeURIComponent(name)}`;
let server: RawServer;
let door: HttpDoor;

beforeAll(async () => {
  const all = [...forgiven.map(([name, , answer]) => [name, answer] as const), ...refused];
  server = await startRawServer({
    ...Object.fromEntries(all.map(([name, answer]) => [pathOf(name), says(answer)])),
    '/proper': says(`${ok}Content-Length: 6\r\n\r\nproper`),
    '/hints': says(`HTTP/1.1 103 Early\nLink: </a>\n\nHTTP/1.1 200 Fine\nContent-Length: 5\n\nhello`),
    '/cut': says('HTTP/1.1 200 OK\nContent-Length: 50\n\nhello'),
    '/cut-chunk': says('HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nff\nhello'),
    '/no-chunk': says(`${ok}Transfer-Encoding: chunked\r\n\r\n<p>hello</p>`),
    '/large': says(`HTTP/1.1 200 OK\nContent-Length: 5000\n\n${'x'.repeat(5000)}`),
    '/silent': (socket) => void socket.write('HTTP/1.1 200 OK\nContent-Length: 50\n\nhello'),
    '/endless-header': (socket) => {
      socket.write('HTTP/1.1 200 OK\n');
      const more = (): void => {
        while (!socket.destroyed && socket.write('X-A: b\n'.repeat(1000)));
      };
      socket.on('drain', more);
      more();
    },
    '/byte-by-byte': (socket) => {
      const answer = 'HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nhe\n3\nllo\n0\n\n';
      let at = 0;
      const timer = setInterval(() => {
        socket.write(answer[at++] ?? '');
        if (at >= answer.length) clearInterval(timer);
      }, 1);
      socket.on('close', () => clearInterval(timer));
    },
  });
});

afterAll(async () => {
  await server.close();
});

async function ask(path: string, more: object = {}): Promise<Awaited<ReturnType<HttpDoor['request']>>> {
  door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: ['127.0.0.1'] });
  try {
    return await door.request({ url: server.base + path, ...more });
  } finally {
    await door.close();
  }
}

describe('an answer that is not HTTP as it is written', () => {
  it.each(forgiven)('is read where browsers read it: %s', async (name, departures) => {
    const { response } = await ask(pathOf(name));
    expect(Buffer.from(response.body).toString()).toBe('hello');
    expect(response).toMatchObject({ status: 200, truncated: null });
    expect(response.departures ?? []).toEqual(departures);
  });

  it.each(refused)('is none where nobody can tell what was meant: %s', async (name) => {
    await expect(ask(pathOf(name))).rejects.toMatchObject({ name: 'ProtocolError', advice: 'retry' });
  });

  it('has its fields recorded as they came, under their names', async () => {
    const { response, request } = await ask(pathOf('a blank before the colon'));
    expect(response.headers).toEqual([
      ['Content-Type', 'text/html'],
      ['X-A', 'b'],
      ['Content-Length', '5'],
    ]);
    expect(request.headers).toContainEqual(['connection', 'close']);
  });

  it('is asked for leniently at once the next time, and never a second time where something is sent', async () => {
    const own = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: ['127.0.0.1'] });
    const url = server.base + pathOf('line feeds alone');
    const before = server.requests.length;
    await expect(own.request({ url, method: 'POST', body: Buffer.from('x') })).rejects.toMatchObject({
      name: 'ProtocolError',
    });
    expect(server.requests.length - before).toBe(1);
    await own.request({ url });
    expect(server.requests.length - before).toBe(3);
    await own.request({ url });
    expect(server.requests.length - before).toBe(4);
    const sent = await own.request({ url, method: 'POST', body: Buffer.from('page=2') });
    expect(sent.request.headers).toContainEqual(['content-length', '6']);
    expect(server.requests.at(-1)).toMatch(/content-length: 6\r\n\r\npage=2$/);
    expect(server.requests.length - before).toBe(5);
    const proper = await own.request({ url: `${server.base}/proper` });
    expect(Buffer.from(proper.response.body).toString()).toBe('proper');
    expect(proper.response.departures).toBeUndefined();
    await own.close();
  });

  it('comes after hints, and byte by byte', async () => {
    expect((await ask('/hints')).response).toMatchObject({ status: 200, statusText: 'Fine' });
    expect(Buffer.from((await ask('/byte-by-byte')).response.body).toString()).toBe('hello');
  });

  it('is bounded in size and time, and says where it was cut', async () => {
    expect((await ask('/large', { maxBodyBytes: 100 })).response).toMatchObject({ truncated: 'length' });
    expect((await ask('/cut')).response.truncated).toBe('disconnect');
    expect((await ask('/cut-chunk')).response.truncated).toBe('disconnect');
    expect((await ask('/no-chunk')).response.truncated).toBe('disconnect');
    expect((await ask('/silent', { timeoutMs: 300 })).response.truncated).toBe('time');
    await expect(ask('/endless-header', { timeoutMs: 5000 })).rejects.toMatchObject({ name: 'ProtocolError' });
  });

  it('ends with whoever asked for it', async () => {
    const stopping = new AbortController();
    const reason = new Error('stopping');
    const asked = ask('/silent', { signal: stopping.signal });
    setTimeout(() => stopping.abort(reason), 200);
    await expect(asked).rejects.toBe(reason);
  });
});
