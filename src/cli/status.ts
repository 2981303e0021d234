import type { Command } from 'commander';
import { payloads } from '../../jobs/payloads.ts';
import { daysLeft, isShort, spaceOf, type Space } from '../archive/index.ts';
import { wasRead } from '../domain/index.ts';
import { archiveDirectoryOf, openServices } from '../runtime/services.ts';
import { withNextCrawls } from '../runtime/next-crawl.ts';
import { bytesInWords, counted, onClock, table, type Output } from './output.ts';
import type { HeldReport, RunView, UnreadView, WaitingView } from '../store/index.ts';
import { configured, inSession } from './session.ts';
import { english } from '../telling/reasons/index.ts';
import { toldJson } from './told-json.ts';

/** `status`: portals, last and next crawl, states, queue, deliveries. */
export function addStatus(program: Command, output: Output): void {
  program
    .command('status')
    .description('show portals with their states, the last and next crawl, the queue and the deliveries')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const { store, queue } = await openServices(settings, lifecycle, log);
        const { portals: files } = (await configured(settings, output)).configuration;
        const byId = new Map(files.map((portal) => [portal.id, portal]));
        const portals = await withNextCrawls(store, byId, await store.read.portals(), new Date());
        const names = Object.keys(payloads);
        const counts = await Promise.all(names.map(async (name) => ({ name, ...(await queue.counts(name)) })));
        const totals = { ...(await store.read.status()), offlineSince: await store.read.offlineSince() };
        const disk = await spaceOf(archiveDirectoryOf(settings));
        const [held, waiting, unreadPages, unreadCounts] = await Promise.all([
          store.held.list(),
          store.read.waiting(),
          store.read.unread(null, { limit: 200, cursor: null }),
          store.read.unreadCounts(),
        ]);
        const unread = unreadPages.items;
        const notReadInAll = unreadCounts.reduce((sum, { pages }) => sum + pages, 0);
        if (options.json) {
          const zoned = portals.map((portal) => toldJson(portal, portal.timeZone));
          output.json({
            portals: zoned,
            queue: counts,
            held,
            ...(toldJson({ waiting, unread }, 'UTC') as object),
            unreadCounts,
            ...totals,
            disk,
          });
          return;
        }
        if (portals.length === 0)
          output.result('No portal is watched yet: run `nianbao start`, or `nianbao crawl` once.');
        else {
          const rows = portals.map((portal) => [
            portal.id,
            portal.name,
            portal.state,
            portal.lastRun === null
              ? 'never'
              : `${onClock(portal.lastRun.queuedAt, portal.timeZone)} ${stateOf(portal.lastRun, portal.timeZone)}`,
            onClock(portal.nextRunAt, portal.timeZone),
            String(portal.reports),
          ]);
          output.result(table([['portal', 'name', 'state', 'last crawl', 'next crawl', 'reports'], ...rows]));
          for (const portal of portals)
            if (portal.nextRunReason !== null)
              output.result(`  ${portal.id}: next crawl: ${english(portal.timeZone).of(portal.nextRunReason)}`);
          for (const portal of portals)
            if (portal.stateReason !== null)
              output.result(`  ${portal.id}: ${english(portal.timeZone).of(portal.stateReason)}`);
          for (const portal of portals) {
            const error = portal.lastRun?.error ?? null;
            if (error !== null) output.result(`  ${portal.id}: last crawl failed: ${error}`);
          }
        }
        if (totals.offlineSince !== null)
          output.result(
            `our own line is down since ${onClock(totals.offlineSince, 'UTC')}: unrelated hosts do not answer`,
          );
        for (const line of notRead(unread, notReadInAll)) output.result(line);
        for (const line of heldBack(held, waiting)) output.result(line);
        const queued = counts.filter((each) => each.waiting + each.active + each.delayed > 0);
        output.result(
          `queue: ${queued.map((each) => `${each.name} ${each.waiting} waiting, ${each.active} running, ${each.delayed} later`).join('; ') || 'empty'}`,
        );
        output.result(
          `deliveries: ${totals.deliveries.pending} pending, ${totals.deliveries.sent} sent, ${totals.deliveries.failed} failed`,
        );
        output.result(
          `archive: ${totals.captures} captures, ${bytesInWords(totals.archivedBytes)}${disk === null ? '' : `; ${bytesInWords(disk.free)} of ${bytesInWords(disk.total)} free`}`,
        );
        if (disk !== null && isShort(disk, totals.archivedBytesPerDay))
          output.result(roomInWords(disk, totals.archivedBytesPerDay, archiveDirectoryOf(settings)));
      }),
    );
}

function stateOf({ state, waitsUntil }: RunView, timeZone: string): string {
  return waitsUntil === null ? state : `waits until ${onClock(waitsUntil, timeZone)} (crawl.hours)`;
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

/** Pages that are to be watched and are not read; nothing where there is none. */
function notRead(unread: readonly UnreadView[], inAll: number): readonly string[] {
  if (unread.length === 0) return [];
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
