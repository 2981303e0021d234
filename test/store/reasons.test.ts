import { describe, expect, it } from 'vitest';
import type { ChangeDetail } from '../../src/domain/index.ts';
import { readDetail, readLookReason } from '../../src/store/reasons/index.ts';
import { english } from '../../src/telling/reasons/index.ts';

const since = '2026-03-01T00:00:00.000Z';

/** A detail as the database holds it. */
function read(detail: object): ChangeDetail {
  return readDetail({ title: null, url: null, ...detail });
}

describe('rows recorded before summaries were told from the rest', () => {
  it('keep their sentence', () => {
    expect(read({ summary: '《甲》已移至新地址' })).toEqual({ title: null, url: null, summary: '《甲》已移至新地址' });
  });

  it('keep the sentence of a difference', () => {
    const reason = readLookReason({ kind: 'differs', summary: '改动1处（文字1处）' });
    expect(reason).toEqual({ kind: 'differs', counts: {}, summary: '改动1处（文字1处）' });
    expect(reason === null ? '' : english('UTC').of(reason)).toBe('改动1处（文字1处）');
  });

  it('have their reasons read, though these held less', () => {
    const found = { kind: 'not-found', since, hours: 72, looks: 3, urls: [] };
    expect(read({ reason: found }).reason).toEqual({ ...found, what: 'pages' });
    const damage = { kind: 'archive-damage', trouble: 'torn-tail' };
    expect(read({ reason: damage }).reason).toEqual(damage);
  });
});

describe('what is recorded now', () => {
  it.each([
    { kind: 'differs', counts: { cell: 2, text: 1 } },
    { kind: 'not-found', what: 'file', since, hours: 72, looks: 3, urls: [] },
    { kind: 'archive-damage', trouble: 'missing-file', detail: 'the file is not there' },
  ])('is read as it was written: $kind', (reason) => {
    expect(read({ reason }).reason).toEqual(reason);
  });
});
