import type { ArchiveLocation, Exchange, Sha256 } from '../domain/index.ts';
import { asSha256, asWarcDigest, sha256 } from './digest.ts';
import { requestHead, responseHead } from './http-block.ts';
import { type RecordParts, targetUri } from './warc-record.ts';

const identicalPayload = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';
const serverNotModified = 'http://netpreserve.org/warc/1.1/revisit/server-not-modified';
const nothing = new Uint8Array();

/** An earlier capture that a new one repeats. */
export interface RevisitOf {
  readonly url: string;
  readonly capturedAt: Date;
  readonly payloadSha256: Sha256;
  /** Where it stands; then `read` finds the body of the revisit by itself. */
  readonly location?: ArchiveLocation;
}

/** The two records of one exchange. */
export interface ExchangeRecords {
  readonly responseId: string;
  readonly response: RecordParts;
  readonly request: RecordParts;
}

/** What the exchanges of one capture event share. */
export interface CaptureEvent {
  readonly date: Date;
  /** Record id of the event's first response; null while that one is made. */
  readonly firstResponseId: string | null;
  readonly randomUuid: () => string;
}

function refersTo(earlier: RevisitOf): [string, string][] {
  const fields: [string, string][] = [
    ['WARC-Refers-To-Target-URI', targetUri(earlier.url)],
    ['WARC-Refers-To-Date', earlier.capturedAt.toISOString()],
  ];
  if (earlier.location !== undefined) {
    fields.push(['WARC-Refers-To-Filename', earlier.location.file]);
    fields.push(['WARC-Refers-To-File-Offset', String(earlier.location.offset)]);
    fields.push(['WARC-Refers-To-File-Length', String(earlier.location.length)]);
  }
  return fields;
}

/** True where the server said that nothing changed. */
export function isNotModified({ response }: Exchange): boolean {
  return response.status === 304 && response.body.length === 0;
}

/** True where the whole body, of this digest, is the one of an earlier capture. */
export function isSamePayload({ response }: Exchange, payload: Buffer, earlier: RevisitOf): boolean {
  return asSha256(payload) === earlier.payloadSha256 && response.body.length > 0 && response.truncated === null;
}

/**
 * Makes the response record and the request record of an exchange.
 *
 * The response becomes a `revisit` where the server said 304, and where the whole body is the one of `revisitOf`; the
 * digests decide that, not the caller's word. `payload` is the digest of the response's body. `WARC-Refers-To-Filename`, `-File-Offset` and `-File-Length` are fields
 * of our own beyond the standard's, in the manner of Heritrix.
 */
export function exchangeRecords(
  exchange: Exchange,
  payload: Buffer,
  event: CaptureEvent,
  revisitOf: RevisitOf | null,
): ExchangeRecords {
  const { request, response } = exchange;
  const responseId = `<urn:uuid:${event.randomUuid()}>`;
  const shared: [string, string][] = [
    ['WARC-Target-URI', targetUri(request.url)],
    ['WARC-Date', event.date.toISOString()],
  ];
  if (exchange.ipAddress !== null) shared.push(['WARC-IP-Address', exchange.ipAddress]);

  const responseFields: [string, string][] = [
    ['WARC-Type', 'response'],
    ['WARC-Record-ID', responseId],
    ...shared,
    ['Content-Type', 'application/http; msgtype=response'],
  ];
  if (event.firstResponseId !== null) responseFields.push(['WARC-Concurrent-To', event.firstResponseId]);
  const { departures = [] } = response;
  const noted = {
    ...(exchange.authenticated ? {} : { tlsPeerVerified: false }),
    ...(departures.length > 0 ? { httpDepartures: departures } : {}),
  };
  if (Object.keys(noted).length > 0) responseFields.push(['WARC-JSON-Metadata', JSON.stringify(noted)]);

  let body = response.body;
  if (isNotModified(exchange)) {
    responseFields[0] = ['WARC-Type', 'revisit'];
    responseFields.push(['WARC-Profile', serverNotModified]);
    if (revisitOf !== null) responseFields.push(...refersTo(revisitOf));
  } else if (revisitOf !== null && isSamePayload(exchange, payload, revisitOf)) {
    responseFields[0] = ['WARC-Type', 'revisit'];
    responseFields.push(['WARC-Profile', identicalPayload], ...refersTo(revisitOf));
    responseFields.push(['WARC-Payload-Digest', asWarcDigest(payload)], ['WARC-Truncated', 'length']);
    body = nothing;
  } else {
    responseFields.push(['WARC-Payload-Digest', asWarcDigest(payload)]);
    if (response.truncated !== null) responseFields.push(['WARC-Truncated', response.truncated]);
  }

  const requestBody = request.body ?? nothing;
  const requestFields: [string, string][] = [
    ['WARC-Type', 'request'],
    ['WARC-Record-ID', `<urn:uuid:${event.randomUuid()}>`],
    ...shared,
    ['Content-Type', 'application/http; msgtype=request'],
    ['WARC-Concurrent-To', responseId],
  ];
  if (requestBody.length > 0) requestFields.push(['WARC-Payload-Digest', asWarcDigest(sha256(requestBody))]);

  return {
    responseId,
    response: { fields: responseFields, head: responseHead(response), body },
    request: { fields: requestFields, head: requestHead(request), body: requestBody },
  };
}

/** The record that opens a file and says who wrote it. */
export function warcinfoRecord(
  file: string,
  date: Date,
  software: string,
  operator: string | null,
  id: string,
): RecordParts {
  const lines = [
    `software: ${software}`,
    'format: WARC File Format 1.1',
    'conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
    ...(operator === null ? [] : [`operator: ${operator}`]),
  ].map((line) => `${line.replace(/[\r\n]+/g, ' ')}\r\n`);
  return {
    fields: [
      ['WARC-Type', 'warcinfo'],
      ['WARC-Record-ID', `<urn:uuid:${id}>`],
      ['WARC-Date', date.toISOString()],
      ['WARC-Filename', file],
      ['Content-Type', 'application/warc-fields'],
    ],
    head: Buffer.from(lines.join('')),
    body: nothing,
  };
}
