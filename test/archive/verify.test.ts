import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, copyFile, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  type ArchivedExchange,
  type FixityFinding,
  isDamage,
  type KnownCapture,
  verifyArchive,
  type VerifyOptions,
} from '../../src/archive/index.ts';
import { asSha256, sha256 as digestOf } from '../../src/archive/digest.ts';
import { anArchive, anExchange, withFolder } from './exchanges.ts';
import { readFolderWithWarcio } from './warcio.ts';

async function verify(directory: string, options: VerifyOptions = {}): Promise<readonly FixityFinding[]> {
  const findings = [];
  for await (const finding of verifyArchive(directory, options)) findings.push(finding);
  return findings;
}

function kinds(findings: readonly FixityFinding[]): readonly string[] {
  return findings.map(({ kind }) => kind);
}

async function write(directory: string, count: number): Promise<readonly ArchivedExchange[]> {
  const archive = await anArchive(directory);
  const archived = [];
  for (let index = 0; index < count; index += 1) {
    const body = Buffer.from(`${index} 年报 `.repeat(500 * ((index % 8) + 1)));
    archived.push(await archive.append(anExchange({ url: `http://www.example.test/${index}`, response: { body } })));
  }
  await archive.close();
  return archived;
}

function known(captures: readonly KnownCapture[]): VerifyOptions {
  return {
    known: {
      files: async () => [...new Set(captures.map(({ location }) => location.file))],
      inFile: async function* inFile(file) {
        const here = captures.filter(({ location }) => location.file === file);
        yield* here.toSorted((a, b) => a.location.offset - b.location.offset);
      },
    },
  };
}

async function flipByte(file: string, offset: number): Promise<void> {
  const handle = await open(file, 'r+');
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, offset);
  await handle.write(Buffer.from([(buffer[0] ?? 0) ^ 0x41]), 0, 1, offset);
  await handle.close();
}

function theFirst(archived: readonly ArchivedExchange[], index = 0): ArchivedExchange {
  const found = archived[index];
  if (found === undefined) throw new Error('too few were archived');
  return found;
}

