import { parentPort } from 'node:worker_threads';
import { extract } from '../../src/extract/extract.ts';
import { serveRequests } from '../../src/extract/pool/serve.ts';
import { readingOf } from './reading.ts';

if (parentPort === null) {
  throw new Error('this module runs as a worker thread of the extraction pool only');
}
serveRequests(parentPort, async (input) => readingOf(await extract(input)));
