import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { Behaviour } from '../../net/raw-server.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';

/** Writes the same piece until the peer goes away. */
function forever(socket: Socket, piece: Buffer): void {
  const write = (): void => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', write);
  write();
}

function drip(socket: Socket, text: string, everyMs: number): void {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else socket.write(text[at++ % text.length] ?? '');
  }, everyMs);
  socket.on('close', () => clearInterval(timer));
}

function sized(header: string, body: Buffer): Behaviour {
  return (socket) => {
    socket.write(`${ok}${header}Content-Length: ${body.length}\r\n\r\n`);
    socket.write(body);
  };
}

const redirect =
  (location: string): Behaviour =>
  (socket) =>
    void socket.write(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`, 'latin1');

const page = (html: string): Behaviour => sized('', Buffer.from(html));

/** A body of another status or type than it should have. */
function partial(head: string): Behaviour {
  return (socket) => void socket.write(`${head}Content-Length: 5\r\n\r\nhello`);
}

const typed =
  (type: string): Behaviour =>
  (socket) =>
    void socket.write(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: 5\r\n\r\nhello`);

let circle = 0;
const randomText = Buffer.from(
  Array.from({ length: 3000 }, (_, at) => String.fromCharCode(0x4e00 + ((at * at * 7919) % 20_000))).join(''),
);
const zeros = Buffer.alloc(30_000_000);
/** What bad servers do, by path, and the state that a page of theirs is in. */
export const hostileBehaviours: Readonly<Record<string, readonly [state: string, Behaviour]>> = {
  '/endless': [
    'truncated',
    (socket) => {
      socket.write(`${ok}\r\n`);
      forever(socket, Buffer.alloc(65_536, 'x'));
    },
  ],
  '/endless-chunks': [
    'truncated',
    (socket) => {
      socket.write(`${ok}Transfer-Encoding: chunked\r\n\r\n`);
      forever(socket, Buffer.from(`8000\r\n${'x'.repeat(0x8000)}\r\n`));
    },
  ],
  '/declared-huge': ['truncated', (socket) => void socket.write(`${ok}Content-Length: 99999999999\r\n\r\nx`)],
  '/silent': ['unreachable', () => undefined],
  '/silent-after-header': ['truncated', (socket) => void socket.write(`${ok}Content-Length: 10\r\n\r\nab`)],
  '/slow-drip': [
    'truncated',
    (socket) => {
      socket.write(`${ok}Content-Length: 100000\r\n\r\n`);
      drip(socket, 'x', 20);
    },
  ],
  '/slow-header': [
    'unreachable',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-');
      drip(socket, 'a', 20);
    },
  ],
  '/length-too-long': ['truncated', (socket) => void socket.end(`${ok}Content-Length: 5000\r\n\r\nshort`)],
  '/length-too-short': ['ok', (socket) => void socket.write(`${ok}Content-Length: 5\r\n\r\nhello and much more`)],
  '/two-lengths': [
    'unreachable',
    (socket) => void socket.write(`${ok}Content-Length: 5\r\nContent-Length: 7\r\n\r\nhello`),
  ],
  '/negative-length': ['truncated', (socket) => void socket.write(`${ok}Content-Length: -1\r\n\r\nhello`)],
  '/length-and-chunks': [
    'ok',
    (socket) =>
      void socket.write(`${ok}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`),
  ],
  '/broken-chunk': [
    'truncated',
    (socket) => void socket.write(`${ok}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nZZ\r\n`),
  ],
  '/chunk-cut': ['truncated', (socket) => void socket.end(`${ok}Transfer-Encoding: chunked\r\n\r\nff\r\nhello`)],
  '/trailers': [
    'ok',
    (socket) =>
      void socket.write(`${ok}Transfer-Encoding: chunked\r\nTrailer: X-A\r\n\r\n5\r\nhello\r\n0\r\nX-A: b\r\n\r\n`),
  ],
  '/endless-trailers': [
    'truncated',
    (socket) => {
      socket.write(`${ok}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n`);
      forever(socket, Buffer.from('X-Again: yes\r\n'.repeat(100)));
    },
  ],
  '/endless-chunk-extension': [
    'truncated',
    (socket) => {
      socket.write(`${ok}Transfer-Encoding: chunked\r\n\r\n5;`);
      forever(socket, Buffer.alloc(65_536, 'x'));
    },
  ],
  '/chunk-too-large': [
    'truncated',
    (socket) => void socket.write(`${ok}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhello\r\n`),
  ],
  '/reset-before': ['unreachable', (socket) => void socket.resetAndDestroy()],
  '/reset-within': [
    'truncated',
    (socket) => {
      socket.write(`${ok}Content-Length: 10\r\n\r\nab`);
      setTimeout(() => socket.resetAndDestroy(), 30);
    },
  ],
  '/reset-without-length': [
    'truncated',
    (socket) => {
      socket.write(`${ok}\r\n<p>half a page`);
      setTimeout(() => socket.resetAndDestroy(), 30);
    },
  ],
  '/closed': ['unreachable', (socket) => void socket.end()],
  '/huge-header': ['unreachable', (socket) => void socket.write(`${ok}X-Big: ${'a'.repeat(200_000)}\r\n\r\n`)],
  '/many-headers': ['unreachable', (socket) => void socket.write(`${ok}${'X-A: b\r\n'.repeat(50_000)}\r\n`)],
  '/endless-header': [
    'unreachable',
    (socket) => {
      socket.write(ok);
      forever(socket, Buffer.from('X-Again: yes\r\n'.repeat(100)));
    },
  ],
  '/garbage': ['unreachable', (socket) => void socket.end('\u0000\u0001\u0002 nothing like HTTP\r\n\r\n')],
  '/http-0.9': ['unreachable', (socket) => void socket.end(`<html><p>${'年报'.repeat(200)}</p></html>`)],
  '/half-a-status-line': ['unreachable', (socket) => void socket.end('HTTP/1.1 20')],
  '/status-000': ['unreachable', (socket) => void socket.end('HTTP/1.1 000 Nothing\r\nContent-Length: 0\r\n\r\n')],
  '/ssh': ['unreachable', (socket) => void socket.write('SSH-2.0-OpenSSH_9.6\r\n')],
  '/control-characters': [
    'unreachable',
    (socket) => void socket.write(`${ok}X-Evil: a\u0000b\u0007\r\nContent-Length: 0\r\n\r\n`),
  ],
  '/line-without-name': [
    'truncated',
    (socket) => void socket.write(`${ok}X-Evil: a\r\nnot a header line\r\nContent-Length: 0\r\n\r\n`),
  ],
  '/status-999999': ['unreachable', (socket) => void socket.write('HTTP/1.1 999999 What\r\n\r\n')],
  '/continue-forever': [
    'unreachable',
    (socket) => {
      forever(socket, Buffer.from('HTTP/1.1 102 Processing\r\n\r\n'.repeat(50)));
    },
  ],
  '/early-hints-forever': [
    'unreachable',
    (socket) => {
      forever(socket, Buffer.from(`HTTP/1.1 103 Early Hints\r\nLink: </${'a'.repeat(2000)}>\r\n\r\n`));
    },
  ],
  '/hints-before': [
    'ok',
    (socket) => void socket.write(`HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${ok}Content-Length: 5\r\n\r\nhello`),
  ],
  '/upgrade': [
    'unreachable',
    (socket) => void socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
  ],
  '/gzip-bomb': ['truncated', sized('Content-Encoding: gzip\r\n', gzipSync(zeros))],
  '/brotli-bomb': ['truncated', sized('Content-Encoding: br\r\n', brotliCompressSync(zeros))],
  '/deflate-bomb': ['truncated', sized('Content-Encoding: deflate\r\n', deflateSync(zeros))],
  '/zstd-bomb': ['truncated', sized('Content-Encoding: zstd\r\n', zstdCompressSync(zeros))],
  '/bomb-in-other-bomb': [
    'truncated',
    sized('Content-Encoding: gzip, br, zstd\r\n', zstdCompressSync(brotliCompressSync(gzipSync(zeros)))),
  ],
  '/bomb-in-bomb': ['truncated', sized('Content-Encoding: gzip, gzip\r\n', gzipSync(gzipSync(zeros)))],
  '/many-codings': ['truncated', sized(`Content-Encoding: ${'gzip, '.repeat(50)}gzip\r\n`, gzipSync('x'))],
  '/gzip-cut': [
    'truncated',
    sized('Content-Encoding: gzip\r\n', gzipSync(Buffer.alloc(50_000, 'abc')).subarray(0, 60)),
  ],
  '/gzip-and-more': [
    'ok',
    sized('Content-Encoding: gzip\r\n', Buffer.concat([gzipSync('<p>年报</p>'.repeat(40)), Buffer.from('trailing')])),
  ],
  '/gzip-within-gzip': ['truncated', sized('Content-Encoding: gzip\r\n', gzipSync(gzipSync(randomText)))],
  '/gzip-unsaid': ['ok', sized('', gzipSync('<p>年报</p>'.repeat(40)))],
  '/deflate-unsaid': ['truncated', sized('', deflateSync(randomText))],
  '/codings-in-two-fields': [
    'ok',
    sized('Content-Encoding: gzip\r\nContent-Encoding: br\r\n', brotliCompressSync(gzipSync('<p>年报</p>'.repeat(40)))),
  ],
  '/gzip-lie': ['ok', sized('Content-Encoding: gzip\r\n', Buffer.from('<p>plain after all</p>'))],
  '/coding-unknown': ['truncated', sized('Content-Encoding: rot13\r\n', Buffer.from('uryyb'))],
  '/redirect-self': ['unreachable', redirect('/redirect-self')],
  '/redirect-endless': [
    'unreachable',
    (socket, request) => redirect(`/redirect-endless?${(circle += 1)}`)(socket, request),
  ],
  '/redirect-file': ['unreachable', redirect('file:///etc/passwd')],
  '/redirect-script': ['unreachable', redirect('javascript:alert(1)')],
  '/redirect-private': ['unreachable', redirect('http://169.254.169.254/latest/meta-data/')],
  '/redirect-decimal': ['unreachable', redirect('http://2130706433:22/')],
  '/redirect-credentials': ['unreachable', redirect('http://root:secret@10.0.0.1/')],
  '/redirect-nowhere': ['unreachable', redirect('http://[::bad/')],
  '/redirect-long': ['unreachable', redirect(`/${'a'.repeat(30_000)}`)],
  '/meta-private': [
    'unreachable',
    page('<meta http-equiv="refresh" content="0;url=http://169.254.169.254/latest/meta-data/">'),
  ],
  '/meta-mapped': ['unreachable', page('<meta http-equiv="refresh" content="0;url=http://[::ffff:7f00:1]:22/">')],
  '/meta-file': ['unreachable', page('<meta http-equiv="refresh" content="0;url=file:///etc/passwd">')],
  '/script-private': ['unreachable', page('<script>location.href="http://10.0.0.1/admin"</script>')],
  '/meta-without-quotes': ['missing', page('<meta http-equiv=refresh content=0;url=/nowhere>')],
  '/meta-without-scripts': [
    'script-only',
    page(
      '<noscript><meta http-equiv="refresh" content="0;url=/nowhere"></noscript><div id="app"></div><script src="a.js"></script>',
    ),
  ],
  '/script-for-old-browsers': [
    'script-only',
    page(
      '<!--[if lt IE 9]><script>location.href="/nowhere";</script><![endif]--><div id="app"></div><script src="a.js"></script>',
    ),
  ],
  '/script-in-old-manner': ['missing', page('<script><!--\nlocation.href="/nowhere";\n//--></script>')],
  '/script-at-load': ['missing', page('<body onload="location.href=\'/nowhere\';"></body>')],
  '/refresh-field': ['missing', sized('Refresh: 0; url=/nowhere\r\n', Buffer.from('<html></html>'))],
  '/refresh-field-later': ['ok', sized('Refresh: 600; url=/nowhere\r\n', Buffer.from('hello'))],
  '/script-file': ['script-only', page('<script>location.href="file:///etc/passwd"</script>')],
  '/redirect-bytes': ['missing', redirect('/\xd6\xd0\xce\xc4')],
  '/cookie-bomb': [
    'ok',
    (socket) =>
      void socket.write(
        `${ok}${Array.from({ length: 500 }, (_, at) => `Set-Cookie: c${at}=${'x'.repeat(90)}\r\n`).join('')}Content-Length: 5\r\n\r\nhello`,
      ),
  ],
  '/cookie-bomb-of-large': [
    'ok',
    (socket) =>
      void socket.write(
        `${ok}${Array.from({ length: 15 }, (_, at) => `Set-Cookie: l${at}=${'x'.repeat(4000)}\r\n`).join('')}Content-Length: 5\r\n\r\nhello`,
      ),
  ],
  '/etag-bomb': [
    'ok',
    (socket) =>
      void socket.write(
        `${ok}ETag: "${'x'.repeat(30_000)}"\r\nLast-Modified: ${'y'.repeat(20_000)}\r\nContent-Length: 5\r\n\r\nhello`,
      ),
  ],
  '/two-answers': [
    'ok',
    (socket) => void socket.write(`${ok}Content-Length: 5\r\n\r\nhello${ok}Content-Length: 4\r\n\r\nevil`.repeat(2)),
  ],
  '/unasked-304': ['unreachable', (socket) => void socket.write('HTTP/1.1 304 Not Modified\r\nETag: "x"\r\n\r\n')],
  '/wait-forever': [
    'unreachable',
    (socket) =>
      void socket.write('HTTP/1.1 503 Busy\r\nRetry-After: 99999999999999999999\r\nContent-Length: 0\r\n\r\n'),
  ],
  '/http-2-preface': [
    'unreachable',
    (socket) => void socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004'),
  ],
  '/unasked-206': [
    'truncated',
    partial('HTTP/1.1 206 Partial Content\r\nContent-Type: text/html\r\nContent-Range: bytes 0-4/999\r\n'),
  ],
  '/range-on-200': ['truncated', sized('Content-Range: bytes 0-4/999\r\n', Buffer.from('hello'))],
  '/whole-range-on-200': ['ok', sized('Content-Range: bytes 0-4/5\r\n', Buffer.from('hello'))],
  '/range-of-another-length': ['ok', sized('Content-Range: bytes 0-99/999\r\n', Buffer.from('hello'))],
  '/meta-chain': [
    'unreachable',
    (socket, request) =>
      page(`<meta http-equiv="refresh" content="0;url=/meta-chain?${(circle += 1)}">`)(socket, request),
  ],
  '/charset-of-no-kind': ['ok', typed('text/html; charset=no-such-charset')],
  '/charset-of-great-length': ['ok', typed(`text/html; charset=${'x'.repeat(30_000)}`)],
  '/charset-that-lies': ['ok', typed('text/html; charset=utf-16')],
  '/empty': ['truncated', (socket) => void socket.write(`${ok}Content-Length: 0\r\n\r\n`)],
};
