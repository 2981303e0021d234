import type { ApplicationRowKey, ReportFormat } from '../../../src/domain/index.ts';
import { numberCell, unitCell, valueAt } from './cells.ts';
import type { PrintedRow, PrintedTable } from './cells.ts';
import { applicationLabels, outcomeKeys, proactive2019, proactive2021, statistics2014 } from './forms.ts';
import type { Random } from './random.ts';

const plain = { picture: false, separate: false, splitDigits: false } as const;

/** How likely an answered application ends in a row; the rest go to `open`. */
const outcomeWeights: Readonly<Partial<Record<ApplicationRowKey, number>>> = {
  partial: 0.08,
  deny1: 0.01,
  deny2: 0.02,
  deny4: 0.03,
  deny5: 0.03,
  deny6: 0.04,
  deny7: 0.03,
  deny8: 0.02,
  na1: 0.18,
  na2: 0.08,
  na3: 0.03,
  nop1: 0.05,
  nop2: 0.03,
  oth: 0.05,
  oth1: 0.03,
  oth3: 0.03,
};

function row(key: string, label: string, values: readonly number[]): PrintedRow {
  return { key, label, columns: [], unit: null, cells: values.map(numberCell) };
}

/** Table 3, with the identities I1 to I3 satisfied; last year's carry-over comes from `previous`. */
export function makeApplications(
  random: Random,
  format: 'F19' | 'F21',
  previous: PrintedTable | null,
  busy: number,
): PrintedTable {
  const outcomes = outcomeKeys(format === 'F19');
  const columns = Array.from({ length: 6 }, (_, column) => {
    const fresh = column === 0 ? random.int(Math.ceil(busy / 2), busy * 2) : random.int(0, Math.ceil(busy / 8));
    const carried =
      previous === null
        ? random.chance(0.4)
          ? random.int(0, Math.ceil(fresh / 8))
          : 0
        : valueAt(previous, 'carry_out', column);
    const due = fresh + carried;
    const left = due > 3 && random.chance(0.5) ? random.int(0, Math.ceil(due / 10)) : 0;
    const counts = new Map<ApplicationRowKey, number>();
    for (let application = 0; application < due - left; application += 1) {
      const key = outcomes.find((candidate) => random.chance(outcomeWeights[candidate] ?? 0)) ?? 'open';
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return { fresh, carried, left, answered: due - left, counts };
  });
  const withTotal = (values: readonly number[]): readonly number[] => [...values, values.reduce((a, b) => a + b, 0)];
  const line = (key: ApplicationRowKey, values: readonly number[]): PrintedRow =>
    row(key, applicationLabels[key], withTotal(values));
  return {
    ...plain,
    name: 'applications',
    format,
    rows: [
      line(
        'new',
        columns.map(({ fresh }) => fresh),
      ),
      line(
        'carry_in',
        columns.map(({ carried }) => carried),
      ),
      ...outcomes.map((key) =>
        line(
          key,
          columns.map(({ counts }) => counts.get(key) ?? 0),
        ),
      ),
      line(
        'total',
        columns.map(({ answered }) => answered),
      ),
      line(
        'carry_out',
        columns.map(({ left }) => left),
      ),
    ],
  };
}

/** Table 4, with the identities J1 to J3 satisfied. */
export function makeLitigation(random: Random, format: 'F19' | 'F21', busy: number): PrintedTable {
  const five = (most: number): readonly number[] => {
    const values = [random.int(0, most), random.int(0, Math.ceil(most / 3)), random.int(0, 1), random.int(0, 1)].map(
      (value) => (random.chance(0.4) ? 0 : value),
    );
    return [...values, values.reduce((a, b) => a + b, 0)];
  };
  const most = Math.ceil(busy / 8);
  return {
    ...plain,
    name: 'litigation',
    format,
    rows: [
      row('reconsideration', '行政复议', five(most)),
      row('direct', '未经复议直接起诉', five(Math.ceil(most / 2))),
      row('after', '复议后起诉', five(Math.ceil(most / 3))),
    ],
  };
}

/** Table 2; documents in force follow from `previous` where it has the same format. */
export function makeProactive(
  random: Random,
  format: 'F19' | 'F21',
  previous: PrintedTable | null,
  busy: number,
): PrintedTable {
  const blocks = format === 'F21' ? proactive2021 : proactive2019;
  const before = previous?.format === format ? previous : null;
  const signed = (value: number): { printed: string; value: number } => ({
    printed: value > 0 ? `+${value}` : String(value),
    value,
  });
  const rows = blocks.flatMap((block) =>
    block.rows.map(({ key, label }): PrintedRow => {
      const base = { key, label, columns: block.columns, unit: null };
      if (block.columns.includes('valid')) {
        const issued = key === 'regulations' ? 0 : random.int(0, 9);
        const held = before === null ? random.int(5, 40) : valueAt(before, key, 2);
        const repealed = key === 'regulations' ? 0 : random.int(0, Math.min(3, held));
        const inForce = key === 'regulations' ? 0 : held + issued - repealed;
        return { ...base, cells: [issued, repealed, inForce].map(numberCell) };
      }
      if (block.columns.includes('produced')) {
        const made = key === 'regulations' ? 0 : random.int(0, 9);
        return { ...base, cells: [made, made, key === 'regulations' ? 0 : made + random.int(5, 40)].map(numberCell) };
      }
      if (block.columns.includes('previous')) {
        const held = before === null ? random.int(3, 300) : valueAt(before, key, 0) + valueAt(before, key, 1);
        const delta = signed(random.int(-3, 6));
        const cells = [numberCell(held), { ...numberCell(delta.value), printed: delta.printed }];
        return {
          ...base,
          cells: block.columns.includes('decisions') ? [...cells, numberCell(random.int(0, busy * 90))] : cells,
        };
      }
      if (key === 'procurement') {
        return { ...base, cells: [numberCell(random.int(0, 60)), unitCell(random.int(10, 9000) * 1000, '元')] };
      }
      if (key === 'fees') {
        return { ...base, unit: '万元', cells: [numberCell(random.int(0, 900_000) / 100)] };
      }
      return { ...base, cells: [numberCell(random.int(0, busy * 90))] };
    }),
  );
  return { ...plain, name: 'proactive', format, rows };
}

/** The statistics table of 2014, with the identities K1 to K8 satisfied. */
export function makeStatistics(random: Random, busy: number): PrintedTable {
  const values = new Map<string, number>();
  const set = (key: string, value: number): number => {
    values.set(key, value);
    return value;
  };
  const split = (total: string, parts: readonly string[], most: number): void => {
    set(
      total,
      parts.reduce((sum, part, index) => sum + set(part, random.int(0, Math.ceil(most / (index + 1)))), 0),
    );
  };
  const website = set('by_website', random.int(busy * 40, busy * 150));
  set('disclosed', website);
  set('normative_made', random.int(0, 20));
  set('disclosed_normative', random.int(0, 20));
  for (const key of ['by_gazette', 'by_weibo', 'by_wechat', 'by_other']) {
    set(key, random.int(0, busy * 20));
  }
  for (const key of ['responses', 'social_responses', 'other_responses', 'explanations', 'complaints']) {
    set(key, random.int(0, 30));
  }
  set('press_conferences_head', set('press_conferences', random.int(0, 8)) === 0 ? 0 : 1);
  set('interviews_head', set('interviews', random.int(0, 12)) === 0 ? 0 : 1);
  split('received', ['received_web', 'received_letter', 'received_person', 'received_fax'], busy);
  const received = values.get('received') ?? 0;
  set('closed_extended', Math.min(received, random.int(0, 2)));
  set('closed_in_time', received - (values.get('closed_extended') ?? 0));
  set('closed', received);
  split(
    'answered_denied',
    [
      'denied_other',
      'denied_privacy',
      'denied_not_information',
      'denied_trade_secret',
      'denied_security',
      'denied_state_secret',
    ],
    Math.ceil(busy / 10),
  );
  let rest = received;
  set('answered_denied', values.get('answered_denied') ?? 0);
  rest -= values.get('answered_denied') ?? 0;
  for (const key of ['answered_partial', 'answered_other_organ', 'answered_nonexistent', 'answered_public']) {
    rest -= set(key, Math.max(0, Math.min(rest, random.int(0, Math.ceil(busy / 6)))));
  }
  set('answered_open', Math.max(0, rest));
  set('answered_supplement', 0);
  set('answered_other_way', 0);
  set(
    'answered',
    [
      'answered_public',
      'answered_open',
      'answered_partial',
      'answered_denied',
      'answered_other_organ',
      'answered_nonexistent',
    ].reduce((sum, key) => sum + (values.get(key) ?? 0), 0),
  );
  split(
    'reconsiderations',
    ['reconsiderations_upheld', 'reconsiderations_other', 'reconsiderations_corrected'],
    Math.ceil(busy / 12),
  );
  split('lawsuits', ['lawsuits_upheld', 'lawsuits_other', 'lawsuits_corrected'], Math.ceil(busy / 12));
  set('fees', 0);
  set('offices', random.int(1, 40));
  set('reading_points', random.int(1, 30));
  split('staff', ['staff_part_time', 'staff_full_time'], 90);
  set('budget', random.int(0, 400) / 10);
  set('meetings', random.int(1, 20));
  set('trainings', random.int(1, 15));
  set('trained', random.int(30, 900));
  return {
    ...plain,
    name: 'statistics',
    format: 'F14',
    rows: statistics2014.map(({ key, label, unit }) => ({
      key,
      label,
      columns: [],
      unit,
      cells: unit === null ? [] : [numberCell(values.get(key) ?? 0)],
    })),
  };
}

/** The statutory tables that a report of this format prints. */
export function makeTables(
  random: Random,
  format: ReportFormat,
  previous: readonly PrintedTable[],
  busy: number,
): readonly PrintedTable[] {
  const earlier = (name: PrintedTable['name']): PrintedTable | null =>
    previous.find((table) => table.name === name) ?? null;
  switch (format) {
    case 'F07':
      return [];
    case 'F14':
      return [makeStatistics(random.fork('statistics'), busy)];
    case 'F19':
    case 'F21':
      return [
        makeProactive(random.fork('proactive'), format, earlier('proactive'), busy),
        makeApplications(random.fork('applications'), format, earlier('applications'), busy),
        makeLitigation(random.fork('litigation'), format, busy),
      ];
    default:
      return format satisfies never;
  }
}
