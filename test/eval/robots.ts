import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseRobots } from '../../src/fetch/index.ts';
import { sharedPath } from '../shared.ts';

const cases = z.array(
  z.object({ robots: z.string(), agent: z.string(), url: z.string(), allowed: z.boolean(), from: z.string() }),
);

export interface RobotsScore {
  readonly total: number;
  readonly agreed: number;
  readonly disagreements: readonly string[];
}

/** Holds our verdicts against every row of the robots suite; null where the suite is not beside the checkout. */
export function scoreRobots(): RobotsScore | null {
  const file = sharedPath('suites', 'robots', 'cases.json');
  if (file === null) return null;
  const rows = cases.parse(JSON.parse(readFileSync(file, 'utf8')));
  const disagreements = rows
    .filter((row) => parseRobots(row.robots, row.agent).allows(row.url) !== row.allowed)
    .map((row) => `${row.agent} ${row.url}: expected ${row.allowed ? 'allowed' : 'disallowed'} by\n${row.robots}`);
  return { total: rows.length, agreed: rows.length - disagreements.length, disagreements };
}

if (import.meta.main) {
  const score = scoreRobots();
  if (score === null) {
    console.error(
      'The robots suite (../shared/suites/robots/cases.json) is not beside the checkout; nothing was compared.',
    );
    process.exitCode = 1;
  } else {
    for (const row of score.disagreements) console.error(row);
    console.log(`robots: ${score.agreed} of ${score.total} rows agree`);
    process.exitCode = score.total > 0 && score.disagreements.length === 0 ? 0 : 1;
  }
}
