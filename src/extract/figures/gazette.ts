import type { Rule } from './place.ts';

const units = /^(?:件|份|篇|个)$/u;
/** That documents were printed, whatever kind: what is counted by kinds is a part. */
const printed =
  /(?:刊登|刊载|登载|刊发|收录|公开|公布|发布)了?(?:各类|各种|政府|政策|政务|重要|本级)*(?:文件|公文)(?:共计?|累计|总数|数|为)*$/u;
const sum = '(?:共计?|累计|总共|全年|本年度?)*';
const inGazette = new RegExp(`公报[》”"]?[上中]?${sum}$`, 'u');
/** Behind a clause on its issues, only what is printed stands in them. */
const printedOnly = new RegExp(`^${sum}(?:刊登|刊载|登载|刊发|收录)`, 'u');
/** 编发政府公报6期, whose documents the next clause counts. */
const issues = /公报[》”"]?(?:共计?)?\d{1,3} ?期$/u;

/** Documents printed in the gazette: 政府公报刊登文件12件; 编发政府公报6期，刊登文件58件. */
export const gazette: Rule = ({ lead, before, after, unit }) => {
  if (unit === null || !units.test(unit) || after !== '') return null;
  const at = lead.search(printed);
  if (at < 0) return null;
  const where = lead.slice(0, at);
  const told = inGazette.test(where) || (printedOnly.test(lead) && issues.test(before));
  return told ? 'disclosed.gazette' : null;
};
