import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createBrowserFetcher,
  createBrowserPool,
  createLocalGate,
  type BrowserFetcher,
} from '../../src/fetch/index.ts';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { listenOnLoopback } from '../support/loopback.ts';

const prose = '本年度主动公开政府信息若干条，均已按期答复。'.repeat(30);
const article = `<!doctype html><meta charset="utf-8"><title>年度报告</title><h1>2023年年度报告</h1><p>${prose}</p>`;
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');

let server: Server;
let stranger: Server;
let udp: UdpSocket;
const knocks: string[] = [];
let base = '';
let door: HttpDoor;
let pool: ReturnType<typeof createBrowserPool>;
let browser: BrowserFetcher;

const page =
  (html: string): RequestListener =>
  (_request, response) =>
    void response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html);

/** Every way out that a page has beside its own requests. */
const waysOut = (away: string, udpPort: number): string => `<script>
  const ask = (how) => "fetch('${away}/" + how + "',{mode:'no-cors'})";
  const each = (...ways) => ways.forEach((way) => { try { way() } catch {} });
  each(
    () => { const w = window.open('about:blank'); w.eval(ask('popup')) },
    () => window.open('${away}/popup-address'),
    () => new SharedWorker(URL.createObjectURL(new Blob([ask('shared-worker')]))),
    () => navigator.serviceWorker.register('/worker.js'),
    () => { const f = document.createElement('iframe'); f.srcdoc = '<script>' + ask('srcdoc') + '<\\/script>'; document.body.append(f) },
    () => { const f = document.createElement('iframe'); f.src = 'data:text/html,<script>' + ask('data') + '<\\/script>'; document.body.append(f) },
    () => { const f = document.createElement('form'); f.action = '${away}/form'; f.target = '_blank'; f.method = 'post'; document.body.append(f); f.submit() },
    () => { const s = document.createElement('script'); s.type = 'speculationrules';
      s.textContent = JSON.stringify({ prerender: [{ urls: ['/prerendered'] }], prefetch: [{ urls: ['${away}/prefetch'] }] }); document.head.append(s) },
    () => { const l = document.createElement('link'); l.rel = 'preconnect'; l.href = '${away}'; document.head.append(l) },
    () => { const p = new RTCPeerConnection({ iceServers: [{ urls: ['stun:127.0.0.1:${udpPort}', 'turn:127.0.0.1:${udpPort}?transport=tcp'], username: 'a', credential: 'b' }] });
      p.createDataChannel('x'); p.createOffer().then((offer) => p.setLocalDescription(offer)) },
    () => new WebTransport('https://127.0.0.1:${udpPort}/'),
    () => new EventSource('${away}/events'),
    () => { const i = new Image(); i.src = 'http://[::ffff:7f00:1]:${new URL(away).port}/mapped' },
  );
</script>`;

const routes: Record<string, RequestListener> = {
  '/article': page(article),
  '/ways-out': (request, response) => {
    const { port } = udp.address();
    page(article + waysOut(`http://127.0.0.1:${strangerPort}`, port))(request, response);
  },
  '/attached': (request, response) => {
    response.setHeader('Content-Disposition', 'attachment; filename="report.html"');
    page(article)(request, response);
  },
  '/viewer': page(
    `${article}<iframe src="/report.pdf"></iframe><embed src="/report.pdf?2" type="application/pdf"><object data="/report.pdf?3"></object>`,
  ),
  '/report.pdf': (_request, response) => void response.setHeader('Content-Type', 'application/pdf').end(pdf),
  '/saves':
    page(`${article}<script>for (let at = 0; at < 20; at += 1) { const a = document.createElement('a'); a.download = 'x' + at;
    a.href = URL.createObjectURL(new Blob([new Uint8Array(1e6)])); document.body.append(a); a.click() } </script>`),
  '/never-lets-go': page(`${article}<script>
    for (const end of ['beforeunload', 'pagehide', 'unload']) addEventListener(end, () => { for (;;); });
    onbeforeunload = (event) => { event.preventDefault(); return 'stay' };</script>`),
  '/grows': page(`${article}<script>document.body.append(document.createComment('x'.repeat(3e7)))</script>`),
  '/lies': page(`${article}<script>
    const lie = { get: () => 'nothing to see', configurable: true };
    for (const name of ['outerHTML', 'innerHTML']) Object.defineProperty(Element.prototype, name, lie);
    Object.defineProperty(HTMLElement.prototype, 'innerText', lie);
    Object.defineProperty(document, 'documentElement', { get: () => null });</script>`),
  '/many-dialogs': page(
    `${article}<script>setInterval(() => { alert(1); prompt(2); confirm(3); print() }, 1)</script>`,
  ),
};
let strangerPort = 0;

