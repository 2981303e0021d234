import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { makeReport, renderPage } from '../practice/reports/index.ts';
import { inputOf } from './input.ts';

const report = makeReport({ publisher: '云溪县卫生健康局', year: 2023, format: 'F21', seed: 8 });
const page = renderPage(report, 'jcms');
const host = 'www.yunxi.gov.cn';
const link = '<a href="http://a.example/">百家乐棋牌官网</a>';
const styled = (style: string, addition: string): string =>
  page.replace('</head>', `<style>${style}</style></head>`).replace('</body>', `${addition}</body>`);
const read = (html: string, url = `http://${host}/art/1.html`) => extract(inputOf(html, { url, portalHosts: [host] }));
const stateOf = async (html: string, url?: string) => (await read(html, url)).integrity.state;

describe('links that a page’s own styles or noscript hide', () => {
  it.each([
    ['a class', '.xq9{display:none}', `<div class="nav xq9">${link}</div>`],
    [
      'one class of several',
      'body{margin:0}\n.abc, div.k2 {\n position: absolute;\n left: -9999px }',
      `<div class="k2">${link}</div>`,
    ],
    ['an id', '/* ad */ #fl{height:0;overflow:hidden}', `<div id="fl">${link}</div>`],
    ['a class on some screens', '@media screen{.zz{text-indent:-9999px}}', `<ul class="zz"><li>${link}</li></ul>`],
    ['noscript', '', `<noscript><p>${link}</p></noscript>`],
  ])('by %s make it hijacked', async (_, style, addition) =>
    expect(await stateOf(styled(style, addition))).toBe('hijacked'),
  );

  it.each([
    [
      'tabs',
      '.tab{display:none}.tab.on{display:block}',
      '<div class="tab"><a href="/1">县公安局查处网络赌博案件</a></div>',
    ],
    ['a word for those who see no scripts', '', '<noscript>请启用JavaScript后访问本网站<img src="/hm.gif"></noscript>'],
    [
      'a link to the text',
      '.sr-only{position:absolute;left:-9999px}',
      '<a class="sr-only" href="#zoom">跳到主要内容</a>',
    ],
  ])('%s do no harm', async (_, style, addition) => expect(await stateOf(styled(style, addition))).toBe('clean'));

  it('a body that waits for a script to show it keeps its text', async () => {
    const whole = await read(page);
    const waiting = page.replace('<body', '<style>.article,#zoom,.content{display:none}</style><body');
    const { text, integrity } = await read(waiting.replace(/<p>/g, '<p class="content">'));
    expect(text).toBe(whole.text);
    expect(integrity.state).toBe('clean');
  });
});

describe('a brand that nobody has heard of, in the place of a region', () => {
  const copy = (brand: string): string => page.replaceAll('云溪县', brand).replaceAll('yunxi.gov.cn', 'jfh.example');

  it.each(['金凤凰app', '大丰收在线登录', '聚福(中国)', '长乐下载'])(
    '%s before the organ is family D',
    async (brand) => {
      const { integrity } = await extract(
        inputOf(copy(brand), { url: 'http://www.jfh-sport.com/a.html', portalHosts: [] }),
      );
      expect([integrity.state, ...integrity.families]).toEqual(['mirror', 'D']);
    },
  );

  it('without such a word is a doubt where the portal is another and the text names its host as its own', async () => {
    const away = 'http://www.jfh-sport.com/a.html';
    const renamed = page
      .replaceAll('云溪县', '鸿运国际')
      .replaceAll(report.organ.site, 'www.jfh-sport.com')
      .replaceAll(/[\w.-]+\.gov\.cn/g, 'www.jfh-sport.com')
      .replace('</body>', '<p>网址：www.jfh-sport.com</p></body>');
    expect(await stateOf(renamed, away)).toBe('suspect');
  });

  it.each(['云溪县体育运动下载中心', '云溪县棋牌运动管理局', '云溪口岸出入口管理局'])(
    '%s is an organ',
    async (organ) => {
      const other = makeReport({ publisher: organ, year: 2023, format: 'F21', seed: 8 });
      expect(await stateOf(renderPage(other, 'jcms'))).toBe('clean');
    },
  );
});
