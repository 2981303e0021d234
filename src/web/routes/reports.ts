import type { Hono } from 'hono';
import { defaultTimeZone } from '../format.ts';
import { reportPage } from '../pages/report.ts';
import { reportsPage } from '../pages/reports.ts';
import { oneYearPage, yearsPage } from '../pages/years.ts';
import { twoYears } from '../publisher-years.ts';
import type { ReportFilter } from '../reads.ts';
import { restrictionOf } from '../restriction.ts';
import { chosen, sliceOf, type PageTools } from './page-tools.ts';

/** Reports: the list, one with its life, and the years of its publisher side by side. */
export function addReports(pages: Hono, { deps: { reads }, show, missing }: PageTools): void {
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
}
