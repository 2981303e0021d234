import { audit, type Audit } from './auditor.ts';
import { simulate, type SimulationSettings } from './director.ts';
import { explain } from './explain.ts';
import { recordedAlerts, visitCount } from './records.ts';
import { tableOf } from './table.ts';

export interface Outcome extends Audit {
  readonly table: string;
  readonly explained: readonly string[];
  readonly floorsHold: boolean;
  readonly crawls: number;
  /** How often each kind of thing happened. */
  readonly played: ReadonlyMap<string, number>;
}

/** Most false alerts of minor significance in a thousand crawls. */
const falseMinorsInThousand = 1;

/** Plays a story and judges it. */
export async function report(settings: SimulationSettings): Promise<Outcome> {
  const begun = performance.now();
  const played = await simulate(settings);
  try {
    const { happenings, portals, program, calendar, crawls, jumps } = played;
    const judged = audit(happenings, portals, await recordedAlerts(program.database, jumps), calendar);
    const seconds = (performance.now() - begun) / 1000;
    const counts = new Map<string, number>();
    for (const { kind } of happenings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const figures = { crawls, visits: await visitCount(program.database), seconds };
    return {
      ...judged,
      crawls,
      played: counts,
      table: tableOf(counts, judged, figures),
      explained: await explain(judged, played),
      floorsHold:
        judged.falseMajors.length === 0 &&
        judged.falseMinors.length * 1000 <= crawls * falseMinorsInThousand &&
        judged.verdicts.every(({ fate }) => fate.kind === 'told' || fate.kind === 'not due'),
    };
  } finally {
    await played.close();
  }
}
