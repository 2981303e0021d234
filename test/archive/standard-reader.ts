import { createHash } from 'node:crypto';
import { crc32, inflateRawSync } from 'node:zlib';

/**
 * A reader of WARC 1.1 (ISO 28500:2017) written from the standard alone, that believes nothing: it stops at the first
 * breach and says which.
 */
export interface StandardRecord {
  readonly type: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly block: Buffer;
  /** The block's HTTP head, byte for byte as latin1, and what follows it; null where the block is no HTTP. */
  readonly http: { readonly head: string; readonly payload: Buffer } | null;
}

const types = new Set('warcinfo response resource request metadata revisit conversion continuation'.split(' '));
const profiles = ['identical-payload-digest', 'server-not-modified'].map(
  (name) => `http://netpreserve.org/warc/1.1/revisit/${name}`,
);
/** Printable, and none of the separators of RFC 2616. */
const token = /^[^\0- ()<>@,;:\\"/[\]?={}\u007f-\uffff]+$/;

function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`not WARC 1.1: ${what}`);
}

/** 4.: each record a gzip member of its own. */
function membersOf(file: Buffer): readonly Buffer[] {
  const members: Buffer[] = [];
  let at = 0;
  while (at < file.length) {
    demand(file.readUInt32BE(at) >>> 8 === 0x1f8b08 && file[at + 3] === 0, 'a plain gzip member');
    const from = at + 10;
    const { buffer, engine } = inflateRawSync(file.subarray(from), { info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    const end = from + engine.bytesWritten;
    demand(file.readUInt32LE(end) === crc32(buffer), 'the checksum of a member');
    demand(file.readUInt32LE(end + 4) === buffer.length % 2 ** 32, 'the length of a member');
    members.push(buffer);
    at = end + 8;
  }
  return members;
}

/** `labelled-digest`, in base32. */
function hasDigest(labelled: string, bytes: Buffer): boolean {
  const [, algorithm = '', value = ''] = /^([!-9;-~]+):([A-Z2-7]+=*)$/.exec(labelled) ?? [];
  demand(algorithm === 'sha256', `a labelled digest, not ${labelled}`);
  const bits = Array.from(createHash('sha256').update(bytes).digest(), (byte) => byte.toString(2).padStart(8, '0'));
  const letters = bits.join('').match(/.{1,5}/g) ?? [];
  const wanted = letters.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)]);
  return wanted.join('') === value.replace(/=+$/, '');
}

function fieldsOf(header: string): ReadonlyMap<string, string> {
  const [version, ...lines] = header.split('\r\n');
  demand(version === 'WARC/1.1', `the version line, not ${version}`);
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    demand(token.test(name), `a field, not ${line}`);
    const value = line.slice(colon + 1).trim();
    // eslint-disable-next-line no-control-regex
    demand(!/[\u0000-\u001f\u007f\ufffd]/.test(value), `a value without control characters in ${name}`);
    demand(!fields.has(name.toLowerCase()), `one ${name}`);
    fields.set(name.toLowerCase(), value);
  }
  return fields;
}

/** An HTTP message's head as its own grammar wants it, and its payload. */
function httpOf(type: string, block: Buffer): StandardRecord['http'] {
  const end = block.indexOf('\r\n\r\n');
  demand(end > 0, 'an HTTP head that ends');
  const head = block.toString('latin1', 0, end);
  const [start = '', ...lines] = head.split('\r\n');
  const grammar = type === 'request' ? /^[A-Z]+ [!-~]+ HTTP\/1\.[01]$/ : /^HTTP\/1\.[01] \d{3} [^\0\r\n]*$/;
  demand(grammar.test(start), `a first line, not ${start}`);
  for (const line of lines) {
    demand(/^[!#$%&'*+.^_`|~\w-]+:[^\0\r\n]*$/.test(line), `an HTTP field, not ${line}`);
    demand(!/^transfer-encoding:/i.test(line), 'a payload that no reader decodes again');
  }
  return { head, payload: block.subarray(end + 4) };
}

function recordOf(member: Buffer): StandardRecord {
  const headerEnd = member.indexOf('\r\n\r\n');
  demand(headerEnd > 0, 'a header that ends');
  const fields = fieldsOf(new TextDecoder('utf-8', { fatal: true }).decode(member.subarray(0, headerEnd)));
  const of = (name: string): string => fields.get(name.toLowerCase()) ?? '';
  const type = of('WARC-Type');
  demand(types.has(type), `a type, not ${type}`);
  demand(/^<[a-z][a-z0-9+.-]*:[!-;=?-~]+>$/.test(of('WARC-Record-ID')), 'a record id that is an address');
  demand(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(of('WARC-Date')), 'a date of the W3C in UTC');
  demand(/^\d+$/.test(of('Content-Length')), 'a length');
  const blockEnd = headerEnd + 4 + Number(of('Content-Length'));
  demand(member.toString('latin1', blockEnd) === '\r\n\r\n', 'two line ends and nothing else behind the block');
  const block = member.subarray(headerEnd + 4, blockEnd);
  demand(hasDigest(of('WARC-Block-Digest'), block), 'the digest of the block');
  demand(block.length === 0 || fields.has('content-type'), 'a type of the content');
  const isCapture = ['response', 'request', 'revisit'].includes(type);
  demand(fields.has('warc-target-uri') === isCapture, 'an address of captures and of nothing else');
  demand(!isCapture || /^https?:\/\/[!#-;=?-~]+$/.test(of('WARC-Target-URI')), 'an address in ASCII');
  demand(!fields.has('warc-filename') || type === 'warcinfo', 'a file name in the file’s own record only');
  demand(!fields.has('warc-ip-address') || isCapture, 'an IP address of captures only');
  demand(!fields.has('warc-profile') || type === 'revisit', 'a profile of revisits only');
  demand(!fields.has('warc-refers-to-target-uri') || type === 'revisit', 'a reference of revisits only');
  if (fields.has('warc-truncated'))
    demand(['length', 'time', 'disconnect', 'unspecified'].includes(of('WARC-Truncated')), 'a reason of truncation');
  const http = isCapture ? httpOf(type, block) : null;
  if (isCapture)
    demand(
      of('Content-Type') === `application/http; msgtype=${type === 'request' ? 'request' : 'response'}`,
      'HTTP as type',
    );
  if (type === 'revisit') {
    const profile = of('WARC-Profile');
    demand(profiles.includes(profile), `a profile, not ${profile}`);
    demand(profile !== profiles[0] || fields.has('warc-payload-digest'), 'the digest of the payload seen again');
    demand(http?.payload.length === 0, 'a revisit without payload');
  } else if (fields.has('warc-payload-digest')) {
    demand(hasDigest(of('WARC-Payload-Digest'), http?.payload ?? block), 'the digest of the payload');
  }
  return { type, fields, block, http };
}

/** Every record of a file, and what holds among them. @throws where the standard is broken */
export function readByTheStandard(file: Buffer): readonly StandardRecord[] {
  const records = membersOf(file).map((member) => recordOf(member));
  const ids = records.map(({ fields }) => fields.get('warc-record-id'));
  demand(new Set(ids).size === ids.length, 'ids of their own');
  demand(records[0]?.type === 'warcinfo', 'a record of the file at its beginning');
  for (const { fields } of records) {
    const concurrent = fields.get('warc-concurrent-to');
    if (concurrent === undefined) continue;
    const to = records.find((record) => record.fields.get('warc-record-id') === concurrent);
    demand(to?.fields.get('warc-date') === fields.get('warc-date'), 'records of one event at one time');
  }
  return records;
}
