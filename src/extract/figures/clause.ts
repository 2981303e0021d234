import { codesOf } from './marks.ts';
import { bareNames, endNames } from './organs.ts';
import { wordAt, type WordKind } from './words.ts';
import { oneOf } from '../../text/index.ts';

/** A word of a clause, or a run of letters that no list knows. */
export interface Token {
  readonly kind: WordKind;
  readonly text: string;
  /** Which place, channel or outcome the word names. */
  readonly role: string | null;
}

/** A clause as words; `kinds` has one letter for each. */
export interface Clause {
  readonly tokens: readonly Token[];
  readonly kinds: string;
}

export interface ClauseReading {
  /** Whether the clause tells how applications came: a website is then a channel and no place. */
  readonly ofApplications: boolean;
  /** Whether a run of letters names the organ whose report it is. */
  readonly isOwn: (name: string) => boolean;
  /** The report's year. */
  readonly year: number | null;
}

const date = /(?:19|20)\d{2}\s*年度?|\d{1,2}\s*月份?(?:\s*\d{1,2}\s*日)?|(?:本|该|报告)年度?|(?:19|20)\d{2}(?=\D)/uy;
/** The report's organ as it calls itself, and all organs below it. */
const own = oneOf(
  /全(?:省|市|区|县|州|旗)(?!政务|各|平台)\p{Script=Han}{2,5}(?:系统|机关)/uy,
  /(?:[我本全]|我们)(?:省|自治区|市|区|县|州|旗|盟|镇|乡|街道|街|局|委|办(?![理结件])|厅|院|部(?!分)|处(?![理置])|队|校|站|所|中心|单位|机关|系统|苏木|公司|集团|分局|总局|署|行(?!政)|会|关(?!于))+(?:各级|各地|各部门|各单位|各乡镇|各街道|各级各部门|政府|行政机关|部门|单位|机关|系统|办公室|本级|机构|及|和|各)*/uy,
  /[局厅委部]机关(?!各|干部|单位)|各级(?:各部门|各单位|行政机关|政府|政府部门|政府机关)(?:各单位|及部门|和部门)*/uy,
);
/** What goes on next year. */
const goesOn =
  /(?:结转|转结|转入|顺延|延至|转)(?:至|到|入)?(?:20\d{2}年度?|下一?年度?|次年度?|下一?个?年度?)(?:内|里)?(?:继续)?(?:办理|答复|办结|处理)?(?:的)?/uy;
