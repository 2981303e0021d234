import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetcher, createLocalGate, type FetchTarget } from '../src/fetch/index.ts';
import { readListing } from '../src/listing/index.ts';
import { createHttpDoor } from '../src/net/index.ts';

/** What one report page weighs: text, a table's worth of markup, menus around it. */
function samplePage(): string {
  const menu = Array.from({ length: 40 }, (_unused, at) => `<li><a href="/c${at}/">政务公开栏目${at}</a></li>`).join(
    '',
  );
  const prose = '<p>本年度主动公开政府信息若干条，收到依申请公开若干件，均已按期答复，未发生行政复议。</p>'.repeat(60);
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>2023年政府信息公开工作年度报告</title></head><body><ul>${menu}</ul><div id="zoom">${prose}</div></body></html>`;
}

function sampleListing(): string {
  const rows = Array.from(
    { length: 20 },
    (_unused, at) =>
      `<li><a href="./20${10 + at}01/t20${10 + at}0131_${at}.html" title="${2009 + at}年政府信息公开工作年度报告">${2009 + at}年政府信息公开…</a><span>20${10 + at}-01-31</span></li>`,
  );
  return samplePage().replace('<div id="zoom">', `<ul class="list">${rows.join('')}</ul><div hidden>`);
}

/** The server runs in a process of its own, so that only our own work is measured. */
function serve(): void {
  const body = Buffer.from(samplePage());
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length });
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

async function measure(): Promise<void> {
  const server = fork(import.meta.filename, ['serve']);
  const port = await new Promise<number>((resolve) => {
    server.once('message', (message) => resolve(Number(message)));
  });
  const door = createHttpDoor({ userAgent: 'nianbao-bench/1', allowPrivateHosts: ['127.0.0.1'] });
  const fetcher = createFetcher({ door, gate: createLocalGate(), clock: Date });
  const target: FetchTarget = {
    url: `http://127.0.0.1:${port}/`,
    portalHosts: [`127.0.0.1:${port}`],
    validators: null,
    limits: { timeoutMs: 5000, maxBodyBytes: 1_000_000, maxRedirects: 3 },
    delayMs: 0,
  };
  const signal = new AbortController().signal;
  const run = async (requests: number): Promise<number> => {
    let sent = 0;
    const cpu = process.cpuUsage();
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (sent < requests) {
          sent += 1;
          const fetched = await fetcher.fetch({ ...target, url: `${target.url}${sent}` }, signal);
          if (fetched.verdict.state !== 'ok') throw new Error(JSON.stringify(fetched.verdict));
        }
      }),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    console.log(
      `fetch: ${Math.round(requests / seconds)} pages/s, ${((user + system) / requests).toFixed(0)} µs of CPU a page, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
    );
    return requests / seconds;
  };
  await run(1000);
  for (let round = 0; round < 6; round += 1) await run(5000);
  await door.close();
  server.kill();

  const text = sampleListing();
  const startedAt = performance.now();
  for (let count = 0; count < 300; count += 1) {
    readListing({ url: 'http://www.a.gov.cn/nb/index.html', text, mediaType: 'text/html', kind: 'auto' });
  }
  console.log(
    `listing: ${((performance.now() - startedAt) / 300).toFixed(2)} ms a page of ${Math.round(text.length / 1000)} thousand characters`,
  );
}

if (process.argv[2] === 'serve') serve();
else await measure();
