import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { areAlertsUnread, loadConfiguration } from '../../config/load.ts';
import { formatProblem, type ConfigProblem } from '../../config/problem.ts';

const soundPortal = `id: qingshan
name: 青山区人民政府
schedule: "0 6 * * *"
columns:
  - id: annual
    name: 政府信息公开年报
    url: http://www.qingshan.gov.cn/nb/
`;

describe('loading the configuration', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-config-'));
    await mkdir(path.join(directory, 'portals'));
    await write('alerts.yaml', 'subscribers: []\n');
  });
  afterEach(() => rm(directory, { recursive: true }));

  const write = (name: string, text: string): Promise<void> => writeFile(path.join(directory, name), text);
  const load = (env: NodeJS.ProcessEnv = {}) => loadConfiguration(directory, env);
  const where = (problem: ConfigProblem | undefined) => [path.basename(problem?.file ?? ''), problem?.line];

  it('reads a sound portal with its defaults', async () => {
    await write('portals/a.yaml', soundPortal);
    const { configuration, problems } = await load();
    expect(problems).toEqual([]);
    expect(configuration.portals[0]).toMatchObject({
      id: 'qingshan',
      timeZone: 'Asia/Shanghai',
      crawl: { delaySeconds: 5, maxRedirects: 5 },
      columns: [{ listing: { kind: 'auto' } }],
    });
  });

  it('names file, line and remedy of broken YAML and keeps the other portals', async () => {
    await write('portals/a.yaml', soundPortal);
    await write('portals/b.yaml', 'id: broken\nname: "unclosed\ncolumns: []\n');
    const { configuration, problems } = await load();
    expect(configuration.portals.map((portal) => portal.id)).toEqual(['qingshan']);
    expect(problems.length).toBeGreaterThan(0);
    expect(where(problems[0])[0]).toBe('b.yaml');
    expect(problems[0]?.line).toBeGreaterThan(0);
    expect(formatProblem(problems[0] as ConfigProblem)).toContain('remedy: ');
  });

  it('says of a file that holds something else what belongs there', async () => {
    await write('portals/a.yaml', 'nothing to do\n');
    await write('portals/b.yaml', '- id: a list\n');
    const { problems } = await load();
    expect(problems.map(({ message }) => message)).toEqual(Array(2).fill('holds no `key: value` lines'));
    expect(problems[0]?.remedy).toContain('nianbao probe');
  });

  it('warns of a webhook that would be refused, and of a secret that cannot sign', async () => {
    await write('portals/a.yaml', soundPortal);
    const hook = (rest: string) =>
      write('alerts.yaml', `subscribers:\n  - id: hook\n    channel: webhook\n    secretEnv: HOOK\n${rest}`);
    const warned = async (env: NodeJS.ProcessEnv) =>
      (await load(env)).problems.map(({ line, message }) => `${line} ${message}`);
    const sound = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

    await hook('    url: http://10.0.0.5/hook\n');
    expect(await warned({ HOOK: sound })).toEqual([
      '5 http://10.0.0.5/hook is not on the public internet and will be refused',
    ]);
    expect(await warned({ HOOK: 'hush' })).toContain(
      '4 HOOK cannot sign: a signing secret is whsec_ followed by base64',
    );
    await hook('    url: http://10.0.0.5/hook\n    allowPrivateHost: true\n');
    expect(await warned({ HOOK: sound })).toEqual([]);
    await hook('    url: https://hooks.qingshan.gov.cn/hook\n');
    expect(await warned({ HOOK: sound })).toEqual([]);
    expect(await warned({})).toEqual(['4 HOOK is not set']);
  });

  it('names an organ that a subscriber asks for by a name of before', async () => {
    await write(
      'portals/a.yaml',
      `${soundPortal}publishers:\n  - name: 青山区教育体育局\n    formerly: [青山区教育局]\n`,
    );
    const asks = (name: string) =>
      write(
        'alerts.yaml',
        `subscribers:\n  - id: desk\n    channel: email\n    to: [a@b.test]\n    publishers: [${name}]\n`,
      );
    await asks('青山区教育局');
    const { problems } = await load({ SMTP_URL: 'smtp://x' });
    expect(problems).toMatchObject([{ severity: 'error', remedy: 'ask for 青山区教育体育局' }]);
    expect(where(problems[0])).toEqual(['alerts.yaml', 5]);
    for (const sound of ['教育', '青山区教育体育局', '某个没有声明的局']) {
      await asks(sound);
      expect((await load({ SMTP_URL: 'smtp://x' })).problems).toEqual([]);
    }
  });

  it('names an unknown key at its own line', async () => {
    await write('portals/a.yaml', `${soundPortal}shedule: "0 7 * * *"\n`);
    const { problems } = await load();
    expect(problems).toHaveLength(1);
    expect(where(problems[0])).toEqual(['a.yaml', 8]);
    expect(problems[0]?.message).toContain('shedule');
  });

  it('names a missing key inside the entry that lacks it', async () => {
    await write('portals/a.yaml', soundPortal.replace('    name: 政府信息公开年报\n', ''));
    const { problems } = await load();
    expect(where(problems[0])).toEqual(['a.yaml', 5]);
    expect(problems[0]?.message).toBe('columns[0].name is missing');
  });

  it('says what a misspelt or misplaced key was meant to be, line by line', async () => {
    const wrong = soundPortal
      .replace('    name:', '    nam:')
      .replace('schedule:', 'timezone: Asia/Shanghai\nregion: 某省\nschedule:');
    await write('portals/a.yaml', `${wrong}delaySeconds: 3\n`);
    const { problems } = await load();
    expect(problems.map(({ line, remedy }) => [line, remedy])).toEqual([
      [3, 'write `timeZone`, if that is meant, or remove it'],
      [4, 'write a list, as in `[one, two]`'],
      [7, 'write `name` instead of `nam`'],
      [8, 'write `name`, if that is meant, or remove it'],
      [10, expect.stringContaining('below `crawl`')],
    ]);
  });

  it('tells a subscriber whose channel is misspelt what to write, and knows that nobody is told', async () => {
    await write('portals/a.yaml', soundPortal);
    await write('alerts.yaml', 'subscribers:\n  - id: me\n    chanel: email\n    to: [me@b.test]\n');
    const loaded = await load();
    expect(loaded.problems).toMatchObject([
      { message: 'subscribers[0].channel is missing', remedy: 'write `channel` instead of `chanel`' },
    ]);
    expect(areAlertsUnread(loaded)).toBe(true);
    await write('alerts.yaml', 'subscribers:\n  - id: me\n    to: [me@b.test]\n');
    expect((await load()).problems[0]?.remedy).toBe('add `channel: email` or `webhook`');
    await write('alerts.yaml', 'subscribers: []\n');
    expect(areAlertsUnread(await load())).toBe(false);
  });

  it('tells a file that holds nothing from one that lacks keys', async () => {
    await write('portals/a.yaml', '# later\n');
    expect((await load()).problems).toMatchObject([{ line: null, message: 'holds nothing' }]);
  });

  it('tells one slip of the indentation once', async () => {
    await write('portals/a.yaml', 'id: bad\nname: 坏\n columns:\n   - id: x\n');
    expect((await load()).problems).toHaveLength(1);
  });

  it('refuses a bad cron line', async () => {
    await write('portals/a.yaml', soundPortal.replace('0 6 * * *', '0 61 * * *'));
    const { configuration, problems } = await load();
    expect(configuration.portals).toEqual([]);
    expect(where(problems[0])).toEqual(['a.yaml', 3]);
    expect(problems[0]?.message).toContain('0 61 * * *');
  });

  it('tells a bad cron line, an unknown key and an address of another scheme together', async () => {
    const wrong = soundPortal.replace('0 6 * * *', '0 61 * * *').replace(/url: \S+/, 'url: ftp://www.qingshan.test/');
    await write('portals/a.yaml', `${wrong}shedule: "0 7 * * *"\n`);
    const lines = (await load()).problems.map((problem) => problem.line);
    expect(new Set(lines)).toEqual(new Set([3, 7, 8]));
  });

  it('refuses a time zone that does not exist', async () => {
    await write('portals/a.yaml', `${soundPortal}timeZone: Asia/Peking\n`);
    expect(where((await load()).problems[0])).toEqual(['a.yaml', 8]);
  });

  it('keeps the first of two portals with one id and names the second', async () => {
    await write('portals/a.yaml', soundPortal);
    await write('portals/b.yaml', soundPortal);
    const { configuration, problems } = await load();
    expect(configuration.portals).toHaveLength(1);
    expect(where(problems[0])).toEqual(['b.yaml', 1]);
  });

  it('names what cannot be read, and keeps the other portals', async () => {
    await write('portals/a.yaml', soundPortal);
    await mkdir(path.join(directory, 'portals', 'b.yaml'));
    const { configuration, problems } = await load();
    expect(configuration.portals).toHaveLength(1);
    expect(where(problems[0])).toEqual(['b.yaml', null]);
    expect(problems[0]?.remedy).toContain('make it a file that this user may read');
  });

  it('names a file that stands in the place of the portals’ folder', async () => {
    await rm(path.join(directory, 'portals'), { recursive: true });
    await write('portals', soundPortal);
    expect((await load()).problems).toMatchObject([{ severity: 'error', remedy: expect.stringContaining('folder') }]);
  });

  it('knows that nobody is told where the file of whom to tell cannot be read', async () => {
    await write('portals/a.yaml', soundPortal);
    await rm(path.join(directory, 'alerts.yaml'));
    await mkdir(path.join(directory, 'alerts.yaml'));
    expect(areAlertsUnread(await load())).toBe(true);
  });

  it('says that nothing is watched in an empty folder', async () => {
    expect((await load()).problems[0]?.message).toBe('no portal is configured');
  });

  it('warns of a webhook whose secret is not in the environment, and is content when it is', async () => {
    await write('portals/a.yaml', soundPortal);
    await write(
      'alerts.yaml',
      'subscribers:\n  - id: hook\n    channel: webhook\n    url: https://h.test/x\n    secretEnv: HOOK\n',
    );
    expect((await load()).problems).toMatchObject([{ line: 5, severity: 'warning' }]);
    expect((await load({ HOOK: `whsec_${Buffer.alloc(24).toString('base64')}` })).problems).toEqual([]);
  });

  it('refuses a secret written into the file', async () => {
    await write('portals/a.yaml', soundPortal);
    await write(
      'alerts.yaml',
      'subscribers:\n  - id: hook\n    channel: webhook\n    url: https://h.test/x\n    secretEnv: whsec_abc\n',
    );
    expect((await load()).problems[0]).toMatchObject({ line: 5, severity: 'error' });
  });
});
