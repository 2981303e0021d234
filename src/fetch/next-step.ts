import type { PageVerdict } from '../domain/index.ts';
import type { NetError } from '../net/index.ts';
import type { NextStep } from './fetched.ts';

/** What should become of the next request, by what became of this one. */
export function nextStep(
  verdict: PageVerdict,
  status: number | null,
  waitMs: number | null,
  error: NetError | null,
): NextStep {
  if (error !== null) return error.advice;
  if (waitMs !== null || status === 429 || status === 503) return 'wait';
  switch (verdict.state) {
    case 'ok':
    case 'not-modified':
    case 'missing':
      return 'go-on';
    case 'truncated':
    case 'unreachable':
      return status !== null && status >= 400 && status < 500 ? 'go-on' : 'retry';
    case 'blocked':
    case 'maintenance':
      return 'wait';
    case 'disallowed':
    case 'login':
    case 'script-only':
    case 'insecure':
    case 'wrong-host':
      return 'give-up';
    default:
      return verdict.state satisfies never;
  }
}
