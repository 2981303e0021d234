import { fullOrganName, looksLikeOrgan } from '../../text/index.ts';

/** Whom the opening names for questions: 请与临江市民政局办公室联系, 请联系：青浦区教育局. */
const contact = /(?:请|可)(?:直接)?(?:与|向|联系)[:：]? ?([\u3400-\u9fff]{4,40}?)(?:联系|反映|咨询|索取|[(（,，])/;
const selves = /[我本](局|委|厅|办|镇|乡|街道|市|县|区|州|旗|省)/g;

const regions: Readonly<Record<string, string>> = { 市: '市', 县: '县', 区: '区', 州: '州', 旗: '旗', 省: '省' };

/** What the text calls its own organ most often: 我局, 我镇, 我市. */
export function selfOf(text: string): string | null {
  const counts = new Map<string, number>();
  for (const [, self = ''] of text.matchAll(selves)) counts.set(self, (counts.get(self) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, left], [, right]) => right - left);
  return first === undefined || first[1] === second?.[1] ? null : first[0];
}

/** An organ that answers questions itself, no office of it. */
function wholeOrgan(name: string, quote: string): { readonly organ: string; readonly quote: string } | null {
  return /(?:局|委员会|厅|人民政府)$/.test(name) && looksLikeOrgan(name) ? { organ: fullOrganName(name), quote } : null;
}

/**
 * The organ whose office answers questions, where the text speaks of itself as of an organ of that kind: our bureau's report
 * names the bureau's office, our city's the government's. Null where the two do not agree.
 */
export function contactOrgan(paragraphs: readonly string[]): { readonly organ: string; readonly quote: string } | null {
  const opening = paragraphs.slice(0, 6).join('\n');
  const match = contact.exec(opening);
  const self = selfOf(paragraphs.slice(0, 40).join('\n').slice(0, 4000));
  if (match?.[1] === undefined) return null;
  if (self === null) return wholeOrgan(match[1], match[0]);
  const kind = regions[self];
  const name =
    kind === undefined
      ? new RegExp(`^[^政]{2,24}?(?:政务[^政]{1,12})?${self}(?!长)`).exec(match[1])?.[0]
      : new RegExp(`^[\\u3400-\\u9fff]{1,14}?${kind}(?=(?:人民)?政府)`).exec(match[1])?.[0];
  if (name === undefined) return null;
  const organ = fullOrganName(name);
  return looksLikeOrgan(organ) ? { organ, quote: match[0] } : null;
}
