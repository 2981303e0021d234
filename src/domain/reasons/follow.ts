import type { IsoDate } from '../ids.ts';
import type { Moment } from '../moment.ts';
import type { CutReason } from './listing.ts';

/** What a pass over a portal found of a report that was known, or owed. */
export type FollowReason =
  | { readonly kind: 'late'; readonly due: IsoDate; readonly absentAt: Moment; readonly seenAt: Moment }
  | {
      readonly kind: 'claimed-too-early';
      readonly claimed: IsoDate;
      readonly absentAt: Moment;
      readonly seenAt: Moment;
    }
  | { readonly kind: 'not-listed'; readonly lastListedAt: Moment }
  | { readonly kind: 'old-place-gone'; readonly url: string; readonly since: Moment }
  | {
      readonly kind: 'not-found';
      /** What is gone of it: its pages, or the file that held the report. */
      readonly what: 'pages' | 'file';
      readonly since: Moment;
      readonly hours: number;
      readonly looks: number;
      readonly urls: readonly string[];
    }
  /** The file that was the report is served, and no page links to it. */
  | {
      readonly kind: 'linked-no-more';
      readonly since: Moment;
      readonly hours: number;
      readonly looks: number;
      readonly url: string;
    }
  | { readonly kind: 'told-as-gone'; readonly at: Moment }
  | { readonly kind: 'shows-something-else'; readonly since: Moment }
  | { readonly kind: 'behind'; readonly since: Moment }
  | { readonly kind: 'not-watched'; readonly since: Moment }
  | { readonly kind: 'owed'; readonly due: IsoDate; readonly passAt: Moment; readonly columns: readonly string[] }
  /** Words of a correction notice. */
  | { readonly kind: 'excerpt'; readonly text: string };

/** Why it is not known whether an owed report is there. */
export type OwedDoubt =
  | { readonly kind: 'not-read-whole'; readonly url: string }
  | { readonly kind: 'never-read' }
  | { readonly kind: 'candidate-unread'; readonly title: string };

/** What operators should know of a portal. */
export type PortalNote =
  | { readonly kind: 'listing-short'; readonly url: string; readonly listed: number; readonly known: number }
  | { readonly kind: 'many-unlisted'; readonly reports: number; readonly of: number }
  | { readonly kind: 'many-vanished'; readonly reports: number; readonly of: number }
  | { readonly kind: 'many-replaced'; readonly reports: number; readonly of: number }
  | { readonly kind: 'clock-ahead'; readonly hours: number }
  | { readonly kind: 'departures-unknown'; readonly url: string; readonly of: CutReason }
  | { readonly kind: 'owed-unknown'; readonly publisher: string; readonly year: number; readonly of: OwedDoubt }
  /** Organs that published the year before, and are not declared; some of them by name. */
  | {
      readonly kind: 'undeclared';
      readonly year: number;
      readonly organs: number;
      readonly named: readonly string[];
    }
  | { readonly kind: 'broken-links'; readonly links: number; readonly named: readonly string[] }
  /** Pages listed like reports in a column of many organs, and read as none's. */
  | { readonly kind: 'nameless-reports'; readonly pages: number; readonly named: readonly string[] }
  /** Correction notices that name no report that is known, and are told to nobody until one is. */
  | { readonly kind: 'untied-corrections'; readonly notices: number; readonly named: readonly string[] }
  | { readonly kind: 'notes'; readonly of: readonly PortalNote[] };

/** What became of our own line. */
export type LineReason =
  | { readonly kind: 'line-down'; readonly since: Moment; readonly hosts: readonly string[]; readonly silent: number }
  | { readonly kind: 'line-up'; readonly since: Moment; readonly at: Moment; readonly missed: number };
