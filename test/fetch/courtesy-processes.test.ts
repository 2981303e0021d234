import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useStore } from '../store/support/open.ts';

const ready = useStore();
const program = path.join(import.meta.dirname, 'support', 'courteous-process.ts');
const pauseMs = 60;
const article = `<html><body><p>${'政府信息公开工作情况。'.repeat(60)}</p></body></html>`;

describe('three workers before one server', () => {
  let server: Server;
  const exchanges: { readonly host: string; readonly begin: number; end: number }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const exchange = { host: request.headers.host ?? '', begin: performance.now(), end: Number.POSITIVE_INFINITY };
      exchanges.push(exchange);
      setTimeout(() => {
        exchange.end = performance.now();
        if (request.url === '/moved') {
          const { port } = server.address() as AddressInfo;
          response.writeHead(302, { Location: `http://c.test:${port}/there` }).end();
        } else if (request.url === '/robots.txt') response.writeHead(404).end();
        else response.setHeader('Content-Type', 'text/html; charset=utf-8').end(article);
      }, 15);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('ask it one at a time, never closer than the pause, whatever names it goes by', async () => {
    const { port } = server.address() as AddressInfo;
    const pages = [
      ['a.test/1', 'b.test/1', 'a.test/moved'],
      ['b.test/2', 'a.test/2', 'b.test/3'],
      ['127.0.0.1/1', 'b.test/moved', 'a.test/3'],
    ];
    const said = await Promise.all(
      pages.map(async (own) => {
        const child = spawn(process.execPath, [program, ready.url, String(port), String(pauseMs), ...own], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
        return output;
      }),
    );
    const lines = said.join('').trim().split('\n');
    expect(lines.filter((line) => line.startsWith('ok '))).toHaveLength(9);
    expect(lines.filter((line) => line.includes('//c.test'))).toHaveLength(2);
    exchanges.sort((one, other) => one.begin - other.begin);
    // Nine pages, two of them after a redirect, and robots files.
    expect(exchanges.length).toBeGreaterThanOrEqual(11 + 4);
    expect(new Set(exchanges.map(({ host }) => host)).size).toBe(4);
    const pauses = exchanges.slice(1).map(({ begin }, index) => begin - (exchanges[index]?.end ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(pauseMs);
  });
});
