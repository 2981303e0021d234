/**
 * A process that fetches pages behind the store's gate, as a worker does. Every host name is at 127.0.0.1.
 * Arguments: database URL, port, pause in milliseconds, then the addresses' hosts and paths (`a.test/1`).
 */
import { randomUUID } from 'node:crypto';
import { createFetcher, createRobots } from '../../../src/fetch/index.ts';
import { createAddressBook, createHttpDoor, type ResolveHost } from '../../../src/net/index.ts';
import { openStore } from '../../../src/store/index.ts';

const [databaseUrl = '', port = '', pause = '', ...pages] = process.argv.slice(2);
const onError = (error: unknown): void => console.error(error);
const store = openStore(databaseUrl, { poolSize: 4, onError });
const gate = store.gate({ holder: randomUUID(), leaseMs: 5000, onError });
const resolveHost: ResolveHost = (_hostname, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);
const addresses = createAddressBook(resolveHost);
const hosts = pages.map((page) => page.split('/', 1)[0] ?? '');
const door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: [...hosts, 'c.test'], resolveHost });
const robots = createRobots({ door, gate, addresses, clock: Date, agent: 'nianbao' });
const fetcher = createFetcher({ door, gate, addresses, clock: Date, robots });
await Promise.all(
  pages.map(async (page) => {
    const fetched = await fetcher.fetch(
      {
        url: `http://${page.replace('/', `:${port}/`)}`,
        portalHosts: [],
        validators: null,
        limits: { timeoutMs: 5000, maxBodyBytes: 10_000, maxRedirects: 3 },
        delayMs: Number(pause),
      },
      new AbortController().signal,
    );
    console.log(fetched.verdict.state, fetched.finalUrl);
  }),
);
await door.close();
await store.close();
