import type { PageVerdict } from '../domain/index.ts';
import * as words from './page-words.ts';

/** How deep an answer is looked into for what it carries. */
const deepest = 4;
const codeName = /^(?:code|status|statusCode|err_?code|error_?code|result_?code|ret_?code|ret|state)$/i;
const flagName = /^(?:success|succeed|is_?success|ok|result|status)$/i;
const errorName = /^err/i;
const saidName = /^(?:msg|message|err_?msg|error_?msg|error(?:_?message)?|info|reason|desc(?:ription)?|detail)$/i;
const failed = /失败|错误|异常|繁忙|超时|出错|fail|error|exception|timeout/i;

/** An answer's head: what it says of itself beside what it carries. */
interface Envelope {
  readonly code: number | null;
  readonly success: boolean | null;
  readonly said: string;
  /** An error is told under that name. */
  readonly error: boolean;
  readonly carries: boolean;
}

function carries(value: unknown, depth = 0): boolean {
  if (depth > deepest) return true;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value !== 'object' || value === null) return typeof value === 'string' && value.length > 40;
  return Object.values(value).some((inner) => carries(inner, depth + 1));
}

function envelopeOf(answer: object): Envelope {
  let code: number | null = null;
  let success: boolean | null = null;
  const said: string[] = [];
  let error = false;
  const rest: unknown[] = [];
  for (const [name, value] of Object.entries(answer)) {
    if (codeName.test(name) && /^-?\d{1,6}$/.test(String(value))) code ??= Number(value);
    else if (flagName.test(name) && typeof value === 'boolean') success = value;
    else if (saidName.test(name) && typeof value === 'string') {
      said.push(value);
      error ||= errorName.test(name) && value !== '';
    } else if (typeof value === 'object') rest.push(value);
  }
  return {
    code,
    success,
    said: said.join('。').replaceAll(/\s/g, '').slice(0, 300),
    error,
    carries: rest.some((value) => carries(value)),
  };
}

function parse(text: string): unknown {
  if (!/^\s*\{/.test(text)) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/**
 * What an answer in JSON says of itself whatever its status: interfaces tell of failures in a code, a flag and a message.
 * Null where it carries something, says that all is well, or is no object of JSON.
 * @param text of the whole answer; one that was cut is not judged
 */
export function judgeJson(text: string): PageVerdict | null {
  const answer = parse(text);
  if (typeof answer !== 'object' || answer === null) return null;
  const envelope = envelopeOf(answer);
  const { code, success, said } = envelope;
  if (envelope.carries || (code === null && success === null && !envelope.error)) return null;
  if (success === true || (success === null && (code === 0 || code === 1 || code === 200))) return null;
  const told = (state: PageVerdict['state']): PageVerdict => ({
    state,
    reason: `an answer that says ${[code, said.slice(0, 60)].filter((part) => part !== null && part !== '').join(': ') || 'it failed'}`,
  });
  // An interface that does not know a parameter was asked wrongly: that proves nothing of what was asked for.
  if (code === 404 || code === 410 || (words.missingWords.test(said) && !said.includes('参数'))) return told('missing');
  if (code === 401 || words.signInFirst.test(said)) return told('login');
  if (code === 403 || code === 429 || words.firewallWords.test(said)) return told('blocked');
  if (words.maintenanceWords.test(said)) return told('maintenance');
  if (success === false || envelope.error || (code !== null && code >= 400) || failed.test(said))
    return told('unreachable');
  return null;
}
