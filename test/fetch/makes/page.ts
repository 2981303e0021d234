import type { PageEvidence } from '../../../src/fetch/index.ts';
import { alone } from '../support/pages.ts';

export { alone, column, json } from '../support/pages.ts';

const menu = Array.from({ length: 30 }, (_unused, at) => `<li><a href="/c${at}/">政务公开栏目${at}</a></li>`).join('');
const footer =
  '<div class="footer">主办：某区人民政府办公室 备案号：某ICP备05001234号 网站标识码：3703030001 联系电话：0533-1234567 网站维护：信息中心 <a href="/login">登录</a> 今天是2024年1月31日 星期三</div>';
/** A page in its site's template. */
export const inTemplate = (title: string, content: string, head = ''): string =>
  alone(title, `<div class="header"><ul>${menu}</ul></div><div class="main">${content}</div>${footer}`, head);

/** What came, with which status, and what else is known of it. */
export type Case = readonly [name: string, html: string, status?: number, more?: Partial<PageEvidence>];

export const asked = 'http://www.example.gov.cn/zwgk/nb/202401/t20240131_123456.html';