/** What was carried over from a year that is named. */
const cameFrom = /(?:19|20)\d{2}\s*年度?结转(?:的)?(?![至到入下20])/uy;
const quoted = /[“"「‘]([^”"」’“]{1,40})[”"」’]|《([^》]{1,40})》/uy;

const organEnd = codesOf('会关局委办厅院部心镇乡道处府室司团校学木队站所行署社省市区县州旗盟');
const longestOrgan = 22;
const ofSite = /(?<!信用|服务|采购|招标|内部|交易|监管|举报)网(?:站)?$/u;

/** Where a name that begins at a place of a text ends at the latest: no organ's name goes on over these. */
function furthestEnd(text: string, at: number): number {
  const furthest = Math.min(text.length, at + longestOrgan);
  let end = at;
  while (end < furthest && !endNames.has(text.charCodeAt(end))) end += 1;
  return end;
}

/** The longest name of the report's organ that begins at a place of a text. */
function organAt(text: string, at: number, isOwn: (name: string) => boolean): string | null {
  for (let end = furthestEnd(text, at); end - at > 2; end -= 1) {
    if (!organEnd.has(text.charCodeAt(end - 1))) continue;
    const name = text.slice(at, end);
    if (isOwn(name)) return name;
  }
  return bareNames.find((name) => text.startsWith(name, at) && isOwn(name)) ?? null;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Patterns that name a kind, each with the letters it may begin with. */
const patterns: readonly (readonly [letters: string, pattern: RegExp, kind: WordKind, role: string | null])[] = [
  ['结转顺延', goesOn, 'K', 'carried_over'],
  ['0123456789', cameFrom, 'K', 'carried_in'],
  ['0123456789本该报', date, 'T', null],
  ['我本全各局厅委部', own, 'O', null],
];
const starts = codesOf(patterns.map(([letters]) => letters).join(''));
const quotes = codesOf('“"「‘《');
const blanks = codesOf(' \t\u00a0\u3000\u2003\u2002');

interface Found {
  readonly length: number;
  readonly token: Token;
}

/** Whether what goes on comes from the year before or goes to the next, where a year is named: 结转2021年申请. */
function turnOf(text: string, year: number | null): Token {
  const named = /(?:19|20)\d{2}/u.exec(text);
  if (named?.index === 0) {
    const isBefore = year !== null && Number(named[0]) === year - 1;
    return { kind: isBefore ? 'K' : 'u', text, role: isBefore ? 'carried_in' : null };
  }
  const over: Token = { kind: 'K', text, role: 'carried_over' };
  const into = /[至到入]/u.test(text);
  if (named === null || (year === null && into)) return over;
  const difference = year === null ? 0 : Number(named[0]) - year;
  if (difference > 0) return over;
  return difference < 0 && !into ? { kind: 'K', text, role: 'carried_in' } : { kind: 'u', text, role: null };
}

function patternAt(text: string, at: number, year: number | null): Found | null {
  if (!starts.has(text.charCodeAt(at))) return null;
  const letter = text.charAt(at);
  for (const [letters, pattern, kind, role] of patterns) {
    const found = letters.includes(letter) ? matchAt(pattern, text, at) : null;
    if (found === null) continue;
    const [word] = found;
    return { length: word.length, token: kind === 'K' ? turnOf(word, year) : { kind, text: word, role } };
  }
  return null;
}

/** The place of publication that a name ends with: a website's, a gazette's. */
function placeNamed(name: string): string | null {
  if (ofSite.test(name)) return 'website';
  return name.endsWith('公报') ? 'gazette' : null;
}

/** A name in quotation marks; one that is a word for an outcome or a place, a website's or a gazette's name says what it is. */
function nameAt(text: string, at: number, ofApplications: boolean): Found | null {
  const found = quotes.has(text.charCodeAt(at)) ? matchAt(quoted, text, at) : null;
  if (found === null) return null;
  const inner = found[1] ?? found[2] ?? '';
  const { length } = found[0];
  const word = wordAt(inner, 0, false);
  const speaks = word?.kind === 'K' || (word?.kind === 'L' && !ofApplications);
  if (word !== undefined && speaks && word.text === inner) return { length, token: word };
  const place = ofApplications ? null : placeNamed(inner);
  return { length, token: { kind: place === null ? 'N' : 'L', text: inner, role: place } };
}

function unknownToken(text: string, ofApplications: boolean): Token {
  const isSite = !ofApplications && text.length > 2 && ofSite.test(text);
  return { kind: isSite ? 'L' : 'u', text, role: isSite ? 'website' : null };
}

/** Cuts a clause into words: the longest known one first; what lies between is unknown. */
export function readClause(text: string, { ofApplications, isOwn, year }: ClauseReading): Clause {
  const tokens: Token[] = [];
  let unknownFrom = -1;
  let at = 0;
  const flush = (): void => {
    if (unknownFrom >= 0) tokens.push(unknownToken(text.slice(unknownFrom, at), ofApplications));
    unknownFrom = -1;
  };
  while (at < text.length) {
    if (blanks.has(text.charCodeAt(at))) {
      flush();
      at += 1;
      continue;
    }
    const itself = unknownFrom < 0 ? organAt(text, at, isOwn) : null;
    const found: Found | null =
      itself === null
        ? (patternAt(text, at, year) ?? nameAt(text, at, ofApplications))
        : { length: itself.length, token: { kind: 'O', text: itself, role: null } };
    const token = found?.token ?? wordAt(text, at, ofApplications);
    if (token === undefined) {
      if (unknownFrom < 0) unknownFrom = at;
      at += 1;
      continue;
    }
    flush();
    tokens.push(token);
    at += found?.length ?? token.text.length;
  }
  flush();
  return { tokens, kinds: tokens.map(({ kind }) => kind).join('') };
}

/** The different roles that words of one kind have in a clause. */
export function rolesOf({ tokens }: Clause, kind: WordKind): readonly string[] {
  return [...new Set(tokens.flatMap((token) => (token.kind === kind && token.role !== null ? [token.role] : [])))];
}
