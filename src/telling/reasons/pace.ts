import type { PaceReason, Unsettled } from '../../domain/index.ts';
import { pageStateNames, portalStateNames } from '../state-names.ts';
import { always, counted, type Wordings } from './wordings.ts';

/** Why a portal is crawled as often as it is. */
export const paceWordings: Wordings<PaceReason> = {
  season: {
    en: ({ from, to, everyHours }) => `in season (${from} to ${to}): ${everyEn(everyHours)}`,
    zh: ({ from, to, everyHours }) => `年报季（${from} 至 ${to}）：${everyZh(everyHours)}`,
  },
  'due-day': {
    en: ({ day, everyHours }) => `reports are due on ${day}: ${everyEn(everyHours)}`,
    zh: ({ day, everyHours }) => `${day} 前应公布：${everyZh(everyHours)}`,
  },
  unsettled: {
    en: ({ of, everyHours }, speaker) => `${speaker.of(of)}: ${everyEn(everyHours)}`,
    zh: ({ of, everyHours }, speaker) => `${speaker.of(of)}：${everyZh(everyHours)}`,
  },
  news: {
    en: ({ withinHours }) => `something was new within ${spanEn(withinHours)}: ${everyEn(0)}`,
    zh: ({ withinHours }) => `${spanZh(withinHours)}内有新内容：${everyZh(0)}`,
  },
  still: {
    en: ({ hours, everyHours }) => `nothing new for ${spanEn(hours)}: ${everyEn(everyHours)}`,
    zh: ({ hours, everyHours }) => `已有 ${spanZh(hours)}没有新变化：${everyZh(everyHours)}`,
  },
  'never-due': always('its schedule does not come within a year', '一年之内没有到期的时间'),
};

export const unsettledWordings: Wordings<Unsettled> = {
  'portal-in-trouble': {
    en: ({ state }) => `the portal is ${state}`,
    zh: ({ state }) => `网站${{ ...pageStateNames, ...portalStateNames }[state]}`,
  },
  'page-gone': always('a page is missing', '有页面已不在，尚待查明'),
  'places-differ': always('two places of a report differ', '一份报告在两处内容不同，尚待查明'),
  'page-not-read': always('a page could not be read', '有页面未能读取'),
  'left-listing': always('a report left its listing', '有报告不在栏目中了，尚待查明'),
  'came-back': always('a report came back', '有报告重新出现，尚待证实'),
  'list-cut': always('a listing was not read whole', '有栏目没有读全'),
};

const everyEn = (hours: number): string => (hours === 0 ? 'at every turn' : `every ${spanEn(hours)}`);
const everyZh = (hours: number): string => (hours === 0 ? '按时间表' : `每 ${spanZh(hours)}`);

const unitNames = { day: '天', hour: '小时', minute: '分钟' } as const;

/** `3.5 days`, `1 hour`, `20 minutes`. */
function spanEn(hours: number): string {
  const { count, unit } = spanOf(hours);
  return counted(count, unit);
}

function spanZh(hours: number): string {
  const { count, unit } = spanOf(hours);
  return `${count} ${unitNames[unit]}`;
}

function spanOf(hours: number): { readonly count: number; readonly unit: keyof typeof unitNames } {
  const rounded = (count: number): number => Math.round(count * 10) / 10;
  if (hours >= 48) return { count: rounded(hours / 24), unit: 'day' };
  return hours >= 1 ? { count: rounded(hours), unit: 'hour' } : { count: rounded(hours * 60), unit: 'minute' };
}
