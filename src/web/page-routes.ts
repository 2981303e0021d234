import { Hono, type Context } from 'hono';
import { changeKinds, deliveryStates, type ChangeKind, type DeliveryState, type Extraction } from '../domain/index.ts';
import { checksBetween } from '../compare/index.ts';
import { canonicalUrl, twinAddresses } from '../listing/index.ts';
import { linkableUrl } from '../telling/markup.ts';
import { archivedBodyResponse, archivedPageResponse } from './archived-body.ts';
import type { WebDeps } from './deps.ts';
import { type Frame, type PageParts, renderPage } from './layout.ts';
import { calendarOf } from './calendar.ts';
import { calendarPage, emptyCalendarPage } from './pages/calendar.ts';
import { capturePage } from './pages/capture.ts';
import { changePage } from './pages/change.ts';
import { changesPage } from './pages/changes.ts';
import { deliveriesPage } from './pages/deliveries.ts';
import { heldPage } from './pages/held.ts';
import { homePage } from './pages/home.ts';
import { inboxPage, mailPage } from './pages/inbox.ts';
import { messagePage } from './pages/message.ts';
import { notArchivedPage } from './pages/not-archived.ts';
import { reportPage } from './pages/report.ts';
import { reportsPage } from './pages/reports.ts';
import { unreadPage } from './pages/unread.ts';
import { oneYearPage, yearsPage } from './pages/years.ts';
import { twoYears } from './publisher-years.ts';
import type { NamedCapture } from './evidence.ts';
import type { ArchivedAnswer, CaptureView, ChangeView, ReportFilter, Slice } from './reads.ts';
import { lastWithBody } from './last-with-body.ts';
import { defaultTimeZone } from './format.ts';
import { restrictionOf } from './restriction.ts';

const listLength = 50;

function sliceOf(context: Context): Slice {
  const cursor = context.req.query('cursor') ?? '';
  return { limit: listLength, cursor: cursor === '' || cursor.length > 500 ? null : cursor };
}

function chosen(context: Context, name: string): string {
  return (context.req.query(name) ?? '').slice(0, 100);
}

function isKind(value: string): value is ChangeKind {
  return changeKinds.some((kind) => kind === value);
}

function isDeliveryState(value: string): value is DeliveryState {
  return deliveryStates.some((state) => state === value);
}

/** An address in characters that no attribute needs to escape. */
const encodedWhole = (url: string): string => encodeURIComponent(url).replaceAll("'", '%27');

