import os from 'node:os';
import { parseArgs } from 'node:util';
import { endOf, type Failure } from './explain.ts';
import { unplayedKinds } from './rows.ts';
import { usualPauses } from './story.ts';
import { tableOf } from './table.ts';
import { added, floorsHold } from './tally.ts';
import { playWorlds, worldsOf } from './worlds.ts';

/**
 * Plays years of many portals against the real program and prints how what happened was told, row by row, and each failure
 * with the command that plays it again: `npm run simulate -- --seed 1 --portals 20 --years 5`. Exits with 1 where a floor is
 * missed, or where a whole run did not come to every kind of happening.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', multiple: true, default: ['1'] },
    portals: { type: 'string', default: '20' },
    years: { type: 'string', default: '5' },
    season: { type: 'string', default: '1' },
    otherwise: { type: 'string', default: '7' },
    /** One world of the run alone, counted from 1. */
    world: { type: 'string' },
    /** `YYYY-MM-DD`: no further than this day. */
    until: { type: 'string' },
    help: { type: 'boolean', default: false },
    processes: { type: 'string', default: String(os.availableParallelism()) },
  },
});
if (values.help) {
  process.stdout.write(`Plays years of portals against the real program and tells what was told, late, missed or false.
  --seed N          a story of its own; may be given several times (1)
  --portals N       portals, in worlds of five (20)
  --years N         years from October 2020 on (5)
  --season N        days between two crawls from January to the middle of April (1)
  --otherwise N     days between two crawls else (7)
  --world N         that world of the run alone, counted from 1
  --until DAY       no further than this day, YYYY-MM-DD
  --processes N     worlds that are played at a time (as many as there are cores)
Ends with 1 where a floor was missed, or where a whole run did not come to every kind of happening.
`);
  process.exit();
}
/** Portals times years from which on a run has to hold every kind of happening. */
const wholeRun = 100;
let failed = false;
for (const seed of values.seed) {
  const begun = performance.now();
  const settings = {
    seed: Number(seed),
    firstPortal: 0,
    portals: Number(values.portals),
    firstYear: 2020,
    years: Number(values.years),
    pace: { season: Number(values.season), otherwise: Number(values.otherwise) },
    pauses: usualPauses,
    untilMs: values.until === undefined ? null : endOf(values.until),
  };
  const all = [...worldsOf(settings).entries()].map(([index, world]) => ({ number: index + 1, world }));
  const worlds = all.filter(({ number }) => values.world === undefined || number === Number(values.world));
  const outcomes = await playWorlds(
    worlds.map(({ world }) => world),
    Number(values.processes),
    (line) => process.stderr.write(`${line}\n`),
  );
  const tally = added(outcomes.map((outcome) => outcome.tally));
  process.stdout.write(`seed ${seed}\n${tableOf(tally)}\n${Math.round((performance.now() - begun) / 1000)} s\n`);
  for (const [index, { failures }] of outcomes.entries())
    for (const failure of failures) process.stdout.write(`\n${told(failure, seed, worlds[index]?.number ?? 0)}\n`);
  const isWhole =
    worlds.length === all.length && settings.untilMs === null && settings.portals * settings.years >= wholeRun;
  failed ||= !floorsHold(tally) || (isWhole && unplayedKinds(tally).length > 0);
}
process.exitCode = failed ? 1 : 0;

function told({ what, until, evidence }: Failure, seed: string, world: number): string {
  const { portals, years, season, otherwise } = values;
  const run = `--seed ${seed} --portals ${portals} --years ${years} --season ${season} --otherwise ${otherwise}`;
  return [
    what,
    `  world ${world}; again: npm run simulate -- ${run} --world ${world} --until ${until}`,
    ...evidence.map((line) => `  ${line}`),
  ].join('\n');
}
