import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { provideParts } from './parts.ts';
import { outcomeFile, readOutcome, type TestOutcome } from './test-outcome.ts';

const root = path.resolve(import.meta.dirname, '..');

function runVitest(args: readonly string[], env: NodeJS.ProcessEnv): TestOutcome {
  const folder = mkdtempSync(path.join(tmpdir(), 'nianbao-tests-'));
  const file = path.join(folder, 'outcome.json');
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', `--reporter=${path.join(root, 'scripts/test-outcome.ts')}`];
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, [outcomeFile]: file },
  });
  const outcome = existsSync(file) ? readOutcome(file) : { passed: 0, failed: 1, skipped: 0, fallen: [] };
  rmSync(folder, { recursive: true });
  const explained = outcome.failed + outcome.fallen.length > 0;
  return status === 0 || explained ? outcome : { ...outcome, failed: 1 };
}

/** Files under which Node itself fell are run once more, and said so; if it falls again they have failed. */
function runTests(args: readonly string[], env: NodeJS.ProcessEnv): TestOutcome {
  const first = runVitest(args, env);
  if (first.fallen.length === 0) return first;
  console.log(
    `\nNode ${process.version} itself fell under these files, which are run once more:\n${first.fallen.join('\n')}`,
  );
  const options = args.filter((each) => /^--[\w-]+=/.test(each));
  const again = runVitest([...first.fallen, ...options], env);
  return {
    passed: first.passed + again.passed,
    failed: first.failed + again.failed + again.fallen.length,
    skipped: first.skipped + again.skipped,
    fallen: [],
  };
}

const missing = await provideParts();
if (missing.length > 0 && process.env['CI']) {
  console.error(`under CI nothing is left out: ${missing.join(', ')} must be installed`);
  process.exit(1);
}
if (!existsSync(path.resolve(root, '../shared'))) {
  console.log('no ../shared beside this checkout: the tests on its real documents are left out');
}
const { passed, failed, skipped } = runTests(process.argv.slice(2), {
  ...process.env,
  NIANBAO_MISSING_PARTS: missing.join(','),
});
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
