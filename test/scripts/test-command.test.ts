import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const command = path.resolve(import.meta.dirname, '../../scripts/test.ts');

describe('the command that runs the tests', { timeout: 120_000 }, () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'nianbao-test-command-'));
    write('sound.test.js', `it('stands', () => {}); it.skip('waits', () => {});`);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, text: string): void => {
    writeFileSync(path.join(folder, name), text);
  };
  const run = (): { readonly status: number | null; readonly output: string; readonly last: string | undefined } => {
    const { CI: _, VITEST: __, ...env } = process.env;
    const { status, stdout } = spawnSync(process.execPath, [command, `--root=${folder}`, '--globals=true'], {
      encoding: 'utf8',
      env,
    });
    return { status, output: stdout, last: stdout.trimEnd().split('\n').at(-1) };
  };
  /** A test whose process gets a signal at its second test, as often as said. */
  const fallsAt = (signal: string, times: number): string =>
    `import { appendFileSync, readFileSync } from 'node:fs';
     const falls = ${JSON.stringify(path.join(folder, 'falls'))};
     it('comes before', () => {});
     it('falls', async () => {
       appendFileSync(falls, 'x');
       if (readFileSync(falls, 'utf8').length > ${times}) return;
       process.kill(process.pid, '${signal}');
       await new Promise(() => {});
     });`;

  it('counts what passed, failed and was left out, and fails with a test', () => {
    expect(run()).toMatchObject({ status: 0, last: '1 passed, 0 failed, 1 skipped' });
    write('wrong.test.js', `it('fails', () => { expect(1).toBe(2); });`);
    write('broken.test.js', `import './nowhere.js'; it('never runs', () => {});`);
    expect(run()).toMatchObject({ status: 1, last: '1 passed, 2 failed, 1 skipped' });
  });

  it('runs a file once more under which Node itself fell, and counts each of its tests once', () => {
    write('fallen.test.js', fallsAt('SIGSEGV', 1));
    const { status, output, last } = run();
    expect({ status, last }).toEqual({ status: 0, last: '3 passed, 0 failed, 1 skipped' });
    expect(output).toContain('itself fell under these files');
  });

  it('fails with a file under which Node falls each time', () => {
    write('fallen.test.js', fallsAt('SIGSEGV', 9));
    expect(run()).toMatchObject({ status: 1, last: '1 passed, 1 failed, 1 skipped' });
  });

  it('takes a process that was killed for a failure', () => {
    write('killed.test.js', fallsAt('SIGKILL', 9));
    const { status, last } = run();
    expect(status).toBe(1);
    expect(last).toMatch(/, [1-9]\d* failed, 1 skipped$/);
  });
});
