import type { PageVerdict } from '../domain/index.ts';
import { sayingsOf } from './stand-in/concepts.ts';
import { meaningOf } from './stand-in/meaning.ts';
import { sentencesOf } from './stand-in/own-text.ts';

/** How deep an answer is looked into for what it carries. */
const deepest = 4;
/** A sentence of an envelope is no longer. */
const longestSaying = 300;
/** Text beyond this is content, unless it speaks of a failure. */
const content = 40;
const goodCode = /^(?:0+|1|20\d{1,3}|ok|success|succeed(?:ed)?|true|[a-z]?0{3,8})$/i;
const eitherWay = /^[01]$/;
const codeName = /code|^(?:status|state|ret|result|errno|err|error)$|err(?:or)?_?no/i;
const errorName = /^(?:is_?)?err|exception|fault/i;
/** Flags that are 0 only where something failed. */
const numberFlag = /^(?:ok|is_?succe|succe)/i;
/** From here on a message is believed against a number. */
const sureWeight = 2;
const badWord = /^(?:fail(?:ed|ure)?|error|false|n|no)$/i;
const flagName = /succe|^(?:ok|result|status|valid|flag|res)$/i;

/** An answer's head: what it says of itself beside what it carries. */
interface Envelope {
  /** A code that tells of a failure. */
  readonly code: string | null;
  readonly isGood: boolean;
  /** All is well only by a number that others mean the contrary by: 0 is success to some, failure to others. */
  readonly isGoodPerhaps: boolean;
  /** A flag says that it failed. */
  readonly failed: boolean;
  readonly said: string;
  /** An error is told under that name. */
  readonly error: boolean;
  readonly carries: boolean;
}

function carries(value: unknown, depth = 0): boolean {
  if (depth > deepest) return true;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value !== 'object' || value === null) return typeof value === 'string' && value.length > content;
  return Object.values(value).some((inner) => carries(inner, depth + 1));
}

/** Numbers that say how it went: 404, "500", E0404, ERR_50012; a field named state may hold anything else. */
function badCode(name: string, value: string): boolean {
  if (!codeName.test(name) || goodCode.test(value)) return false;
  return /^-?\d{1,6}$/.test(value) || /^[a-z][\w.-]{0,40}$/i.test(value);
}

function envelopeOf(answer: object): Envelope {
  let code: string | null = null;
  let isGood = false;
  let isGoodPerhaps = false;
  let failed = false;
  let error = false;
  let holds = false;
  const said: string[] = [];
  const read = (fields: object, depth: number): void => {
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'boolean') {
        const isError = errorName.test(name);
        if (isError ? value : !value && flagName.test(name)) failed = true;
        else if (!isError && value && flagName.test(name)) isGood = true;
      } else if (typeof value === 'number' || typeof value === 'string') {
        const text = String(value);
        if ((flagName.test(name) && badWord.test(text)) || (numberFlag.test(name) && text === '0')) failed = true;
        else if (codeName.test(name) && eitherWay.test(text)) isGoodPerhaps = true;
        else if (codeName.test(name) && goodCode.test(text)) isGood = true;
        else if (badCode(name, text)) code ??= text;
        if (
          typeof value === 'string' &&
          text !== '' &&
          !goodCode.test(text) &&
          !/^https?:|^\/|^[\d:.\s\-TZ]+$/.test(text)
        ) {
          said.push(text.slice(0, longestSaying));
          error ||= errorName.test(name);
        }
      } else if (typeof value === 'object' && value !== null) {
        // 〈head〉 and 〈error〉 hold the envelope in other envelopes.
        if (
          depth === 0 &&
          !Array.isArray(value) &&
          /^(?:head(?:er)?|meta|error|response|result|status)$/i.test(name) &&
          !carries(value)
        )
          read(value, depth + 1);
        else if (carries(value)) holds = true;
      }
    }
  };
  read(answer, 0);
  return {
    code,
    isGood,
    isGoodPerhaps,
    failed,
    said: said.join('。').replaceAll(/\s/g, '').slice(0, longestSaying),
    error,
    carries: holds,
  };
}