describe('the check of an archive', () => {
  it('finds a whole archive sound and says how far it is', async () => {
    await withFolder(async (directory) => {
      const archived = [...(await write(directory, 3)), ...(await write(directory, 600))];
      const progress: number[] = [];
      const findings = await verify(directory, {
        ...known(archived),
        onProgress: ({ recordsDone }) => progress.push(recordsDone),
      });
      expect(kinds(findings)).toEqual(['ok-file', 'ok-file']);
      expect(findings).toContainEqual(expect.objectContaining({ records: 7 }));
      expect(progress).toContain(1000);
      expect(progress.at(-1)).toBe(7 + 1201);
    });
  });

  it('misses no file that a writer began after the check had', async () => {
    await withFolder(async (directory) => {
      const archived = [...(await write(directory, 2))];
      const findings: FixityFinding[] = [];
      const options: VerifyOptions = {
        known: {
          files: async () => archived.map(({ location }) => location.file),
          inFile: async function* inFile(file) {
            yield* archived.filter(({ location }) => location.file === file);
          },
        },
      };
      for await (const finding of verifyArchive(directory, options)) {
        findings.push(finding);
        if (findings.length === 1) archived.push(...(await write(directory, 1)));
      }
      expect(findings.filter(isDamage)).toEqual([]);
    });
  });

  it('names every record that lost a byte, and goes on behind it', async () => {
    await withFolder(async (directory) => {
      const archived = await write(directory, 6);
      const hit = [theFirst(archived, 1), theFirst(archived, 4)];
      for (const { location } of hit) {
        await flipByte(path.join(directory, location.file), location.offset + Math.floor(location.length / 2));
      }
      const findings = await verify(directory);
      expect(findings.every(isDamage)).toBe(true);
      expect(findings.map((finding) => ('offset' in finding ? finding.offset : null))).toEqual(
        hit.map(({ location }) => location.offset),
      );
      expect(kinds(findings)).toEqual(['damaged-record', 'damaged-record']);
      expect(kinds(await verify(directory, known(archived)))).toEqual([
        'missing-record',
        'damaged-record',
        'missing-record',
        'damaged-record',
      ]);
    });
  });

  it('finds any single changed byte that means something', async () => {
    await withFolder(async (directory) => {
      const { location } = theFirst(await write(directory, 1));
      const file = path.join(directory, location.file);
      const whole = await readFile(file);
      const overlooked: number[] = [];
      for (let offset = location.offset; offset < location.offset + location.length; offset += 1) {
        const changed = Buffer.from(whole);
        changed[offset] = (changed[offset] ?? 0) ^ 0x10;
        await writeFile(file, changed);
        if (!(await verify(directory)).some(isDamage)) overlooked.push(offset - location.offset);
      }
      // A gzip header's time, level and system (bytes 4 to 9), and the bits that fill up the last byte of the stream.
      const idle = new Set([4, 5, 6, 7, 8, 9, location.length - 9]);
      expect(overlooked.filter((offset) => !idle.has(offset))).toEqual([]);
    });
  });

  it('sees content that was changed with its checksum, by its digests', async () => {
    await withFolder(async (directory) => {
      const { location } = theFirst(await write(directory, 1));
      const file = path.join(directory, location.file);
      const whole = await readFile(file);
      const record = zlib.gunzipSync(whole.subarray(location.offset, location.offset + location.length));
      const forged = Buffer.from(record.toString('latin1').replace('0 ', '1 '), 'latin1');
      await writeFile(
        file,
        Buffer.concat([
          whole.subarray(0, location.offset),
          zlib.gzipSync(forged),
          whole.subarray(location.offset + location.length),
        ]),
      );
      const [finding] = await verify(directory);
      expect(finding).toMatchObject({ kind: 'damaged-record', offset: location.offset });
      expect(finding).toMatchObject({ detail: expect.stringContaining('Digest') });
    });
  });

  it('tells a torn tail from damage', async () => {
    await withFolder(async (directory) => {
      const archived = await write(directory, 3);
      const { location } = theFirst(archived, 2);
      const file = path.join(directory, location.file);
      const whole = await readFile(file);
      for (const size of [location.offset + 1, location.offset + 12, location.offset + location.length - 3]) {
        await writeFile(file, whole.subarray(0, size));
        const findings = await verify(directory);
        expect(findings).toMatchObject([{ kind: 'torn-tail', offset: location.offset }]);
        expect(findings.some(isDamage)).toBe(false);
        expect(kinds(await verify(directory, known(archived)))).toContain('missing-record');
      }
      await writeFile(file, Buffer.concat([whole, Buffer.alloc(5000)]));
      expect(await verify(directory)).toMatchObject([{ kind: 'torn-tail', offset: whole.length }]);
      await writeFile(file, Buffer.concat([whole, Buffer.from('something else')]));
      expect(await verify(directory)).toMatchObject([{ kind: 'damaged-record', offset: whole.length }]);
    });
  });

  it('misses files and records that are known', async () => {
    await withFolder(async (directory) => {
      const archived = [...(await write(directory, 2)), ...(await write(directory, 2))];
      const first = theFirst(archived).location;
      const last = theFirst(archived, 3).location;
      await rm(path.join(directory, first.file));
      await truncate(path.join(directory, last.file), last.offset);
      const findings = await verify(directory, known(archived));
      expect(findings).toContainEqual(expect.objectContaining({ kind: 'missing-file', file: first.file }));
      expect(findings).toContainEqual(
        expect.objectContaining({ kind: 'missing-record', file: last.file, offset: last.offset }),
      );
      expect(findings).toHaveLength(2);
    });
  });

  it('is not confused by captures that were added while it ran, nor by wrong knowledge', async () => {
    await withFolder(async (directory) => {
      const [one] = await write(directory, 1);
      if (one === undefined) throw new Error('nothing was archived');
      const other = theFirst(await write(directory, 2), 1);
      expect(kinds(await verify(directory, known([{ ...one, sha256: other.sha256 }])))).toContain('missing-record');
      const shifted = { ...one, location: { ...one.location, offset: one.location.offset + 3 } };
      expect(kinds(await verify(directory, known([shifted])))).toContain('missing-record');
    });
  });

  it('names a record that stands twice in a file', async () => {
    await withFolder(async (directory) => {
      const { location } = theFirst(await write(directory, 1));
      const file = path.join(directory, location.file);
      const whole = await readFile(file);
      await appendFile(file, whole.subarray(location.offset, location.offset + location.length));
      expect(await verify(directory)).toMatchObject([{ kind: 'duplicate-record', offset: whole.length }]);
    });
  });

  it('reads files from elsewhere and leaves other files alone', async () => {
    await withFolder(async (directory) => {
      const [name] = (await write(directory, 1)).map(({ location }) => location.file);
      const source = path.join(directory, name ?? '');
      const named = zlib.gzipSync('WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n');
      named[3] = 8;
      const withName = Buffer.concat([named.subarray(0, 10), Buffer.from('a name\0'), named.subarray(10)]);
      await writeFile(path.join(directory, 'elsewhere.warc.gz'), withName);
      await writeFile(path.join(directory, 'notes.txt'), 'not an archive');
      await copyFile(source, path.join(directory, '.hidden.warc.gz'));
      expect(kinds(await verify(directory))).toEqual(['ok-file', 'ok-file']);
    });
  });

  it('runs beside a writer without false alarm', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const stop = new AbortController();
      const writer = (async () => {
        while (!stop.signal.aborted) {
          await Promise.all([archive.append(anExchange()), archive.append(anExchange())]);
        }
      })();
      await archive.append(anExchange());
      for (let round = 0; round < 5; round += 1) {
        expect((await verify(directory)).some(isDamage)).toBe(false);
      }
      stop.abort();
      await writer;
      await archive.close();
    });
  });
});

