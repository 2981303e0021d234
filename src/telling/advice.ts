import type { ChangeKind } from '../domain/index.ts';

/** What an operator does about a change, in a sentence; null where nothing is to be done, or where the change's own reason says it. */
export function adviceOn(kind: ChangeKind): string | null {
  switch (kind) {
    case 'portal.blocked':
      return '请用浏览器打开这一网址：打得开，就放慢抓取（crawl.delaySeconds）或改用浏览器抓取（crawl.browser）；打不开，就等网站恢复，恢复时另有通知。';
    case 'portal.unreachable':
      return '请用浏览器打开这一网址：打得开，就核对栏目的网址和本机的网络；打不开，就等网站恢复，恢复时另有通知。';
    case 'page.hijacked':
      return '请告知网站核查这一页。存档已保存；页面恢复之前不据以报告改动，恢复后自动继续。';
    case 'report.conflict':
      return '请打开所列页面核对，必要时告知网站；各处一致之后自动继续比对。';
    case 'monitor.offline':
      return '请检查本机的网络。线路恢复后会补上漏下的抓取，并另有通知。';
    case 'archive.damaged':
      return '请运行 nianbao verify，按它给出的办法处理。';
    case 'report.published':
    case 'report.revised':
    case 'report.moved':
    case 'report.unlisted':
    case 'report.removed':
    case 'report.restored':
    case 'report.overdue':
    case 'report.date-contradicted':
    case 'portal.layout-changed':
    case 'portal.recovered':
    case 'monitor.recovered':
      return null;
    default:
      return kind satisfies never;
  }
}
