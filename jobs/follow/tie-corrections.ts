import type { PortalConfig } from '../../config/portal.ts';
import type { PortalNote } from '../../src/domain/index.ts';
import { pageKey, pageLinks } from '../../src/listing/index.ts';
import type { CorrectableReport, OpenCorrection } from '../../src/store/index.ts';
import { decodeText } from '../../src/text/index.ts';
import type { JobDeps } from '../deps.ts';
import { newChange } from '../tell/new-change.ts';
import { enqueueNotify } from '../tell/notify.ts';
import { readContent } from '../read/read-capture.ts';

/** So many notices are named. */
const namedAtMost = 3;

/**
 * Ties correction notices to the reports that they correct, once a pass is known: by publisher and year, else by the one
 * report that the notice links to. What belongs to no report that is known waits for it, and is answered for operators to see.
 */
export async function tieCorrections(deps: JobDeps, portal: PortalConfig): Promise<readonly PortalNote[]> {
  const portalId = portal.id;
  const open = await deps.store.corrections.open(portalId);
  if (open.length === 0) return [];
  const untied: OpenCorrection[] = [];
  const reports = await deps.store.corrections.correctable(portalId);
  for (const correction of open) {
    const { found, isAll } = await correctedIn(deps, correction, reports);
    if (!isAll) {
      deps.log.info({ portal: portal.id, url: correction.url }, 'a correction names a report that is not known');
      // What was there when watching began is no news.
      if (!correction.baseline) untied.push(correction);
    }
    for (const [index, report] of found.entries()) {
      const change = revisedBy(deps, portal, correction, report);
      const isLast = isAll && index === found.length - 1;
      const recorded = await deps.store.corrections.tie(correction, report, portalId, change, isLast);
      for (const { kind } of recorded) deps.metrics.changes.inc({ kind });
      await enqueueNotify(deps, recorded);
    }
  }
  if (untied.length === 0) return [];
  const named = untied.slice(0, namedAtMost).map(({ title, url }) => title ?? url);
  return [{ kind: 'untied-corrections', notices: untied.length, named }];
}

/** The known reports that a notice corrects, and whether those are all: one, or each that it names where they are several. */
async function correctedIn(
  deps: JobDeps,
  correction: OpenCorrection,
  reports: readonly CorrectableReport[],
): Promise<{ readonly found: readonly CorrectableReport[]; readonly isAll: boolean }> {
  if (correction.several.length === 0) {
    const report = named(correction, reports) ?? (await linked(deps, correction, reports));
    return { found: report === null ? [] : [report], isAll: report !== null };
  }
  const found = correction.several.flatMap((one) => named(one, reports) ?? []);
  return { found, isAll: found.length === correction.several.length };
}

function named(
  { publisher, year }: Pick<OpenCorrection, 'publisher' | 'year'>,
  reports: readonly CorrectableReport[],
): CorrectableReport | null {
  return reports.find((report) => report.publisher === publisher && report.year === year) ?? null;
}

/** The report that the notice links to, where all its links to reports lead to that one, or to that one of its year. */
async function linked(
  deps: JobDeps,
  { captureId, url, year }: OpenCorrection,
  reports: readonly CorrectableReport[],
): Promise<CorrectableReport | null> {
  const capture = await deps.store.captures.get(captureId);
  if (capture === null) return null;
  const html = decodeText(await readContent(deps, capture), capture.charset ?? 'utf-8');
  const keys = new Set(pageLinks(html, url).map(pageKey));
  const found = reports.filter((report) => report.urls.some((place) => keys.has(pageKey(place))));
  const ofYear = year === null ? found : found.filter((report) => report.year === year);
  return ofYear.length === 1 ? (ofYear[0] ?? null) : null;
}

function revisedBy(deps: JobDeps, portal: PortalConfig, correction: OpenCorrection, report: CorrectableReport) {
  const of = correction.several.length === 0 ? '' : `:${report.reportId}`;
  const { pageId, columnId, url, title, excerpt, contentSha256, baseline } = correction;
  return newChange(
    deps,
    portal,
    { id: pageId, columnId },
    {
      kind: 'report.revised',
      significance: 'major',
      detail: {
        title: report.title,
        url,
        reason: { kind: 'excerpt', text: excerpt },
        correction: { title, url },
        ...(baseline ? { untold: 'baseline' as const } : {}),
      },
      dedupeKey: `report.revised:correction:${pageId}:${contentSha256}${of}`,
      baseline,
      publisher: report.publisher,
    },
  );
}
