/** Blocks that content systems give names to. */
const containers = new Set(['div', 'table', 'tr', 'td', 'ul', 'dl', 'section', 'nav', 'header', 'footer']);
const named =
  /\b(?:id|class)\s{0,3}=\s{0,3}["']?(?:[^"'<>]{0,60}[\s"'])?(?:(?!art|con|news|detail|main|text|info|title|list|tab|panel|modal|card|box|doc|xl)[a-z0-9]{1,10}[-_]|site|page|web|pub(?:lic)?|common|index)?(head(?:er)?|hd|top|nav(?:igation)?|menu|daohang|foot(?:er)?|ft|bottom|copyright|banquan)(?:[-_]?(?:bar|box|nav|wrap(?:per)?|con(?:tent)?|inner|main|bg|in|w|\d{1,2}))?(?=["'\s>]|$)/i;
const foot = /foot|ft|bottom|copyright|banquan/i;

/** Text that one frame holds at most; more is the page itself in a block of that name. */
const mostText = 900;
/** Links by which a block at the head is known: menus, ways to sign in; on a telephone a way back beside a name. */
const fewestLinks = 2;
const shortHead = 12;

export type FramePart = 'head' | 'nav' | 'foot';

/** Which part of its site's frame an element begins by its name; null where it begins none. */
export function framePartOf(name: string, tag: string): FramePart | null {
  if (!containers.has(name)) return null;
  if (name === 'nav') return 'nav';
  if (name === 'header') return 'head';
  if (name === 'footer') return 'foot';
  // Most cells and rows have no name of their own.
  if (tag.length === name.length + 2) return null;
  const part = named.exec(tag)?.[1];
  if (part === undefined) return null;
  return foot.test(part) ? 'foot' : 'head';
}

/** Whether what a block held is the site's, which every page shows. */
export function isOfFrame(part: FramePart, text: string, links: number): boolean {
  const isShort = text.length <= shortHead;
  const needed = part === 'foot' || (part === 'nav' && isShort) ? 0 : isShort ? 1 : fewestLinks;
  return text.length <= mostText && links >= needed;
}
