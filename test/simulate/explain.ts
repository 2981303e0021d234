import { dayMs } from './calendar.ts';
import type { Audit, Verdict } from './auditor.ts';
import { capturesOf, passesOf, type RecordedAlert } from './records.ts';
import type { Played } from './director.ts';

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

/** Why something was missed, late or false, with what happened near it and what was read. */
export async function explain(audit: Audit, { happenings, program }: Played): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const verdict of audit.verdicts) {
    const { kind } = verdict.fate;
    if (kind === 'told' || kind === 'not due') continue;
    lines.push(...(await ofVerdict(verdict, kind)));
  }
  for (const [label, alerts] of [
    ['FALSE MAJOR', audit.falseMajors],
    ['FALSE MINOR', audit.falseMinors],
    ['held back', audit.heldBack],
  ] as const)
    for (const alert of alerts) lines.push(...(await ofAlert(label, alert)));
  return lines;

  async function ofVerdict({ happening, expected, fate }: Verdict, kind: string): Promise<readonly string[]> {
    const why = 'why' in fate ? fate.why : '';
    const alert = 'alert' in fate ? fate.alert : undefined;
    const path = expected.due.kind === 'visit' ? expected.due.paths : (happening.note.match(/\/\S+/g) ?? []);
    return [
      `${kind.toUpperCase()} ${expected.change} ${expected.significance} of “${happening.kind}” at ${happening.portal} ${day(happening.atMs)} from ${day(expected.fromMs)}: ${why}`,
      `  ${happening.note}`,
      ...(alert === undefined
        ? []
        : [`  recorded ${day(alert.detectedMs)} ${alert.significance} ${alert.summary} | ${alert.reason}`]),
      ...near(happening.portal, expected.fromMs, happening.atMs),
      ...(await evidence(happening.portal, path.slice(0, 2), expected.fromMs)),
    ];
  }

  async function ofAlert(label: string, alert: RecordedAlert): Promise<readonly string[]> {
    const path = alert.url.replace(/^https?:\/\/[^/]+/, '');
    return [
      `${label} ${alert.change} ${alert.significance} at ${alert.portal} ${day(alert.detectedMs)} ${alert.publisher ?? ''} ${alert.year ?? ''}`,
      `  ${alert.summary} | ${alert.reason} | ${path}`,
      ...near(alert.portal, alert.detectedMs),
      ...(await evidence(alert.portal, [path], alert.detectedMs)),
    ];
  }

  function near(portal: string | null, ms: number, except = 0): readonly string[] {
    return happenings
      .filter((each) => (each.portal === null || each.portal === portal) && each.atMs !== except)
      .filter(({ atMs, untilMs }) => atMs < ms + 5 * dayMs && untilMs > ms - 12 * dayMs)
      .map((each) => `  near: ${day(each.atMs)}–${day(each.untilMs)} ${each.kind} ${each.note.slice(0, 120)}`);
  }

  async function evidence(portal: string | null, paths: readonly string[], ms: number): Promise<readonly string[]> {
    const found: string[] = [];
    for (const path of paths)
      for (const line of await capturesOf(program.database, portal ?? '', path, ms))
        found.push(`  ${path.slice(-28)} ${line}`);
    for (const line of await passesOf(program.database, portal ?? '', ms)) found.push(`  ${line}`);
    return found;
  }
}
