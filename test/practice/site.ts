import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import type { StaticAnswer } from './challenge.ts';
import { missingAnswer, softMissingAnswer } from './challenge.ts';
import {
  asksJpaas,
  feedXml,
  gkmlptAnswer,
  jcmsProxyAnswer,
  jpaasAnswer,
  listingHtml,
  listingPath,
  pageCount,
  sitemapXml,
} from './listing-pages.ts';
import type { ListedItem, ListingView, PracticeColumn } from './listing-pages.ts';
import { furtherAnswer, furtherPath, type FurtherListing } from './further-listings.ts';
import { injectedPage } from './mirror.ts';
import { escapeHtml } from './reports/markup.ts';
import { renderPage } from './reports/index.ts';
import type { PageLink, PageNoise, PracticeReport, PracticeSystem } from './reports/index.ts';

/** What a path answers with. */
export type Held =
  | {
      readonly kind: 'report';
      /** Made again when asked for where thousands would be too much to keep. */
      readonly report: () => PracticeReport;
      readonly wordSoup: boolean;
      readonly attachments: readonly PageLink[];
    }
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly mediaType: string }
  | { readonly kind: 'redirect'; readonly to: string; readonly status: number };

/** What a template puts around a report page, or writes otherwise: HTML before and after. */
export type Dressing = (html: string, path: string) => string;

/** Ways in which a page can be gone. */
export type Absence = 'missing' | 'gone' | 'soft' | 'home' | 'column';

/** A finished answer with its validators. */
export interface Rendered {
  readonly body: Buffer;
  /** Compressed when first asked for; null where compression is not worth while. */
  readonly gzip: () => Buffer | null;
  readonly contentType: string;
  readonly etag: string;
  readonly lastModified: string;
}

export interface SiteSettings {
  readonly siteName: string;
  readonly system: PracticeSystem;
  /** Where listings are shown in another way than the system's usual one. */
  readonly listing: FurtherListing | null;
  readonly perPage: number;
  readonly columns: readonly PracticeColumn[];
  readonly origin: () => string;
  /** Milliseconds since 1970; decides Last-Modified. */
  readonly clock: () => number;
}

/** Pages, files and listings of a portal, rendered once and again when something changes. */
export class PracticeSite {
  readonly held = new Map<string, Held>();
  readonly absent = new Map<string, Absence>();
  readonly listed: Map<string, ListedItem[]>;
  charset: 'utf-8' | 'gbk' = 'utf-8';
  noise: Partial<PageNoise> = {};
  dressing: Dressing | null = null;
  /** Template of report pages, where it is not that of the listing's system. */
  template: PracticeSystem | null = null;
  /** Most items that listings show; null shows all. */
  shownItems: number | null = null;
  /** Pages that stand injected with spam. */
  readonly injected = new Set<string>();
  private readonly settings: SiteSettings;
  private readonly rendered = new Map<string, Rendered>();

  constructor(settings: SiteSettings) {
    this.settings = settings;
    this.listed = new Map(settings.columns.map(({ id }) => [id, []]));
  }

  /** The column of that id, or the first one. */
  column(id: string | undefined): PracticeColumn {
    const found = this.settings.columns.find((column) => id === undefined || column.id === id);
    if (found === undefined) {
      throw new RangeError(`the practice portal has no column ${id}; it has ${[...this.listed.keys()].join(', ')}`);
    }
    return found;
  }

  /** Where a column's listing begins. */
  columnPath(column: PracticeColumn): string {
    const { listing, system } = this.settings;
    return listing === null ? listingPath(system, column, 0, 1) : furtherPath(listing, column);
  }

  /** Puts an item into a column's listing, newest first. */
  list(columnId: string, item: ListedItem): void {
    const items = this.listed.get(columnId) ?? [];
    const at = items.findIndex((other) => other.listedAt <= item.listedAt);
    items.splice(at === -1 ? items.length : at, 0, item);
    this.listed.set(columnId, items);
    this.forget();
  }

