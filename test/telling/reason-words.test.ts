import { describe, expect, it } from 'vitest';
import { inWords, summaryInWords } from '../../src/telling/reason-words.ts';
import { renderMail } from '../../src/alert/index.ts';
import { judgePage } from '../../src/fetch/page-state.ts';
import { nameError } from '../../src/net/name-error.ts';
import { alertView } from '../alert/sample.ts';

describe('a recorded reason', () => {
  it('of a challenge at an address says what came instead of the page', () => {
    expect(inWords('http://a.example/b.html: a challenge (加速乐) instead of the page, status 521')).toBe(
      'http://a.example/b.html：收到的不是页面，而是防火墙（加速乐）的验证页，HTTP 状态 521',
    );
  });

  it('of a doubtful page tells each sign', () => {
    expect(
      inWords(
        'mirror, family A, C: 344 of 2350 characters carry their pinyin, 62 different ones; hidden text sells: 彩票, 博彩; the title sells: 彩票官网',
      ),
    ).toBe(
      '疑为仿冒副本（A、C 类）：2350 个汉字中有 344 个夹带拼音（62 个不同的字）；隐藏的文字里有推销词：彩票、博彩；网页标题里有推销词：彩票官网',
    );
  });

  it('of the next crawl, and what operators see of a portal that is well, is in words', () => {
    expect(inWords('something was new within 8 hours: at every turn')).toBe('8 小时内有新内容：按时间表');
    expect(
      inWords('published 2024, none of 2025 found, not declared under publishers: 4 (云溪县民政局, 云溪县教育局 …)'),
    ).toBe('2024 年度已公布、2025 年度未见、又未在 publishers 下声明的机构 4 个（云溪县民政局、云溪县教育局 …）');
  });

  it('within a Chinese sentence is put into words there', () => {
    expect(
      inWords('只在2025年3月3日 09:30读取到一次，此后一直未能再次读取该页面（blocked: refused with status 403）'),
    ).toBe('只在2025年3月3日 09:30读取到一次，此后一直未能再次读取该页面（访问被拦截：网站拒绝访问，HTTP 状态 403）');
  });

  it('of a page in the place of another names the evidence', () => {
    expect(inWords('in place of a document, refusal (what it says, little else, status 403): 您的连接未被放行')).toBe(
      '收到的不是文件，而是拒绝访问的提示（依据：所写的话、别无其他内容、HTTP 状态 403）：“您的连接未被放行”',
    );
    expect(inWords('in place of a document, nothing (a template around nothing)')).toBe(
      '收到的不是文件，而是空的框架（依据：框架中没有内容）',
    );
  });

  it('of the layout, of our clock and of what is owed holds no English but commands and addresses', () => {
    const reasons = [
      'http://a.test/ was read twice and lists 2 where 9 were known; if the site was rebuilt, run `nianbao probe` and correct the column',
      '3 of 9 reports left the listings at once; nothing is told of them until an operator says so: `nianbao held`',
      '3 of 9 reports vanished together; their removal is held back until an operator says so: `nianbao held`',
      '3 of 9 reports are shown by none of their pages, which answer with something else; if the site was rebuilt, look at one of them with `nianbao extract`',
      'our clock is 480 hours ahead of what the servers say; nothing is concluded from what is absent until it is set right',
      'whether 云溪县教育局 has published its report of 2024 is unknown: http://a.test/ was not read completely',
      'whether 云溪县教育局 has published its report of 2024 is unknown: no report of it was ever read in the columns declared for it',
      'the server asked to be left alone for another 300 s; it was not asked',
    ];
    for (const reason of reasons)
      expect(inWords(reason).replace(/https?:\S+|nianbao (?:probe|held|extract)/g, '')).not.toMatch(/[a-z]/i);
  });

  it('that is not known stays as it was recorded', () => {
    for (const reason of ['something new: 1 of 2', '应于3月31日前公布', 'a; b', ''])
      expect(inWords(reason)).toBe(reason);
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
    expect(inWords(reason).replaceAll('HTTP', '')).not.toMatch(/[a-z]/iu);
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    'of a connection that failed with %s is in words',
    (code) => {
      const { message } = nameError('http://a.example/', Object.assign(new Error('no luck'), { code }));
      expect(inWords(message)).not.toBe(message);
    },
  );

  it('stands in a mail in words, and as it was recorded', () => {
    const reason = 'http://a.example/: refused with status 403';
    const detail = { summary: '青溪区人民政府拒绝访问（blocked）', title: '青溪区人民政府', url: null, reason };
    const { text, html } = renderMail(
      alertView({ kind: 'portal.blocked', audience: 'operators', report: null, detail }),
    );
    for (const side of [text, html]) {
      expect(side).toContain('http://a.example/：网站拒绝访问，HTTP 状态 403');
      expect(side).toContain(reason);
      expect(side).not.toContain('（blocked）');
    }
  });
});

describe('a summary', () => {
  it('names a page’s state in words and leaves other brackets alone', () => {
    expect(summaryInWords('青溪区人民政府拒绝访问（login）')).toBe('青溪区人民政府拒绝访问（须登录）');
    expect(summaryInWords('内容有变（恢复为先前的内容）')).toBe('内容有变（恢复为先前的内容）');
    expect(summaryInWords('内容有变（abc）')).toBe('内容有变（abc）');
  });
});
