import { fullOrganName, looksLikeOrgan } from '../../text/index.ts';
import { selfOf } from './contact.ts';

/** The organ that a paragraph begins to tell of: 2019年，汶水县水务局认真贯彻…. */
const subject =
  /^(?:(?:19|20)\d{2} ?年(?:以来|度)?|一年来|过去一年)?[，,]?([\u3400-\u9fff]{1,8}[省市区县州旗盟][\u3400-\u9fff]{0,18}?(?:局|委员会|委|厅|办公室|人民政府|街道办事处|镇|乡|中心))(?=在[^，,。]{2,24}领导下|认真贯彻|严格(?:按照|落实)|坚持|深入(?:贯彻|推进)|高度重视|切实|积极推进|扎实推进|主动公开(?:政府)?信息\d|共?收到(?:政府)?信息公开申请\d)/;
const paragraphsOfOpening = 4;
const endsOf: Readonly<Record<string, RegExp>> = {
  局: /局$/,
  委: /委(?:员会)?$/,
  厅: /厅$/,
  办: /办(?:公室)?$/,
  镇: /镇$/,
  乡: /乡$/,
  街道: /街道办事处$/,
};

/**
 * The organ of which the opening tells what it did, where the text calls itself by the same kind. Null where it tells of two,
 * or speaks of itself as of something else.
 */
export function organTold(paragraphs: readonly string[]): { readonly organ: string; readonly quote: string } | null {
  const found = paragraphs.slice(0, paragraphsOfOpening).flatMap((paragraph) => {
    const match = subject.exec(paragraph);
    return match?.[1] === undefined ? [] : [{ name: match[1], quote: match[0] }];
  });
  const [first] = found;
  if (first === undefined || found.some(({ name }) => name !== first.name) || !looksLikeOrgan(first.name)) return null;
  const self = selfOf(paragraphs.slice(0, 40).join('\n').slice(0, 4000));
  const ends = self === null ? /./ : (endsOf[self] ?? /政府$/);
  return ends.test(first.name) ? { organ: fullOrganName(first.name), quote: first.quote } : null;
}
