import { onTestFinished } from 'vitest';
import { startPracticePortal, type PracticePortal, type PracticePortalOptions } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { startInstallation, startUnsubscribed, type Installation, type PortalInput } from './installation.ts';

/** The organ whose portal is watched. */
export const publisher = '云溪县人民政府';

/** A practice portal and an installation that watches it. */
export interface Watch {
  readonly portal: PracticePortal;
  readonly installation: Installation;
}

/** Where a test's portal, or what is set for it, differs from what most tests watch. */
export interface WatchOptions extends Partial<Omit<PortalInput, 'columns'>> {
  readonly site?: PracticePortalOptions;
  /** Publisher of the column, where it is declared. */
  readonly columnPublisher?: string;
  /** Nobody is told of anything; the feed alone speaks. */
  readonly unsubscribed?: boolean;
}

const annual = { id: 'annual', name: '政府信息公开年报' };

/** Starts both for the test that runs, and closes them when it has finished. Every column that `site` names is watched. */
export async function startWatch({
  site = {},
  columnPublisher,
  unsubscribed,
  ...settings
}: WatchOptions = {}): Promise<Watch> {
  const columns = site.columns ?? [annual];
  const portal = await startPracticePortal({ siteName: publisher, system: 'trs', columns, ...site });
  onTestFinished(async () => portal.close());
  const installation = await (unsubscribed === true ? startUnsubscribed : startInstallation)({
    id: 'yunxi',
    name: publisher,
    region: ['云溪县'],
    ...settings,
    crawl: { delaySeconds: 0, allowPrivateHosts: [portal.host], ...settings.crawl },
    columns: columns.map(({ id, name }) => ({ id, name, url: portal.columnUrl(id), publisher: columnPublisher })),
  });
  onTestFinished(async () => installation.close());
  return { portal, installation };
}

/** Publishes a report of each of five other organs, so that one report is no fifth of those that the portal shows. */
export function publishOthers(portal: PracticePortal): void {
  for (const organ of ['民政局', '财政局', '教育局', '水利局', '交通运输局'])
    portal.publish(makeReport({ publisher: `云溪县${organ}`, year: 2024, seed: organ.length }));
}

/** Lets days go by, each with one crawl, and with the sweeps that send what is due. */
export async function passDays(installation: Installation, count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    installation.passTime(23);
    await installation.sweep();
    await installation.crawl();
    installation.passTime(1);
    await installation.sweep();
  }
}