interface Report {
  readonly confirmed: readonly KnownCapture[];
  readonly failure: { readonly name: string; readonly message: string } | null;
}

/** Runs the writing process until it has confirmed some appends and is killed, or ends by itself. */
async function runWriter(directory: string, shell: string, killAfter: number): Promise<Report> {
  const script = path.join(import.meta.dirname, 'writer-process.ts');
  const writer = spawn('/bin/sh', ['-c', `${shell} exec "$0" "$@"`, process.execPath, script, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(writer, 'exit');
  const confirmed: KnownCapture[] = [];
  let failure: Report['failure'] = null;
  for await (const line of createInterface({ input: writer.stdout })) {
    const message: unknown = JSON.parse(line);
    if (typeof message === 'object' && message !== null && 'failure' in message) {
      failure = message.failure as Report['failure'];
    } else {
      confirmed.push(message as KnownCapture);
    }
    if (confirmed.length >= killAfter) writer.kill('SIGKILL');
  }
  await exited;
  return { confirmed, failure };
}

describe('what was confirmed', () => {
  it('survives the death of the writer, and later records stand clear of the torn tail', async () => {
    await withFolder(async (directory) => {
      const confirmed: KnownCapture[] = [];
      for (const killAfter of [1, 40, 150]) {
        confirmed.push(...(await runWriter(directory, '', killAfter)).confirmed);
      }
      expect(await readdir(directory)).toHaveLength(3);
      // The kill may leave a tail; here one is left for certain.
      const [oldest = ''] = (await readdir(directory)).toSorted();
      await appendFile(path.join(directory, oldest), zlib.gzipSync('WARC/1.1\r\n').subarray(0, 15));
      const archive = await anArchive(directory, { now: () => new Date() });
      const after = await archive.append(anExchange());
      for (const { location, sha256 } of [...confirmed, after]) {
        const { body } = await archive.read(location);
        expect(asSha256(digestOf(body))).toBe(sha256);
      }
      await archive.close();
      const findings = await verify(directory, known([...confirmed, after]));
      expect(findings.filter(isDamage)).toEqual([]);
      expect(kinds(findings)).toContain('torn-tail');
    });
  });

  it('stays readable when the disk is full, and the writer hears of it', async () => {
    await withFolder(async (directory) => {
      // A limit of file size stands in for a full disk: 64 blocks of 512 bytes (1024 in some shells).
      const { confirmed, failure } = await runWriter(
        directory,
        `trap '' XFSZ; ulimit -f 64;`,
        Number.POSITIVE_INFINITY,
      );
      expect(failure?.name).toBe('ArchiveWriteError');
      expect(failure?.message).toContain('EFBIG');
      expect(confirmed.length).toBeGreaterThan(0);
      const findings = await verify(directory, known(confirmed));
      expect(findings.filter(isDamage)).toEqual([]);
      const archive = await anArchive(directory);
      for (const { location } of confirmed) expect((await archive.read(location)).status).toBe(200);
      await archive.close();
      const records = await readFolderWithWarcio(directory).catch((error: unknown) => error);
      expect(records).toBeDefined();
    });
  });
});
