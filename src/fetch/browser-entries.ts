import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { within } from './within.ts';

/** An entry of a list that has no address, and where it led when it was opened. */
export interface OpenedEntry {
  readonly title: string;
  readonly url: string;
}

const lookMs = 2000;
const leadsWithinMs = 3000;

/** Runs in the page: clicks what shows a title, innermost, and keeps the address of a window that it would open. */
const openByTitle = `(title) => {
  const bare = (text) => (text || '').replace(/\\s+/g, '');
  const wanted = bare(title);
  const shows = (one) => {
    const text = bare(one.innerText).replace(/[.…]+$/, '');
    return text === wanted || bare(one.getAttribute('title')) === wanted || (text.length > 11 && wanted.startsWith(text));
  };
  const all = [...document.querySelectorAll('body *')].filter((one) => one.getClientRects().length > 0 && shows(one));
  const target = all.find((one) => !all.some((other) => other !== one && one.contains(other)));
  if (!target) return false;
  window.nianbaoOpened = '';
  window.open = (address) => { window.nianbaoOpened = new URL(address, location.href).href; return null; };
  target.click();
  return true;
}`;

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
    const clicked = await within(page.evaluate<boolean>(`(${openByTitle})(${JSON.stringify(title)})`), lookMs);
    if (clicked !== true) continue;
    let url = '';
    for (let waited = 0; url === '' && waited < leadsWithinMs && !signal.aborted; waited += 100) {
      await pause(100);
      const popup = await within(page.evaluate<string>('window.nianbaoOpened || ""'), lookMs);
      url = page.url() === list ? (popup ?? '') : page.url();
    }
    if (/^https?:/.test(url)) opened.push({ title, url });
    await back();
  }
  return opened;
}