/** Mails come from this program, yet may do nothing but open their links in a page of their own. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'";

/** The pages for people. */
export function createPages(deps: WebDeps, frame: Frame): Hono {
  const { reads, archive } = deps;
  const pages = new Hono();
  const show = (
    context: Context,
    parts: PageParts,
    status: 200 | 404 | 451 | 500 = 200,
  ): Response | Promise<Response> => context.html(renderPage(frame, parts), status);
  const missing = (context: Context): Response | Promise<Response> =>
    show(context, messagePage('没有这一页', '地址有误，或所指的记录不存在。'), 404);

  async function archived(capture: CaptureView): Promise<{ answer: ArchivedAnswer | null; problem: string | null }> {
    try {
      return { answer: await archive.read(capture.location), problem: null };
    } catch (error) {
      deps.report?.(error, `capture ${capture.id}`);
      return {
        answer: null,
        problem: `存档文件 ${capture.location.file} 自第 ${capture.location.offset} 字节起的记录缺失或受损。`,
      };
    }
  }

  async function extractionOf(captureId: string | null): Promise<Extraction | null> {
    return captureId === null ? null : reads.extraction(captureId);
  }

  async function evidenceOf(change: ChangeView): Promise<readonly NamedCapture[]> {
    const { captureId, previousCaptureId } = change;
    const wanted = [
      ['改动前', previousCaptureId],
      [previousCaptureId === null ? '所见' : '改动后', captureId],
    ] as const;
    const found = await Promise.all(
      wanted.map(async ([name, id]) => ({ name, capture: id === null ? null : await reads.capture(id) })),
    );
    return found.flatMap(({ name, capture }) => (capture === null ? [] : [{ name, capture }]));
  }

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

  pages.get('/reports', async (context) => {
    const query = {
      portal: chosen(context, 'portal'),
      column: chosen(context, 'column'),
      year: chosen(context, 'year'),
      q: chosen(context, 'q'),
    };
    const filter: ReportFilter = {
      ...(query.portal === '' ? {} : { portalId: query.portal }),
      ...(query.column === '' ? {} : { columnId: query.column }),
      ...(/^\d{4}$/u.test(query.year) ? { year: Number(query.year) } : {}),
      ...(query.q === '' ? {} : { text: query.q }),
    };
    const [reports, portals, years] = await Promise.all([
      reads.reports(filter, sliceOf(context)),
      reads.portals(),
      reads.years(),
    ]);
    return show(context, reportsPage(reports, query, portals, years));
  });

  pages.get('/reports/:id', async (context) => {
    const wanted = context.req.query('version');
    const number = wanted !== undefined && /^\d{1,6}$/u.test(wanted) ? Number(wanted) : undefined;
    const report = await reads.report(context.req.param('id'), number);
    if (report === null) {
      return missing(context);
    }
    const [versions, changes, captures, restriction, portal] = await Promise.all([
      reads.versions(report.id, { limit: 100, cursor: null }),
      reads.changes({ reportId: report.id }, { limit: 100, cursor: null }),
      reads.captures({ reportId: report.id }, { limit: 200, cursor: null }),
      restrictionOf(reads, [report.extractionCaptureId]),
      reads.portal(report.portalId),
    ]);
    return show(
      context,
      reportPage({
        report,
        versions: versions.items,
        changes: changes.items,
        captures: captures.items,
        timeZone: portal?.timeZone ?? defaultTimeZone,
        restriction,
      }),
    );
  });

  pages.get('/reports/:id/years', async (context) => {
    const own = context.req.param('id');
    const wanted = context.req.query('with');
    const other = wanted !== undefined && /^\d{4}$/u.test(wanted) ? Number(wanted) : null;
    const two = await twoYears(reads, own, other);
    if (two === null) {
      return missing(context);
    }
    if (two !== 'alone') {
      return show(context, yearsPage(two, own));
    }
    const report = await reads.report(own);
    return report === null ? missing(context) : show(context, oneYearPage(report.publisher, own));
  });

  pages.get('/changes', async (context) => {
    const query = { portal: chosen(context, 'portal'), kind: chosen(context, 'kind') };
    const filter = {
      ...(query.portal === '' ? {} : { portalId: query.portal }),
      ...(isKind(query.kind) ? { kind: query.kind } : {}),
    };
    const [changes, portals] = await Promise.all([reads.changes(filter, sliceOf(context)), reads.portals()]);
    return show(context, changesPage(changes, query, portals));
  });

  pages.get('/changes/:id', async (context) => {
    const change = await reads.change(context.req.param('id'));
    if (change === null) {
      return missing(context);
    }
    const versionOf = async (number: number | null): Promise<Extraction | null> =>
      change.report !== null && number !== null && change.detail.diff !== undefined
        ? ((await reads.report(change.report.id, number))?.extraction ?? null)
        : null;
    const [restriction, deliveries, before, after, doubtful, captures] = await Promise.all([
      restrictionOf(reads, [change.captureId, change.previousCaptureId]),
      reads.deliveries({ changeId: change.id }, { limit: 100, cursor: null }),
      versionOf(change.previousVersionNumber),
      versionOf(change.versionNumber),
      change.kind === 'page.hijacked' ? extractionOf(change.captureId) : null,
      evidenceOf(change),
    ]);
    const layout = context.req.query('view') === 'side' ? 'side' : 'inline';
    const checks = before === null || after === null ? null : checksBetween(before, after);
    const told = deliveries.items;
    return show(
      context,
      changePage({ change, layout, after, checks, doubtful, captures, deliveries: told, restriction }),
    );
  });

  pages.get('/captures/:id', async (context) => {
    const capture = await reads.capture(context.req.param('id'));
    if (capture === null) {
      return missing(context);
    }
    if (capture.restricted !== null) {
      return show(
        context,
        capturePage({ capture, answer: null, archiveProblem: null, extraction: null, earlier: null }),
      );
    }
    const [{ answer, problem }, extraction, earlier] = await Promise.all([
      archived(capture),
      extractionOf(capture.id),
      capture.state === 'not-modified' ? lastWithBody(reads, capture) : null,
    ]);
    return show(context, capturePage({ capture, answer, archiveProblem: problem, extraction, earlier }));
  });

  /** The capture with its archived answer, or the page that says why there is none. */
  async function withAnswer(
    context: Context,
    respond: (capture: CaptureView, answer: ArchivedAnswer) => Promise<Response>,
  ): Promise<Response> {
    const capture = await reads.capture(context.req.param('id') ?? '');
    if (capture === null) {
      return missing(context);
    }
    if (capture.restricted !== null) {
      return show(context, messagePage('这份存档已停止提供', `理由：${capture.restricted.reason}`), 451);
    }
    const { answer, problem } = await archived(capture);
    if (answer === null) {
      return show(context, messagePage('存档记录读不出', problem ?? ''), 500);
    }
    if (answer.revisitOf !== null && !answer.revisitOf.resolved) {
      return show(
        context,
        messagePage('这次没有收到内容', '网站答复内容自上次以来未变；原件见这一页先前的存档。'),
        404,
      );
    }
    return respond(capture, answer);
  }

  pages.get('/captures/:id/body', async (context) =>
    withAnswer(context, async (capture, answer) =>
      archivedBodyResponse(capture, answer, {
        acceptEncoding: context.req.header('accept-encoding') ?? null,
        download: context.req.query('download') !== undefined,
      }),
    ),
  );

  pages.get('/captures/:id/page', async (context) =>
    withAnswer(context, async (capture, answer) => {
      const to = (url: string): string => `/captures/${capture.id}/link?to=${encodedWhole(url)}`;
      return (await archivedPageResponse(capture, answer, to)) ?? context.redirect(`/captures/${capture.id}/body`, 302);
    }),
  );

  // Nothing archived leads away by itself: who follows a link of which there is no capture is asked first.
  pages.get('/captures/:id/link', async (context) => {
    const capture = await reads.capture(context.req.param('id'));
    const url = linkableUrl(context.req.query('to') ?? null);
    if (capture === null || url === null) {
      return missing(context);
    }
    const addresses = new Set([canonicalUrl(url, capture.url) ?? url, url, ...twinAddresses(url)]);
    const found = await reads.captureNear(capture.portalId, [...addresses], capture.capturedAt);
    return found === null
      ? show(context, notArchivedPage(capture, url), 404)
      : context.redirect(`/captures/${found}/page`, 302);
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

  if (deps.inbox !== undefined) {
    const { inbox } = deps;
    pages.get('/inbox', async (context) => show(context, inboxPage(await inbox.mails())));
    pages.get('/inbox/:id', async (context) => {
      const mail = (await inbox.mails()).find((one) => one.id === context.req.param('id'));
      return mail === undefined ? missing(context) : show(context, mailPage(mail));
    });
    pages.get('/inbox/:id/html', async (context) => {
      const mail = (await inbox.mails()).find((one) => one.id === context.req.param('id'));
      if (mail === undefined || mail.html === null) {
        return missing(context);
      }
      return context.html(mail.html, 200, { 'content-security-policy': mailPolicy });
    });
  }

  pages.notFound(missing);
  return pages;
}
