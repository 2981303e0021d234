/**
 * A process that asks hosts through the store's gate and prints, a line of JSON each, when its requests began and ended.
 * Arguments: database URL, holder, host, delay and request time in milliseconds, number of requests, lease.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../../src/store/index.ts';

const [url = '', holder = '', host = '', ...numbers] = process.argv.slice(2);
const [delayMs = 0, requestMs = 0, requests = 1, leaseMs = 5_000] = numbers.map(Number);
const store = openStore(url, { poolSize: 2, onError: (error) => console.error(error) });
const gate = store.gate({ holder, leaseMs, onError: (error) => console.error(error) });
const never = new AbortController().signal;
for (let count = 0; count < requests; count += 1) {
  const turn = await gate.enter(host, delayMs, never);
  const begin = Date.now();
  console.log(JSON.stringify({ holder, entered: begin }));
  await sleep(requestMs);
  const end = Date.now();
  await turn.leave();
  console.log(JSON.stringify({ holder, begin, end }));
}
await store.close();
