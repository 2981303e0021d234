import { oneOf } from '../text/index.ts';

const everyone = oneOf(
  /全[省市区县州旗镇](?:各级|行政机关|政府系统|共|累计|受理|收到|各|主动|政府信息|申请|办理|新收)/g,
  /各级(?:行政机关|各部门|政府)|(?:包括|涵盖|含).{0,30}(?:各|乡镇|街道|部门).{0,20}(?:数据|情况)/g,
  /(?:各镇|各乡镇|各街道|各部门).{0,16}(?:数据|报告).{0,10}(?:汇总|统计)/g,
);
const oneself = /(?:本|我)(?:局|委|办|厅|机关|单位|街道|镇|乡|院|中心|支队|大队)/g;

/** Whose figures a report gives: its organ's own, or those of all organs below it; null where the text does not say. */
export function readScope(text: string, publisher: string | null): 'own' | 'aggregate' | null {
  const all = text.match(everyone)?.length ?? 0;
  const own = text.match(oneself)?.length ?? 0;
  const government = publisher !== null && /[省市区县州旗]人民政府$/.test(publisher);
  if (government) return all >= 1 ? 'aggregate' : own >= 2 ? 'own' : null;
  if (own >= 2 && own > all) return 'own';
  return all >= 2 && all > own * 2 ? 'aggregate' : null;
}
