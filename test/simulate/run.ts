import { parseArgs } from 'node:util';
import { report } from './report.ts';

/**
 * Plays years of many portals against the real program and prints how what happened was told:
 * `npm run simulate -- --seed 1 --portals 20 --years 5`. Exits with 1 where a floor is missed.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', multiple: true, default: ['1'] },
    portals: { type: 'string', default: '20' },
    years: { type: 'string', default: '5' },
    season: { type: 'string', default: '1' },
    otherwise: { type: 'string', default: '7' },
  },
});
let failed = false;
for (const seed of values.seed) {
  const outcome = await report({
    seed: Number(seed),
    portals: Number(values.portals),
    firstYear: 2020,
    years: Number(values.years),
    pace: { season: Number(values.season), otherwise: Number(values.otherwise) },
    progress: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`seed ${seed}\n${outcome.table}\n`);
  for (const line of outcome.explained) process.stdout.write(`${line}\n`);
  failed ||= !outcome.floorsHold;
}
process.exitCode = failed ? 1 : 0;