beforeAll(async () => {
  stranger = createServer((request, response) => {
    knocks.push(request.url ?? '');
    response.end('secret');
  });
  stranger.on('connection', () => knocks.push('connection'));
  udp = createSocket('udp4');
  udp.on('message', () => knocks.push('datagram'));
  udp.bind(0, '127.0.0.1');
  await once(udp, 'listening');
  server = createServer((request, response) => {
    const handler = routes[(request.url ?? '').split('?')[0] ?? ''];
    if (handler === undefined) response.writeHead(404).end('nothing');
    else handler(request, response);
  });
  base = `http://127.0.0.1:${await listenOnLoopback(server)}`;
  strangerPort = await listenOnLoopback(stranger);
  door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: [new URL(base).host] });
  pool = createBrowserPool({});
  browser = createBrowserFetcher({ door, gate: createLocalGate(), clock: Date, userAgent: 'nianbao-test/1', pool });
  // Starting Chromium on a busy machine takes a test's whole time.
  await pool.use(async (one) => one.version());
}, 120_000);

afterAll(async () => {
  await pool.close();
  await door.close();
  server.closeAllConnections();
  server.close();
  stranger.close();
  udp.close();
});

function fetchPage(address: string) {
  const limits = { timeoutMs: 15_000, maxBodyBytes: 2_000_000, maxRedirects: 4 };
  const target = { url: base + address, portalHosts: [], validators: null, limits, delayMs: 0 };
  return browser.fetch(target, new AbortController().signal);
}

describe('a hostile page in a browser', () => {
  it('finds no way out beside the door', async () => {
    expect((await fetchPage('/ways-out')).verdict.state).toBe('ok');
    await pause(500);
    expect((await fetchPage('/article')).verdict.state).toBe('ok');
    expect(knocks).toEqual([]);
  });

  it('is shown though it asks to be saved', async () => {
    expect(await fetchPage('/attached')).toMatchObject({ by: 'browser', verdict: { state: 'ok' } });
  });

  it('is read as it stands, whatever its scripts say of it', async () => {
    const fetched = await fetchPage('/lies');
    expect(fetched.verdict.state).toBe('ok');
    expect(Buffer.from(fetched.content ?? []).toString()).toMatch(/^<!DOCTYPE html><html>.*主动公开政府信息/s);
  });

  it('is not taken over where it has grown too large to be', async () => {
    const fetched = await fetchPage('/grows');
    expect(fetched).toMatchObject({ content: null, verdict: { state: 'truncated' } });
    expect((await fetchPage('/article')).verdict.state).toBe('ok');
  });

  it('shows files in it, which are kept', async () => {
    const fetched = await fetchPage('/viewer');
    expect(fetched).toMatchObject({ by: 'browser', verdict: { state: 'ok' } });
    const kept = (fetched.resources ?? []).filter(({ request }) => request.url.includes('/report.pdf'));
    expect(kept.length).toBeGreaterThan(0);
    for (const { response } of kept) expect(Buffer.from(response.body)).toEqual(pdf);
  });

  it.each(['/saves', '/many-dialogs', '/never-lets-go'])('%s costs the next page nothing', async (address) => {
    expect((await fetchPage(address)).verdict.state).toBe('ok');
    const startedAt = performance.now();
    expect(await fetchPage('/article')).toMatchObject({ finalUrl: `${base}/article`, verdict: { state: 'ok' } });
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });
});
