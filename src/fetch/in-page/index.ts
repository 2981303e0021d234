import { readFileSync } from 'node:fs';

/** Functions that run in a page, each a file of this folder in plain JavaScript, as source that evaluates to the function. */
const source = (file: string): string => `(${readFileSync(new URL(file, import.meta.url), 'utf8')})`;

const call = (fn: string, ...values: readonly unknown[]): string =>
  `${fn}(${values.map((value) => JSON.stringify(value)).join(', ')})`;

const useNextPage = source('use-next-page.js');
const chooseNext = source('choose-next.js');
const openEntry = source('open-entry.js');
const leaveNothing = source('leave-nothing.js');

/** Numbers of timers are counted up: a page that has had more of them is not emptied by counting. */
const mostTimers = 20_000;

/** Expressions to be evaluated in a page. */
export const inPage = {
  useNextPage: call(useNextPage),
  chooseNext: (chosen: readonly string[]): string => call(chooseNext, chosen),
  /** Lists that grow while one reads show more at their end. */
  scrollDown: `window.scrollTo(0, document.documentElement.scrollHeight); window.dispatchEvent(new Event('scroll'))`,
  openEntry: (title: string): string => call(openEntry, title),
  leaveNothing: (nowhere: string): string => call(leaveNothing, nowhere, mostTimers),
} as const;
