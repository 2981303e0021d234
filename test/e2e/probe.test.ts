import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../config/load.ts';
import { startPracticePortal } from '../practice/portal.ts';
import { makeReport, organName, practiceSystems } from '../practice/reports/index.ts';
import { startInstallation } from '../support/installation.ts';
import { runProgram } from '../support/program.ts';

describe('from a home page to all its reports, by probe alone', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-probe-'));
    await mkdir(path.join(directory, 'portals'));
    await writeFile(path.join(directory, 'alerts.yaml'), 'subscribers: []\n');
  });
  afterEach(() => rm(directory, { recursive: true }));

  it.each(practiceSystems)(
    '%s',
    async (system) => {
      // A column by years shows every year at once; the others turn pages.
      const portal = await startPracticePortal({ system, perPage: system === 'year' ? 20 : 5 });
      try {
        for (let index = 0; index < 12; index += 1)
          portal.publish(makeReport({ publisher: organName(index), year: 2024, seed: index }));
        const probed = await runProgram(['probe', `${portal.url}/`, '--allow-private-host', portal.host]);
        expect(probed.stderr).toContain('content system');
        expect(probed.code).toBe(0);
        await writeFile(path.join(directory, 'portals/probed.yaml'), probed.stdout);
        const { configuration, problems } = await loadConfiguration(directory, {});
        expect(problems).toEqual([]);
        const [config] = configuration.portals;
        if (config === undefined) throw new Error('no portal was printed');
        const installation = await startInstallation({ ...config, crawl: { ...config.crawl, delaySeconds: 0 } });
        try {
          const summary = await installation.crawl(config.id);
          expect(summary).toMatchObject({ state: 'done', complete: true, linksSeen: 12, baseline: 12 });
        } finally {
          await installation.close();
        }
      } finally {
        await portal.close();
      }
    },
    60_000,
  );

  it('says plainly when it is blocked', async () => {
    const portal = await startPracticePortal({});
    portal.challenge('ruishu');
    const { code, stderr } = await runProgram(['probe', `${portal.url}/`, '--allow-private-host', portal.host]);
    await portal.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/is (?:blocked|disallowed): /);
  });
});
