import type { ListAnchor } from './anchors.ts';
import { annualReportColumn } from './column-names.ts';
import { oneOf } from '../text/index.ts';

/** What a list is judged by. */
export type Entry = Pick<ListAnchor, 'url' | 'title' | 'day'>;

/** Addresses of documents, as content systems make them. */
export const articleUrl = oneOf(
  /\/t20\d{6}_\d+|\/art_|\/art\/\d|\/info\/\d+\/\d+|\/content\/|post_\d+/i,
  /[/_-]\d{4,}\.(?:s?html?|jhtml|jspx?|aspx?|php)|\/[0-9a-f]{32}\b|[?&](?:\w*id|key)=[\w-]+/i,
  /\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)$|\/\d{4,}\/\d{4,}|downfile/i,
);
const reportTitle =
  /年度报告|年报|(?:19|20)\d{2}.{0,30}(?:信息公开|报告)|^(?:19|20)\d{2}年?度?(?:[（(]\d{1,4}[篇条件份]?[）)])?$/;
/** A link that is only a year, and how many it holds. */
export const onlyYear = /^(?:19|20)\d{2}年?度?(?:[（(]\d{1,4}[篇条件份]?[）)])?$/;
/** A link that is only an organ's name. */
export const organName =
  /^[\p{Script=Han}（）()·]{1,20}(?:局|委|委员会|办|办公室|厅|中心|政府|管委会|镇|乡|街道(?:办事处)?|院|署|所|站|总队|支队|大队)$/u;

/** Whether a link is called like a report; a name without a year, a day and an article's address is a column's. */
export function isReport({ title, url, day }: Entry): boolean {
  return reportTitle.test(title) && (day !== null || articleUrl.test(url) || annualReportColumn(title) === 0);
}
