import os from 'node:os';
import { parseArgs } from 'node:util';
import { unplayedKinds } from './rows.ts';
import { tableOf } from './table.ts';
import { added, floorsHold } from './tally.ts';
import { playWorlds, worldsOf } from './worlds.ts';

/**
 * Plays years of many portals against the real program and prints how what happened was told:
 * `npm run simulate -- --seed 1 --portals 20 --years 5`. Exits with 1 where a floor is missed, or where a whole run did not
 * come to every kind of happening.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', multiple: true, default: ['1'] },
    portals: { type: 'string', default: '20' },
    years: { type: 'string', default: '5' },
    season: { type: 'string', default: '1' },
    otherwise: { type: 'string', default: '7' },
    processes: { type: 'string', default: String(os.availableParallelism()) },
  },
});
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
  };
  const outcomes = await playWorlds(worldsOf(settings), Number(values.processes), (line) =>
    process.stderr.write(`${line}\n`),
  );
  const tally = added(outcomes.map((outcome) => outcome.tally));
  process.stdout.write(`seed ${seed}\n${tableOf(tally)}\n${Math.round((performance.now() - begun) / 1000)} s\n`);
  for (const line of outcomes.flatMap(({ explained }) => explained)) process.stdout.write(`${line}\n`);
  const isWhole = settings.portals * settings.years >= wholeRun;
  failed ||= !floorsHold(tally) || (isWhole && unplayedKinds(tally).length > 0);
}
process.exitCode = failed ? 1 : 0;
