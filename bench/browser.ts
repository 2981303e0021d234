import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBrowserFetcher, createLocalGate } from '../src/fetch/index.ts';
import { createHttpDoor } from '../src/net/index.ts';

/** Pages a second rendered from a script and its data, four at a time. */
const pages = 60;
const lanes = 4;
const prose = '本年度主动公开政府信息若干条，均已按期答复。'.repeat(30);
const server = createServer((request, response) => {
  if (request.url === '/app.js') {
    response.setHeader('Content-Type', 'text/javascript');
    response.end(`fetch('/data').then(r => r.text()).then(t => { document.getElementById('app').innerText = t })`);
  } else if (request.url === '/data') response.end(prose);
  else
    response
      .setHeader('Content-Type', 'text/html')
      .end('<meta charset="utf-8"><div id="app"></div><script src="/app.js"></script>');
});
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const door = createHttpDoor({ userAgent: 'nianbao-bench/1', allowPrivateHosts: ['127.0.0.1'] });
const browser = createBrowserFetcher({
  door,
  gate: createLocalGate(),
  clock: Date,
  userAgent: 'nianbao-bench/1',
  pages: lanes,
});
const fetchPage = async (serial: number): Promise<void> => {
  const fetched = await browser.fetch(
    {
      url: `${base}/${serial}`,
      portalHosts: [],
      validators: null,
      limits: { timeoutMs: 20_000, maxBodyBytes: 1_000_000, maxRedirects: 3 },
      delayMs: 0,
    },
    new AbortController().signal,
  );
  if (fetched.verdict.state !== 'ok') throw new Error(fetched.verdict.reason);
};
await fetchPage(0);
const startedAt = performance.now();
let next = 0;
await Promise.all(
  Array.from({ length: lanes }, async () => {
    while (next < pages) await fetchPage((next += 1));
  }),
);
console.log(`browser: ${((pages / (performance.now() - startedAt)) * 1000).toFixed(1)} pages/s`);
await browser.close();
await door.close();
server.closeAllConnections();
server.close();
