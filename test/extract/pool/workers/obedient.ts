import { readFileSync } from 'node:fs';
import { parentPort, threadId } from 'node:worker_threads';
import type { Extraction } from '../../../../src/domain/index.ts';
import { serveRequests } from '../../../../src/extract/pool/serve.ts';
import { blankExtraction } from '../../../support/extraction.ts';

const hoard: unknown[] = [];

/** Does what the document's text orders: `echo`, `hang`, `hoard`, `throw`, `exit`, `wait`. */
async function obey(text: string): Promise<void> {
  switch (text.split(' ')[0] ?? '') {
    case 'hang':
      for (;;) {
        Math.random();
      }
    case 'hoard':
      for (;;) {
        hoard.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
      }
    case 'throw':
      throw new Error('told to throw');
    case 'exit':
      process.exit(3);
    // falls through
    case 'wait':
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
      return;
    default:
      readFileSync(import.meta.filename);
  }
}

if (parentPort !== null) {
  serveRequests(parentPort, async (input): Promise<Extraction> => {
    const text = Buffer.from(input.bytes).toString('utf8');
    await obey(text);
    return blankExtraction({ title: String(threadId), text });
  });
}
