import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openArchive } from '../src/archive/index.ts';
import type { Exchange } from '../src/domain/index.ts';
import { anExchange } from '../test/archive/exchanges.ts';

/** Appends exchanges of a usual page size from many callers at once; prints records a second and the costs. */
const pages = Number(process.argv[2] ?? 5000);
const callers = Number(process.argv[3] ?? 32);
const level = Number(process.argv[4] ?? 3);

function page(number: number): Buffer {
  let html = `<html><head><title>第${number}号单位2023年政府信息公开工作年度报告</title></head><body>`;
  for (let row = 0; html.length < 12_000; row += 1) {
    html += `<tr class="r${row % 5}"><td>收到和处理政府信息公开申请情况</td><td>${(number * 7919 + row * 104_729) % 99_991}</td></tr>\n`;
  }
  return Buffer.from(`${html}</body></html>`);
}

function exchange(number: number): Exchange {
  const body = page(number);
  const headers = [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Length', String(body.length)],
    ['Date', 'Mon, 01 Jan 2024 00:00:00 GMT'],
  ] as const;
  const url = `http://127.0.0.1/zwgk/2024/${number}.html`;
  return anExchange({ url, at: new Date(1_700_000_000_000 + number).toISOString(), response: { body, headers } });
}

const exchanges = Array.from({ length: 200 }, (_, number) => exchange(number));
const directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-bench-archive-'));
try {
  const archive = await openArchive({ directory, software: 'bench', compressionLevel: level, now: () => new Date() });
  let next = 0;
  let stored = 0;
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (next < pages) {
        const one = exchanges[next % exchanges.length];
        next += 1;
        if (one === undefined) continue;
        const { location } = await archive.append(one);
        stored += location.length;
      }
    }),
  );
  await archive.close();
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const bodyBytes = exchanges[0]?.response.body.length ?? 0;
  console.log(
    JSON.stringify({
      pages,
      callers,
      level,
      bodyBytes,
      recordsPerSecond: Math.round((pages * 2) / seconds),
      pagesPerSecond: Math.round(pages / seconds),
      cpuMicrosecondsPerPage: Math.round((cpu.user + cpu.system) / pages),
      storedBytesPerPage: Math.round(stored / pages),
    }),
  );
} finally {
  await rm(directory, { recursive: true });
}
