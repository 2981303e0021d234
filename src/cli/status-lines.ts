import { daysLeft, isShort, type Space } from '../archive/index.ts';
import { wasRead } from '../domain/index.ts';
import type { QueueCounts } from '../queue/index.ts';
import type { withNextCrawls } from '../runtime/next-crawl.ts';
import type { HeldReport, RunView, StatusView, UnreadCount, UnreadView, WaitingView } from '../store/index.ts';
import { english } from '../telling/reasons/index.ts';
import { bytesInWords, counted, onClock, table } from './output.ts';

type Portal = Awaited<ReturnType<typeof withNextCrawls>>[number];
type NamedCounts = QueueCounts & { readonly name: string };
type Totals = StatusView & { readonly offlineSince: Date | null };

/** How everything stands, as `status` tells it. */
export interface Standing {
  readonly portals: readonly Portal[];
  readonly queue: readonly NamedCounts[];
  readonly totals: Totals;
  /** Null where the system does not say. */
  readonly disk: Space | null;
  readonly archiveDirectory: string;
  readonly held: readonly HeldReport[];
  readonly waiting: readonly WaitingView[];
  readonly unread: readonly UnreadView[];
  readonly unreadCounts: readonly UnreadCount[];
}

export function statusLines(standing: Standing): readonly string[] {
  const { portals, queue, totals, held, waiting } = standing;
  return [
    ...portalLines(portals),
    ...(totals.offlineSince === null
      ? []
      : [`our own line is down since ${onClock(totals.offlineSince, 'UTC')}: unrelated hosts do not answer`]),
    ...notRead(standing),
    ...heldBack(held, waiting),
    queueLine(queue),
    `deliveries: ${totals.deliveries.pending} pending, ${totals.deliveries.sent} sent, ${totals.deliveries.failed} failed`,
    ...archiveLines(standing),
  ];
}

function portalLines(portals: readonly Portal[]): readonly string[] {
  if (portals.length === 0) return ['No portal is watched yet: run `nianbao start`, or `nianbao crawl` once.'];
  const rows = portals.map(({ id, name, state, lastRun, nextRunAt, reports, timeZone }) => [
    id,
    name,
    state,
    lastRun === null ? 'never' : `${onClock(lastRun.queuedAt, timeZone)} ${stateOf(lastRun, timeZone)}`,
    onClock(nextRunAt, timeZone),
    String(reports),
  ]);
  return [
    table([['portal', 'name', 'state', 'last crawl', 'next crawl', 'reports'], ...rows]),
    ...portals.flatMap(({ id, timeZone, nextRunReason }) =>
      nextRunReason === null ? [] : [`  ${id}: next crawl: ${english(timeZone).of(nextRunReason)}`],
    ),
    ...portals.flatMap(({ id, timeZone, stateReason }) =>
      stateReason === null ? [] : [`  ${id}: ${english(timeZone).of(stateReason)}`],
    ),
    ...portals.flatMap(({ id, lastRun }) => {
      const error = lastRun?.error ?? null;
      return error === null ? [] : [`  ${id}: last crawl failed: ${error}`];
    }),
  ];
}

function stateOf({ state, waitsUntil }: RunView, timeZone: string): string {
  return waitsUntil === null ? state : `waits until ${onClock(waitsUntil, timeZone)} (crawl.hours)`;
}

function queueLine(counts: readonly NamedCounts[]): string {
  const busy = counts
    .filter(({ waiting, active, delayed }) => waiting + active + delayed > 0)
    .map(({ name, waiting, active, delayed }) => `${name} ${waiting} waiting, ${active} running, ${delayed} later`);
  return `queue: ${busy.join('; ') || 'empty'}`;
}

function archiveLines({ totals, disk, archiveDirectory }: Standing): readonly string[] {
  const held = `archive: ${totals.captures} captures, ${bytesInWords(totals.archivedBytes)}`;
  if (disk === null) return [held];
  return [
    `${held}; ${bytesInWords(disk.free)} of ${bytesInWords(disk.total)} free`,
    ...(isShort(disk, totals.archivedBytesPerDay)
      ? [roomInWords(disk, totals.archivedBytesPerDay, archiveDirectory)]
      : []),
  ];
}

/** That room is short, and what to do. */
function roomInWords(disk: Space, bytesPerDay: number, directory: string): string {
  const days = daysLeft(disk, bytesPerDay);
  const pace = days === null ? '' : `; at the pace of the last 30 days it does for ${counted(days, 'day')}`;
  return `room is short in ${directory}${pace}: make room, or move the folder and set NIANBAO_DATA; when it is full the workers stop`;
}

const unreadAtMost = 5;

function whyNotRead({ state, stateReason, frozenReason, integrity }: UnreadView): string {
  if (frozenReason !== null) return `is not followed: ${english('UTC').of(frozenReason)}`;
  return wasRead(state) && integrity !== null
    ? `is ${integrity}: archived, and not compared`
    : `is ${state}: ${stateReason === null ? '' : english('UTC').of(stateReason)}`;
}

/** Watched pages that could not be read; nothing where there is none. */
function notRead({ unread, unreadCounts }: Standing): readonly string[] {
  if (unread.length === 0) return [];
  const inAll = unreadCounts.reduce((sum, { pages }) => sum + pages, 0);
  const shown = unread.slice(0, unreadAtMost);
  const more = inAll - shown.length;
  return [
    `not read at present: ${counted(inAll, 'page')}`,
    ...shown.map((page) => `  ${page.url} ${whyNotRead(page)}`),
    ...(more === 0 ? [] : [`  … and ${more} more: the page /unread, or \`nianbao status --json\`, lists them`]),
  ];
}

/** What nobody is told of yet; nothing where there is none. */
function heldBack(held: readonly HeldReport[], waiting: readonly WaitingView[]): readonly string[] {
  const open = held.filter(({ ruling }) => ruling === null).length;
  return [
    open === 0 ? '' : `held back: ${counted(open, 'report')} that went with many others; look with \`nianbao held\``,
    waiting.length === 0 ? '' : `waiting for a second look: ${counted(waiting.length, 'version')}, told when it agrees`,
  ].filter((line) => line !== '');
}
