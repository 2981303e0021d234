import { describe, expect, it } from 'vitest';
import { portalSchema } from '../../../config/portal.ts';
import type { Reading } from '../../../jobs/read/reading.ts';
import { namesNoOrgan, type ToDerive } from '../../../jobs/derive/to-derive.ts';
import type { IntegrityState } from '../../../src/domain/index.ts';

const url = 'http://www.a.gov.cn/nb/';
const portal = portalSchema.parse({
  id: 'a',
  name: '甲',
  columns: [
    { id: 'many', name: '部门年报', url },
    { id: 'one', name: '年报', url: `${url}qzf/`, publisher: '某区人民政府' },
  ],
});

function seen(
  columnId: string,
  claim: Reading['claim'],
  state: IntegrityState = 'clean',
): Parameters<typeof namesNoOrgan>[0] {
  return {
    portal,
    page: { columnId } as ToDerive['page'],
    reading: { claim, integrity: { state } } as Reading,
  };
}
const unnamed = { kind: 'report', publisher: null, year: 2024, report: 'annual' } as const;

describe('a report that names no organ', () => {
  it('can be told to nobody where its column is of many organs', () => {
    expect(namesNoOrgan(seen('many', unnamed))).toBe(true);
  });

  it('is its column’s organ’s, or is another matter', () => {
    expect(namesNoOrgan(seen('one', unnamed))).toBe(false);
    expect(namesNoOrgan(seen('many', { ...unnamed, publisher: '某区教育局' }))).toBe(false);
    expect(namesNoOrgan(seen('many', unnamed, 'mirror'))).toBe(false);
    expect(namesNoOrgan(seen('many', { kind: 'none', reason: 'the document is a notice, not a report' }))).toBe(false);
  });
});
