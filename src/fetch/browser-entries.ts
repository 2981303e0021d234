import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { inPage } from './in-page/index.ts';
import { within } from './within.ts';

/** An entry of a list that has no address, and where it led when it was opened. */
export interface OpenedEntry {
  readonly title: string;
  readonly url: string;
}

/** How long the page may take to answer a question of ours. */
const lookMs = 2000;
/** Within this time an entry that was opened leads somewhere. */
const leadsWithinMs = 3000;
/** How often its address is looked at meanwhile. */
const leadsEveryMs = 100;

/**
 * Opens entries of a list as a reader would, and tells where they lead.
 * @param back loads the list again
 */
export async function openEntries(
  page: Page,
  titles: readonly string[],
  signal: AbortSignal,
  back: () => Promise<void>,
): Promise<readonly OpenedEntry[]> {
  const opened: OpenedEntry[] = [];
  const list = page.url();
  for (const title of titles) {
    if (signal.aborted) break;
    const clicked = await within(page.evaluate<boolean>(inPage.openEntry(title)), lookMs);
    if (clicked !== true) continue;
    let url = '';
    for (let waited = 0; url === '' && waited < leadsWithinMs && !signal.aborted; waited += leadsEveryMs) {
      await pause(leadsEveryMs);
      const popup = await within(page.evaluate<string>('window.nianbaoOpened || ""'), lookMs);
      url = page.url() === list ? (popup ?? '') : page.url();
    }
    if (/^https?:/.test(url)) opened.push({ title, url });
    await back();
  }
  return opened;
}
