import { digestCheck, type DigestCheck } from '../digest.ts';
import { type MessageHead, parseHead } from '../http-block.ts';
import { fieldOf, parseRecordHeader, type WarcFields } from '../warc-record.ts';

const emptyLine = Buffer.from('\r\n\r\n');
const headerLimitBytes = 1024 * 1024;

/** What was read of a record, and whether it holds together. */
export interface CheckedRecord {
  readonly fields: WarcFields;
  /** Head of the HTTP message in the block; null for other blocks. */
  readonly head: MessageHead | null;
  /** Null when lengths and digests are right. */
  readonly problem: string | null;
}

/** Holds bytes until an empty line was seen. */
class HeadCollector {
  #bytes = Buffer.alloc(0);

  /** The head once it is complete, with the bytes after it; null before; 'too-long' beyond the limit. */
  take(bytes: Buffer): { readonly head: Buffer; readonly rest: Buffer } | 'too-long' | null {
    const from = Math.max(0, this.#bytes.length - 3);
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    const end = this.#bytes.indexOf(emptyLine, from);
    if (end !== -1) return { head: this.#bytes.subarray(0, end), rest: this.#bytes.subarray(end + 4) };
    return this.#bytes.length > headerLimitBytes ? 'too-long' : null;
  }
}

/** Follows the bytes of one record as they come, holding no more than its heads. */
export class RecordChecker {
  #fields: WarcFields = [];
  #head: MessageHead | null = null;
  #problem: string | null = null;
  #state: 'header' | 'http-head' | 'body' | 'tail' = 'header';
  #collector = new HeadCollector();
  #blockLeft = 0;
  #tail = '';
  #blockCheck: DigestCheck | null = null;
  #payloadCheck: DigestCheck | null = null;

  update(bytes: Buffer): void {
    if (this.#problem !== null || bytes.length === 0) return;
    switch (this.#state) {
      case 'header':
        this.#readHeader(bytes);
        return;
      case 'http-head':
      case 'body':
        this.#readBlock(bytes);
        return;
      case 'tail':
        this.#tail += bytes.subarray(0, 8).toString('latin1');
        return;
      default:
        this.#state satisfies never;
    }
  }

  end(): CheckedRecord {
    return { fields: this.#fields, head: this.#head, problem: this.#problem ?? this.#finalProblem() };
  }

  #readHeader(bytes: Buffer): void {
    const found = this.#collector.take(bytes);
    if (found === null) return;
    const fields = found === 'too-long' ? null : parseRecordHeader(found.head);
    if (found === 'too-long' || fields === null) {
      this.#problem = 'its header is not one of a WARC record';
      return;
    }
    const length = fieldOf(fields, 'Content-Length') ?? '';
    this.#fields = fields;
    if (!/^\d+$/.test(length)) {
      this.#problem = 'its header names no Content-Length';
      return;
    }
    this.#blockLeft = Number(length);
    this.#blockCheck = digestCheck(fieldOf(fields, 'WARC-Block-Digest') ?? '');
    const type = fieldOf(fields, 'WARC-Type');
    const isHttp = /^application\/http\b/i.test(fieldOf(fields, 'Content-Type') ?? '');
    // A revisit's payload stands in the record it refers to.
    if (type !== 'revisit') this.#payloadCheck = digestCheck(fieldOf(fields, 'WARC-Payload-Digest') ?? '');
    this.#collector = new HeadCollector();
    this.#state = isHttp && this.#blockLeft > 0 ? 'http-head' : 'body';
    this.#readBlock(found.rest);
  }

  #readBlock(bytes: Buffer): void {
    const block = bytes.subarray(0, this.#blockLeft);
    this.#blockLeft -= block.length;
    this.#blockCheck?.update(block);
    if (this.#state === 'http-head') this.#readHttpHead(block);
    else this.#payloadCheck?.update(block);
    if (this.#blockLeft === 0 && this.#problem === null) {
      this.#state = 'tail';
      this.update(bytes.subarray(block.length));
    }
  }

  #readHttpHead(bytes: Buffer): void {
    const found = this.#collector.take(bytes);
    if (found === null) return;
    if (found === 'too-long') {
      this.#problem = 'the HTTP message in it has no end of its header';
      return;
    }
    this.#head = parseHead(found.head);
    this.#payloadCheck?.update(found.rest);
    this.#state = 'body';
  }

  #finalProblem(): string | null {
    if (this.#state === 'header') return 'it ends within its header';
    if (this.#blockLeft > 0) return `its block is ${this.#blockLeft} bytes shorter than its Content-Length`;
    if (this.#tail !== '\r\n\r\n') return 'it does not end with two empty lines after its block';
    if (this.#blockCheck?.matches() === false) return 'its block does not have its WARC-Block-Digest';
    if (this.#payloadCheck?.matches() === false) return 'its payload does not have its WARC-Payload-Digest';
    return null;
  }
}
