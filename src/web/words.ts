import { integrityNames, pageStateNames, portalStateNames } from '../telling/state-names.ts';
import type { Channel, DeliveryState, IntegrityState, PageState, ReportFormat, ReportKind } from '../domain/index.ts';
import type { RunView } from './reads.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'accent' | 'plain';

export interface Word {
  readonly text: string;
  readonly tone: Tone;
}

const pageStateWords: Readonly<Record<PageState, Word>> = {
  ok: { text: pageStateNames.ok, tone: 'good' },
  'not-modified': { text: pageStateNames['not-modified'], tone: 'good' },
  blocked: { text: pageStateNames.blocked, tone: 'bad' },
  disallowed: { text: pageStateNames.disallowed, tone: 'warn' },
  login: { text: pageStateNames.login, tone: 'warn' },
  'script-only': { text: pageStateNames['script-only'], tone: 'warn' },
  missing: { text: pageStateNames.missing, tone: 'warn' },
  maintenance: { text: pageStateNames.maintenance, tone: 'warn' },
  truncated: { text: pageStateNames.truncated, tone: 'warn' },
  insecure: { text: pageStateNames.insecure, tone: 'bad' },
  'wrong-host': { text: pageStateNames['wrong-host'], tone: 'bad' },
  unreachable: { text: pageStateNames.unreachable, tone: 'bad' },
};

/** A page's state in words; null where it was never fetched. */
export function pageStateWord(state: PageState | null): Word {
  return state === null ? { text: '尚未访问', tone: 'plain' } : pageStateWords[state];
}

const portalStateWords: Readonly<Record<string, Word>> = {
  ...pageStateWords,
  new: { text: portalStateNames.new, tone: 'plain' },
  'layout-changed': { text: portalStateNames['layout-changed'], tone: 'warn' },
};

/** A portal's state in words; one that is not known here is shown as it is. */
export function portalStateWord(state: string): Word {
  return Object.hasOwn(portalStateWords, state)
    ? (portalStateWords[state] ?? { text: state, tone: 'plain' })
    : { text: state, tone: 'plain' };
}

const integrityWords: Readonly<Record<IntegrityState, Word>> = {
  clean: { text: integrityNames.clean, tone: 'good' },
  suspect: { text: integrityNames.suspect, tone: 'warn' },
  mirror: { text: integrityNames.mirror, tone: 'bad' },
  hijacked: { text: integrityNames.hijacked, tone: 'bad' },
};

export function integrityWord(state: IntegrityState): Word {
  return integrityWords[state];
}

const deliveryWords: Readonly<Record<DeliveryState, Word>> = {
  pending: { text: '待投递', tone: 'warn' },
  sent: { text: '已送达', tone: 'good' },
  failed: { text: '未能送达', tone: 'bad' },
  withdrawn: { text: '未发出', tone: 'plain' },
};

export function deliveryWord(state: DeliveryState): Word {
  return deliveryWords[state];
}

const runStates: Readonly<Record<RunView['state'], Word>> = {
  queued: { text: '排队中', tone: 'plain' },
  crawling: { text: '正在读栏目', tone: 'accent' },
  visiting: { text: '正在读报告', tone: 'accent' },
  done: { text: '已完成', tone: 'good' },
  failed: { text: '未能完成', tone: 'bad' },
};

/** How a crawl stands; one that ended without reading every page is not simply done. */
export function runWord(run: RunView): Word {
  if (run.waitsUntil !== null) return { text: '等待允许抓取的时段', tone: 'plain' };
  return run.state === 'done' && !run.complete ? { text: '完成，有页面未读到', tone: 'warn' } : runStates[run.state];
}

const triggers: Readonly<Record<RunView['trigger'], string>> = { cron: '定时', 'catch-up': '补跑', manual: '手动' };

export function triggerName(trigger: RunView['trigger']): string {
  return triggers[trigger];
}

export function reportKindName(kind: ReportKind): string {
  return kind === 'annual' ? '年度报告' : '年度统计表';
}

const formats: Readonly<Record<ReportFormat, string>> = {
  F07: '2008–2013 年式样',
  F14: '2014 年式样（统计表）',
  F19: '2019 年式样（试行）',
  F21: '2021 年式样',
};

export function formatName(format: ReportFormat): string {
  return formats[format];
}

/** What each family of hijacked pages looks like, for people. */
export const familyNames: Readonly<Record<string, string>> = {
  A: '字后夹带声调拼音',
  B: '字后夹带拼音',
  C: '整页转成繁体的副本',
  D: '地名或机构名被换掉',
  E: '网址被换掉',
  F: '正常页面被植入内容',
};

/** By which way a subscriber hears. */
export function channelName(channel: Channel): string {
  return channel === 'email' ? '邮件' : '网络回调';
}
