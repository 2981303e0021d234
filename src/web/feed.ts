import { html, linkableUrl, type SafeHtml, visibleText } from '../telling/markup.ts';
import { summaryWords } from '../telling/summary.ts';
import { kindName } from '../telling/wording.ts';
import { changeHeadline } from './change-items.ts';
import { renderDiffInline } from './diff-view.ts';
import { said } from './format.ts';
import type { ChangeView } from './reads.ts';

export interface FeedEntry {
  readonly change: ChangeView;
  /** False where what was compared may not be shown. */
  readonly withDiff: boolean;
}

/** Characters that XML 1.0 does not know are taken out; the rest is escaped by the template. */
function xml(text: string): string {
  return visibleText(text).replaceAll(/[\ufffe\uffff]/gu, '');
}

function entryOf({ change, withDiff }: FeedEntry, base: string): SafeHtml {
  const { diff } = change.detail;
  const original = linkableUrl(change.detail.url);
  const content = html`<p>${said(summaryWords.zh(change))}</p>
    ${withDiff && diff !== undefined ? renderDiffInline(diff) : null}`;
  return html`<entry>
    <id>urn:uuid:${xml(change.id)}</id>
    <title>${xml(changeHeadline(change))}</title>
    <updated>${change.detectedAt.toISOString()}</updated>
    <link rel="alternate" type="text/html" href="${`${base}/changes/${change.id}`}" />
    ${original === null ? null : html`<link rel="related" href="${original}" />`}
    <category term="${change.kind}" label="${kindName(change.kind)}" />
    <author><name>${xml(said(change.portalName))}</name></author>
    <content type="html">${xml(content.markup)}</content>
  </entry>`;
}

/** What a feed is narrowed to; all of it when left out. */
export interface FeedOf {
  readonly portal?: string;
  readonly report?: string;
  readonly publisher?: string;
  readonly kind?: string;
}

/** Address of the feed that is so narrowed. */
export function feedHref(of: FeedOf): string {
  const query = new URLSearchParams(Object.entries(of).filter(([, value]) => value !== '')).toString();
  return `/feed.atom${query === '' ? '' : `?${query}`}`;
}

/** Changes as an Atom feed (RFC 4287), personal numbers masked. `base` is the address of this site without a slash. */
export function renderFeed(entries: readonly FeedEntry[], of: FeedOf, base: string, version: string): string {
  const updated = entries[0]?.change.detectedAt ?? new Date(0);
  const self = `${base}${feedHref(of)}`;
  const title = of.publisher === undefined ? '年报改动' : `年报改动：${said(of.publisher)}`;
  return `<?xml version="1.0" encoding="utf-8"?>
${
  html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
    <id>${self}</id>
    <title>${xml(title)}</title>
    <subtitle>所监测的政府信息公开年度报告的发布与改动</subtitle>
    <updated>${updated.toISOString()}</updated>
    <link rel="self" type="application/atom+xml" href="${self}" />
    <link rel="alternate" type="text/html" href="${`${base}/changes`}" />
    <generator version="${version}">nianbao</generator>
    ${entries.map((entry) => entryOf(entry, base))}
  </feed>`.markup
}
`;
}
