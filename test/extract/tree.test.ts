import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml, type ElementNode } from '../../src/extract/html/tree.ts';

const references = new Set(['a', 'iframe', 'meta', 'title', 'embed']);

/** Elements that hold a reference and do not say so. */
function silent(element: ElementNode): readonly string[] {
  const inside = element.children.flatMap((child) => (child.kind === 'element' ? silent(child) : []));
  const holds = (one: ElementNode): boolean =>
    one.children.some((child) => child.kind === 'element' && (references.has(child.name) || holds(child)));
  return holds(element) && !element.holdsReferences ? [element.name, ...inside] : inside;
}

describe('a tree of a page', () => {
  it('knows of each element that a reference stands in it, however its tags are nested', () => {
    const name = fc.constantFrom(
      'b',
      'span',
      'p',
      'div',
      'table',
      'tr',
      'td',
      'a',
      'iframe',
      'meta',
      'title',
      'embed',
      'li',
    );
    const tag = fc
      .tuple(name, fc.boolean())
      .map(([tagName, closing]) => (closing ? `</${tagName}>` : `<${tagName}>文`));
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 40 }), (tags) => {
        expect(silent(parseHtml(tags.join('')).root)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('does not say so of an element without one', () => {
    const { root } = parseHtml('<div><table><tr><td>12</td></tr></table></div><p><a href="/">首页</a></p>');
    const [div, p] = root.children.flatMap((child) => (child.kind === 'element' ? [child] : []));
    expect([div?.holdsReferences, p?.holdsReferences]).toEqual([false, true]);
  });
});
