import { readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule, TestCase } from 'vitest/node';

/** What a run of the tests came to. Of the files in `fallen` nothing is counted. */
export interface TestOutcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Files under whose test process the runtime itself fell: no JavaScript can cause that, so it says nothing of them. */
  readonly fallen: readonly string[];
}

/** Faults of the machine code below the tests; a process that is killed or aborts is a failure like any other. */
const fall =
  /exited unexpectedly with (?:exit code \d+ )?signal SIG(?:SEGV|BUS|ILL|TRAP) .*? while running test files? (.+)$/s;

function fallenFiles(error: SerializedError): readonly string[] {
  for (let each: unknown = error; each instanceof Object && 'message' in each; each = 'cause' in each && each.cause) {
    const files = fall.exec(String(each.message))?.[1];
    if (files !== undefined) return files.split(', ');
  }
  return [];
}

/** Where `TestOutcomeReporter` leaves the outcome. */
export const outcomeFile = 'NIANBAO_TEST_OUTCOME';

export function readOutcome(file: string): TestOutcome {
  return JSON.parse(readFileSync(file, 'utf8')) as TestOutcome;
}

/** Counts tests; a module that failed to load counts as one that failed, an error outside of tests too. */
export default class TestOutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const fallen = errors.flatMap(fallenFiles);
    const standing = modules.filter(({ moduleId }) => !fallen.includes(moduleId));
    const cases: TestCase[] = standing.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => cases.filter((each) => each.result().state === state).length;
    const broken = standing.filter((module) => module.errors().length > 0).length;
    const strayErrors = errors.filter((error) => fallenFiles(error).length === 0).length;
    const outcome: TestOutcome = {
      passed: count('passed'),
      failed: count('failed') + broken + strayErrors,
      skipped: count('skipped'),
      fallen,
    };
    writeFileSync(process.env[outcomeFile] ?? '/dev/stdout', JSON.stringify(outcome));
  }
}
