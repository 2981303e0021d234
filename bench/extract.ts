import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExtractInput } from '../src/extract/document.ts';
import { extract } from '../src/extract/extract.ts';
import { chromiumPath, printPdfs } from '../test/eval/writers/pdf.ts';
import { mirrorPage } from '../test/practice/mirror.ts';
import { makeReport, renderPage, wordSoup } from '../test/practice/reports/index.ts';
import { sharedPath } from '../test/shared.ts';

/** CPU milliseconds that one extraction may take at the median, by what is extracted; null where nothing is promised. */
interface Subject {
  readonly name: string;
  readonly inputs: readonly Uint8Array[];
  readonly rounds: number;
  readonly limitMs: number | null;
}

function inputOf(bytes: Uint8Array): ExtractInput {
  return {
    bytes,
    url: 'http://www.yunxi.gov.cn/art/2024/1/20/art_12_3456.html',
    captureId: null,
    mediaType: null,
    charset: null,
    linkTitle: null,
    portalHosts: ['www.yunxi.gov.cn'],
    declaredPublisher: null,
  };
}

/** A report as Chromium prints it: eight pages whose characters are drawn by programs. */
async function printed(): Promise<Uint8Array> {
  const report = makeReport({ publisher: '云溪县人民政府', year: 2023, format: 'F21', seed: 3, characters: 6000 });
  const [file] = await printPdfs([{ title: report.title, html: renderPage(report, 'trs') }]);
  if (file === undefined) throw new Error('Chromium printed nothing');
  return file;
}

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);
const pages = (format: 'F07' | 'F14' | 'F21', characters: number): Uint8Array[] =>
  seeds.map((seed) =>
    Buffer.from(renderPage(makeReport({ publisher: '云溪县人民政府', year: 2023, format, seed, characters }), 'trs')),
  );

async function subjects(): Promise<Subject[]> {
  const long = makeReport({ publisher: '云溪县人民政府', year: 2012, format: 'F07', characters: 5000 });
  const soup = wordSoup(renderPage(long, 'trs'));
  const row = `<tr>${'<td>12</td>'.repeat(20)}</tr>`;
  const list: Subject[] = [
    { name: 'narrative report', inputs: pages('F07', 1500), rounds: 300, limitMs: null },
    { name: 'report of 2021 form', inputs: pages('F21', 1500), rounds: 300, limitMs: null },
    { name: 'report, 30,000 characters', inputs: pages('F21', 30_000), rounds: 100, limitMs: 15 },
    { name: 'report in Word soup', inputs: [Buffer.from(soup)], rounds: 60, limitMs: 15 },
    { name: 'mirror, family A', inputs: [Buffer.from(mirrorPage(long, 'A'))], rounds: 40, limitMs: null },
    {
      name: '5 MB page',
      inputs: [
        Buffer.from(`<div>${`<p>${'全年主动公开政府信息，受理申请十五件。'.repeat(10)}</p>`.repeat(8500)}</div>`),
      ],
      rounds: 4,
      limitMs: null,
    },
    { name: '20,000 cells', inputs: [Buffer.from(`<table>${row.repeat(1000)}</table>`)], rounds: 8, limitMs: null },
  ];
  const tenPages = readFileSync(join(import.meta.dirname, '../test/fixtures/documents/report-cut-rows.pdf'));
  list.push({ name: 'PDF, ten pages', inputs: [tenPages], rounds: 20, limitMs: 300 });
  if (chromiumPath() !== null)
    list.push({ name: 'PDF, printed by Chromium', inputs: [await printed()], rounds: 20, limitMs: 300 });
  const suite = sharedPath('suites', 'chinese_pages');
  if (suite !== null) {
    const files = readdirSync(suite).filter((file) => file.endsWith('.html'));
    list.push({
      name: 'real Chinese pages',
      inputs: files.map((file) => readFileSync(join(suite, file))),
      rounds: 150,
      limitMs: null,
    });
  }
  return list;
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

let slow = false;
console.log(
  `${'what'.padEnd(28)} ${'KB'.padStart(6)} ${'CPU ms'.padStart(10)} ${'p95 ms'.padStart(8)} ${'pages/s'.padStart(8)} ${'cold ms'.padStart(8)}`,
);
for (const { name, inputs, rounds, limitMs } of await subjects()) {
  const first = inputs[0];
  if (first === undefined) continue;
  const times: number[] = [];
  const warmUp = Math.min(rounds, 40);
  let cold: number | null = null;
  for (let round = -warmUp; round < rounds; round += 1) {
    const bytes = inputs[(round + warmUp) % inputs.length] ?? first;
    const before = process.cpuUsage();
    await extract(inputOf(bytes));
    const { user, system } = process.cpuUsage(before);
    const spent = (user + system) / 1000;
    cold ??= spent;
    if (round >= 0) times.push(spent);
  }
  const sorted = times.toSorted((left, right) => left - right);
  const median = at(sorted, 0.5);
  const kilobytes = inputs.reduce((sum, bytes) => sum + bytes.length, 0) / inputs.length / 1024;
  const over = limitMs !== null && median > limitMs;
  slow ||= over;
  console.log(
    `${name.padEnd(28)} ${kilobytes.toFixed(0).padStart(6)} ${median.toFixed(2).padStart(10)} ${at(sorted, 0.95).toFixed(2).padStart(8)} ${(1000 / median).toFixed(0).padStart(8)} ${(cold ?? 0).toFixed(0).padStart(8)}${over ? `  over the limit of ${String(limitMs)} ms` : ''}`,
  );
}
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
if (slow) process.exitCode = 1;
