import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerOptions } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, createLocalGate, type Fetcher } from '../../src/fetch/index.ts';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { english } from '../../src/telling/reasons/index.ts';
import { listenOnLoopback } from '../support/loopback.ts';

const prose = '本年度主动公开政府信息若干条，均已按期答复。'.repeat(30);
const folder = mkdtempSync(path.join(tmpdir(), 'nianbao-tls-'));
const at = (name: string): string => path.join(folder, name);
const openssl = (...args: readonly string[]): Buffer => execFileSync('openssl', args, { stdio: 'pipe', cwd: folder });
const trusted = tls.getCACertificates('default');
let door: HttpDoor;
let fetcher: Fetcher;

/** What an authority needs to sign for a time that is over. */
const authority = `[ca]
default_ca=own
[own]
database=index.txt
new_certs_dir=.
rand_serial=yes
default_md=sha256
policy=any
[any]
commonName=supplied
`;
const passed = ['-startdate', '20200101000000Z', '-enddate', '20210101000000Z'];
const now = ['-days', '2'];

/** A key and a certificate that the test's own authority signed. */
function certificate(name: string, host: string, time: readonly string[], bits = '2048'): ServerOptions {
  openssl('req', '-newkey', `rsa:${bits}`, '-nodes', '-subj', '/CN=x', '-keyout', `${name}.key`, '-out', `${name}.csr`);
  writeFileSync(at(`${name}.ext`), `subjectAltName=${host}\n`);
  writeFileSync(at('index.txt'), '');
  const signed = ['-cert', 'ca.pem', '-keyfile', 'ca.key', '-extfile', `${name}.ext`, ...time, '-notext', '-batch'];
  openssl('ca', '-config', 'ca.cnf', '-in', `${name}.csr`, ...signed, '-out', `${name}.pem`);
  return { key: readFileSync(at(`${name}.key`)), cert: readFileSync(at(`${name}.pem`)) };
}

const weak = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
const portals: Readonly<Record<string, () => ServerOptions>> = {
  'an expired certificate': () => certificate('expired', 'IP:127.0.0.1', passed),
  'a certificate of another host': () => certificate('other', 'DNS:www.example.gov.cn', now),
  'a certificate that nobody vouches for': () => {
    const subject = ['-subj', '/CN=x', '-addext', 'subjectAltName=IP:127.0.0.1'];
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, '-keyout', 'own.key', '-out', 'own.pem');
    return { key: readFileSync(at('own.key')), cert: readFileSync(at('own.pem')) };
  },
  'a small key': () => ({ ...certificate('small', 'IP:127.0.0.1', now, '1024'), ciphers: 'DEFAULT@SECLEVEL=0' }),
  'an old protocol': () => ({ ...certificate('old', 'IP:127.0.0.1', now), ...weak }),
};

beforeAll(() => {
  writeFileSync(at('ca.cnf'), authority);
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=ca', '-keyout', 'ca.key', '-out', 'ca.pem');
  tls.setDefaultCACertificates([...trusted, readFileSync(at('ca.pem'), 'utf8')]);
  door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: ['127.0.0.1'] });
  fetcher = createFetcher({ door, gate: createLocalGate(), clock: Date });
});

afterAll(async () => {
  await door.close();
  tls.setDefaultCACertificates(trusted);
  rmSync(folder, { recursive: true, force: true });
});

async function ask(options: ServerOptions, allowUnverifiedTls: boolean) {
  const server: Server = createServer(options, (_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(`<p>${prose}</p>`);
  });
  const url = `https://127.0.0.1:${await listenOnLoopback(server)}/`;
  const limits = { timeoutMs: 5000, maxBodyBytes: 100_000, maxRedirects: 2 };
  const target = { url, portalHosts: [], validators: null, limits, delayMs: 0, allowUnverifiedTls };
  const fetched = await fetcher.fetch(target, new AbortController().signal);
  server.closeAllConnections();
  server.close();
  return fetched;
}

describe('a portal over TLS', () => {
  it('that can be authenticated is, whatever is allowed', async () => {
    const good = certificate('good', 'IP:127.0.0.1', now);
    for (const allowed of [false, true]) {
      const fetched = await ask(good, allowed);
      expect(fetched.verdict.state).toBe('ok');
      expect(fetched.hops[0]?.authenticated).toBe(true);
    }
  });

  it.each(Object.entries(portals))('with %s is insecure, and read only where the operator says so', async (_, make) => {
    const options = make();
    const refused = await ask(options, false);
    expect(refused).toMatchObject({ verdict: { state: 'insecure' }, hops: [], content: null });
    expect(english('UTC').of(refused.verdict.reason)).toMatch(/could not be authenticated over TLS/);
    const read = await ask(options, true);
    expect(read.verdict.state).toBe('ok');
  });

  it('is marked where it was let in without', async () => {
    const [first] = Object.values(portals);
    const read = await ask(first?.() ?? {}, true);
    expect(read.hops[0]?.authenticated).toBe(false);
  });
});
