import type { Hono } from 'hono';
import { deliveryStates, type DeliveryState } from '../../domain/index.ts';
import { calendarOf } from '../calendar.ts';
import { calendarPage, emptyCalendarPage } from '../pages/calendar.ts';
import { deliveriesPage } from '../pages/deliveries.ts';
import { heldPage } from '../pages/held.ts';
import { homePage } from '../pages/home.ts';
import { unreadPage } from '../pages/unread.ts';
import { chosen, sliceOf, type PageTools } from './page-tools.ts';

function isDeliveryState(value: string): value is DeliveryState {
  return deliveryStates.some((state) => state === value);
}

/** Pages over all portals: how they stand, who has published, what is unread, held back and sent. */
export function addOverview(pages: Hono, { deps, show, missing }: PageTools): void {
  const { reads } = deps;

  pages.get('/', async (context) => {
    const [portals, offlineSince, changes, held, space, unread] = await Promise.all([
      reads.portals(),
      reads.offlineSince(),
      reads.changes({ withoutBaseline: true }, { limit: 10, cursor: null }),
      deps.held?.list() ?? [],
      deps.space?.() ?? null,
      reads.unreadCounts(),
    ]);
    return show(context, homePage({ portals, offlineSince, recent: changes.items, held, space, unread }));
  });

  pages.get('/calendar', async (context) => {
    const portals = await reads.portals();
    const wanted = chosen(context, 'portal');
    const portal = wanted === '' ? portals[0] : portals.find(({ id }) => id === wanted);
    if (portal === undefined) return wanted === '' ? show(context, emptyCalendarPage()) : missing(context);
    const calendar = calendarOf({
      ...(await reads.publications(portal.id)),
      declared: deps.declared?.(portal.id) ?? [],
      timeZone: portal.timeZone,
      now: deps.now?.() ?? new Date(),
    });
    return show(context, calendarPage({ portals, portal, calendar }));
  });

  pages.get('/unread', async (context) => {
    const wanted = chosen(context, 'portal');
    const [unread, portals] = await Promise.all([
      reads.unread(wanted === '' ? null : wanted, sliceOf(context)),
      reads.portals(),
    ]);
    return show(context, unreadPage(unread, wanted, portals));
  });

  pages.get('/deliveries', async (context) => {
    const state = chosen(context, 'state');
    const deliveries = await reads.deliveries(isDeliveryState(state) ? { state } : {}, sliceOf(context));
    return show(context, deliveriesPage(deliveries, isDeliveryState(state) ? state : ''));
  });

  if (deps.held !== undefined) {
    const { held } = deps;
    pages.get('/held', async (context) => {
      const [list, waiting, portals] = await Promise.all([held.list(), reads.waiting(), reads.portals()]);
      return show(context, heldPage({ held: list, waiting, portals }));
    });
  }
}
