import type { Reporter, TestModule, TestCase } from 'vitest/node';

/** Prints `N passed, N failed, N skipped` as the run's last line; a module that failed to load counts as failed. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const cases: TestCase[] = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => cases.filter((each) => each.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
    console.log(`\n${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`);
  }
}
