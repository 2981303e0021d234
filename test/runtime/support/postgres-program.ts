/**
 * A program that uses the server of a folder: prints what it got as a line of JSON, runs until SIGTERM, then stops it.
 * Arguments: folder, and `adopt` or `alone`.
 */
import { once } from 'node:events';
import { startPostgres } from '../../../src/runtime/postgres/index.ts';

const [directory = '', mode = 'adopt'] = process.argv.slice(2);
const ended = once(process, 'SIGTERM');
const keepAlive = setInterval(() => undefined, 60_000);
try {
  const server = await startPostgres({ directory, adopt: mode !== 'alone' });
  const { url, pid, adopted, home } = server;
  console.log(JSON.stringify({ url, pid, adopted, home, user: process.getuid?.() ?? null }));
  await ended;
  await server.stop();
} catch (error) {
  console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
  process.exitCode = 1;
} finally {
  clearInterval(keepAlive);
}
