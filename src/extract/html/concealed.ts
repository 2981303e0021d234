import { buildBoxes, hidesByStyle, runsOf, type Run } from './runs.ts';
import type { ElementNode } from './tree.ts';

/** Names of classes and ids, `.name` or `#name`, that a page's own styles hide. */
type HiddenNames = ReadonlySet<string>;

const mostStyle = 200_000;
/** A selector that names one class or one id, whatever stands around the element. */
const named = /(?:^|[\s>+~])[a-z][a-z0-9]*([.#][\w-]{1,60})$|(?:^|[\s>+~])([.#][\w-]{1,60})$/i;
const mayHide = /none|hidden|opacity|-\d{3}|:\s{0,3}0|height|width/i;

/** What the rules of a style sheet hide by one class or id: `.k2`, `div#fl`. */
function hiddenNames(styles: readonly string[]): HiddenNames {
  const names = new Set<string>();
  for (const style of styles) {
    if (!mayHide.test(style)) continue;
    for (const rule of style.slice(0, mostStyle).split('}')) {
      const open = rule.lastIndexOf('{');
      if (
        open === -1 ||
        !hidesByStyle(
          rule
            .slice(open + 1)
            .replace(/\s+/g, ' ')
            .slice(0, 1000),
        )
      )
        continue;
      const selectors = rule.slice(rule.lastIndexOf('{', open - 1) + 1, open).replace(/\/\*[^*]*\*\//g, '');
      for (const selector of selectors.split(',')) {
        const found = named.exec(selector.trim());
        const name = found?.[1] ?? found?.[2];
        if (name !== undefined) names.add(name);
      }
    }
  }
  return names;
}

function isConcealed({ name, attributes }: ElementNode, hidden: HiddenNames): boolean {
  if (name === 'noscript') return true;
  if (hidden.size === 0) return false;
  const { id, class: classes } = attributes;
  if (id !== undefined && hidden.has(`#${id.trim()}`)) return true;
  return classes !== undefined && classes.split(/\s+/).some((each) => hidden.has(`.${each}`));
}

function gather(element: ElementNode, hidden: HiddenNames, into: Run[]): void {
  for (const child of element.children) {
    if (child.kind !== 'element') continue;
    if (isConcealed(child, hidden)) into.push(...runsOf(buildBoxes(child, true)));
    else gather(child, hidden, into);
  }
}

/**
 * What visitors do not see though its own markup hides nothing: what stands in `noscript`, and what the page's own styles hide by
 * a class or an id. Scripts show much of it, so that it speaks for what was put into a page and takes nothing from its body.
 */
export function concealedRuns(root: ElementNode, styles: readonly string[]): readonly Run[] {
  const runs: Run[] = [];
  gather(root, hiddenNames(styles), runs);
  return runs;
}
