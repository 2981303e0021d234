import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packExtraction, unpackExtraction } from '../../src/store/extraction-data.ts';
import { createUuidV7, isUuid } from '../../src/store/id.ts';
import { storable, toJson } from '../../src/store/json.ts';
import { decodeCursor, encodeCursor } from '../../src/store/read/cursor.ts';
import { sampleExtraction } from './support/sample.ts';

describe('ids', () => {
  it('ascend whatever the clock does', () => {
    const clock = [5, 5, 4, 6, 6, 1, 7];
    const next = createUuidV7(() => clock.shift() ?? 7);
    const ids = Array.from({ length: 9_000 }, next);
    expect(ids.every(isUuid)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(ids[0]).toMatch(/^00000000-0005-7000-[89ab]/);
  });
});

describe('JSON for PostgreSQL', () => {
  it('holds no NUL and no half of a pair, and is else what JSON is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\\', '\\u0000', '\0', '\uD800', '"'))),
        (parts) => {
          const text = parts.join('');
          expect(JSON.parse(toJson({ text }))).toEqual({ text: storable(text) });
          expect(storable(text).isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

describe('stored extractions', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const extraction = sampleExtraction('题', text);
        expect(unpackExtraction(packExtraction(extraction))).toEqual(extraction);
      }),
    );
  });
});

describe('cursors', () => {
  it('come back as they were made, and anything else is none', () => {
    const id = '01a20863-7f2a-7808-9c09-128374f0cbb6';
    expect(decodeCursor(encodeCursor([2025, '局\0', id]), ['number', 'string', 'uuid'])).toEqual([2025, '局', id]);
    const odd = [
      '',
      'x',
      encodeCursor([]),
      encodeCursor(['a', 'b', id]),
      encodeCursor([1, 'b', 'c']),
      encodeCursor([1e99, 'b', id]),
    ];
    for (const cursor of [null, ...odd]) expect(decodeCursor(cursor, ['number', 'string', 'uuid'])).toBeNull();
    expect(decodeCursor(encodeCursor(['never']), ['date'])).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => decodeCursor(text, ['date', 'uuid']) === null));
  });
});
