import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLinksTo } from '../../src/web/archived-links.ts';

const page = 'http://www.qingshan.gov.cn/zwgk/nb/index.html';
const to = (url: string): string => `/to/${encodeURIComponent(url)}`;
const rewritten = (html: string): string => withLinksTo(html, page, to);
const led = (url: string): string => to(`http://www.qingshan.gov.cn${url}`);

describe('links of an archived page', () => {
  it.each([
    ['<a href="../a.html">x</a>', `<a href="${led('/zwgk/a.html')}">x</a>`],
    ["<A HREF='./a.html' >x</A>", `<A HREF='${led('/zwgk/nb/a.html')}' >x</A>`],
    ['<a href=a.html class=b>x</a>', `<a href=${led('/zwgk/nb/a.html')} class=b>x</a>`],
    ['<a href=" a.jsp?x=1&amp;y=2 ">x</a>', `<a href="${led('/zwgk/nb/a.jsp?x=1&y=2')}">x</a>`],
    ['<a href="//other.gov.cn/">x</a>', `<a href="${to('http://other.gov.cn/')}">x</a>`],
    ['<map><area href="/b"></map>', `<map><area href="${led('/b')}"></map>`],
    ['<a target="_blank" href="/b">x</a>', `<a target="_self" href="${led('/b')}">x</a>`],
    ['<base target=_blank><p>x', '<base target=_self><p>x'],
  ])('lead elsewhere: %s', (html, expected) => {
    expect(rewritten(html)).toBe(expected);
  });

  it('are relative to the base that the page names first', () => {
    const html = '<base href="/other/"><base href="/third/"><a href="a.html">x</a>';
    expect(rewritten(html)).toBe(html.replace('"a.html"', `"${led('/other/a.html')}"`));
  });

  it.each([
    '<a href="#top">x</a>',
    '<a href="javascript:void(0)">x</a>',
    '<a href="mailto:a@b.cn">x</a>',
    '<a href>x</a><a href="">',
    '<a name="x">x</a>',
    '<script>document.write(\'<a href="/b">x</a>\')</script>',
    '<style>a[href="/b"]{}</style>',
    '<!-- <a href="/b">x</a> -->',
    '<textarea><a href="/b">x</a></textarea>',
    '<img src="/x.png"><link href="/x.css"><form action="/s">',
    '<a href="/b',
    '<a href="http://[">x</a>',
  ])('stay as they are: %s', (html) => {
    expect(rewritten(html)).toBe(html);
  });

  it('count once where they stand twice', () => {
    expect(rewritten('<a href="/b" href="/c">')).toBe(`<a href="${led('/b')}" href="/c">`);
  });

  it('are all that is changed, whatever the page holds', () => {
    const part = fc.constantFrom(
      '<a href="',
      '<a ',
      'href=',
      '/b',
      '"',
      "'",
      '>',
      '<!--',
      '-->',
      '</a>',
      '&amp;',
      '年报',
      '<script>',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const html = parts.join('');
        let at = 0;
        for (const kept of withLinksTo(html, page, () => '§').split('§')) {
          const found = html.indexOf(kept, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + kept.length;
        }
      }),
    );
  });
});
