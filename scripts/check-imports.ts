import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { z } from 'zod';

// A cruiser that reads nothing finds nothing: its count of modules must equal the files on disk.
const rooms = ['src', 'jobs', 'config'];
const run = spawnSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    ...rooms,
  ],
  { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);
if (run.stdout === '') throw new Error(`dependency-cruiser printed nothing: ${run.stderr}`);
const report = z
  .object({
    modules: z.array(z.object({ source: z.string() })),
    summary: z.object({
      violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    }),
  })
  .parse(JSON.parse(run.stdout));

const onDisk = globSync(rooms.map((room) => `${room}/**/*.ts`)).length;
const read = report.modules.filter(
  (module) => rooms.some((room) => module.source.startsWith(`${room}/`)) && module.source.endsWith('.ts'),
).length;
for (const { rule, from, to } of report.summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
if (read < onDisk) console.error(`only ${read} of ${onDisk} files were read`);
console.log(`imports: ${read} files read, ${report.summary.violations.length} violations`);
process.exit(report.summary.violations.length === 0 && read >= onDisk ? 0 : 1);
