import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { fails, type UnseenListing } from '../listing/unseen/harness.ts';
import { listenOnLoopback } from '../support/loopback.ts';
import { makeReport, renderPage } from './reports/index.ts';

/** A listing of invented systems with the reports that it leads to, served over HTTP on the loopback. */
export interface UnseenPortal {
  readonly host: string;
  readonly start: string;
  /** Addresses of its reports. */
  readonly reports: readonly string[];
  close(): void;
}

const invented = 'http://www.yunxi.gov.cn';

function typeOf(body: string): string {
  if (/^\s*[[{]/.test(body)) return 'application/json; charset=utf-8';
  return /^\s*<\?xml/.test(body) ? 'text/xml; charset=utf-8' : 'text/html; charset=utf-8';
}

/** What stands at an address: a page of the list, one of its reports, or nothing. */
async function answerOf(listing: UnseenListing, request: IncomingMessage): Promise<readonly [number, string]> {
  const url = new URL(request.url ?? '/', invented);
  const at = listing.reports.findIndex((entry) => new URL(entry.url, invented).href === url.href);
  const report = listing.reports[at];
  if (report !== undefined) {
    const [, publisher = '', year = ''] = /^(.*?)(\d{4})年/.exec(report.title) ?? [];
    return [200, renderPage(makeReport({ publisher, year: Number(year), seed: at }), 'plain')];
  }
  const method = request.method === 'POST' ? 'POST' : 'GET';
  const body = method === 'POST' ? await text(request) : '';
  const answer = listing.answer({ method, url, body, type: request.headers['content-type'] ?? '' });
  if (answer === fails) return [500, ''];
  return answer === null ? [404, 'not found'] : [200, answer];
}

export async function serveUnseen(listing: UnseenListing): Promise<UnseenPortal> {
  const server = createServer((request, response) => {
    void answerOf(listing, request).then(([status, body]) =>
      response.writeHead(status, { 'Content-Type': typeOf(body) }).end(body.replaceAll(invented, origin)),
    );
  });
  const host = `127.0.0.1:${await listenOnLoopback(server)}`;
  const origin = `http://${host}`;
  return {
    host,
    start: new URL(listing.start, origin).href,
    reports: listing.reports.map(({ url }) => new URL(url, origin).href),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
