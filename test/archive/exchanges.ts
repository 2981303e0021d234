import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Archive, type ArchiveOptions, openArchive } from '../../src/archive/index.ts';
import type { Exchange, ExchangeResponse } from '../../src/domain/index.ts';

/** An exchange of a page, with what a test cares about put in. */
export function anExchange(parts: { url?: string; at?: string; response?: Partial<ExchangeResponse> } = {}): Exchange {
  const url = parts.url ?? 'http://www.example.test/zwgk/2024/1.html?id=7';
  const startedAtMs = Date.parse(parts.at ?? '2024-01-31T08:09:10.123Z');
  return {
    request: {
      method: 'GET',
      url,
      headers: [
        ['Host', URL.parse(url)?.host ?? ''],
        ['User-Agent', 'nianbao-test'],
      ],
      body: null,
    },
    response: {
      httpVersion: '1.1',
      status: 200,
      statusText: 'OK',
      headers: [
        ['Content-Type', 'text/html; charset=utf-8'],
        ['X-Two', 'first'],
        ['x-two', 'second'],
      ],
      body: Buffer.from('<html><body>2023年政府信息公开工作年度报告</body></html>'),
      truncated: null,
      ...parts.response,
    },
    startedAtMs,
    endedAtMs: startedAtMs + 25,
    ipAddress: '192.0.2.7',
    authenticated: true,
  };
}

/** A folder of its own for the length of a test. */
export async function withFolder<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-test-archive-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export async function anArchive(directory: string, options: Partial<ArchiveOptions> = {}): Promise<Archive> {
  return openArchive({
    directory,
    software: 'nianbao-test/1',
    operator: 'test <test@example.test>',
    now: () => new Date('2024-01-31T08:00:00.000Z'),
    randomUuid: randomUUID,
    ...options,
  });
}
