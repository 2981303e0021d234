import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { configure, crawl, type Crawled } from './main-job/crawl.ts';
import { figuresOf, memoryCurve, peerFigures } from './main-job/figures.ts';
import { crawlWithScrapy, scrapyVersion, type PeerRun } from './main-job/peer.ts';
import { servePortal } from './main-job/portal.ts';
import { scratchFolder } from './scratch.ts';

const help = `npm run bench -- [--pages 1000] [--runs 3] [--peer scrapy] [--memory SECONDS] [--json]

The whole main job against a practice portal in a process of its own: crawled, archived, extracted and recorded by the
real command, with an empty data folder; then once more with nothing changed. Politeness is off. Portal, program and
PostgreSQL share the machine. Pages a second are told twice: from the first listing to the last page recorded, and from
the start of the process, its database included, to its exit. CPU is user and system time.

  --peer scrapy     let Scrapy, where it is installed, crawl and parse the same portal, storing nothing, after each run
                    of ours; prints its figures and ours as multiples of them
  --memory SECONDS  print the program's resident memory every so many seconds of the last first run
`;

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '3' },
    peer: { type: 'string' },
    memory: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const pages = Number(values.pages);
if (values.peer !== undefined && values.peer !== 'scrapy') throw new RangeError('--peer knows scrapy only');
const version = values.peer === undefined ? null : await scrapyVersion();
if (values.peer !== undefined && version === null) {
  console.error(
    'There is no scrapy command on this machine: the peer is left out. On Debian: apt-get install python3-scrapy',
  );
}

const first: Crawled[] = [];
const unchanged: Crawled[] = [];
const peer: PeerRun[] = [];
for (let run = 0; run < Number(values.runs); run += 1) {
  const portal = await servePortal(pages);
  const folder = await scratchFolder();
  try {
    await configure(folder, portal.columnUrl);
    first.push(await crawl(folder, pages));
    if (version !== null) peer.push(await crawlWithScrapy(portal.columnUrl, pages));
    unchanged.push(await crawl(folder, pages));
  } finally {
    await portal.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const report = {
  'first run': figuresOf(first),
  'nothing changed': figuresOf(unchanged),
  ...(version === null ? {} : { [version]: peerFigures(peer, first, unchanged) }),
};
const last = first.at(-1);
const memory = values.memory === undefined || last === undefined ? [] : memoryCurve(last, Number(values.memory));
if (values.json) console.log(JSON.stringify({ pages, ...report, memory }));
else {
  console.log(`${pages} pages, median of ${values.runs} runs (smallest–largest)`);
  for (const [name, figures] of Object.entries(report)) {
    console.log(`  ${name}:`);
    for (const [figure, value] of Object.entries(figures)) console.log(`    ${figure}: ${value}`);
  }
  if (memory.length > 0) console.log(['  resident memory of the last first run:', ...memory].join('\n'));
}
