import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenOnLoopback } from '../support/loopback.ts';
import { listOf } from './listed-reports.ts';
import { makeReport, renderPage } from './reports/index.ts';

/** How the portal turns its pages: an interface asked with a body of JSON, or a form with the state of the page before. */
export const postingKinds = ['json', 'postback'] as const;
export type PostingKind = (typeof postingKinds)[number];

export interface PostingPortal {
  readonly url: string;
  readonly host: string;
  /** Addresses of all reports. */
  readonly published: readonly string[];
  /** What was asked by POST: address and body. */
  readonly posted: readonly string[];
  close(): Promise<void>;
}

const { perPage, years, entries, last, shownOn } = listOf('云溪县财政局', 4100, 20);

const page = (inner: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开年报_云溪县财政局</title><meta name="SiteName" content="云溪县财政局"></head><body><form action="/search" method="post"><input name="keyword"><input type="submit" value="搜索"></form><div class="nav"><a href="/">首页</a> <a href="/zn.html">政府信息公开指南</a></div>${inner}</body></html>`;

const jsonColumn = page(`<ul id="docs"></ul><script>
var query = { pageNum: 1, pageSize: ${perPage}, channel: { code: 'nb', siteId: 12 } };
function show(data) { data.rows.forEach(function (one) { document.getElementById('docs').innerHTML += '<li><a href="/article/' + one.articleId + '.html">' + one.title + '</a><span>' + one.publishTime + '</span></li>'; }); }
fetch('/prod-api/article/list', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(query) }).then(function (answer) { return answer.json(); }).then(show);</script>`);

function jsonAnswer(type: string, body: string): string {
  const asked = (type.includes('json') ? JSON.parse(body) : {}) as {
    pageNum?: unknown;
    pageSize?: unknown;
    channel?: { code?: unknown; siteId?: unknown };
  };
  const { pageNum, pageSize, channel } = asked;
  if (typeof pageNum !== 'number' || pageSize !== perPage || channel?.code !== 'nb' || channel.siteId !== 12)
    return JSON.stringify({ code: 500, msg: '请求参数错误' });
  const rows = shownOn(pageNum).map(({ id, title, day }) => ({ articleId: id, title, publishTime: `${day} 10:00:00` }));
  return JSON.stringify({ code: 200, msg: '查询成功', total: entries.length, rows });
}

/** A page of the form; its state is a secret that only the page before it tells. */
function formPage(at: number): string {
  const rows = shownOn(at).map(
    ({ id, title, day }, order) =>
      `<tr><td>${(at - 1) * perPage + order + 1}</td><td><a href="/article/${id}.html">${title}</a></td><td>${day}</td></tr>`,
  );
  const link = (to: number, name: string): string =>
    to < 1 || to > last || to === at
      ? `<a disabled="disabled">${name}</a>`
      : `<a href="javascript:__doPostBack('Pager1','${to}')">${name}</a>`;
  return page(`<form method="post" action="nb.aspx?lm=3"><input type="hidden" name="__VIEWSTATE" value="${stateOf(at)}"><input type="hidden" name="__EVENTTARGET" value=""><input type="hidden" name="__EVENTARGUMENT" value="">
<input type="text" name="txtKey" value=""><input type="submit" name="btnSearch" value="搜索"><table>${rows.join('')}</table>
<div id="Pager1">${link(1, '首页')} ${link(at - 1, '上一页')} ${link(at + 1, '下一页')} ${link(last, '尾页')} 第${at}页/共${last}页</div></form>`);
}

const stateOf = (at: number): string => Buffer.from(`state of page ${at} + more`).toString('base64');

function formAnswer(body: string): string | null {
  const form = new URLSearchParams(body);
  const to = Number(form.get('__EVENTARGUMENT'));
  const fits = form.get('__VIEWSTATE') === stateOf(to - 1) && form.get('__EVENTTARGET') === 'Pager1';
  return fits && !form.has('btnSearch') ? formPage(to) : null;
}

const typeOf = (body: string | null): string => (body?.startsWith('{') ? 'application/json' : 'text/html');

/** Starts a portal whose list goes on by POST alone. Whoever starts it closes it. */
export async function startPostingPortal(kind: PostingKind, robots: string | null = null): Promise<PostingPortal> {
  const posted: string[] = [];
  const columnPath = kind === 'json' ? '/gk/nb.html' : '/gk/nb.aspx';
  const answerOf = async (request: IncomingMessage): Promise<string | null> => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    if (request.method === 'POST') {
      const body = await text(request);
      posted.push(`${request.url ?? ''} ${body}`);
      if (kind === 'json' && pathname === '/prod-api/article/list')
        return jsonAnswer(request.headers['content-type'] ?? '', body);
      return kind === 'postback' && pathname === columnPath ? formAnswer(body) : null;
    }
    if (pathname === '/robots.txt') return robots;
    if (pathname === '/') return page(`<ul><li><a href="${columnPath}?lm=3">政府信息公开年报</a></li></ul>`);
    if (pathname === columnPath) return kind === 'json' ? jsonColumn : formPage(1);
    const year = years[Number(/^\/article\/(\d+)\.html$/.exec(pathname)?.[1] ?? 0) - 4100];
    return year === undefined ? null : renderPage(makeReport({ publisher: '云溪县财政局', year, seed: year }), 'plain');
  };
  const server = createServer((request, response) => {
    void answerOf(request).then((body) =>
      response
        .writeHead(body === null ? 404 : 200, { 'content-type': `${typeOf(body)}; charset=utf-8` })
        .end(body ?? 'no'),
    );
  });
  const host = `127.0.0.1:${await listenOnLoopback(server)}`;
  return {
    url: `http://${host}`,
    host,
    published: entries.map(({ id }) => `http://${host}/article/${id}.html`),
    posted,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
