import { describe, expect, it } from 'vitest';
import type { ApplicationsTable, CellNotes, Check, Tables } from '../../../src/domain/index.ts';
import { applicationRowKeys } from '../../../src/domain/index.ts';
import { runChecks } from '../../../src/extract/checks/index.ts';
import { readFigures } from '../../../src/extract/figures/index.ts';

const none: Tables = { applications: null, litigation: null, proactive: null, statistics: null, other: [] };

function applications(
  rows: Readonly<Record<string, readonly (number | null)[]>>,
  state: 'blank' | 'unread' | 'image' = 'blank',
): ApplicationsTable {
  const keys = applicationRowKeys.filter((key) => key !== 'oth');
  const table = Object.fromEntries(keys.map((key) => [key, rows[key] ?? [0, 0, 0, 0, 0, 0, 0]]));
  const cells: CellNotes = Object.fromEntries(
    Object.entries(table).flatMap(([key, values]) =>
      values.flatMap((value, column) =>
        value === null
          ? [[`${key}/${column}`, { state, raw: '', note: null, unit: null, reason: 'test', evidence: null }]]
          : [],
      ),
    ),
  );
  return { rows: table, cells };
}

function check(tables: Partial<Tables>, text = ''): readonly Check[] {
  const figures = readFigures(text, { year: 2024 });
  return runChecks({ tables: { ...none, ...tables }, figures, sections: [], text, format: 'F21', year: 2024 });
}

function find(
  checks: readonly Check[],
  id: string,
  row: string | null,
  column: number | null = null,
): Check | undefined {
  return checks.find((each) => each.id === id && each.at.row === row && (column === null || each.at.column === column));
}

const balanced = { new: [3, 0, 0, 0, 0, 0, 3], open: [3, 0, 0, 0, 0, 0, 3], total: [3, 0, 0, 0, 0, 0, 3] };

describe('sums of table 3', () => {
  it('pass where all of them hold', () => {
    expect(new Set(check({ applications: applications(balanced) }).map((each) => each.status))).toEqual(
      new Set(['pass']),
    );
  });

  it('fail with both sides and the place where one does not', () => {
    const checks = check({ applications: applications({ ...balanced, total: [4, 0, 0, 0, 0, 0, 4] }) });
    expect(find(checks, 'I1', 'total', 0)).toMatchObject({ status: 'fail', left: 3, right: 4 });
    expect(find(checks, 'I2', 'total', 6)).toMatchObject({ status: 'fail', left: 4, right: 3 });
    expect(find(checks, 'I3', 'total')?.status).toBe('pass');
    expect(find(checks, 'I2', 'total', 1)?.status).toBe('pass');
  });

  it('pass, flagged, where zeros for the blanks satisfy them', () => {
    const blank = { ...balanced, deny1: [null, null, null, null, null, null, null] };
    const checks = check({ applications: applications(blank) });
    expect(find(checks, 'I2', 'total', 0)).toMatchObject({ status: 'pass', flags: ['filledAsBlank'] });
    expect(find(checks, 'I3', 'deny1')?.status).toBe('skip');
  });

  it('warn where the blanks could make them hold, and fail where they could not', () => {
    const onlyTotal = { ...balanced, new: [null, null, null, null, null, null, 3] };
    expect(find(check({ applications: applications(onlyTotal) }), 'I3', 'new')?.status).toBe('warn');
    const tooMuch = { ...balanced, new: [5, null, 0, 0, 0, 0, 3] };
    expect(find(check({ applications: applications(tooMuch) }), 'I3', 'new')?.status).toBe('fail');
  });

  it('are left undecided by a cell that was not read', () => {
    for (const state of ['unread', 'image'] as const) {
      const checks = check({ applications: applications({ ...balanced, new: [3, 0, 0, 0, 0, 0, null] }, state) });
      expect(find(checks, 'I3', 'new')?.status).toBe('skip');
      expect(find(checks, 'I1', 'total', 6)?.status).toBe('skip');
      expect(checks.some((each) => each.status === 'fail')).toBe(false);
    }
  });

  it('take only whole numbers of zero or more, and no more carried over than there was', () => {
    const checks = check({ applications: applications({ ...balanced, deny1: [-1, 0, 0, 0, 0, 0, -1] }) });
    expect(find(checks, 'I4', 'deny1', 0)?.status).toBe('fail');
    const over = check({ applications: applications({ ...balanced, carry_out: [4, 0, 0, 0, 0, 0, 4] }) });
    expect(find(over, 'I4', 'carry_out', 0)).toMatchObject({ status: 'fail', left: 4, right: 3 });
  });
});

