import { beforeEach, describe, expect, it } from 'vitest';
import type { PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { operatorAddress, readerAddress, type Installation } from '../support/installation.ts';
import { publisher, publishOthers, startWatch } from '../support/watch.ts';

const report = makeReport({ publisher, year: 2024, seed: 3 });
const notice = '<title>停车须知</title><h1>停车须知</h1><p>本院停车场每日早八时开放。</p>';

/** The program is off for a fortnight after it saw something once; it asks for what is due before it crawls again. */
describe('what was seen once before the program was off for long', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let path: string;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ crawl: { confirmMinutes: 10 } }));
    publishOthers(portal);
    ({ path } = portal.publish(report));
    await installation.crawl();
    installation.passTime(24);
  });

  const mails = () => installation.mailsTo(readerAddress);
  const pause = async () => {
    installation.passTime(14 * 24);
    await installation.sweep();
  };
  const crawlAndSweep = async () => {
    await installation.crawl();
    await installation.sweep();
  };

  it('is told when the next crawl sees it too: a report that left its listing', async () => {
    portal.unlist(path);
    await installation.crawl();
    await pause();
    expect(mails()).toEqual([]);
    await crawlAndSweep();
    expect(mails()).toHaveLength(1);
  }, 120_000);

  it('is taken back when the next crawl does not', async () => {
    portal.unlist(path);
    await installation.crawl();
    portal.publish(report, { path });
    await pause();
    await crawlAndSweep();
    installation.passTime(14 * 24);
    await crawlAndSweep();
    expect(mails()).toEqual([]);
  }, 120_000);

  it('is told by its time where the next crawl cannot tell: an alert is late, never lost', async () => {
    portal.unlist(path);
    await installation.crawl();
    portal.challenge('jiasule');
    await pause();
    await crawlAndSweep();
    expect(mails()).toHaveLength(1);
  }, 120_000);

  it('tells operators of no page that shows its report again when the next crawl comes', async () => {
    portal.publishHtml(notice, { listedTitle: '停车须知', path });
    await installation.crawl();
    portal.remove(path);
    portal.publish(report, { path });
    await pause();
    await crawlAndSweep();
    expect(installation.mailsTo(operatorAddress)).toEqual([]);
  }, 120_000);

  it('has its second look after all: a revision', async () => {
    portal.edit(path, [{ kind: 'cell', table: 'applications', row: 'new', column: 0, value: 777 }]);
    await installation.crawl();
    portal.challenge('jiasule');
    await pause();
    installation.passTime(2);
    await installation.sweep();
    expect(mails()).toEqual([]);
    portal.challenge(null);
    installation.passTime(1);
    await installation.sweep();
    expect(mails()).toHaveLength(1);
    expect((await installation.changes())[0]?.detail.confirmed).toMatchObject({ kind: 'seen-twice' });
  }, 120_000);
});
