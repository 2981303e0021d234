import { setTimeout as pause } from 'node:timers/promises';
import { mostOfPage } from './browser-look.ts';
import type { Tab } from './browser-tabs.ts';
import { inPage } from './in-page/index.ts';
import { within } from './within.ts';

/** A page of a list as a browser showed it after its pager was used. */
export interface TurnedPage {
  readonly html: string;
  readonly url: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** Pages that a list's own pager led to, and why no more: its end, or what stood in the way. */
export interface TurnedPages {
  readonly pages: readonly TurnedPage[];
  /** `end`: the pager leads no further; `none`: there is none; `bound`: as many as may be; `still`: it was used, and nothing changed. */
  readonly stopped: 'end' | 'none' | 'bound' | 'still';
}

export interface TurnParts {
  readonly most: number;
  /** Pause between two pages. */
  readonly delayMs: number;
  readonly maxBodyBytes: number;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Waits until the page asks for nothing more. */
  readonly settle: () => Promise<void>;
}

/** However long a list is, its pages are turned no longer. */
const mostMs = 600_000;
/** How long the page may take to answer a question of ours. */
const lookMs = 2000;
/** A page may draw what it was answered a little later. */
const drawnMs = 1500;
/** How often it is looked at meanwhile. */
const drawnEveryMs = 250;

/** Text of a list is compared up to this. */
const mostText = 1024 * 1024;
const longEnough = 8;

/** Lines that may be entries of a list: no clock, no number of a page. */
function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= longEnough && !/\d{1,2}:\d{2}:\d{2}/.test(line));
}

/** Turns the pages of a page's lists by what it shows, as a reader would: the pager first, then choice after choice with theirs. */
export async function turnPages({ page, look }: Pick<Tab, 'page' | 'look'>, parts: TurnParts): Promise<TurnedPages> {
  const { most, delayMs, maxBodyBytes, signal, now, settle } = parts;
  const pages: TurnedPage[] = [];
  const startedAt = performance.now();
  const hasRoom = (): boolean => !signal.aborted && pages.length < most && performance.now() - startedAt < mostMs;
  const shown = async (): Promise<readonly string[]> => linesOf((await within(look.text(mostText), lookMs)) ?? '');
  const seen = new Set<string>();
  const isNews = (lines: readonly string[]): boolean => lines.some((line) => !seen.has(line));
  const rest = async (): Promise<void> => {
    if (delayMs > 0) await within(pause(delayMs, null, { signal }), delayMs + lookMs);
  };

  /** Takes what stands there after something was used; false where it brought nothing new. */
  async function take(startedAtMs: number, mayEnd: (lines: readonly string[]) => boolean): Promise<boolean> {
    await settle();
    let after = await shown();
    for (
      let waited = 0;
      !isNews(after) && !mayEnd(after) && waited < drawnMs && !signal.aborted;
      waited += drawnEveryMs
    ) {
      await pause(drawnEveryMs);
      after = await shown();
    }
    const html = isNews(after) ? await within(look.html(mostOfPage(maxBodyBytes)), lookMs) : null;
    if (html === null) return false;
    for (const line of after) seen.add(line);
    pages.push({ html, url: page.url(), startedAtMs, endedAtMs: now() });
    return true;
  }

  async function turnOne(): Promise<TurnedPages['stopped']> {
    const first = await shown();
    for (const line of first) seen.add(line);
    const before = pages.length;
    let hasGrown = false;
    while (hasRoom()) {
      await rest();
      const startedAtMs = now();
      const used = await within(look.run(inPage.useNextPage), lookMs);
      if (used === 'none' && (pages.length === before || hasGrown)) {
        await within(look.run(inPage.scrollDown), lookMs);
        if (await take(startedAtMs, () => false)) {
          hasGrown = true;
          continue;
        }
        // That nothing more comes may be the list's end, or not.
        return hasGrown ? 'still' : 'none';
      }
      if (used !== 'used') return used === 'end' || pages.length > before ? 'end' : 'none';
      // A pager that leads from the last page to the first has been all round.
      const isRound = (lines: readonly string[]): boolean =>
        pages.length > before + 1 && lines.join('\n') === first.join('\n');
      if (await take(startedAtMs, isRound)) continue;
      return isRound(await shown()) ? 'end' : 'still';
    }
    return 'bound';
  }

  const ends = [await turnOne()];
  const chosen: string[] = [];
  let news = 0;
  while (hasRoom()) {
    await rest();
    const startedAtMs = now();
    const choice = await within(look.run(inPage.chooseNext(chosen)), lookMs);
    if (typeof choice !== 'string' || choice === '') break;
    chosen.push(choice);
    if (!(await take(startedAtMs, () => false))) continue;
    news += 1;
    ends.push(await turnOne());
  }
  const worst = (['bound', 'still'] as const).find((one) => ends.includes(one));
  if (!hasRoom() || worst !== undefined) return { pages, stopped: worst ?? 'bound' };
  if (chosen.length > 0) return { pages, stopped: news > 0 ? 'end' : 'still' };
  return { pages, stopped: ends[0] ?? 'none' };
}
