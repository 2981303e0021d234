import { readFileSync } from 'node:fs';
import { parentPort, threadId } from 'node:worker_threads';
import type { Extraction } from '../../../../src/domain/index.ts';
import { serveRequests } from '../../../../src/extract/pool/serve.ts';

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
    return blank(text);
  });
}

function blank(text: string): Extraction {
  return {
    kind: 'other',
    title: String(threadId),
    publisher: null,
    year: null,
    indexNumber: null,
    documentNumber: null,
    publishedAt: null,
    writtenAt: null,
    publishers: [],
    scope: null,
    dates: [],
    votes: {},
    format: null,
    tableFormats: { proactive: null, applications: null, litigation: null, statistics: null },
    sections: [],
    tables: { applications: null, litigation: null, proactive: null, statistics: null, other: [] },
    figures: [],
    checks: [],
    integrity: { state: 'clean', families: [], signals: [], restored: [] },
    attachments: [],
    alsoHere: [],
    evidence: {},
    source: { captureId: null, url: null, sha256: '', charset: null },
    text,
    extractor: { name: 'obedient', version: '1' },
    unreadable: null,
  };
}
