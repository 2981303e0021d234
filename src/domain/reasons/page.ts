import type { Moment } from '../moment.ts';
import type { PageState } from '../page-state.ts';

/** What may stand in the place of a document. */
export const standInKinds = [
  'elsewhere',
  'refusal',
  'test',
  'sign-in',
  'closure',
  'absence',
  'failure',
  'loading',
  'nothing',
  'unknown',
] as const;
export type StandInKind = (typeof standInKinds)[number];

/** What tells that something else stands in the place of a document. */
export const standInSigns = [
  'words',
  'words-again',
  'heading',
  'little-else',
  'nothing-else',
  'nothing-around',
  'tells-besides',
  'status',
  'status-in-words',
  'log-in-form',
  'picture',
  'node',
  'event-number',
  'leads-away',
  'doorway',
  'scripts',
  'asks-for-scripts',
  'shows-nothing',
  'empty-article',
  'empty-template',
  'empty-header',
  'lists-for-article',
  'unfilled',
  'speaks-to-visitor',
  'speaks-of-itself',
  'no-document',
] as const;
export type StandInSign = (typeof standInSigns)[number];

/** How a request ended without an answer. */
export const netFailures = [
  'connection',
  'door-closed',
  'name-lookup',
  'private-address',
  'protocol',
  'time-out',
  'tls',
  'url-refused',
] as const;
export type NetFailure = (typeof netFailures)[number];

/** Why a body is not whole. */
export const cuts = [
  'too-large',
  'too-slow',
  'disconnect',
  'too-large-unpacked',
  'damaged',
  'unknown-coding',
  'part',
] as const;
export type Cut = (typeof cuts)[number];

export const redirectTargets = ['log-in', 'challenge', 'error-page', 'home-page', 'column'] as const;
export type RedirectTarget = (typeof redirectTargets)[number];

/** Why a page is in its state. */
export type PageReason =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'not-modified' }
  | { readonly kind: 'not-modified-unasked' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'too-many-requests' }
  | { readonly kind: 'server-failed'; readonly status: number }
  | { readonly kind: 'gateway-failed' }
  | { readonly kind: 'partial-content' }
  | { readonly kind: 'empty-body'; readonly status: number }
  | { readonly kind: 'cut'; readonly by: Cut }
  /** The server wishes to be left alone. */
  | { readonly kind: 'asked-to-wait'; readonly seconds: number }
  /** The operator lets the portal be asked at some hours only. */
  | { readonly kind: 'closed-hours'; readonly opensAt: Moment }
  | { readonly kind: 'challenge'; readonly name: string | null; readonly status: number }
  | { readonly kind: 'redirected'; readonly to: RedirectTarget; readonly url: string }
  | { readonly kind: 'redirect-to-nowhere'; readonly status: number }
  | { readonly kind: 'redirect-off-the-web'; readonly url: string }
  | { readonly kind: 'redirect-in-a-circle'; readonly url: string }
  | { readonly kind: 'too-many-redirects'; readonly limit: number }
  | { readonly kind: 'wrong-host'; readonly host: string }
  /** An exchange on the way to another: by its status, or as a page that is nothing but a signpost. */
  | { readonly kind: 'leads-on'; readonly by: 'status' | 'page'; readonly url: string | null }
  | { readonly kind: 'log-in-form'; readonly status: number }
  /** An interface's answer about itself; empty where it only says that it failed. */
  | { readonly kind: 'answer'; readonly code: string | null; readonly said: string }
  | { readonly kind: 'empty-answer' }
  | { readonly kind: 'empty-article'; readonly status: number }
  | {
      readonly kind: 'stand-in';
      readonly what: StandInKind;
      readonly signs: readonly StandInSign[];
      readonly status: number;
      /** Words that told it; empty where there are none. */
      readonly quote: string;
    }
  | { readonly kind: 'asks-for-another-browser' }
  | { readonly kind: 'no-text-without-scripts' }
  | { readonly kind: 'no-answer'; readonly failure: NetFailure; readonly host: string; readonly detail: string }
  | { readonly kind: 'robots-disallow'; readonly origin: string; readonly path: string; readonly agent: string }
  | { readonly kind: 'robots-failed'; readonly origin: string; readonly status: number }
  | { readonly kind: 'robots-cut'; readonly origin: string }
  | { readonly kind: 'robots-elsewhere'; readonly origin: string; readonly url: string }
  | { readonly kind: 'browser-crashed' }
  | { readonly kind: 'browser-too-slow' }
  /** The page asked for far more than a page is made of, and was ended. */
  | { readonly kind: 'browser-flooded' }
  /** `asked`: the operator wants one for this portal; else it might have shown more. */
  | { readonly kind: 'no-browser'; readonly asked: boolean; readonly detail: string }
  /** What a browser came to: a page that it rendered, or not even that. */
  | { readonly kind: 'in-browser'; readonly rendered: boolean; readonly of: PageReason }
  | { readonly kind: 'after-redirects'; readonly redirects: number; readonly of: PageReason }
  | { readonly kind: 'both'; readonly first: PageReason; readonly second: PageReason }
  | Recorded;

/** As it was recorded before reasons were data: words in one language, which stay as they are. */
export interface Recorded {
  readonly kind: 'text';
  readonly text: string;
}

/** A page as it was found. */
export interface PageFound {
  readonly kind: 'page-found';
  readonly url: string | null;
  readonly state: PageState;
  readonly of: PageReason;
}
