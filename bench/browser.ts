import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { configure, crawl, type Crawled } from './main-job/crawl.ts';
import { figuresOf } from './main-job/figures.ts';
import { servePortal } from './main-job/portal.ts';
import { scratchFolder } from './scratch.ts';

const help = `npm run bench:browser -- [--pages 60] [--runs 3]

The whole main job with every page rendered by Chromium, four at a time: crawled, rendered, archived, extracted and
recorded by the real command, against a practice portal in a process of its own. Politeness is off. Portal, program,
PostgreSQL and Chromium share the machine. On a machine that does nothing else, what CPU a page takes of all of them tells
how many pages it can render a second.
`;

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '60' },
    runs: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const pages = Number(values.pages);
const runs: Crawled[] = [];
for (let run = 0; run < Number(values.runs); run += 1) {
  const portal = await servePortal(pages);
  const folder = await scratchFolder();
  try {
    await configure(folder, portal.columnUrl, 'always');
    runs.push(await crawl(folder, pages));
  } finally {
    await portal.close();
    await rm(folder, { recursive: true, force: true });
  }
}
console.log(`${pages} pages in a browser, median of ${values.runs} runs (smallest–largest)`);
for (const [figure, value] of Object.entries(figuresOf(runs))) console.log(`    ${figure}: ${value}`);
