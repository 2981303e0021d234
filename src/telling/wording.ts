import type { ChangeKind, Significance } from '../domain/index.ts';

/** Short Chinese name of a kind of change. */
export function kindName(kind: ChangeKind): string {
  switch (kind) {
    case 'report.published':
      return '新发布';
    case 'report.revised':
      return '内容有改动';
    case 'report.moved':
      return '网址有变';
    case 'report.unlisted':
      return '已从栏目撤下';
    case 'report.removed':
      return '未再找到';
    case 'report.restored':
      return '重新出现';
    case 'report.overdue':
      return '逾期未见';
    case 'report.date-contradicted':
      return '发布日期存疑';
    case 'report.conflict':
      return '内容有出入';
    case 'page.hijacked':
      return '页面疑被篡改';
    case 'portal.blocked':
      return '访问被拦截';
    case 'portal.unreachable':
      return '无法访问';
    case 'portal.layout-changed':
      return '栏目版式有变';
    case 'portal.recovered':
      return '恢复正常';
    case 'monitor.offline':
      return '监测线路中断';
    case 'monitor.recovered':
      return '监测线路恢复';
    case 'archive.damaged':
      return '存档受损';
    default:
      return kind satisfies never;
  }
}

export type Tone = 'good' | 'accent' | 'warn' | 'bad';

/** Whether a kind of change is good, plain or bad news, for its colour. */
export function kindTone(kind: ChangeKind): Tone {
  switch (kind) {
    case 'report.published':
    case 'report.restored':
    case 'portal.recovered':
    case 'monitor.recovered':
      return 'good';
    case 'report.revised':
    case 'report.moved':
      return 'accent';
    case 'report.unlisted':
    case 'report.overdue':
    case 'report.date-contradicted':
    case 'report.conflict':
    case 'portal.layout-changed':
    case 'monitor.offline':
      return 'warn';
    case 'report.removed':
    case 'page.hijacked':
    case 'portal.blocked':
    case 'portal.unreachable':
    case 'archive.damaged':
      return 'bad';
    default:
      return kind satisfies never;
  }
}

export function significanceName(significance: Significance): string {
  switch (significance) {
    case 'none':
      return '—';
    case 'minor':
      return '一般';
    case 'major':
      return '重要';
    default:
      return significance satisfies never;
  }
}

export interface HeadlineFacts {
  readonly kind: ChangeKind;
  readonly portalName: string;
  /** `张店区人民政府 2024 年度报告`; null where the change is of no report that is known. */
  readonly reportName: string | null;
  /** What is named where no report is: the one that is only owed. */
  readonly title: string | null;
  /** Time up to which was looked, as shown. */
  readonly asOf: string;
  readonly returns: boolean;
}

/** One sentence that says what happened and no more than is known. */
export function headline(facts: HeadlineFacts): string {
  const report = facts.reportName ?? facts.title ?? '一份报告';
  const portal = `${facts.portalName}：`;
  switch (facts.kind) {
    case 'report.published':
      return `新发布：${report}`;
    case 'report.revised':
      return facts.returns ? `${report}改回了先前的内容` : `${report}的内容有改动`;
    case 'report.moved':
      return `${report}换了网址`;
    case 'report.unlisted':
      return `${report}已不在栏目列表中，页面仍可打开`;
    case 'report.removed':
      return `截至${facts.asOf}，在所监测的位置未再找到${report}`;
    case 'report.restored':
      return `${report}重新出现`;
    case 'report.overdue':
      return `截至${facts.asOf}，在所监测的位置尚未找到${report}`;
    case 'report.date-contradicted':
      return `${report}所标的发布日期与监测记录不符`;
    case 'report.conflict':
      return `${report}在所监测位置的内容有出入`;
    case 'page.hijacked':
      return `${portal}一个页面疑被篡改或冒用`;
    case 'portal.blocked':
      return `${portal}访问被拦截，内容未能读取`;
    case 'portal.unreachable':
      return `${portal}无法访问`;
    case 'portal.layout-changed':
      return `${portal}栏目版式有变，列表可能读不全`;
    case 'portal.recovered':
      return `${portal}恢复正常`;
    case 'monitor.offline':
      return '监测线路中断，多个网站同时没有应答';
    case 'monitor.recovered':
      return '监测线路已恢复';
    case 'archive.damaged':
      return '存档中有记录受损';
    default:
      return facts.kind satisfies never;
  }
}

/** `2025年1月27日 09:30` in the given time zone. */
export function timeInWords(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}年${Number(part('month'))}月${Number(part('day'))}日 ${part('hour')}:${part('minute')}`;
}

/** What a time zone is called: `北京时间`, else its IANA name. */
export function zoneInWords(timeZone: string): string {
  return timeZone === 'Asia/Shanghai' ? '北京时间' : timeZone;
}
