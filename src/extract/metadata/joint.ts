import { looksLikeOrgan, organsTogether } from '../../text/index.ts';
import type { MetadataSource } from './facts.ts';

/** Two organs before the year with a blank alone between them, one of which may be a centre. */
const beside =
  /^([\u3400-\u9fff]{2,24}(?:局|委员会|委|厅|中心)) ([\u3400-\u9fff]{2,24}(?:局|委员会|委|厅|中心)) ?(?=(?:19|20)\d{2}年|[一二][〇零○一二三四五六七八九]{3}年)/;
const region = /^[\u3400-\u9fff]{1,10}?[省市区县州旗](?=[\u3400-\u9fff]{3})/;
const longestText = 6000;

/**
 * The organs that a title names together. A centre behind another organ may stand on that organ's site: the two are together
 * where the body names them so.
 */
export function jointOrgans(title: string, { paragraphs }: MetadataSource): readonly [string, string] | null {
  const together = organsTogether(title);
  if (together !== null) return together;
  const [, first, second] = title.includes(' ') ? (beside.exec(title) ?? []) : [];
  if (first === undefined || second === undefined || first.endsWith(second)) return null;
  if (!looksLikeOrgan(first) || !looksLikeOrgan(second)) return null;
  const bare = (name: string): string => name.replace(region, '');
  const joined = new RegExp(`${bare(first)}[、和与及\\s]{1,2}[\\u3400-\\u9fff]{0,6}?${bare(second)}`, 'u');
  return joined.test(paragraphs.join('\n').slice(0, longestText)) ? [first, second] : null;
}
