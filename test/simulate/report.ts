import { audit, type Audit } from './auditor.ts';
import { simulate, type SimulationSettings } from './director.ts';
import { explain, type Failure } from './explain.ts';
import { recordedAlerts, visitCount } from './records.ts';
import { tallyOf, type Tally } from './tally.ts';

export interface Outcome extends Audit {
  readonly tally: Tally;
  /** Each miss and each false alert, and what was recorded without cause, with what was read around it. */
  readonly failures: readonly Failure[];
}

/** Plays a story and judges it. */
export async function report(settings: SimulationSettings): Promise<Outcome> {
  const before = process.cpuUsage();
  const played = await simulate(settings);
  try {
    const { happenings, portals, program, calendar, brokenLinks, crawls, jumps } = played;
    const alerts = [...(await recordedAlerts(program.database, jumps)), ...brokenLinks];
    const judged = audit(happenings, portals, alerts, calendar);
    const { user, system } = process.cpuUsage(before);
    const figures = { crawls, visits: await visitCount(program.database), cpuSeconds: (user + system) / 1e6 };
    return { ...judged, tally: tallyOf(happenings, judged, figures), failures: await explain(judged, played) };
  } finally {
    await played.close();
  }
}
