import { openArchive } from '../../src/archive/index.ts';
import { anExchange } from './exchanges.ts';

/**
 * Appends from several callers without end and prints the place of each exchange once it is durable, one JSON line
 * each. Killed, or run into a limit of file size, by the tests; a failed write is printed and ends it.
 */
const [directory = ''] = process.argv.slice(2);
const archive = await openArchive({ directory, software: 'nianbao-test/1', now: () => new Date() });
let next = 0;

async function appendForever(): Promise<void> {
  for (;;) {
    next += 1;
    const body = Buffer.from(`${next} `.repeat(2000));
    const { location, sha256 } = await archive.append(
      anExchange({ url: `http://www.example.test/${next}`, response: { body } }),
    );
    process.stdout.write(`${JSON.stringify({ location, sha256 })}\n`);
  }
}

try {
  await Promise.all(Array.from({ length: 16 }, async () => appendForever()));
} catch (error) {
  const { name, message } = error as Error;
  process.stdout.write(`${JSON.stringify({ failure: { name, message } })}\n`);
  process.exitCode = 3;
}
