import { elect, quoted, type Candidate, type Election } from './ballot.ts';
import { headerValues, metaValues, type MetadataSource } from './facts.ts';

/** What systems print where nobody entered a number: a year of the epoch, one digit or group over and over. */
function isDummy(value: string): boolean {
  return /\/19[0-8]\d-/.test(value) || /^(\d{1,3})\1{4,}/.test(value) || /^0*(?:123456|111111)/.test(value);
}

/** The index number of the header block, blanks gone: `11370303004217004C/2015-5065414`. */
export function electIndexNumber(source: MetadataSource): Election<string> {
  const candidates: Candidate<string>[] = [];
  for (const field of headerValues(source, '索引号')) {
    const value = /^[0-9A-Za-z][0-9A-Za-z/\-_.—()（）〔〕[\]]{4,60}/.exec(field.value.replace(/ /g, ''))?.[0];
    if (value !== undefined && /\d/.test(value))
      candidates.push({ value, from: 'header:索引号', weight: isDummy(value) ? 0 : 1, evidence: field.evidence });
  }
  for (const value of metaValues(source, 'IndexNumber')) {
    const bare = value.replace(/ /g, '');
    const weight = isDummy(bare) ? 0 : 0.9;
    candidates.push({ value: bare, from: 'meta:IndexNumber', weight, evidence: quoted(value) });
  }
  return elect(candidates);
}

const documentNumber =
  /^[\u3400-\u9fffA-Za-z]{1,16} ?[〔﹝[［【（(]? ?(?:19|20)\d{2} ?[〕﹞\]］】）)]? ?(?:第 ?)?\d{1,5} ?号$/;

/** The document number of the header block with 〔〕; the empty template `〔〕号` is none. */
export function electDocumentNumber(source: MetadataSource): Election<string> {
  const candidates: Candidate<string>[] = [];
  const push = (raw: string, from: string): void => {
    const value = raw.trim();
    if (!documentNumber.test(value)) return;
    const normal = value
      .replace(/ /g, '')
      .replace(/[﹝[［【（(]/, '〔')
      .replace(/[﹞\]］】）)]/, '〕');
    candidates.push({ value: normal, from, weight: 1, evidence: quoted(raw) });
  };
  for (const field of headerValues(source, '文号')) push(field.value, 'header:文号');
  for (const value of metaValues(source, 'DocumentNumber')) push(value, 'meta:DocumentNumber');
  // Letters print their number on a line of its own under the title.
  const near = [...source.lead.slice(-10), ...source.paragraphs.slice(0, 8)];
  const printed =
    candidates.length === 0 ? near.find((line) => line.length <= 40 && documentNumber.test(line.trim())) : undefined;
  if (printed !== undefined) push(printed, 'text');
  return elect(candidates);
}