  /** Takes a path out of every listing; answers where it stood. */
  unlist(path: string): readonly (readonly [columnId: string, item: ListedItem])[] {
    const taken: (readonly [string, ListedItem])[] = [];
    for (const [id, items] of this.listed) {
      taken.push(...items.filter((item) => item.path === path).map((item) => [id, item] as const));
      this.listed.set(
        id,
        items.filter((item) => item.path !== path),
      );
    }
    this.forget();
    return taken;
  }

  /** Forgets what was rendered: of one path, or of all listings and pages. */
  forget(path?: string): void {
    if (path !== undefined) {
      this.rendered.delete(path);
      return;
    }
    for (const key of this.rendered.keys()) {
      if (!this.held.has(key)) {
        this.rendered.delete(key);
      }
    }
  }

  /** Forgets everything that was rendered, as after a rebuild of the site's templates. */
  forgetAll(): void {
    this.rendered.clear();
  }

  /** Every page, file and listing as it answers now. */
  snapshot(): Map<string, Rendered | StaticAnswer> {
    const targets = new Set([...this.held.keys(), ...this.absent.keys(), '/']);
    for (const column of this.settings.columns) {
      const pages = pageCount(this.listed.get(column.id)?.length ?? 0, this.settings.perPage);
      for (let page = 0; page < pages; page += 1) {
        targets.add(listingPath(this.settings.system, column, page, pages));
      }
    }
    return new Map([...targets].map((target) => [target, this.answer(target)]));
  }

  /** Renders a page now, so that the first request for it costs nothing. */
  prepare(path: string): void {
    this.page(path);
  }

  /** What a target (path and query) answers, apart from challenges and delays. */
  answer(target: string): Rendered | StaticAnswer {
    const absence = this.absent.get(target);
    if (absence !== undefined) {
      return this.absenceAnswer(absence);
    }
    const held = this.held.get(target);
    if (held?.kind === 'redirect') {
      return { status: held.status, headers: { location: held.to }, body: Buffer.alloc(0) };
    }
    return this.page(target) ?? missingAnswer();
  }

  private absenceAnswer(absence: Absence): StaticAnswer {
    switch (absence) {
      case 'missing':
        return missingAnswer();
      case 'gone':
        return { ...missingAnswer(), status: 410 };
      case 'soft':
        return softMissingAnswer(this.settings.siteName);
      case 'home':
        return { status: 302, headers: { location: '/' }, body: Buffer.alloc(0) };
      case 'column': {
        const location = listingPath(this.settings.system, this.column(undefined), 0, 1);
        return { status: 302, headers: { location }, body: Buffer.alloc(0) };
      }
      default:
        return absence satisfies never;
    }
  }

  private page(target: string): Rendered | null {
    const known = this.rendered.get(target);
    if (known !== undefined) {
      return known;
    }
    const made = this.render(target);
    if (made !== null) {
      this.rendered.set(target, made);
    }
    return made;
  }

  private render(target: string): Rendered | null {
    const held = this.held.get(target);
    switch (held?.kind) {
      case 'report': {
        const page = renderPage(held.report(), this.template ?? this.settings.system, {
          siteName: this.settings.siteName,
          siteDomain: new URL(this.settings.origin()).host,
          url: target,
          charset: this.charset,
          noise: this.noise,
          wordSoup: held.wordSoup,
          attachments: held.attachments,
          related: this.related(target),
        });
        return this.html(this.dressed(this.injected.has(target) ? injectedPage(page) : page, target));
      }
      case 'html':
        return this.html(this.dressed(held.html, target));
      case 'file':
        return this.finished(Buffer.from(held.bytes), held.mediaType);
      case 'redirect':
        return null;
      case undefined:
        return this.furniture(target);
      default:
        return held satisfies never;
    }
  }

  private dressed(html: string, target: string): string {
    return this.dressing === null ? html : this.dressing(html, target);
  }

  private related(target: string): readonly PageLink[] {
    const items = [...this.listed.values()][0] ?? [];
    return items
      .slice(0, 6)
      .filter((item) => item.path !== target)
      .slice(0, 5)
      .map((item) => ({ href: item.path, title: item.title }));
  }

  private html(text: string): Rendered {
    return this.finished(encoded(text, this.charset), `text/html; charset=${this.charset}`);
  }

