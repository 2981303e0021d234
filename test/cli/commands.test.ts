import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectedFailure } from '../../src/cli/failure.ts';
import { commandNames, main } from '../../src/cli/main.ts';
import { onClock } from '../../src/cli/output.ts';

async function run(...args: readonly string[]) {
  const results: string[] = [];
  const said: string[] = [];
  const answers: unknown[] = [];
  const code = await main(args, {
    result: (text) => void results.push(text),
    json: (value) => void answers.push(value),
    say: (text) => void said.push(text),
  });
  return { code, results: results.join('\n'), said: said.join('\n'), answers };
}

describe('a command line', () => {
  it('says what the exit codes mean', async () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      expect((await run('--help')).code).toBe(0);
      expect(written.mock.calls.flat().join('')).toContain('Exit codes: 0 done; 1 the work failed');
    } finally {
      written.mockRestore();
    }
  });

  it.each(commandNames)('%s --help shows what one types, and what the exit codes mean', async (name) => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      expect((await run(name, '--help')).code).toBe(0);
      const help = written.mock.calls.flat().join('');
      expect(help).toMatch(new RegExp(`Examples:\n .*nianbao ${name}`, 'u'));
      expect(help).toContain('Exit codes: 0 done');
      for (const [option] of help.slice(help.indexOf('Examples:')).matchAll(/(?<=nianbao [^|\n]*)--[a-z-]+/gu))
        expect(help.slice(0, help.indexOf('Examples:'))).toContain(option);
    } finally {
      written.mockRestore();
    }
  });

  it('that is no command, or lacks something, is used wrongly', async () => {
    expect(await run('frobnicate')).toMatchObject({ code: 2, said: expect.stringContaining('frobnicate') as string });
    expect((await run('history')).code).toBe(2);
    expect((await run('export')).code).toBe(2);
    expect((await run('diff', 'one')).code).toBe(2);
  });

  it.each([
    [['start', '--role', 'boss'], 'Allowed choices are all, scheduler, worker, web'],
    [['deliveries', '--state', 'lost'], 'Allowed choices are pending'],
    [['report', '青山区人民政府', 'abc'], 'four digits, like 2024'],
    [['years', '青山区人民政府', '2024', '23'], 'four digits, like 2024'],
    [['history', '青山区人民政府', '--year', 'last'], 'four digits, like 2024'],
    [['export', '--wacz', 'x.wacz', '--publisher', '青山区人民政府', '--year', '24'], 'four digits, like 2024'],
    [['extract', 'report.html', '--timeout', 'soon'], 'seconds, more than 0'],
    [['probe', 'http://a.test/', '--delay', 'long'], 'seconds, from 0 to 3600'],
  ])('%j is refused before anything is opened, and says what may stand there', async (args, remedy) => {
    const { code, said } = await run(...args);
    expect(code).toBe(2);
    expect(said).toContain(remedy);
  });

  it('that writes where there is no folder fails, and says what to do', async () => {
    vi.stubEnv('NIANBAO_DATA', path.join(tmpdir(), 'nianbao-never-made'));
    try {
      const { code, said } = await run('export', '--wacz', '/nowhere/x.wacz');
      expect(code).toBe(1);
      expect(said).toContain('the folder /nowhere (ENOENT); make it, or name a file elsewhere');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('whose file is not there fails, and says what to give', async () => {
    const { code, said } = await run('extract', '/nowhere/report.html');
    expect(code).toBe(1);
    expect(said).toContain('give the path of a file or an http address');
  });
});

describe('a broken configuration', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'nianbao-config-'));
    await mkdir(path.join(folder, 'portals'));
    await writeFile(path.join(folder, 'alerts.yaml'), 'subscribers: []\n');
    vi.stubEnv('NIANBAO_CONFIG', folder);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it('is told from one that is empty', async () => {
    const empty = await run('crawl');
    expect(empty).toMatchObject({ code: 1 });
    expect(empty.said).toContain('nianbao probe URL');
    await writeFile(path.join(folder, 'portals', 'a.yaml'), 'id: Not A Name\nname: x\ncolumns: []\n');
    const broken = await run('crawl');
    expect(broken.code).toBe(1);
    expect(broken.said).toContain('a.yaml:1');
    expect(broken.said).toContain('correct the errors above');
    expect(broken.said).not.toContain('probe');
  });

  it('of whom to tell stops what would find changes', async () => {
    const portal = 'id: a\nname: x\ncolumns:\n  - id: b\n    name: y\n    url: http://www.a.test/\n';
    await writeFile(path.join(folder, 'portals', 'a.yaml'), portal);
    await writeFile(path.join(folder, 'alerts.yaml'), 'subscribers:\n  - id: me\n    chanel: email\n');
    for (const command of ['crawl', 'start']) {
      const { code, said } = await run(command);
      expect(code).toBe(2);
      expect(said).toContain('write `channel` instead of `chanel`');
      expect(said).toContain('told to nobody');
    }
  });

  it('is told as JSON alone', async () => {
    await writeFile(path.join(folder, 'portals', 'a.yaml'), 'id: Not A Name\nname: x\ncolumns: []\n');
    const { code, answers, results } = await run('check', '--json');
    expect(code).toBe(1);
    expect(results).toBe('');
    expect(answers).toMatchObject([{ ok: false, portals: [] }]);
  });
});

