/** A script of a page. */
export interface PageScript {
  readonly attributes: string;
  readonly body: string;
}

const opening = /<script\b([^>]{0,500})>/gi;
const closing = /<\/script/gi;
/** A longer script is a program. */
const longest = 2_000_000;

/** The scripts of a page that stand in it themselves, and what stands outside of all scripts; in one pass. */
export function scriptsOf(text: string): { readonly scripts: readonly PageScript[]; readonly outside: string } {
  const scripts: PageScript[] = [];
  const outside: string[] = [];
  let at = 0;
  for (opening.lastIndex = 0; ;) {
    const open = opening.exec(text);
    if (open === null) break;
    const start = open.index + open[0].length;
    closing.lastIndex = start;
    const close = closing.exec(text);
    outside.push(text.slice(at, open.index));
    const end = close?.index ?? text.length;
    if (end > start && end - start <= longest)
      scripts.push({ attributes: open[1] ?? '', body: text.slice(start, end) });
    at = end;
    opening.lastIndex = end;
  }
  outside.push(text.slice(at));
  return { scripts, outside: outside.join(' ') };
}
