import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQueueName, decodeJobId, encodeJobId } from '../../src/queue/job-id.ts';

describe('a job id', () => {
  it('comes back as it went in, and is one that BullMQ takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }), (text) => {
        const id = text.toWellFormed();
        const encoded = encodeJobId(id);
        expect(decodeJobId(encoded)).toBe(id);
        expect(encoded).not.toContain(':');
        expect(encoded).not.toContain('\0');
        expect(Number.isNaN(Number.parseInt(encoded, 10))).toBe(true);
      }),
    );
  });

  it('keeps different ids apart', () => {
    const ids = ['a:b', 'a%3Ab', 'a%253Ab', 'j.a:b', '1', '01', ' 1'];
    expect(new Set(ids.map(encodeJobId)).size).toBe(ids.length);
  });

  it('is refused when it is empty or too long', () => {
    expect(() => encodeJobId('')).toThrow(RangeError);
    expect(() => encodeJobId('x'.repeat(401))).toThrow(RangeError);
  });
});

describe('a name of a queue', () => {
  it('is lower-case words with hyphens', () => {
    expect(() => checkQueueName('visit-2')).not.toThrow();
    for (const wrong of ['', 'a:b', 'Visit', '2nd', 'x'.repeat(64), 'a b']) {
      expect(() => checkQueueName(wrong)).toThrow(RangeError);
    }
  });
});
