import { beforeEach, describe, expect, it } from 'vitest';
import { dayIn } from '../../src/follow/index.ts';
import type { PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport } from '../practice/reports/index.ts';
import type { Installation } from '../support/installation.ts';
import { publisher, startWatch } from '../support/watch.ts';

describe('a server that sends every page whole each time', () => {
  let portal: PracticePortal;
  let installation: Installation;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ site: { system: 'plain', conditional: false } }));
  });

  it('leaves nothing to be derived, and its passes prove absence', async () => {
    for (const year of [2022, 2023]) portal.publish(makeReport({ publisher, year, seed: year }));
    for (let pass = 0; pass < 3; pass += 1) {
      await installation.crawl();
      installation.passTime(24);
    }
    expect((await installation.store.read.status()).underived).toBe(0);
    const longAgo = dayIn('Asia/Shanghai', new Date(installation.now().getTime() - 60 * 60 * 60 * 1000));
    portal.publish(
      editReport(makeReport({ publisher, year: 2024 }), { kind: 'dates', publishedAt: longAgo, writtenAt: longAgo }),
    );
    await installation.crawl();
    const kinds = await installation.kinds();
    expect(kinds.toSorted()).toEqual(['report.date-contradicted', 'report.published']);
  });
});
