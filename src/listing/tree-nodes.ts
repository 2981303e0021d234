import { canonicalUrl } from './canonical-url.ts';
import { organName } from './entry-signs.ts';
import { isRecord } from './json.ts';
import { pageData } from './page-data.ts';
import { scriptsOf } from './scripts.ts';
import { tidy } from './title.ts';

/** An organ in a tree that a script draws. */
export interface OrganNode {
  readonly name: string;
  /** Its list; null where a click on it is left to a script. */
  readonly url: string | null;
}

const mostNodes = 1000;
/** `d.add(3, 0, '财政局', 'list.jsp?dept=3', '', 'right')`: a name, and perhaps an address after it. */
const added =
  /\.(?:add|addNode|insertNode)\(\s{0,5}[\w'"-]{1,40}\s{0,3},\s{0,3}[\w'"-]{1,40}\s{0,3},\s{0,3}(?:'([^'\n]{1,200})'|"([^"\n]{1,200})")(?:\s{0,3},\s{0,3}(?:'([^'\n]{0,300})'|"([^"\n]{0,300})"))?/g;
const nodeName = /^(?:name|text|title|label|fullname|orgname|deptname)$/i;
const nodeAddress = /^(?:url|href|link|path)$/i;
const scripted = /^(?:|#.*|javascript:.*)$/is;

function nodeOf(name: string, address: string | undefined, base: string): OrganNode | null {
  const called = tidy(name.replaceAll(/<[^<>]{0,300}>/g, '')).replaceAll(' ', '');
  if (!organName.test(called)) return null;
  return { name: called, url: address === undefined || scripted.test(address) ? null : canonicalUrl(address, base) };
}

const textUnder = (record: Readonly<Record<string, unknown>>, wanted: RegExp): string | undefined => {
  const found = Object.entries(record).find(([name, value]) => wanted.test(name) && typeof value === 'string');
  return typeof found?.[1] === 'string' ? found[1] : undefined;
};

function nodesIn(value: unknown, base: string, depth = 0): OrganNode[] {
  if (depth > 8 || typeof value !== 'object' || value === null) return [];
  const own = isRecord(value) ? nodeOf(textUnder(value, nodeName) ?? '', textUnder(value, nodeAddress), base) : null;
  const below = Object.values(value)
    .slice(0, mostNodes)
    .flatMap((inner) => nodesIn(inner, base, depth + 1));
  return own === null ? below : [own, ...below];
}

/** Organs in the trees that a page's scripts draw: nodes in data, or added one by one. */
export function organNodes(text: string, base: string): readonly OrganNode[] {
  const program = scriptsOf(text)
    .scripts.map(({ body }) => body)
    .join('\n');
  if (!/tree|nodes?\b/i.test(program)) return [];
  const calls = [...program.matchAll(added)].slice(0, mostNodes);
  return [
    ...calls.flatMap(
      ([, single, double, address, other]) => nodeOf(single ?? double ?? '', address ?? other, base) ?? [],
    ),
    ...pageData(text).flatMap((value) => nodesIn(value, base)),
  ].slice(0, mostNodes);
}
