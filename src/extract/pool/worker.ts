import { parentPort } from 'node:worker_threads';
import { extract } from '../extract.ts';
import { serveRequests } from './serve.ts';

if (parentPort === null) {
  throw new Error('this module runs as a worker thread of the extraction pool only');
}
serveRequests(parentPort, extract);