describe('sums of table 4 and of the statistics table', () => {
  it('fail for each group alone', () => {
    const litigation = {
      reconsideration: [10, 1, 0, 0, 0],
      direct: [0, 0, 0, 0, 0],
      after: [5, 0, 0, 0, 0],
      cells: {},
    };
    const checks = check({ litigation });
    expect(checks.map((each) => [each.id, each.status])).toEqual([
      ['J1', 'fail'],
      ['J2', 'pass'],
      ['J3', 'fail'],
    ]);
    expect(checks[0]).toMatchObject({ left: 0, right: 11 });
  });

  it('fail for the sums of 2014 and only warn for its inequalities', () => {
    const row = (value: number) => ({ label: '', value, unit: null, code: null });
    const rows = {
      received: row(5),
      received_person: row(1),
      received_fax: row(1),
      received_web: row(1),
      received_letter: row(1),
      disclosed: row(10),
      disclosed_normative: row(11),
    };
    const checks = check({ statistics: { rows, cells: {} } });
    expect(find(checks, 'K1', 'received')).toMatchObject({ status: 'fail', left: 5, right: 4 });
    expect(find(checks, 'K8', 'disclosed_normative')?.status).toBe('warn');
    expect(find(checks, 'K2', 'closed')?.status).toBe('skip');
  });
});

describe('prose against tables', () => {
  it('warns where the prose speaks of another scope, and never fails', () => {
    const text = '（二）依申请公开情况。2024年，区政府办受理政府信息公开申请17件。被申请行政复议2件、行政诉讼1件。';
    const litigation = { reconsideration: [1, 1, 0, 0, 2], direct: [1, 0, 0, 0, 1], after: [2, 0, 1, 0, 3], cells: {} };
    const checks = check({ applications: applications(balanced), litigation }, text);
    expect(find(checks, 'I6', 'new')).toMatchObject({ status: 'warn', left: 17, right: 3 });
    expect(find(checks, 'J4', 'reconsideration')?.status).toBe('pass');
    expect(find(checks, 'J4', 'direct')).toMatchObject({ status: 'warn', left: 1, right: 4 });
  });

  it('passes where both say the same', () => {
    const checks = check(
      { applications: applications(balanced) },
      '2024年共收到政府信息公开申请3件，予以公开3件，不予公开0件。',
    );
    expect(checks.filter((each) => each.id === 'I6').map((each) => [each.at.row, each.status])).toEqual([
      ['new', 'pass'],
      ['deny1', 'pass'],
      ['open', 'pass'],
    ]);
  });

  it('holds percentages at the precision printed', () => {
    const say = (share: string) =>
      check(
        {},
        `2024年共受理政府信息公开申请15件。其中，通过互联网提交申请5件，占总数的${share}%；以信函形式申请10件，占总数的66.7%。`,
      )
        .filter((each) => each.id === 'I7' && each.flags[0] !== 'partition')
        .map((each) => each.status);
    expect(say('33.3')).toEqual(['pass', 'pass']);
    expect(say('33')).toEqual(['pass', 'pass']);
    expect(say('34')).toEqual(['warn', 'pass']);
  });

  it('holds parts against their whole only where the text says they are all of it', () => {
    const whole = check({}, '2024年收到政府信息公开申请133件，其中网站2件，信函4件。').filter(
      (each) => each.id === 'I7',
    );
    expect(whole).toEqual([]);
  });
});
