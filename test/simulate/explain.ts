import { at, dayMs, dayOf } from './calendar.ts';
import type { Audit, Verdict } from './auditor.ts';
import { capturesOf, passesOf, type RecordedAlert } from './records.ts';
import type { Played } from './director.ts';

/** Something that was not told as it should have been, or recorded without cause. */
export interface Failure {
  /** What it is, of which report, at which portal, on which day. */
  readonly what: string;
  /** `YYYY-MM-DD` until when the story has to be played for it to be seen. */
  readonly until: string;
  /** What happened near it, and what was read. */
  readonly evidence: readonly string[];
}

/** What becomes due may be recorded this much later and still be told from a miss. */
const seenWithinMs = 45 * dayMs;

const minuteOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

/** Why something was missed, late or false. */
export async function explain(audit: Audit, { happenings, program }: Played): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  for (const verdict of audit.verdicts) {
    const { kind } = verdict.fate;
    if (kind !== 'told' && kind !== 'not due') failures.push(await ofVerdict(verdict, kind));
  }
  for (const [label, alerts] of [
    ['FALSE MAJOR', audit.falseMajors],
    ['FALSE MINOR', audit.falseMinors],
    ['held back', audit.heldBack],
  ] as const)
    for (const alert of alerts) failures.push(await ofAlert(label, alert));
  return failures;

  async function ofVerdict({ happening, expected, fate }: Verdict, kind: string): Promise<Failure> {
    const { portal, note, atMs } = happening;
    const { change, significance, about, fromMs, due, path = about } = expected;
    const alert = 'alert' in fate ? fate.alert : undefined;
    const paths = due.kind === 'visit' ? due.paths : (note.match(/\/\S+/g) ?? []);
    const of = path === null ? '' : ` of ${typeof path === 'string' ? path : `${path.publisher} ${path.year}`}`;
    return {
      what: `${kind.toUpperCase()} ${significance} ${change}${of} at ${portal ?? 'every portal'} on ${dayOf(fromMs)}, “${happening.kind}” of ${minuteOf(atMs)}: ${'why' in fate ? fate.why : ''}`,
      until: dayOf(fromMs + seenWithinMs),
      evidence: [
        note,
        ...(alert === undefined
          ? []
          : [`recorded ${minuteOf(alert.detectedMs)} ${alert.significance} ${alert.title} | ${alert.reason}`]),
        ...near(portal, fromMs, atMs),
        ...(await read(portal, paths.slice(0, 2), fromMs)),
      ],
    };
  }

  async function ofAlert(label: string, alert: RecordedAlert): Promise<Failure> {
    const { change, significance, publisher, year, portal, detectedMs, title, reason } = alert;
    const path = alert.url.replace(/^https?:\/\/[^/]+/, '');
    const of = publisher === null ? '' : ` of ${publisher} ${year ?? ''}`;
    return {
      what: `${label} ${significance} ${change}${of} at ${portal ?? 'every portal'} on ${dayOf(detectedMs)}: ${title}`,
      until: dayOf(detectedMs + 12 * dayMs),
      evidence: [
        `recorded ${minuteOf(detectedMs)} | ${reason} | ${path}`,
        ...near(portal, detectedMs),
        ...(await read(portal, [path], detectedMs)),
      ],
    };
  }

  function near(portal: string | null, ms: number, except = 0): readonly string[] {
    return happenings
      .filter((each) => (each.portal === null || each.portal === portal) && each.atMs !== except)
      .filter(({ atMs, untilMs }) => atMs < ms + 5 * dayMs && untilMs > ms - 12 * dayMs)
      .map((each) => `near: ${minuteOf(each.atMs)}–${minuteOf(each.untilMs)} ${each.kind} ${each.note.slice(0, 120)}`);
  }

  async function read(portal: string | null, paths: readonly string[], ms: number): Promise<readonly string[]> {
    const found: string[] = [];
    for (const path of paths)
      for (const line of await capturesOf(program.database, portal ?? '', path, ms))
        found.push(`${path.slice(-28)} ${line}`);
    return [...found, ...(await passesOf(program.database, portal ?? '', ms))];
  }
}

/** The end of a day as `until` names it. */
export function endOf(until: string): number {
  const [year = 0, month = 1, day = 1] = until.split('-').map(Number);
  return at(year, month, day, 24);
}
