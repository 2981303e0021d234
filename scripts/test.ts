import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { provideParts } from './parts.ts';

const missing = await provideParts();
if (missing.length > 0 && process.env['CI']) {
  console.error(`under CI nothing is left out: ${missing.join(', ')} must be installed`);
  process.exit(1);
}

const root = path.resolve(import.meta.dirname, '..');
if (!existsSync(path.resolve(root, '../shared'))) {
  console.log('no ../shared beside this checkout: the tests on its real documents are left out');
}

const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const reporters = ['--reporter=default', `--reporter=${path.join(root, 'scripts/closing-line.ts')}`];
const run = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NIANBAO_MISSING_PARTS: missing.join(',') },
});
process.exit(run.status ?? 1);