  private finished(body: Buffer, contentType: string): Rendered {
    const digest = createHash('sha1').update(body).digest('hex').slice(0, 20);
    let packed: Buffer | null = null;
    return {
      body,
      gzip: () => {
        packed ??= body.length > 400 && contentType.startsWith('text/') ? gzipSync(body, { level: 1 }) : null;
        return packed;
      },
      contentType,
      etag: `"${digest}"`,
      lastModified: new Date(this.settings.clock()).toUTCString(),
    };
  }

  private furniture(target: string): Rendered | null {
    if (target === '/' || target === '/index.html') {
      return this.html(this.home());
    }
    const url = new URL(target, this.settings.origin());
    for (const column of this.settings.columns) {
      const items = (this.listed.get(column.id) ?? []).slice(0, this.shownItems ?? undefined);
      const { listing } = this.settings;
      const further =
        listing === null
          ? null
          : furtherAnswer(listing, url, { ...this.settings, column, items, origin: this.settings.origin() });
      if (further !== null) return this.finished(further.body, further.contentType);
      const pages = pageCount(items.length, this.settings.perPage);
      const view = (page: number): ListingView => ({ ...this.settings, charset: this.charset, column, items, page });
      for (let page = 0; page < pages; page += 1) {
        if (target === listingPath(this.settings.system, column, page, pages)) {
          return this.html(listingHtml(this.settings.system, view(page)));
        }
      }
      if (asksJpaas(url, column)) {
        return this.finished(Buffer.from(jpaasAnswer(view(0), url)), 'application/json; charset=utf-8');
      }
      if (target === `/rss/${column.id}.xml`) {
        return this.finished(
          Buffer.from(feedXml(view(0), this.settings.origin())),
          'application/rss+xml; charset=utf-8',
        );
      }
      const ownProxy = url.searchParams.get('columnid') === String(column.number) || this.settings.columns.length === 1;
      if (this.settings.system === 'jcms' && url.pathname === '/module/web/jpage/dataproxy.jsp' && ownProxy) {
        const first = Number(url.searchParams.get('startrecord') ?? 1);
        const last = Number(url.searchParams.get('endrecord') ?? items.length);
        return this.finished(Buffer.from(jcmsProxyAnswer(view(0), first, last)), 'text/xml; charset=utf-8');
      }
      if (this.settings.system === 'gkmlpt' && url.pathname === `/gkmlpt/api/all/${column.number}`) {
        const page = Number(url.searchParams.get('page') ?? 1) - 1;
        return this.finished(Buffer.from(gkmlptAnswer(view(page), this.settings.origin())), 'application/json');
      }
    }
    if (target === '/sitemap.xml') {
      return this.finished(
        Buffer.from(sitemapXml([...this.listed.values()].flat(), this.settings.origin())),
        'text/xml',
      );
    }
    return null;
  }

  private home(): string {
    const { siteName, columns } = this.settings;
    const links = columns.map(
      (column) => `<li><a href="${this.columnPath(column)}">${escapeHtml(column.name)}</a></li>`,
    );
    return `<!DOCTYPE html>
<html><head><meta charset="${this.charset}"><title>${escapeHtml(siteName)}</title><meta name="SiteName" content="${escapeHtml(siteName)}"></head>
<body><h1>${escapeHtml(siteName)}</h1><ul class="zwgk"><li><a href="/zwgk/zcwj/index.html">政策文件</a></li>${links.join('')}</ul></body></html>
`;
  }
}

const lacking = new Map<string, boolean>();

/** What GBK lacks is written as a character reference, as servers do. */
function encoded(text: string, charset: 'utf-8' | 'gbk'): Buffer {
  if (charset === 'utf-8') return Buffer.from(text);
  const written = text.replaceAll(/[^\p{ASCII}\p{Script=Han}]/gu, (character) => {
    const lacks = lacking.get(character) ?? iconv.encode(character, charset).equals(Buffer.from('?'));
    lacking.set(character, lacks);
    return lacks ? `&#${character.codePointAt(0) ?? 0};` : character;
  });
  return iconv.encode(written, charset);
}
