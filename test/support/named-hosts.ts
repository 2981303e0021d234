import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { listenOnLoopback } from './loopback.ts';

export interface NamedHosts {
  /** Address of the proxy behind which the names are known. */
  readonly proxy: string;
  /** Where what is asked for at an origin, as `https://www.example.test`, is sent instead; null ends that. */
  redirect(from: string, to: string | null): void;
  close(): Promise<void>;
}

/** Has a server on loopback answer under names, by http and https at their own ports, as a proxy that looks up names itself. */
export async function namedHosts(target: string, names: readonly string[]): Promise<NamedHosts> {
  const redirects = new Map<string, string>();
  const answer =
    (scheme: 'http' | 'https'): RequestListener =>
    (request, response) => {
      // Tests pass time: a server that tells it would contradict them.
      response.sendDate = false;
      const origin = `${scheme}://${request.headers.host ?? ''}`;
      const at = URL.parse(request.url ?? '/', origin);
      const rest = at === null ? '/' : at.pathname + at.search;
      const moved = redirects.get(origin);
      if (moved !== undefined) {
        response.writeHead(301, { Location: `${moved}${rest}` }).end();
        return;
      }
      const headers = { ...request.headers, host: new URL(target).host };
      const onward = httpRequest(`${target}${rest}`, { method: request.method, headers }, (answered) => {
        response.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(response);
      });
      onward.on('error', () => response.destroy());
      request.pipe(onward);
    };
  const trusted = tls.getCACertificates('default');
  const certificate = selfSigned(names);
  tls.setDefaultCACertificates([...trusted, certificate.cert]);
  const plain = createServer(answer('http'));
  const secure = createSecureServer(certificate, answer('https'));
  const ports = { 80: await listenOnLoopback(plain), 443: await listenOnLoopback(secure) };
  const open = new Set<Socket>();
  plain.on('connect', (request, socket: Socket) => {
    const [name = '', port] = (request.url ?? '').split(':');
    if (!names.includes(name)) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const onward = connect(ports[port === '443' ? 443 : 80], '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    for (const end of [onward, socket]) {
      open.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => open.delete(end));
    }
  });
  return {
    proxy: `http://127.0.0.1:${ports[80]}`,
    redirect: (from, to) => {
      if (to === null) redirects.delete(from);
      else redirects.set(from, to);
    },
    close: async () => {
      tls.setDefaultCACertificates(trusted);
      for (const socket of open) socket.destroy();
      await Promise.all([closed(plain), closed(secure)]);
    },
  };
}

async function closed(server: Pick<Server, 'close' | 'closeAllConnections'>): Promise<void> {
  const ended = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await ended;
}

function selfSigned(names: readonly string[]): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'nianbao-names-'));
  try {
    const alternatives = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
    const subject = ['-subj', '/CN=names', '-addext', alternatives];
    const files = ['-keyout', 'own.key', '-out', 'own.pem'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files], {
      cwd: folder,
      stdio: 'pipe',
    });
    const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
    return { key: read('own.key'), cert: read('own.pem') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
