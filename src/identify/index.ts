import type { Extraction, ReportIdentity } from '../domain/index.ts';
import { fullOrganName } from '../text/index.ts';

/** What is known of where a report was found. */
export interface IdentifyScope {
  /** Publisher that the column declares; null when it holds several organs' reports. */
  readonly declaredPublisher: string | null;
  /** Superior regions first: 江苏省, 淮安市, 洪泽区. */
  readonly region: readonly string[];
}

export type Identification =
  | { readonly kind: 'identified'; readonly identity: ReportIdentity }
  | { readonly kind: 'unidentified'; readonly reason: string };

/** A region's name without its level: 洪泽 of 洪泽区; null where too little is left to tell it by. */
function stem(region: string): string | null {
  const bare = region.replace(/(?:自治区|自治州|自治县|特别行政区|省|市|区|县|旗|盟|州|镇|乡|街道)$/, '');
  return bare.length >= 2 && bare !== region ? bare : null;
}

/** Removes superior regions from the start of a name, outermost first, as far as something to name is left. */
function withoutSuperiors(name: string, superiors: readonly string[]): string {
  let rest = name;
  for (const region of superiors) {
    for (const form of [region, stem(region)]) {
      if (form === null || !rest.startsWith(form) || rest.length - form.length < 4) continue;
      rest = rest.slice(form.length);
      break;
    }
  }
  return rest;
}

/** Names that stand for the place itself: 本级, 区政府, 我区, 市人民政府. */
function placeName(region: string): string {
  return region.at(-1) ?? '';
}

/**
 * One name for one organ within a region: superior regions go, short forms become full (区政府 → 洪泽区人民政府). A government and
 * its 办公室 stay two.
 */
export function normalPublisher(name: string, region: readonly string[]): string {
  const own = region.at(-1);
  const full = fullOrganName(name);
  if (own === undefined) return full;
  const short = withoutSuperiors(full, region.slice(0, -1));
  const level = placeName(own);
  if (short.startsWith(`${level}人民政府`)) return `${own}${short.slice(level.length)}`;
  const bare = stem(own);
  if (bare !== null && short.startsWith(`${bare}人民政府`)) return `${own}${short.slice(bare.length)}`;
  return short;
}

/** A title alone, over an empty page or an attachment that could not be read, is no report. */
const shortestBody = 200;

function holdsBody({ unreadable, tables, sections, text }: Extraction): boolean {
  if (unreadable !== null) return false;
  const { applications, litigation, proactive, statistics } = tables;
  const table = [applications, litigation, proactive, statistics].some((each) => each !== null);
  return table || sections.length >= 2 || text.length >= shortestBody;
}

/**
 * The report that an extraction is: publisher, year and kind. `annual` needs a document of kind report with publisher and
 * year known; a statistics table published by itself is `statistics-table`.
 */
export function identify(extraction: Extraction, scope: IdentifyScope): Identification {
  if (extraction.kind !== 'report') {
    return { kind: 'unidentified', reason: `the document is a ${extraction.kind}, not a report` };
  }
  if (!holdsBody(extraction)) {
    return { kind: 'unidentified', reason: 'the page names a report and does not hold it' };
  }
  const named = extraction.publisher ?? scope.declaredPublisher;
  if (named === null) return { kind: 'unidentified', reason: 'no publisher is named in title, header or signature' };
  if (extraction.year === null) return { kind: 'unidentified', reason: 'no report year is named in title or text' };
  const tableOnly =
    /统计表|统计数据|统计报表/.test(extraction.title ?? '') && !/年度报告|年报/.test(extraction.title ?? '');
  return {
    kind: 'identified',
    identity: {
      publisher: normalPublisher(named, scope.region),
      year: extraction.year,
      kind: tableOnly ? 'statistics-table' : 'annual',
    },
  };
}
