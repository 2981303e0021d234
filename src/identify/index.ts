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

/** A place at the start of a name: what follows a superior region where the organ belongs to a lower one. */
const placeFirst = /^[^省市县区旗镇乡]{2,6}(?:自治县|[市县区旗镇乡]|街道|苏木)|^.{2,10}(?:开发区|高新区|新区|园区)/;

function startsWithPlace(name: string, region: readonly string[]): boolean {
  return region.some((place) => name.startsWith(place)) || placeFirst.test(name);
}

/** Removes superior regions from the start of a name as long as a lower place follows; 淮安市教育局 stays what it is. */
function withoutSuperiors(name: string, region: readonly string[]): string {
  let rest = name;
  for (const superior of region.slice(0, -1)) {
    for (const form of [superior, stem(superior)]) {
      if (form === null || !rest.startsWith(form)) continue;
      const shorter = rest.slice(form.length);
      if (!startsWithPlace(shorter, region)) continue;
      rest = shorter;
      break;
    }
  }
  return rest;
}

/** 区政府, 县教育局, 市人民政府 in a report mean those of the region of that level. */
function withRegion(name: string, region: readonly string[]): string {
  for (const place of region.toReversed()) {
    const level = place.at(-1) ?? '';
    if (!name.startsWith(level) || name.startsWith(place)) continue;
    if (/^(?:市场|市容|市政|区域|区划|县域|乡村|镇域)/.test(name)) continue;
    return place + name.slice(level.length);
  }
  const own = region.at(-1);
  const bare = own === undefined ? null : stem(own);
  if (own !== undefined && bare !== null && name.startsWith(bare) && !name.startsWith(own)) {
    const rest = name.slice(bare.length);
    if (rest.startsWith('人民政府')) return own + rest;
  }
  return name;
}

/**
 * One name for one organ within a region: superior regions go, short forms become full (区政府 → 洪泽区人民政府). A government and
 * its 办公室 stay two.
 * @param region superior regions first, the portal's own last
 */
export function normalPublisher(name: string, region: readonly string[]): string {
  return withoutSuperiors(withRegion(fullOrganName(name), region), region);
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
