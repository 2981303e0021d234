import { headingKey, headingOf } from './own-lines.ts';
import type { Move, PassageScript, Step } from './script.ts';

/** Whether all words of a section that is gone, or new, stand on the other side in their place, only under another heading. */
function standsElsewhere({ before, after, steps }: PassageScript, moves: readonly Move[]): boolean {
  const passage = before ?? after;
  return (
    steps.length > 0 &&
    steps.every(({ kind }) => kind === 'moved-away' || kind === 'moved-here') &&
    moves.every(({ from, to, inPlace }) => inPlace || (from !== passage && to !== passage))
  );
}

/**
 * The passages without headings that became sentences of the running text, where all under them stayed, and without sentences
 * that became headings: paragraphs that were only joined or cut.
 */
export function withoutRunInHeadings(
  passages: readonly PassageScript[],
  moves: readonly Move[],
): readonly PassageScript[] {
  const alone = passages.filter(
    (script) => (script.before === null || script.after === null) && standsElsewhere(script, moves),
  );
  if (alone.length === 0) return passages;
  const steps = passages.flatMap((script) => (script.before === null || script.after === null ? [] : script.steps));
  const added = new Map(
    steps.flatMap((step) => (step.kind === 'added' ? [[headingKey(step.after.text), step] as const] : [])),
  );
  const removed = new Map(
    steps.flatMap((step) => (step.kind === 'removed' ? [[headingKey(step.before.text), step] as const] : [])),
  );
  const runIn = new Set<PassageScript | Step>();
  for (const script of alone) {
    const { number, title } = script.before ?? script.after ?? { number: null, title: '' };
    const sentence = (script.after === null ? added : removed).get(headingKey(headingOf(number, title)));
    if (sentence !== undefined) runIn.add(script).add(sentence);
  }
  return passages
    .filter((script) => !runIn.has(script))
    .map((script) => ({ ...script, steps: script.steps.filter((step) => !runIn.has(step)) }));
}
