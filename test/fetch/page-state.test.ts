import { describe, expect, it } from 'vitest';
import { judgePage, type PageEvidence } from '../../src/fetch/index.ts';
import { cpuClock } from '../support/cpu-time.ts';
import { english } from '../../src/telling/reasons/index.ts';

const report =
  '本年度，我区认真贯彻落实政府信息公开条例，主动公开政府信息一千二百余条，收到依申请公开三十四件，均按期答复。'.repeat(
    16,
  );
const menu = Array.from(
  { length: 30 },
  (_unused, index) => `<li><a href="/c${index}/">政务公开栏目${index}</a></li>`,
).join('');
const html = (head: string, body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const inTemplate = (title: string, content: string): string =>
  html(
    `<title>${title}</title>`,
    `<div class="header"><ul>${menu}</ul></div><div class="main">${content}</div>
     <div class="footer">主办：某区人民政府办公室 备案号：某ICP备05001234号 网站标识码：3703030001 联系电话：0533-1234567 网站建设与维护：某区大数据中心 网站维护：信息中心 安全支持：某云防护</div>`,
  );

function judge(text: string | null, more: Partial<PageEvidence> & { headers?: Record<string, string> } = {}) {
  const { headers = {}, ...rest } = more;
  return judgePage({
    status: 200,
    header: (name) => headers[name] ?? null,
    text,
    mediaType: 'text/html',
    contentBytes: text === null ? 0 : Buffer.byteLength(text),
    cut: null,
    requestedUrl: 'http://www.example.gov.cn/art/2024/1/31/art_1_2.html',
    finalUrl: 'http://www.example.gov.cn/art/2024/1/31/art_1_2.html',
    portalHosts: ['www.example.gov.cn'],
    columnUrls: ['http://www.example.gov.cn/zfxxgk/nb/index.html'],
    conditional: false,
    ...rest,
  });
}

const jsl = `<script>document.cookie=('_')+('_')+('j')+('s')+('l')+';max-age=3600;path=/';location.href=location.pathname+location.search</script>`;
const jslSecond = `<script>var go=function(p){document.cookie=p.tn+'='+p.bts[0];location.href=location.pathname};go({"bts":["1706.2|0|a","b"],"chars":"xyz","ct":"9f","ha":"md5","tn":"__jsl_clearance_s","vt":"3600","wt":"1500"})</script>`;
const ruishu = html(
  '<meta id="9DhefwqGPrzGxEp9hPaoag" content="{qqabcdefghijklmnopqrstuvwxyz0123456789}" r="m">',
  `<script type="text/javascript" r="m">$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=12345;$_ts.cd="${'q'.repeat(4000)}";</script>`,
);
const wzws = `<html><head><meta charset="utf-8"><noscript><h1><strong>请开启JavaScript并刷新该页.</strong></h1></noscript>
<script>eval(function(p,a,c,k,e,d){e=function(c){return c};return p}('0 1',2,2,'var|x'.split('|'),0,{}))</script></head></html>`;

describe('pages that are what was asked for', () => {
  it.each([
    ['a report', inTemplate('2023年政府信息公开工作年度报告', `<p>${report}</p>`)],
    [
      'a report with bot tags',
      inTemplate(
        '年度报告',
        `<script id="keyparam" src="/_bot_sbu/sbu_fpcm.js"></script><script src="/_bot_sbu/x.js?token=9f8a"></script><p>${report}</p>`,
      ),
    ],
    [
      'a long page that speaks of 404 errors',
      inTemplate('关于网站404错误页面整改情况的说明', `<p>部分网页显示404，页面不存在，已整改。${report}</p>`),
    ],
    ['a long page that speaks of maintenance', inTemplate('公告', `<p>网站升级维护中出现的问题如下。${report}</p>`)],
    [
      'a short notice with an article’s tags',
      html(
        '<meta name="ArticleTitle" content="关于网站系统升级维护的通知"><meta name="PubDate" content="2024-01-31 09:00"><title>关于网站系统升级维护的通知</title>',
        '<p>因网站系统正在升级维护，本周六暂停服务。</p>',
      ),
    ],
    [
      'a short page of a column with one entry',
      inTemplate(
        '政府信息公开年报',
        '<ul><li><a href="/art/2024/1/31/art_1_2.html">2023年年度报告</a><span>2024-01-31</span></li></ul>',
      ),
    ],
    [
      'a report that is one attachment',
      inTemplate(
        '2023年政府信息公开工作年度报告',
        '<h1>2023年政府信息公开工作年度报告</h1><a href="1.pdf">附件下载</a>',
      ),
    ],
    [
      'a short table with 信息不存在',
      inTemplate(
        '2014年政府信息公开情况统计表',
        '<table><tr><td>政府信息不存在数</td><td>0</td></tr><tr><td>申请信息不存在</td><td>3</td></tr></table>',
      ),
    ],
    [
      'a home page with a log-in box',
      inTemplate('某区人民政府', `<form action="/login"><input type="password" name="p">登录</form><p>${report}</p>`),
    ],
    [
      'a page whose list is a script’s data',
      html(
        '<title>政府信息公开</title>',
        '<div id="app"></div><script>window._CONFIG = {SID: "755012", TREE: []}</script>',
      ),
    ],
    [
      'a list inside a script',
      html('<title>年报</title>', '<script type="text/xml"><datastore><recordset></recordset></datastore></script>'),
    ],
    [
      'a report in a frame',
      inTemplate('年报', '<div id="zoom"><iframe src="/pdf/viewer.html?file=1.pdf"></iframe></div>'),
    ],
    [
      'a list beside an empty node',
      inTemplate('年报', '<div id="zoom"></div><ul><li><a href="/a/1.html">年度报告</a>2024-01-31</li></ul>'),
    ],
    [
      'a report that is pictures',
      html('<title>2020年年报</title>', '<img src="1.jpg"><img src="2.jpg"><script src="a.js"></script>'),
    ],
    [
      'a page with a captcha in a comment form',
      inTemplate('年度报告', `<p>${report}</p><script src="/js/captcha.js"></script>`),
    ],
  ])('%s is ok', (_name, text) => {
    expect(judge(text)).toMatchObject({ state: 'ok' });
  });

  it('a document that is no text is ok', () => {
    expect(judge(null, { mediaType: 'application/pdf', contentBytes: 90_000 }).state).toBe('ok');
  });

  it('304 proves sameness only where it was asked', () => {
    expect(judge(null, { status: 304, conditional: true }).state).toBe('not-modified');
    expect(judge(null, { status: 304 }).state).toBe('unreachable');
  });

  it.each([
    'https://example.gov.cn/art/2024/1/31/art_1_2.html',
    'http://www.example.gov.cn/art/2024/1/31/art_1_2.html#top',
    'http://www.example.gov.cn/newart/2024/1/31/art_1_2.html',
  ])('a redirect to %s is ok', (finalUrl) => {
    expect(judge(inTemplate('年度报告', report), { finalUrl }).state).toBe('ok');
  });
});

describe('pages that stand in the place of another', () => {
  it.each([
    ['加速乐, first answer', jsl, 521],
    ['加速乐, second answer', jslSecond, 521],
    ['加速乐 with status 200', jslSecond, 200],
    ['瑞数', ruishu, 412],
    ['瑞数 with 202', ruishu, 202],
    ['瑞数 with 200', ruishu, 200],
    ['WZWS', wzws, 200],
    [
      'a sliding puzzle',
      html('<title>安全验证</title>', '<p>请完成下方滑块验证后继续访问</p><script src="/a.js"></script>'),
      200,
    ],
    ['a firewall', html('<title>403</title>', '<h1>您的访问请求可能对网站造成威胁，已被网站防火墙拦截</h1>'), 403],
    [
      'a firewall with 200',
      html('<title>访问被拦截</title>', '<p>很抱歉，由于您提交的内容包含危险的攻击请求，已被拦截。</p>'),
      200,
    ],
    [
      'a firewall with 405',
      html('<title>405</title>', '<p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p>'),
      405,
    ],
    ['too many requests', '访问过于频繁', 429],
    ['plain 403', '<h1>Forbidden</h1>', 403],
  ])('%s is blocked', (_name, text, status) => {
    expect(judge(text, { status })).toMatchObject({ state: 'blocked' });
  });

  it.each([
    ['status 404', '<h1>Not Found</h1>', 404],
    ['status 410', '', 410],
    ['a soft 404', html('<title>提示信息</title>', '<p>对不起，您访问的页面不存在或已被删除！</p>'), 200],
    ['a soft 404 in English', html('<title>404</title>', '<h1>404 Not Found</h1>'), 200],
    [
      'a soft 404 in the site’s template',
      inTemplate('404-某区人民政府', '<p>抱歉，找不到您要访问的页面，3秒后返回首页。</p>'),
      200,
    ],
    [
      'a soft 404 with search tips',
      inTemplate('错误页面', '<h2>无法找到该网页</h2><p>可能的原因：网址有误；网页已经移走；服务器暂时无法响应。</p>'),
      200,
    ],
    [
      'a template around nothing',
      inTemplate('某区人民政府', '<h1></h1><div class="TRS_Editor" id="zoom"> &nbsp;<p></p></div>'),
      200,
    ],
    ['an article gone', inTemplate('某区人民政府', '<div id="zoom">该信息不存在或已删除</div>'), 200],
  ])('%s is missing', (_name, text, status) => {
    expect(judge(text, { status, contentBytes: 1 })).toMatchObject({ state: 'missing' });
  });

  it.each([
    ['http://www.example.gov.cn/', 'missing'],
    ['http://www.example.gov.cn/index.html', 'missing'],
    ['https://example.gov.cn/zfxxgk/nb/', 'missing'],
    ['http://www.example.gov.cn/sso/login?back=x', 'login'],
    ['http://spam.example.com/art/2024/1/31/art_1_2.html', 'wrong-host'],
    ['http://www.example.gov.cn.spam.example.com/', 'wrong-host'],
  ])('a redirect to %s is %s', (finalUrl, state) => {
    expect(judge(inTemplate('某区人民政府', report), { finalUrl }).state).toBe(state);
  });

  it('a column that moves within itself is no missing page', () => {
    const requestedUrl = 'http://www.example.gov.cn/zfxxgk/nb/';
    const finalUrl = 'http://www.example.gov.cn/zfxxgk/nb/index.html';
    expect(judge(inTemplate('年报', report), { requestedUrl, finalUrl }).state).toBe('ok');
  });

  it.each([
    ['网站升级维护中，请稍后访问', 200],
    ['系统正在维护，暂停服务，给您带来不便敬请谅解', 200],
    ['本站已迁移至新域名 www.new.example.gov.cn', 200],
    ['因机房搬迁，网站暂停服务', 503],
  ])('%s is maintenance', (text, status) => {
    expect(judge(html('<title>公告</title>', `<p>${text}</p>`), { status }).state).toBe('maintenance');
  });

  it('a log-in form is a log-in', () => {
    const text = html(
      '<title>统一身份认证</title>',
      '<form>用户名<input name="u">密码<input type="password" name="p">登录</form>',
    );
    expect(judge(text).state).toBe('login');
    expect(judge('', { status: 401 }).state).toBe('login');
  });

  it('a page that is nothing but scripts is script-only', () => {
    const text = html(
      '<title>某区人民政府</title>',
      '<noscript>您的浏览器不支持脚本</noscript><div id="app"></div><script src="/app.8f3a.js"></script>',
    );
    expect(judge(text).state).toBe('script-only');
  });

  it('a list with nothing in it is a list, though its page says next to nothing and calls a pager', () => {
    const text = html(
      '<title>年度报告</title>',
      '<div class="menu"><a href="/">首页</a></div><ul></ul><div class="page"><script>createPageHTML(1, 0, "index", "html");</script></div>',
    );
    expect(judge(text, { listing: true }).state).toBe('ok');
    expect(judge(text.replace('createPageHTML', 'render'), { listing: true }).state).toBe('script-only');
  });

  it('what was cut, or is empty, is truncated', () => {
    expect(judge(inTemplate('年度报告', report), { cut: 'disconnect' }).state).toBe('truncated');
    expect(judge(null, { contentBytes: 0 }).state).toBe('truncated');
    expect(judge(inTemplate('年度报告', report), { status: 206 }).state).toBe('truncated');
  });

  it('a server that fails is unreachable', () => {
    for (const status of [500, 502, 504]) expect(judge('<h1>Bad Gateway</h1>', { status }).state).toBe('unreachable');
    expect(judge('x', { status: 521, headers: { server: 'cloudflare' } }).state).toBe('unreachable');
  });
});

describe('judging', () => {
  const size = 128 * 1024;
  it.each([
    '<div id=zoom class=',
    '<div id="zoom"> ',
    '<meta name=ArticleTitle ',
    '<meta id="aaaa" content="',
    'document.cookie=',
    "location='",
    '您访问的',
    '网站正在',
    '<!--',
    '<a href="',
    '&#',
    "<a '",
    '<',
    '<script>',
    '<p',
  ])('takes little time over nothing but %s', (piece) => {
    const text = `<script></script>${piece.repeat(Math.ceil(size / piece.length)).slice(0, size)}`;
    const cpuMs = cpuClock();
    expect(english('UTC').of(judge(text).reason)).not.toBe('');
    expect(cpuMs()).toBeLessThan(1000);
  });
});
