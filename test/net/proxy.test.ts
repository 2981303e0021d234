import { createServer, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { startRawServer, type RawServer } from './raw-server.ts';
import { listenOnLoopback } from '../support/loopback.ts';

let server: RawServer;
let door: HttpDoor;
const asked: string[] = [];
const open = new Set<Socket>();

/** A proxy that takes every name to the one server there is. */
const proxy = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  const onward = httpRequest(
    { port: server.port, host: '127.0.0.1', path: new URL(request.url ?? '').pathname },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    },
  );
  request.pipe(onward);
});
proxy.on('connect', (request, socket: Socket) => {
  asked.push(`CONNECT ${request.url}`);
  open.add(socket);
  const onward = connect(server.port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    onward.pipe(socket);
    socket.pipe(onward);
  });
  for (const end of [onward, socket]) end.on('error', () => end.destroy());
});

beforeAll(async () => {
  server = await startRawServer({
    '/a': (socket) => void socket.write('HTTP/1.1 200 OK\r\nX-CaSe: 1\r\nContent-Length: 2\r\n\r\nok'),
  });
  const uri = `http://127.0.0.1:${await listenOnLoopback(proxy)}`;
  door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: [], proxy: uri });
});
afterAll(async () => {
  await door.close();
  for (const socket of open) socket.destroy();
  proxy.closeAllConnections();
  proxy.close();
  await server.close();
});

describe('a door behind a proxy', () => {
  it('makes the same exchange, and does not take the proxy for the server', async () => {
    const exchange = await door.request({ url: 'http://www.example.gov.cn/a', headers: [['Accept', '*/*']] });
    expect(exchange).toMatchObject({ ipAddress: null, response: { status: 200 } });
    expect(exchange.response.headers[0]).toEqual(['X-CaSe', '1']);
    expect(exchange.request.headers.map(([name]) => name)).toContain('Accept');
    expect(asked.join()).toContain('www.example.gov.cn');
  });

  it('still refuses private addresses by number and by name', async () => {
    for (const host of ['127.0.0.1', '2130706433', '[::1]', 'localhost', '169.254.169.254']) {
      await expect(door.request({ url: `http://${host}:${server.port}/a` })).rejects.toMatchObject({
        name: 'PrivateAddressError',
      });
    }
  });
});
