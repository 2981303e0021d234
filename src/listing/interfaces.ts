import { canonicalUrl } from './canonical-url.ts';
import { asText, isRecord } from './json.ts';
import { readLiteral } from './literal.ts';
import { pageName, sizeName } from './page-numbers.ts';
import { scriptsOf } from './scripts.ts';

/** An interface that a page's script asks for its list. */
export interface ListInterface {
  readonly url: string;
  /** Asked for by POST, with a form. */
  readonly posted: boolean;
}

const mostInterfaces = 3;
const call =
  /(?:\burl\s{0,3}:\s{0,3}|\.(?:get|getJSON|post|ajax)\(\s{0,3}|\b(?:fetch|axios|request)\(\s{0,3})((?:(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|`[^`\n$]{0,300}`|[\w$.]{1,40})\s{0,3}\+?\s{0,3}){1,10})/g;
const piece = /"([^"\n]*)"|'([^'\n]*)'|`([^`\n]*)`|([\w$.]+)/g;
const settings = /\b(?:data|params|query)\s{0,3}:\s{0,3}(?=\{)|^\s{0,3},\s{0,3}(?=\{)/;
/** What such an interface is called; counters, log-ins and the like are not. */
const listed = /list|page|query|article|content|info|news|doc|manuscript|catalog|channel|column|json/i;
const furniture =
  /count|visit|hits?\b|click|stat|log(?:in|\b)|captcha|user|weather|suggest|hot|token|track|share|comment|menu|nav|config|\.(?:js|css|html?|png|jpe?g|gif|svg)(?:$|\?)/i;
const assigned =
  /\b(?:var|let|const)\s{1,3}([\w$]{1,40})\s{0,3}=\s{0,3}(?:"([^"\n]{0,100})"|'([^'\n]{0,100})'|(\d{1,12}))/g;
const usualSize = '20';
/** A call's own settings stand this near. */
const reach = 600;

function namesOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(assigned)].map((found) => [found[1] ?? '', found[2] ?? found[3] ?? found[4] ?? '']));
}

/** What a name stands for: its value in the page, the first page, or the usual number of entries. */
function valueOf(name: string, names: ReadonlyMap<string, string>): string | null {
  const short = name.split('.').at(-1) ?? name;
  return names.get(name) ?? (pageName.test(short) ? '1' : sizeName.test(short) ? usualSize : null);
}

function addressOf(expression: string, names: ReadonlyMap<string, string>): string | null {
  const parts = [...expression.matchAll(piece)].map(
    ([, double, single, plain, name]) => double ?? single ?? plain ?? valueOf(name ?? '', names),
  );
  return parts.includes(null) ? null : parts.join('');
}

/** Adds what the call sends; false where it sends something nobody knows. */
function addFields(url: URL, after: string, names: ReadonlyMap<string, string>): boolean {
  const at = settings.exec(after);
  if (at === null) return true;
  const fields = readLiteral(after, at.index + at[0].length, names);
  if (!isRecord(fields)) return false;
  for (const [name, value] of Object.entries(fields)) {
    const given = value === null ? valueOf(name, names) : typeof value === 'boolean' ? `${value}` : asText(value);
    if (given === null) return false;
    url.searchParams.set(name, given);
  }
  return true;
}

/**
 * The interfaces that a page's scripts ask for a list, told by their addresses and by what is sent: those of its own site
 * of which everything is known. What they are is told by what they answer.
 */
export function listInterfaces(text: string, base: string): readonly ListInterface[] {
  const { scripts } = scriptsOf(text);
  const names = namesOf(scripts.map(({ body }) => body).join('\n'));
  const found = new Map<string, ListInterface>();
  for (const { body } of scripts) {
    for (const match of body.matchAll(call)) {
      if (found.size >= mostInterfaces) return [...found.values()];
      const address = addressOf(match[1] ?? '', names);
      const url = address === null || !/[/.]/.test(address) ? null : URL.parse(address, base);
      if (url === null || url.host !== URL.parse(base)?.host) continue;
      if (!listed.test(url.pathname) || furniture.test(url.pathname)) continue;
      const after = body.slice(match.index + match[0].length, match.index + match[0].length + reach);
      const own = after.split(/\}\s{0,3}\)|\b(?:ajax|fetch|axios)\b/, 1)[0] ?? '';
      if (/application\/json/i.test(own) || !addFields(url, after, names)) continue;
      const posted =
        /\.post\(/.test(match[0]) ||
        /\b(?:type|method)\s{0,3}:\s{0,3}["']post["']/i.test(
          `${body.slice(Math.max(0, match.index - 80), match.index)}${own}`,
        );
      const canonical = canonicalUrl(url.href);
      if (canonical !== null && canonical !== canonicalUrl(base)) found.set(canonical, { url: canonical, posted });
    }
  }
  return [...found.values()];
}
