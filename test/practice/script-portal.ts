import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenOnLoopback } from '../support/loopback.ts';
import { listOf } from './listed-reports.ts';
import { makeReport, renderPage } from './reports/index.ts';

/**
 * How a portal that is one script gets the pages of its list: of an interface that wants a field in the request's head, of one
 * that wants a signature of each page, or of one that tells where it goes on and is asked for more by a button; or its entries
 * have no address, and open by a click.
 */
export const scriptKinds = ['header', 'signed', 'more', 'clicked'] as const;
export type ScriptKind = (typeof scriptKinds)[number];

export interface ScriptPortal {
  readonly url: string;
  readonly host: string;
  readonly columnUrl: string;
  /** Addresses of all reports. */
  readonly published: readonly string[];
  /** What the interface was asked, and whether it answered. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const { perPage, years, entries, last, shownOn } = listOf('云溪县水利局', 5200, 10);
const signature = (page: number, at: string): string => String((page * 7919 + Number(at) * 31) % 99_991);

const imprint =
  '主办单位：云溪县水利局　　承办单位：云溪县水利局办公室　　地址：云溪县城关镇建设路八号　　工作时间：工作日上午八时半至十二时，下午二时至五时半　　建议使用较新的浏览器访问本网站';
const drawList = `
var rows = [];
function draw(pager) {
  document.getElementById('app').innerHTML = '<h2>政府信息公开年报</h2><ul class="docs">' + rows.map(function (one) {
    return '<li><a href="/report/' + one.docId + '.html">' + one.docTitle + '</a><span>' + one.day + '</span></li>';
  }).join('') + '</ul>' + pager + '<footer>${imprint}</footer>';
}`;
const numbers = `
function pager(page, last) {
  var numbers = '';
  for (var at = 1; at <= last; at++) numbers += '<li class="number' + (at === page ? ' active' : '') + '">' + at + '</li>';
  return '<div class="el-pagination"><ul class="el-pager">' + numbers + '</ul><button type="button" class="btn-next"' + (page >= last ? ' disabled' : '') + '><i class="el-icon-arrow-right"></i></button></div>';
}
function show(page, answer) { rows = answer.data.rows; draw(pager(page, Math.ceil(answer.data.total / ${perPage}))); document.querySelector('.btn-next').onclick = function () { turn(page + 1); }; }`;

const programs: Readonly<Record<ScriptKind, string>> = {
  header: `${drawList}${numbers}
var place = ['/portal', 'docs', 'page'].join('/');
function turn(page) {
  fetch(place, { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: 'Bearer visitor' }, body: JSON.stringify({ channel: 'nb', pageNo: page, pageSize: ${perPage} }) })
    .then(function (answer) { return answer.json(); }).then(function (answer) { show(page, answer); });
}
turn(1);`,
  signed: `${drawList}${numbers}
var place = ['/portal', 'docs', 'page'].join('/');
function turn(page) {
  var at = Date.now() % 1000;
  fetch(place + '?pageNo=' + page + '&at=' + at + '&sign=' + (page * 7919 + at * 31) % 99991)
    .then(function (answer) { return answer.json(); }).then(function (answer) { show(page, answer); });
}
turn(1);`,
  clicked: `${numbers}
var place = ['/portal', 'docs', 'page'].join('/'), way = ['', 'report', ''].join('/');
function draw(pager) {
  document.getElementById('app').innerHTML = '<div class="docs">' + rows.map(function (one) { return '<div class="row"><p>' + one.docTitle + '</p><i>' + one.day + '</i></div>'; }).join('') + '</div>' + pager;
  document.querySelectorAll('.row').forEach(function (row, at) { row.onclick = function () { window.location.href = way + rows[at].docId + '.html'; }; });
}
function turn(page) { fetch(place + '?pageNo=' + page).then(function (answer) { return answer.json(); }).then(function (answer) { show(page, answer); }); }
turn(1);`,
  more: `${drawList}
var place = ['/portal', 'docs', 'more'].join('/');
function turn(mark) {
  fetch(place + '?mark=' + mark).then(function (answer) { return answer.json(); }).then(function (answer) {
    rows = rows.concat(answer.data.rows);
    draw(answer.data.mark === '' ? '<p>没有更多了</p>' : '<button class="more">加载更多</button>');
    var button = document.querySelector('.more');
    if (button) button.onclick = function () { turn(answer.data.mark); };
  });
}
turn('');`,
};

const shell =
  '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>云溪县水利局</title></head><body><noscript>请启用 JavaScript</noscript><div id="app"></div><script src="/assets/main.js"></script></body></html>';
const home =
  '<!DOCTYPE html><html><head><meta charset="utf-8"><title>云溪县水利局</title></head><body><ul><li><a href="/open/list">政府信息公开年报</a></li></ul></body></html>';
const refused = JSON.stringify({ code: 403, msg: '签名错误，拒绝访问' });
const nothing = JSON.stringify({ code: 200, data: { rows: [], total: 0 } });
const rowsOf = (page: number): object[] =>
  shownOn(page).map(({ id, title, day }) => ({ docId: id, docTitle: title, day }));

function answerOf(kind: ScriptKind, request: IncomingMessage, url: URL, body: string): string | null {
  if (kind === 'more') {
    if (url.pathname !== '/portal/docs/more') return null;
    const mark = url.searchParams.get('mark') ?? '';
    const page = mark === '' ? 1 : Number(Buffer.from(mark, 'base64url').toString());
    const next = page < last ? Buffer.from(String(page + 1)).toString('base64url') : '';
    return JSON.stringify({ data: { rows: rowsOf(page), mark: next } });
  }
  if (url.pathname !== '/portal/docs/page') return null;
  const page = Number(
    kind === 'header' ? (JSON.parse(body || '{}') as { pageNo?: unknown }).pageNo : url.searchParams.get('pageNo'),
  );
  const fits =
    kind === 'clicked' ||
    (kind === 'header'
      ? request.headers.authorization === 'Bearer visitor' && request.method === 'POST'
      : url.searchParams.get('sign') === signature(page, url.searchParams.get('at') ?? ''));
  return fits ? JSON.stringify({ code: 200, data: { rows: rowsOf(page), total: entries.length } }) : refused;
}

/** A portal's robots file, null for none, and whether anything was published. */
interface ScriptPortalOptions {
  readonly robots?: string | null;
  readonly isEmpty?: boolean;
}

/** Starts a portal whose column is one script. Whoever starts it closes it. */
export async function startScriptPortal(
  kind: ScriptKind,
  { robots = null, isEmpty = false }: ScriptPortalOptions = {},
): Promise<ScriptPortal> {
  const asked: string[] = [];
  const answer = async (request: IncomingMessage): Promise<readonly [type: string, body: string] | null> => {
    const url = new URL(request.url ?? '/', 'http://host');
    if (url.pathname === '/robots.txt' && robots !== null) return ['text/plain', robots];
    if (url.pathname === '/') return ['text/html', home];
    if (url.pathname === '/open/list') return ['text/html', shell];
    if (url.pathname === '/assets/main.js') return ['application/javascript', programs[kind]];
    const year = years[Number(/^\/report\/(\d+)\.html$/.exec(url.pathname)?.[1] ?? 0) - 5200];
    if (year !== undefined)
      return ['text/html', renderPage(makeReport({ publisher: '云溪县水利局', year, seed: year }), 'plain')];
    const found = answerOf(kind, request, url, await text(request));
    if (found === null) return null;
    const data = isEmpty && found !== refused ? nothing : found;
    asked.push(`${request.method ?? ''} ${request.url ?? ''} ${data === refused ? 'refused' : 'answered'}`);
    return ['application/json', data];
  };
  const server = createServer((request, response) => {
    void answer(request).then((made) =>
      response
        .writeHead(made === null ? 404 : 200, { 'content-type': `${made?.[0] ?? 'text/plain'}; charset=utf-8` })
        .end(made?.[1] ?? 'no'),
    );
  });
  const host = `127.0.0.1:${await listenOnLoopback(server)}`;
  return {
    url: `http://${host}`,
    host,
    columnUrl: `http://${host}/open/list`,
    published: isEmpty ? [] : entries.map(({ id }) => `http://${host}/report/${id}.html`),
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