describe('an archive to verify', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'nianbao-verify-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('that is not there is named, with what may stand there', async () => {
    const { code, said } = await run('verify', '--archive', path.join(folder, 'gone.wacz'));
    expect(code).toBe(2);
    expect(said).toContain('there is no folder and no package');
    expect(said).toContain('.wacz file');
  });

  it('that is a device is not read', async () => {
    expect(await run('verify', '--archive', '/dev/null')).toMatchObject({
      code: 2,
      said: expect.stringContaining('/dev/null is neither a folder nor a file; name ') as string,
    });
  });

  it('that is a folder without archived records is not called sound', async () => {
    await writeFile(path.join(folder, 'notes.txt'), 'WARC files are elsewhere');
    const { code, said, results } = await run('verify', '--archive', folder);
    expect(code).toBe(1);
    expect(said).toContain('holds no WARC files (NAME.warc.gz): name the folder that does');
    expect(results).toBe('');
  });

  it('that is a file of another kind is told without the remedies of a failing disk', async () => {
    const file = path.join(folder, 'page.html');
    await writeFile(file, '<p>no package</p>');
    const { code, said, results } = await run('verify', '--archive', file);
    expect(code).toBe(1);
    expect(said).toBe(`nianbao: ${file} is no package (ZIP): name a .wacz file, or a folder of WARC files`);
    expect(results).toBe('');
  });
});

describe('a failure', () => {
  it.each([
    [Object.assign(new Error('write'), { code: 'ENOSPC' }), 'the disk is full'],
    [new Error('deep', { cause: Object.assign(new Error('listen'), { code: 'EADDRINUSE' }) }), 'NIANBAO_PORT'],
    [Object.assign(new Error('make room'), { name: 'PostgresUnavailableError' }), 'make room'],
  ])('that the machine explains is told with what to do', (error, words) => {
    expect(expectedFailure(error)).toContain(words);
  });

  it('of the program stays one', () => {
    expect(expectedFailure(new TypeError('x is not a function'))).toBeNull();
    expect(expectedFailure('thrown')).toBeNull();
  });
});

describe('onClock', () => {
  const at = new Date('2025-03-03T01:30:00Z');
  it.each([
    ['Asia/Shanghai', '2025-03-03 09:30 +08:00'],
    ['Asia/Urumqi', '2025-03-03 07:30 +06:00'],
    ['UTC', '2025-03-03 01:30 +00:00'],
  ])('shows a moment on the clocks of %s', (timeZone, shown) => {
    expect(onClock(at, timeZone)).toBe(shown);
  });
  it('shows that there is none', () => {
    expect(onClock(null, 'UTC')).toBe('-');
  });
});
