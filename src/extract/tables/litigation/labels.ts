import { litigationColumns } from '../../../domain/index.ts';
import { memo } from '../../../text/index.ts';
import { bestSimilarity, letters } from '../fold.ts';

export const groupKeys = ['reconsideration', 'direct', 'after'] as const;
export type GroupKey = (typeof groupKeys)[number];

const groupLabels: Readonly<Record<GroupKey, readonly string[]>> = {
  reconsideration: ['行政复议'],
  direct: ['未经复议直接起诉', '直接起诉', '未经复议起诉'],
  after: ['复议后起诉', '经复议后起诉'],
};
const leafLabels: readonly (readonly string[])[] = [
  ['结果维持', '维持'],
  ['结果纠正', '纠正'],
  ['其他结果', '其他'],
  ['尚未审结', '未审结'],
  ['总计', '合计'],
];
export const perGroup = litigationColumns.length;
const leastLikeness = 0.7;

/** Nothing but figures, which no header is. */
const figures = /^\d*$/;

/** Which leaf label a header text is; null for none. */
export function leafOf(text: string): number | null {
  return figures.test(text) ? null : leafNamed(text);
}

const leafNamed: (text: string) => number | null = memo((text) => {
  const folded = letters(text);
  const index = leafLabels.findIndex((labels) =>
    folded.length <= 2 ? labels.includes(folded) : bestSimilarity(folded, labels) > leastLikeness,
  );
  return index < 0 ? null : index;
});

export function groupOf(text: string): GroupKey | null {
  return figures.test(text) ? null : groupNamed(text);
}

/** The heading above both suits, printed before the name of one of them: 行政诉讼（复议后起诉）. */
const ofSuits = /^行政诉讼(?=.)/u;

const groupNamed: (text: string) => GroupKey | null = memo((text) => {
  const folded = letters(text).replace(ofSuits, '');
  return groupKeys.find((key) => bestSimilarity(folded, groupLabels[key]) > leastLikeness) ?? null;
});

/** Whether a header text belongs to this table alone. */
export const isLitigationHeader: (text: string) => boolean = memo((text) => {
  const folded = letters(text);
  return (
    folded === '行政诉讼' ||
    folded === '行政复议' ||
    groupOf(text) !== null ||
    /^(?:结果维持|结果纠正|尚未审结)$/u.test(folded)
  );
});
