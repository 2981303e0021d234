import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { runProgram, spawnProgram, stopProgram } from '../support/program.ts';

const summarySchema = z.object({
  ok: z.literal(true),
  seconds: z.number(),
  steps: z.array(z.object({ name: z.string(), change: z.string().nullable(), told: z.array(z.string()) })),
  mails: z.number(),
  webhooks: z.number(),
  webhooksVerified: z.literal(true),
});

async function commandLines(): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(pids.map(async (pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
}

it('the demo plays its story to the end, and leaves nothing behind', async () => {
  const before = new Set(await readdir(os.tmpdir()));
  const { code, stdout, stderr } = await runProgram(['demo', '--once', '--json']);
  expect(stderr).not.toContain('"level":"error"');
  expect(code).toBe(0);
  const summary = summarySchema.parse(JSON.parse(stdout));
  expect(summary.seconds).toBeLessThan(60);
  expect(summary.steps.map((step) => [step.name, step.change])).toEqual([
    ['baseline', null],
    ['found', 'report.published'],
    ['rewritten', 'report.revised'],
    ['hijacked', 'page.hijacked'],
    ['blocked', 'portal.blocked'],
    ['recovered', 'portal.recovered'],
  ]);
  expect(summary.mails).toBe(5);
  expect(summary.webhooks).toBe(2);
  const left = (await readdir(os.tmpdir())).filter((name) => name.startsWith('nianbao-demo-') && !before.has(name));
  expect(left).toEqual([]);
  expect((await commandLines()).filter((line) => line.includes('nianbao-demo-'))).toEqual([]);
}, 90_000);

it('a demo that was killed is cleared away by the next one, its database server too', async () => {
  const before = new Set(await readdir(os.tmpdir()));
  const victim = spawnProgram(['demo']);
  if (victim.stdout === null) throw new Error('the demo has no output');
  for await (const line of createInterface({ input: victim.stdout })) if (line.includes('embedded PostgreSQL')) break;
  const folder = (await readdir(os.tmpdir())).find((name) => name.startsWith('nianbao-demo-') && !before.has(name));
  victim.kill('SIGKILL');
  await once(victim, 'close');
  expect(folder).toBeDefined();
  expect((await commandLines()).some((line) => line.includes(`${folder}/`))).toBe(true);

  const next = spawnProgram(['demo']);
  if (next.stdout === null) throw new Error('the demo has no output');
  const said: string[] = [];
  for await (const line of createInterface({ input: next.stdout })) {
    said.push(line);
    if (line.includes('embedded PostgreSQL')) break;
  }
  await stopProgram(next, 'SIGINT');
  expect(said.join('\n')).toContain(`${folder}; its database server is ended`);
  expect(await readdir(os.tmpdir())).not.toContain(folder);
  expect((await commandLines()).filter((line) => line.includes(`${folder}/`))).toEqual([]);
}, 90_000);
