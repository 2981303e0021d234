/** A process that renders one page and stays, until it is killed. Argument: the page's address. */
import { createBrowserFetcher, createBrowserPool, createLocalGate } from '../../../src/fetch/index.ts';
import { createHttpDoor } from '../../../src/net/index.ts';

const [url = ''] = process.argv.slice(2);
const door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: [new URL(url).host] });
const parts = { door, gate: createLocalGate(), clock: Date, userAgent: 'nianbao-test/1', pool: createBrowserPool({}) };
const limits = { timeoutMs: 60_000, maxBodyBytes: 1_000_000, maxRedirects: 2 };
const target = { url, portalHosts: [], validators: null, limits, delayMs: 0 };
const fetched = await createBrowserFetcher(parts).fetch(target, new AbortController().signal);
console.log(fetched.verdict.state);
setInterval(() => undefined, 60_000);
