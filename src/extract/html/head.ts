import type { ElementNode } from './tree.ts';

/** What stands in a page's head, filled as it is found. */
interface HeadFacts {
  title: string | null;
  readonly meta: (readonly [string, string])[];
  /** Links on the whole page. */
  links: number;
}

type Line = (text: string) => string;

const longestMeta = 2000;

/** The one header field that a page's tag may stand for: in which language it is. */
function languageTag({ attributes }: ElementNode): string | undefined {
  const field = attributes['http-equiv'];
  return field?.toLowerCase() === 'content-language' ? field : undefined;
}

function gather(element: ElementNode, into: HeadFacts, line: Line): void {
  for (const child of element.children) {
    if (child.kind !== 'element') continue;
    if (child.name === 'title' && into.title === null) {
      const text = child.children.map((part) => (part.kind === 'text' ? part.text : '')).join('');
      if (text.trim() !== '') into.title = line(text.slice(0, longestMeta));
    } else if (child.name === 'meta') {
      const name = child.attributes['name'] ?? child.attributes['property'] ?? languageTag(child);
      const content = child.attributes['content'];
      if (name !== undefined && content !== undefined) into.meta.push([name, content.slice(0, longestMeta).trim()]);
    } else {
      if (child.name === 'a') into.links += 1;
      if (child.holdsReferences && child.name !== 'svg' && child.name !== 'select') gather(child, into, line);
    }
  }
}

/** Title and tags of a page; both may stand anywhere, a second title is ignored. */
export function readHead(root: ElementNode, line: Line): Readonly<HeadFacts> {
  const found: HeadFacts = { title: null, meta: [], links: 0 };
  gather(root, found, line);
  return found;
}
