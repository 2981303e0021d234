import { html, type HtmlValue, type SafeHtml } from '../telling/markup.ts';
import type { Word } from './words.ts';

/** What every page of one application shares. */
export interface Frame {
  readonly version: string;
  /** Address of the style sheet, with its digest. */
  readonly styleHref: string;
  readonly hasInbox: boolean;
  /** Whether this process knows what is held back. */
  readonly hasHeld: boolean;
}

export type Section = 'home' | 'reports' | 'calendar' | 'changes' | 'deliveries' | 'held' | 'inbox' | 'api' | null;

export interface PageParts {
  readonly title: string;
  readonly section: Section;
  readonly body: HtmlValue;
}

function navLink(href: string, name: string, current: boolean): SafeHtml {
  return current ? html`<a href="${href}" aria-current="page">${name}</a>` : html`<a href="${href}">${name}</a>`;
}

/** A whole page in Chinese, without script. */
export function renderPage(frame: Frame, page: PageParts): string {
  const { section } = page;
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title} · 年报监测</title>
        <link rel="stylesheet" href="${frame.styleHref}" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="alternate" type="application/atom+xml" href="/feed.atom" title="年报改动" />
      </head>
      <body>
        <a class="skip" href="#main">跳到正文</a>
        <header class="top">
          <div class="inner">
            <a class="brand" href="/">年报监测</a>
            <nav class="main" aria-label="主导航">
              ${navLink('/', '网站', section === 'home')} ${navLink('/reports', '报告', section === 'reports')}
              ${navLink('/calendar', '公布情况', section === 'calendar')}
              ${navLink('/changes', '改动', section === 'changes')}
              ${navLink('/deliveries', '投递', section === 'deliveries')}
              ${frame.hasHeld ? navLink('/held', '暂不通知', section === 'held') : null}
              ${frame.hasInbox ? navLink('/inbox', '收件箱', section === 'inbox') : null}
              ${navLink('/api/docs', '接口', section === 'api')}
            </nav>
          </div>
        </header>
        <main id="main" class="inner">${page.body}</main>
        <footer>
          <div class="inner">
            <span>年报监测 ${frame.version}</span><span>未注明时区的时间均为北京时间（Asia/Shanghai）</span
            ><a href="/feed.atom">订阅改动（Atom）</a><a href="/api/openapi.json">OpenAPI</a>
          </div>
        </footer>
      </body>
    </html> `.markup;
}

export function badge(word: Word): SafeHtml {
  return html`<span class="badge ${word.tone}">${word.text}</span>`;
}

/** Name and value pairs; pairs without a value are left out. */
export function facts(
  pairs: readonly (readonly [name: string, value: HtmlValue])[],
  columns: 'one' | 'two' = 'one',
): SafeHtml {
  const shown = pairs.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '');
  return html`<dl class="facts ${columns}">
    ${shown.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

/** A table that scrolls sideways on its own where the screen is narrow. */
export function scrollable(label: string, table: SafeHtml): SafeHtml {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`;
}

/** A choice of a filter. */
export function option(value: string, name: string, chosen: string): SafeHtml {
  return value === chosen
    ? html`<option value="${value}" selected>${name}</option>`
    : html`<option value="${value}">${name}</option>`;
}

/** A link to the next part of a list, keeping the filter. */
export function pager(
  path: string,
  query: Readonly<Record<string, string>>,
  next: string | null,
  name: string,
): SafeHtml | null {
  if (next === null) {
    return null;
  }
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  search.set('cursor', next);
  return html`<p class="pager"><a class="button" href="${`${path}?${search.toString()}`}" rel="next">${name} →</a></p>`;
}
