/** What a robots file says to one robot. */
export interface RobotsRules {
  /** Whether the robot may fetch an address (absolute, or a path with its query). */
  allows(url: string): boolean;
  /** Crawl-delay of the robot's group, in milliseconds; null when none is given. Not part of RFC 9309. */
  readonly crawlDelayMs: number | null;
}

interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
}

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  crawlDelayMs: number | null;
}

/** RFC 9309, 2.5: at least 500 kibibytes are read; we read no more. */
const readCharacters = 500 * 1024;
const longestDelayMs = 3_600_000;

/** The word, and the slips that are understood everywhere (RFC 9309, 2.2: crawlers may be lenient). */
const disallow = /^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)$/;

export const noRules: RobotsRules = { allows: () => true, crawlDelayMs: null };

/**
 * One form for patterns and paths (RFC 9309, 2.2.2): unreserved characters are plain, everything that is not ASCII or
 * has no place in an address is percent-encoded, hexadecimal digits are upper case.
 */
function normalise(text: string): string {
  return text
    .replaceAll(/%([0-9a-f]{2})/gi, (whole, digits: string) => {
      const char = String.fromCharCode(Number.parseInt(digits, 16));
      return /[A-Za-z0-9._~-]/.test(char) ? char : whole.toUpperCase();
    })
    .replaceAll(/[^\u0021-\u007e]|["<>\\^`{|}]/gu, (char) => encodeURIComponent(char.isWellFormed() ? char : '\ufffd'));
}

/** Path and query of an address, as rules are held against it; `*` and `$` in it are plain characters. */
function pathOf(url: string): string {
  const withoutHost = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').split('#', 1)[0] ?? '';
  const path = withoutHost === '' || withoutHost.startsWith('?') ? `/${withoutHost}` : withoutHost;
  return normalise(path).replaceAll('*', '%2A').replaceAll('$', '%24');
}

/** `*` stands for anything, a final `$` for the end; in time linear in the path for each `*`. */
function matches(path: string, pattern: string): boolean {
  const anchored = pattern.endsWith('$');
  const parts = (anchored ? pattern.slice(0, -1) : pattern).replaceAll('$', '%24').split('*');
  const [first = '', ...rest] = parts;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of rest.entries()) {
    if (anchored && index === rest.length - 1) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return !anchored || rest.length > 0 || at === path.length;
}

/** Name and value of a line; the colon may be missing where one word follows another. */
function fieldOf(line: string): readonly [string, string] | null {
  const bare = (line.split('#', 1)[0] ?? '').trim();
  const colon = bare.indexOf(':');
  if (colon !== -1) return [bare.slice(0, colon).trim().toLowerCase(), bare.slice(colon + 1).trim()];
  const words = bare.split(/\s+/);
  return words.length === 2 ? [(words[0] ?? '').toLowerCase(), words[1] ?? ''] : null;
}

function delayOf(value: string): number | null {
  if (!/^\d{1,6}(?:\.\d{1,6})?$/.test(value)) return null;
  return Math.min(Number(value) * 1000, longestDelayMs);
}

/** What is allowed under the name of an index is allowed under the name of its folder. */
function rulesOf(allow: boolean, pattern: string): Rule[] {
  const folder = /^(.*\/)index\.html?$/i.exec(pattern)?.[1];
  return allow && folder !== undefined
    ? [
        { allow, pattern },
        { allow, pattern: `${folder}$` },
      ]
    : [{ allow, pattern }];
}

function readGroups(text: string): Group[] {
  const groups: Group[] = [];
  let group: Group | null = null;
  let open = false;
  for (const line of text
    .slice(0, readCharacters)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)) {
    const field = fieldOf(line);
    if (field === null) continue;
    const [name, value] = field;
    if (name === 'user-agent') {
      if (group === null || !open) {
        group = { agents: [], rules: [], crawlDelayMs: null };
        groups.push(group);
        open = true;
      }
      // What follows the first space is no part of the token.
      group.agents.push(productToken(value.split(/\s/, 1)[0] ?? ''));
    } else if (name === 'allow' || disallow.test(name)) {
      open = false;
      // A rule before any user-agent line belongs to nobody.
      if (group !== null && value !== '') group.rules.push(...rulesOf(name === 'allow', normalise(value)));
    } else if (name === 'crawl-delay' && group !== null) group.crawlDelayMs ??= delayOf(value);
  }
  return groups;
}

/** Product token of a User-Agent: what stands before the version. */
export function productToken(agent: string): string {
  return agent.split('/', 1)[0]?.trim().toLowerCase() ?? '';
}

/**
 * Reads a robots file for one robot (RFC 9309): the groups that name it, else those for `*`; of the rules that match,
 * the longest decides, `allow` where two are equally long.
 * @param agent product token, or a whole User-Agent
 */
export function parseRobots(text: string, agent: string): RobotsRules {
  const token = productToken(agent);
  const groups = readGroups(text);
  const own = groups.filter((group) => group.agents.includes(token));
  const taken = own.length > 0 ? own : groups.filter((group) => group.agents.includes('*'));
  const rules = taken.flatMap((group) => group.rules);
  rules.sort((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow));
  return {
    allows(url) {
      const path = pathOf(url);
      if (path === '/robots.txt') return true;
      return rules.find((rule) => matches(path, rule.pattern))?.allow ?? true;
    },
    crawlDelayMs: taken.find((group) => group.crawlDelayMs !== null)?.crawlDelayMs ?? null,
  };
}
