import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { z } from 'zod';
import { watch, type Watched } from './processes.ts';

const figuresSchema = z.object({
  pages: z.number(),
  cells: z.number(),
  characters: z.number(),
  seconds: z.number(),
});

export interface PeerRun extends Watched {
  readonly pages: number;
  readonly runSeconds: number;
  readonly processSeconds: number;
}

/** What `scrapy version` says; null where there is no such command. */
export async function scrapyVersion(): Promise<string | null> {
  return promisify(execFile)('scrapy', ['version']).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );
}

/** Lets Scrapy crawl and parse the portal; it stores nothing. */
export async function crawlWithScrapy(columnUrl: string, pages: number): Promise<PeerRun> {
  const begunAt = performance.now();
  const spider = new URL('scrapy_spider.py', import.meta.url).pathname;
  const child = spawn('scrapy', ['runspider', spider, '-s', 'LOG_ENABLED=0', '-a', `column=${columnUrl}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
  });
  const [output, watched] = await Promise.all([text(child.stdout), watch(child.pid, once(child, 'close'))]);
  const figures = figuresSchema.parse(JSON.parse(output));
  if (figures.pages < pages) throw new Error(`Scrapy read only ${figures.pages} of ${pages} pages`);
  return {
    ...watched,
    pages: figures.pages,
    runSeconds: figures.seconds,
    processSeconds: (performance.now() - begunAt) / 1000,
  };
}