function parse(text: string): unknown {
  if (!/^\s*\{/.test(text)) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON, which is the question.
    return null;
  }
}

/**
 * What an answer in JSON says of itself whatever its status: interfaces tell of failures in a code, a flag and a message, under
 * any names. Null where it carries something, says that all is well, or is no object of JSON.
 * @param text of the whole answer; one that was cut is not judged
 * @param listing whether it was asked for a list, which may be empty
 */
export function judgeJson(text: string, listing = false): PageVerdict | null {
  const answer = parse(text);
  return typeof answer === 'object' && answer !== null ? judgeFields(answer, listing) : null;
}

const payload = /^(?:data|result|content|detail|info|body|obj(?:ect)?|article|record|payload|returnData)$/i;
/** 操作成功, success: what an envelope says when all is well. */
const shortSaying = 12;

/** Whether an interface that was asked for an article answers that all is well, and hands out nothing. */
export function handsOutNothing(text: string): boolean {
  const answer = parse(text);
  if (typeof answer !== 'object' || answer === null) return false;
  const isNothing = (value: unknown): boolean =>
    value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
  const fields = Object.entries(answer);
  return (
    fields.some(([name, value]) => payload.test(name) && !Array.isArray(value) && isNothing(value)) &&
    fields.every(([, value]) => isNothing(value) || (typeof value !== 'object' && String(value).length <= shortSaying))
  );
}

/** An answer of a few words and nothing besides. */
function isOnlySaying(answer: object): boolean {
  const values = Object.values(answer).filter(
    (value) => value !== null && value !== '' && !(typeof value === 'object' && !carries(value)),
  );
  return values.length <= 2 && values.every((value) => typeof value === 'string');
}

/** What fields of an envelope say, whatever it was written in. */
export function judgeFields(answer: object, listing = false): PageVerdict | null {
  const { code, isGood, isGoodPerhaps, failed, said, error, carries: holds } = envelopeOf(answer);
  const isWell = isGood || (isGoodPerhaps && (listing || !meansTrouble(said)));
  if (holds || (isWell && !failed && !error)) return null;
  const state = stateOf(code, said);
  const isSaying = isGoodPerhaps || isOnlySaying(answer);
  if (code === null && !failed && !error && (state === null || !isSaying)) return null;
  if (
    state === null &&
    !failed &&
    !error &&
    !(code !== null && /^-?\d+$/.test(code) && (Number(code) >= 400 || Number(code) < 0))
  )
    return null;
  return {
    state: state ?? 'unreachable',
    reason: { kind: 'answer', code, said: said.slice(0, 60) },
  };
}

/** Whether a message speaks of something gone, refused or broken in so many words. */
function meansTrouble(said: string): boolean {
  return sentencesOf(said).some((sentence) => sayingsOf(sentence).some(({ weight }) => weight >= sureWeight));
}

function stateOf(code: string | null, said: string): PageVerdict['state'] | null {
  const number = /(?:^|\D|0)(40[1349]|410|429|50[0-4])0{0,3}\d{0,2}$/.exec(code ?? '')?.[1] ?? '';
  const meaning = meaningOf(said) ?? meaningOf((code ?? '').replaceAll(/[_.-]/g, ''));
  // An interface that does not know a parameter was asked wrongly: that proves nothing of what was asked for.
  if (meaning === 'missing' && said.includes('参数')) return 'unreachable';
  // 403 is also the number of who has not signed in.
  return number === '403' && meaning === 'login' ? meaning : (ofNumber[number] ?? meaning);
}

const ofNumber: Readonly<Record<string, PageVerdict['state']>> = {
  '404': 'missing',
  '410': 'missing',
  '401': 'login',
  '403': 'blocked',
  '429': 'blocked',
};
