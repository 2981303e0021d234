/** What an exchange proves about a page; set by `fetch` from the exchange alone. */
export const pageStates = [
  'ok',
  'not-modified',
  'blocked',
  'disallowed',
  'login',
  'script-only',
  'missing',
  'maintenance',
  'truncated',
  'insecure',
  'wrong-host',
  'unreachable',
] as const;
export type PageState = (typeof pageStates)[number];

/** Whether a page was read: it showed its content, or that this is as it was. No other state says anything of a report. */
export function wasRead(state: PageState | null): boolean {
  return state === 'ok' || state === 'not-modified';
}
