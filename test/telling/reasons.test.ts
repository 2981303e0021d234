import { describe, expect, it } from 'vitest';
import { renderMail } from '../../src/alert/index.ts';
import type { Moment, PageReason, PortalNote, Reason } from '../../src/domain/index.ts';
import { judgePage } from '../../src/fetch/page-state.ts';
import { noAnswer } from '../../src/fetch/no-answer.ts';
import { nameError } from '../../src/net/name-error.ts';
import { chinese, cutRemedy, english } from '../../src/telling/reasons/index.ts';
import { alertView } from '../alert/sample.ts';

const zh = (reason: Reason): string => chinese('Asia/Shanghai').of(reason);
const en = (reason: Reason): string => english('Asia/Shanghai').of(reason);
const at = '2025-03-03T01:30:00.000Z' as Moment;

describe('a reason', () => {
  it('of a challenge at an address says what came instead of the page', () => {
    const challenge: Reason = {
      kind: 'page-found',
      url: 'http://a.example/b.html',
      state: 'blocked',
      of: { kind: 'challenge', name: '加速乐', status: 521 },
    };
    expect(zh(challenge)).toBe(
      'http://a.example/b.html 访问被拦截：收到的不是页面，而是防火墙（加速乐）的验证页，HTTP 状态 521',
    );
    expect(en(challenge)).toBe(
      'http://a.example/b.html is blocked: a challenge (加速乐) instead of the page, status 521',
    );
  });

  it('of a doubtful page tells each sign', () => {
    const doubtful: Reason = {
      kind: 'not-genuine',
      state: 'mirror',
      families: ['A', 'C'],
      signs: [
        { id: 'pinyin', hits: 344, of: 2350, different: 62 },
        { id: 'hidden-spam', words: ['彩票', '博彩'] },
        { id: 'spam-title', word: '彩票官网' },
        { id: 'referer-redirect' },
      ],
    };
    expect(zh(doubtful)).toBe(
      '疑为仿冒副本（A、C 类）：2350 个汉字中有 344 个夹带拼音（62 个不同的字）；隐藏的文字里有推销词：彩票、博彩；网页标题里有推销词：彩票官网；有脚本把搜索引擎或从那里来的访客转到别处',
    );
    expect(en(doubtful)).toContain('mirror, family A, C: 344 of 2350 characters carry their pinyin');
  });

  it('of the next crawl, and what operators see of a portal that is well, is in words', () => {
    expect(zh({ kind: 'news', withinHours: 8 })).toBe('8 小时内有新内容：按时间表');
    expect(en({ kind: 'still', hours: 84, everyHours: 10.5 })).toBe('nothing new for 3.5 days: every 10.5 hours');
    expect(zh({ kind: 'undeclared', year: 2025, organs: 4, named: ['云溪县民政局', '云溪县教育局'] })).toBe(
      '2024 年度已公布、2025 年度未见、又未在 publishers 下声明的机构 4 个（云溪县民政局、云溪县教育局 …）',
    );
  });

  it('within another is told in the same language, on the clocks of those who read it', () => {
    const gaveUp: Reason = {
      kind: 'never-seen-again',
      at,
      of: { kind: 'page-found', url: null, state: 'blocked', of: { kind: 'refused', status: 403 } },
    };
    expect(zh(gaveUp)).toBe(
      '只在2025-03-03 09:30读取到一次，此后一直未能再次读取该页面（访问被拦截：网站拒绝访问，HTTP 状态 403）',
    );
    expect(english('UTC').of(gaveUp)).toBe(
      'read once only, at 2025-03-03 01:30; the page could not be read again since (blocked: refused with status 403)',
    );
  });

  it('of a page in the place of another names the evidence', () => {
    const refusal: PageReason = {
      kind: 'stand-in',
      what: 'refusal',
      signs: ['words', 'little-else', 'status'],
      status: 403,
      quote: '您的连接未被放行',
    };
    expect(zh(refusal)).toBe(
      '收到的不是文件，而是拒绝访问的提示（依据：所写的话、别无其他内容、HTTP 状态 403）：“您的连接未被放行”',
    );
    expect(zh({ ...refusal, what: 'nothing', signs: ['empty-template'], quote: '' })).toBe(
      '收到的不是文件，而是空的框架（依据：框架中没有内容）',
    );
  });

  it('of the layout, of our clock and of what is owed holds no English but commands and addresses', () => {
    const notes: readonly PortalNote[] = [
      { kind: 'listing-short', url: 'http://a.test/', listed: 2, known: 9 },
      { kind: 'many-unlisted', reports: 3, of: 9 },
      { kind: 'many-vanished', reports: 3, of: 9 },
      { kind: 'many-replaced', reports: 3, of: 9 },
      { kind: 'clock-ahead', hours: 480 },
      { kind: 'departures-unknown', url: 'http://a.test/', of: { kind: 'empty-page', url: 'http://a.test/2' } },
      {
        kind: 'owed-unknown',
        publisher: '云溪县教育局',
        year: 2024,
        of: { kind: 'not-read-whole', url: 'http://a.test/' },
      },
      { kind: 'owed-unknown', publisher: '云溪县教育局', year: 2024, of: { kind: 'never-read' } },
    ];
    const all = zh({ kind: 'notes', of: notes });
    expect(all.replaceAll(/https?:[\w./]+|nianbao (?:probe|held|extract)|\burl\b/g, '')).not.toMatch(/[a-z]/i);
  });

  it('that was recorded as a text stays that text', () => {
    for (const text of ['something new: 1 of 2', '应于3月31日前公布', 'refused with status 403', ''])
      for (const say of [zh, en]) expect(say({ kind: 'text', text })).toBe(text);
  });

  it('why a list was not read to its end says what an operator can do, once', () => {
    expect(cutRemedy({ kind: 'page-limit', pages: 40 })).toBe('raise listing.maxPages to read it all');
    expect(cutRemedy({ kind: 'text', text: 'the pager repeats; look there' })).toBe('');
    const refused = { kind: 'no-answer', failure: 'url-refused', host: 'a.test:25', detail: 'Port 25' } as const;
    const found = { kind: 'page-found', url: 'http://a.test:25/', state: 'unreachable', of: refused } as const;
    expect(cutRemedy(found)).toBe('correct the column’s url');
    expect(cutRemedy({ ...found, of: { ...refused, failure: 'time-out' } })).toBe('the next crawl tries again');
    const cut: Reason = { kind: 'departures-unknown', url: 'http://a.test/', of: { kind: 'page-limit', pages: 40 } };
    expect(en(cut)).toContain('the listing goes on after 40 pages; raise listing.maxPages to read it all');
  });

  it.each([200, 401, 403, 404, 405, 410, 412, 429, 500, 502, 503, 521])('of status %i holds no English', (status) => {
    const { reason } = judgePage({
      status,
      header: () => null,
      text: '<html><title>x</title><body></body></html>',
      mediaType: 'text/html',
      contentBytes: 42,
      cut: null,
      requestedUrl: 'http://a.example/b.html',
      finalUrl: 'http://a.example/b.html',
      portalHosts: ['a.example'],
      columnUrls: [],
      conditional: false,
    });
    expect(zh(reason).replaceAll('HTTP', '')).not.toMatch(/[a-z]/iu);
  });

  it.each([
    ['ECONNREFUSED', '连接 a.example 失败'],
    ['ENOTFOUND', '域名 a.example 解析不出'],
    ['UND_ERR_CONNECT_TIMEOUT', 'a.example 没有在时限内答复'],
    ['CERT_HAS_EXPIRED', 'a.example 的证书未能通过验证'],
  ])('of a connection that failed with %s is in words', (code, words) => {
    const error = nameError('http://a.example/', Object.assign(new Error('no luck'), { code }));
    const { reason } = noAnswer(error);
    expect(zh(reason)).toContain(words);
    expect(zh(reason)).toContain(code);
    expect(en(reason)).toContain(code);
  });

  it('stands in a mail in words', () => {
    const reason: Reason = {
      kind: 'page-found',
      url: 'http://a.example/',
      state: 'blocked',
      of: { kind: 'refused', status: 403 },
    };
    const detail = { title: '青溪区人民政府', url: null, reason };
    const { text, html } = renderMail(
      alertView({ kind: 'portal.blocked', audience: 'operators', report: null, detail }),
    );
    for (const side of [text, html])
      expect(side).toContain('http://a.example/ 访问被拦截：网站拒绝访问，HTTP 状态 403');
  });
});
