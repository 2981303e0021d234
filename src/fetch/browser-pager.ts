import { setTimeout as pause } from 'node:timers/promises';
import { mostOfPage } from './browser-look.ts';
import type { Tab } from './browser-tabs.ts';
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
const lookMs = 2000;
/** A page may draw what it was answered a little later. */
const drawnMs = 1500;

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

/**
 * Runs in the page: uses the control that leads to the next page of a list, one called so, one of a known pager's next
 * buttons, or the number after the current one; nothing else is ever used. Answers `used`, `end` where that control is off,
 * `none` where there is none.
 */
const useNext = `(() => {
  const word = /^(?:下一?页|后一?页|下页|next(?:\\s?page)?|[>›»＞]|下一?页\\s?[>›»＞]{1,2})$/i;
  const more = /^(?:点击)?(?:加载|显示|载入|查看)更多(?:内容|信息|数据)?[.…>»+∨]{0,3}$|^load\\s?more[.…]{0,3}$/i;
  const named = /(?:^|\\s)(?:btn-next|ant-pagination-next|ivu-page-next|layui-laypage-next|laypage_next|page-next|next-page|pagination-next|el-pagination__next|arco-pagination-item-next|n-pagination-next|van-pagination__item--next|next)(?:\\s|$)/i;
  const pager = /pag(?:e|er|ing|ination)|fenye/i;
  const off = /disab|(?:^|[\\s_-])(?:off|none|nomore)(?:$|[\\s_-])/i;
  const current = /(?:^|[\\s_-])(?:active|current|cur|on|curr|selected|is-active|checked)(?:$|[\\s_-])/i;
  const classOf = (one) => (typeof one.className === 'string' ? one.className : one.getAttribute('class') || '');
  const isSeen = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden';
  const inPager = (one) => { for (let at = one, up = 0; at && up < 4; at = at.parentElement, up += 1) if (pager.test(classOf(at) + ' ' + at.id)) return true; return false; };
  const isOff = (one) => [one, one.parentElement].some((at) => at && (at.disabled || at.hasAttribute('disabled') || at.getAttribute('aria-disabled') === 'true' || off.test(classOf(at))));
  const wordsOf = (one) => (one.innerText || one.value || '').replace(/\\s+/g, '');
  const leaf = (one) => one.children.length <= 3;
  const all = [...document.querySelectorAll('a, button, li, span, div, i, input[type=button], em, p')].filter((one) => leaf(one) && isSeen(one));
  const nexts = all.filter((one) => {
    const label = wordsOf(one);
    if (label.length > 14) return false;
    if (more.test(label)) return true;
    if (word.test(label)) return label.length > 1 || inPager(one);
    const told = one.getAttribute('title') || one.getAttribute('aria-label') || '';
    return label === '' && inPager(one) && (named.test(classOf(one)) || word.test(told.replace(/\\s+/g, '')));
  }).filter((one, at, list) => !list.some((other) => other !== one && one.contains(other)));
  const rank = (one) => (/页|更多|more|next/i.test(wordsOf(one)) ? 0 : 1);
  const open = nexts.filter((one) => !isOff(one)).sort((a, b) => rank(a) - rank(b));
  const target = open[0];
  if (target) { target.click(); return 'used'; }
  if (nexts.length > 0) return 'end';
  const numbers = all.filter((one) => /^\\d{1,4}$/.test(wordsOf(one)) && inPager(one));
  const here = numbers.find((one) => current.test(classOf(one)) || (one.parentElement && one.parentElement.children.length < 3 && current.test(classOf(one.parentElement))) || one.getAttribute('aria-current') !== null);
  if (!here) return 'none';
  const following = numbers.find((one) => Number(wordsOf(one)) === Number(wordsOf(here)) + 1);
  if (!following) return numbers.length > 1 ? 'end' : 'none';
  const innermost = following.querySelector('a, button') || following;
  innermost.click();
  return 'used';
})()`;

/** Lists that grow while one reads show more at their end. */
const scrollDown = `window.scrollTo(0, document.documentElement.scrollHeight); window.dispatchEvent(new Event('scroll'))`;

/**
 * Runs in the page: chooses the first among the years or organs that a script lets one choose and that was not chosen yet, and
 * answers what it is called; empty where there is none. A link to an address is no choice.
 */
const chooseNext = `(used) => {
  const year = /^(?:19|20)\\d{2}年?度?$/;
  const organ = /^[\\u3400-\\u9fff（）()·]{1,20}(?:局|委|委员会|办|办公室|厅|中心|政府|管委会|镇|乡|街道(?:办事处)?|院|署|所|站)$/;
  const wordsOf = (one) => (one.innerText || one.textContent || '').replace(/\\s+/g, '');
  for (const select of document.querySelectorAll('select')) {
    const options = [...select.options].filter((one) => year.test(wordsOf(one)) || organ.test(wordsOf(one)));
    const next = options.length < 3 ? undefined : options.find((one) => !one.selected && !used.includes(wordsOf(one)));
    if (next === undefined) continue;
    select.value = next.value;
    select.dispatchEvent(new Event('input', { bubbles: true }));
    select.dispatchEvent(new Event('change', { bubbles: true }));
    return wordsOf(next);
  }
  const leads = (one) => { const link = one.closest('a') || one.querySelector('a'); return link !== null && !/^(?:#.*|javascript:.*|)$/i.test((link.getAttribute('href') || '').trim()); };
  const all = [...document.querySelectorAll('a, button, li, span, div, dd, td, label')].filter((one) => one.children.length < 3 && one.getClientRects().length > 0 && year.test(wordsOf(one)) && !leads(one));
  const innermost = all.filter((one) => !all.some((other) => other !== one && one.contains(other)));
  if (new Set(innermost.map(wordsOf)).size < 3) return '';
  const next = innermost.find((one) => !used.includes(wordsOf(one)));
  if (!next) return '';
  next.click();
  return wordsOf(next);
}`;

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
    for (let waited = 0; !isNews(after) && !mayEnd(after) && waited < drawnMs && !signal.aborted; waited += 250) {
      await pause(250);
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
      const used = await within(page.evaluate<string>(useNext), lookMs);
      if (used === 'none' && (pages.length === before || hasGrown)) {
        await within(page.evaluate(scrollDown), lookMs);
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
    const choice = await within(page.evaluate<string>(`(${chooseNext})(${JSON.stringify(chosen)})`), lookMs);
    if (choice === null || choice === '') break;
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
