/** What a line of the log says besides its message. */
type Told = Readonly<Record<string, unknown>>;

/** Of use to programs alone, or told by the sentence itself. */
const leftOut = new Set(['level', 'time', 'role', 'msg', 'err', 'portal', 'reason', 'remedy', 'stack', 'run', 'pid']);

/**
 * A line of the log (one JSON object) for people: `12:03:07 warning: qingshan: listing not read whole: REASON (column annual); REMEDY`.
 * A line that is no JSON object stays as it is.
 */
export function sentenceOf(line: string): string {
  const told = parse(line);
  if (told === null) return line.trimEnd();
  const level = told['level'] === 'info' || told['level'] === 'debug' || told['level'] === 'trace' ? '' : name(told);
  const [portal, reason, remedy] = [told['portal'], told['reason'], told['remedy']].map(words);
  const because = [reason, troubleIn(told['err'])].filter((part) => part !== '').join(': ');
  const rest = Object.entries(told)
    .filter(([key, value]) => !leftOut.has(key) && value !== null)
    .map(([key, value]) => `${key} ${words(value)}`)
    .join(', ');
  return [
    `${clock(told['time'])}${level}${portal === '' ? '' : `${portal}: `}${words(told['msg'])}`,
    because === '' ? '' : `: ${because}`,
    rest === '' ? '' : ` (${rest})`,
    remedy === '' ? '' : `; ${remedy}`,
  ].join('');
}

function name(told: Told): string {
  return told['level'] === 'warn' ? 'warning: ' : `${words(told['level'])}: `;
}

/** The time of day on this machine's clock. */
function clock(time: unknown): string {
  const at = new Date(words(time));
  return Number.isNaN(at.getTime()) ? '' : `${at.toTimeString().slice(0, 8)} `;
}

/** What went wrong, and what made it. */
function troubleIn(error: unknown): string {
  if (!isTold(error)) return words(error);
  const cause = troubleIn(error['cause']);
  return cause === '' ? words(error['message']) : `${words(error['message'])}: ${cause}`;
}

function words(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isTold(value: unknown): value is Told {
  return typeof value === 'object' && value !== null;
}

function parse(line: string): Told | null {
  try {
    const value: unknown = JSON.parse(line);
    return isTold(value) ? value : null;
  } catch {
    return null;
  }
}
