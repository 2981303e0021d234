import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../src/runtime/log-sentences.ts';

const time = new Date(2026, 2, 4, 12, 3, 7).toISOString();
const told = (record: Record<string, unknown>): string => sentenceOf(`${JSON.stringify({ time, ...record })}\n`);

describe('a line of the log for people', () => {
  it('says what, where, why and what to do', () => {
    const record = {
      level: 'warn',
      portal: 'qingshan',
      column: 'annual',
      reason: 'its pager counts 4 pages, 2 were read',
      remedy: 'set listing.kind',
      msg: 'listing not read whole',
    };
    expect(told(record)).toBe(
      '12:03:07 warning: qingshan: listing not read whole: its pager counts 4 pages, 2 were read (column annual); set listing.kind',
    );
  });

  it('leaves out what only programs need, and names no level where nothing is wrong', () => {
    expect(told({ level: 'info', role: 'all', run: '01a2', portal: 'a', complete: true, msg: 'run finished' })).toBe(
      '12:03:07 a: run finished (complete true)',
    );
  });

  it('tells an error with its causes, without the stack', () => {
    const err = {
      type: 'Error',
      message: 'visit failed',
      stack: 'at x',
      cause: { message: 'disk full', code: 'ENOSPC' },
    };
    expect(told({ level: 'error', err, msg: 'job failed' })).toBe(
      '12:03:07 error: job failed: visit failed: disk full',
    );
  });

  it('leaves a line that is no record as it is', () => {
    expect(sentenceOf('not JSON {\n')).toBe('not JSON {');
    expect(sentenceOf('17\n')).toBe('17');
  });
});
