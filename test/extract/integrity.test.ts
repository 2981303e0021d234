import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/domain/index.ts';
import type { ExtractInput } from '../../src/extract/document.ts';
import { extract } from '../../src/extract/extract.ts';
import { toSimplified } from '../../src/text/index.ts';
import { mirrorPage, naiveTraditional } from '../practice/mirror.ts';
import { makeReport, practiceSystems, renderPage } from '../practice/reports/index.ts';
import { inputOf } from './input.ts';

const report = makeReport({ publisher: '云溪县人民政府', year: 2015, format: 'F14', seed: 3 });
const own = { url: 'http://www.yunxi.gov.cn/art/2016/2/1/art_12_345.html', portalHosts: ['www.yunxi.gov.cn'] };
const page = renderPage(report, 'jcms');

const read = (html: string, known: Partial<ExtractInput> = own): Promise<Extraction> => extract(inputOf(html, known));
const stateOf = async (html: string, known: Partial<ExtractInput> = own): Promise<string> => {
  const { integrity } = await read(html, known);
  return [integrity.state, ...integrity.families].join(' ');
};
const inside = (html: string, addition: string): string => html.replace('</body>', `${addition}</body>`);

describe('pages that are what they say', () => {
  it.each(practiceSystems)('a report of %s is clean', async (system) => {
    for (const format of ['F07', 'F14', 'F19', 'F21'] as const) {
      const other = makeReport({ publisher: '柳泉区体育局', year: 2020, format, seed: 5 });
      expect(await stateOf(renderPage(other, system))).toBe('clean');
    }
  });

  it.each([
    ['glosses of rare characters', '<p>我县洨(xiáo)河、汦(chí)河、漷(huǒ)县、邡(fāng)镇水质改善。</p>'],
    ['names in Latin letters', '<p>细颗粒物(PM2.5)、亚太经合组织(APEC)、客户端(app)、方案(a)和(b)、政务(zwgk)网。</p>'],
    [
      'offices of sport and lottery',
      '<p>县体育局、市体育彩票管理中心、福利彩票发行中心、县体育中心公开信息。体育局政府信息公开年报另行公布。</p>',
    ],
    ['campaigns against gambling', '<p>开展打击网络赌博、扫黄打非、清理赌场和色情网站专项行动，及时公开政府信息。</p>'],
    [
      'a bureau of sports and its app',
      '<p>通过“云溪体育app”公开信息12条，体育官网公开信息30条，体育app注册人数增长。赴澳门银河酒店参加旅游推介会，在澳门银河酒店公开招商信息。</p>',
    ],
    [
      'cases of the police',
      '<p>公布典型案例：一是张某利用“开云体育”APP组织赌博案。二是李某开设百家乐赌场案。三是赵某利用时时彩诈骗案。</p>',
    ],
    [
      'parks, halls and companies',
      '<p>建成米兰体育公园、开元体育场，信息公开及时；与金沙国际小区、皇冠酒店有关的拆迁公告均已公开，CG电子政务平台上线。</p>',
    ],
    [
      'a script that writes another one for the badge of a public body',
      "<script>document.write(unescape(\"%3Cspan id='_ideConac'%3E%3C/span%3E%3Cscript src='http://dcs.conac.cn/js/1.js'%3E%3C/script%3E\"));</script>",
    ],
    ['a button for Traditional characters', '<a href="/big5/">繁體版</a>'],
    [
      'phrases that sound like others',
      '<p>久久为功推进特色综合改革，整治棋牌室，发布禁止捕鱼通告，加装外挂电梯，激情广场演出，红色视频展播，A级体育场馆开放。</p>',
    ],
    [
      'hidden news of the police',
      '<div style="display:none"><a href="/n/1.html">我县打掉一网络赌场</a><a href="/n/2.html">警惕刷单诈骗和博彩网站</a></div>',
    ],
    [
      'visitor statistics',
      '<script>var p = (("https:" == document.location.protocol) ? "https://" : "http://"); document.write(unescape("%3Cscript src=" + p + "hm.baidu.com/h.js%3E")); var r = document.referrer; var h = location.href;</script>',
    ],
    [
      'an address hidden from robots',
      '<script>document.write(String.fromCharCode(122,119,103,107,64,121,117,110,120,105,46,103,111,118,46,99,110))</script>',
    ],
    [
      'a menu that opens',
      '<ul style="display:none"><li><a href="/a">政务公开</a></li><li><a href="/b">体育在线</a></li></ul>',
    ],
    ['a counter from character codes', '<script>var a = String.fromCharCode(48,49); document.title;</script>'],
    ['a share script with referrer', '<script>var r = document.referrer; if (r) { log(r); }</script>'],
  ])('%s do no harm', async (_, addition) => {
    expect(await stateOf(inside(page.replace('<!--<$[信息内容]>begin-->', `$&${addition}`), addition))).toBe('clean');
  });

  it('a declared Traditional version is a twin', async () => {
    const twin = naiveTraditional(page).replace('lang="zh-CN"', 'lang="zh-Hant"');
    expect(await stateOf(twin, { ...own, url: 'http://www.yunxi.gov.cn/big5/art/2016/2/1/art_12_345.html' })).toBe(
      'clean',
    );
  });

  it('one that only the field of its language declares is a twin as well', async () => {
    const language = '<head><meta http-equiv="Content-Language" content="zh-Hant">';
    const twin = naiveTraditional(page).replace('lang="zh-CN"', '').replace('<head>', language);
    expect(await stateOf(twin)).toBe('clean');
  });

  it('a page of a portal whose SiteDomain is another government’s is not doubted for it', async () => {
    expect(await stateOf(page.replace(/SiteDomain" content="[^"]*/, 'SiteDomain" content="gxq.cq.gov.cn'))).toBe(
      'clean',
    );
  });
});

describe('mirrors', () => {
  it.each(['A', 'B', 'C'] as const)('family %s is told, and its text comes back', async (family) => {
    const clean = await read(renderPage(report, 'plain'));
    for (const seed of [1, 2, 3]) {
      const mirrored = await read(mirrorPage(report, family, seed), { url: null, portalHosts: [] });
      expect([mirrored.integrity.state, ...mirrored.integrity.families]).toEqual(['mirror', family]);
      expect(mirrored.text).toBe(clean.text);
      expect(mirrored.tables).toEqual(clean.tables);
      expect(mirrored).toMatchObject({ kind: 'report', publisher: report.publisher, year: report.year });
    }
  });

  it('what was put right is marked where it stands, also in the cells of tables', async () => {
    const tabled = makeReport({ publisher: '云溪县人民政府', year: 2023, format: 'F21', seed: 3 });
    const { text, integrity } = await read(mirrorPage(tabled, 'A', 2), { url: null, portalHosts: [] });
    const glosses = integrity.restored.filter(({ rule }) => rule === 'pinyin');
    const isInTable = (at: number): boolean => {
      const from = text.lastIndexOf('\n', at) + 1;
      return text.slice(from, text.indexOf('\n', at)).includes('\t');
    };
    expect(glosses.filter(({ start }) => isInTable(start)).length).toBeGreaterThan(20);
    for (const { start, end, raw } of glosses) {
      expect(text.slice(start, end)).toBe(toSimplified(raw.charAt(0)));
    }
  });

  it('toned pinyin on unconverted characters is family B', async () => {
    const toned = page.replaceAll('公', '公(gōng)').replaceAll('政', '政(zhèng)');
    const mirrored = await read(toned);
    expect([mirrored.integrity.state, ...mirrored.integrity.families]).toEqual(['mirror', 'B']);
    expect(mirrored.text).toBe((await read(page)).text);
  });

  it('words that no writer of Traditional Chinese uses tell a converted copy where nothing else is known', async () => {
    const text = naiveTraditional(
      '一、总体情况\n县政府办关于政府信息公开的规范和要求得到落实，群众可以与我们联系。全年主动公开信息三百条，对于收到的申请均按时答复。'.repeat(
        3,
      ),
    )
      .replaceAll('關於', '關于')
      .replaceAll('規範', '規范');
    const found = await read(text, { url: null, portalHosts: [] });
    expect([found.integrity.state, ...found.integrity.families]).toEqual(['mirror', 'C']);
  });

  it('an address outside gov.cn for the government’s own site is a doubt where the text’s own address is unknown', async () => {
    const text = (host: string): string =>
      `云溪县人民政府2017年政府信息公开工作年度报告\n报告电子版可在云溪县政府门户网站(http://${host})下载。\n一、概述\n全年主动公开政府信息三百条。`;
    const stateAt = async (host: string) => (await read(text(host), { url: null, portalHosts: [] })).integrity.state;
    expect(await stateAt('www.zwinkto.com')).toBe('suspect');
    expect(await stateAt('www.yunxi.gov.cn')).toBe('clean');
  });

  it('nested and doubled pinyin goes, brackets of the text stay', async () => {
    const text =
      '县办公厅(室(shi))负责政(zheng)(zheng)府(fu)(fu)信息公开(kai)工作，细颗粒物(PM2.5)年(nian)均值下降(jiang)。';
    const mirrored = await read(page.replace('<!--<$[信息内容]>begin-->', `$&${`<p>${text}</p>`.repeat(4)}`));
    expect(mirrored.integrity.families).toEqual(['B']);
    expect(mirrored.text).toContain('县办公厅(室)负责政府信息公开工作，细颗粒物(PM2.5)年均值下降。');
  });

  it('a brand in the place of the organ is family D', async () => {
    const branded = page.replaceAll('云溪县', '乐鱼体育官网');
    expect(
      await stateOf(branded, { url: 'http://www.leyu-sport.example.com/a.html', portalHosts: ['www.yunxi.gov.cn'] }),
    ).toMatch(/^mirror D/);
  });

  it.each([
    ['a brand before the organ', '澳门金沙城中心_欧洲杯足球网-【投注官网平台】'],
    ['a chain of names joined by low lines', '青云会_青云会客户_青云会总站'],
  ])('%s, woven into the sentences, is family D without a title that sells', async (_, brand) => {
    const text = `一、概述\n2017年，${brand}水务局严格按照《中华人民共和国政府信息公开条例》公开信息。\n二、主动公开政府信息情况\n通过${brand}水务局信息公开栏公开信息253条。`;
    const found = await read(text, { url: null, portalHosts: [] });
    expect([found.integrity.state, ...found.integrity.families]).toEqual(['mirror', 'D']);
  });

  it('a brand at the head of the way to the page stands where the site’s name should', async () => {
    const text = `当前位置:k8凯发官网-凯发k8官网下载客户端中心 > 云溪县水务局 > 政府信息公开年度报告\n云溪县水务局2015年政府信息公开年度报告\n一、概述\n全年主动公开政府信息三百条。`;
    const found = await read(text, { url: null, portalHosts: [] });
    expect([found.integrity.state, ...found.integrity.families]).toEqual(['mirror', 'D']);
  });

  it('a brand of letters and figures that runs into the year is family D', async () => {
    const known = { url: 'http://www.vns889.com/zwgk/t1.html', portalHosts: ['www.yunxi.gov.cn'] };
    const branded = page.replaceAll('云溪县人民政府', 'vns889').replaceAll('云溪县', 'vns889');
    const line = `<p>公众可登录http://www.vns889.com/zwgk查阅。邮箱：bgs@yunxi.gov.cn</p>`;
    expect(await stateOf(inside(branded, line), known)).toBe('mirror D');
  });

  it('a name that is no organ’s in its place is family D, whatever domain the text names', async () => {
    const line = `<p>公众可登录http://www.jinsha-ty.com/zwgk查阅。邮箱：bgs@yunxi.gov.cn</p>`;
    const known = { url: 'http://www.jinsha-ty.com/zwgk/nb/t1.html', portalHosts: ['www.yunxi.gov.cn'] };
    const copy = inside(page, line);
    expect(await stateOf(copy, known)).toBe('mirror E');
    const branded = copy.replaceAll('云溪县人民政府', '金莎体育').replaceAll('云溪县', '金莎体育');
    expect(await stateOf(branded, known)).toBe('mirror D');
    // Elsewhere alone it says nothing: companies and schools have sites of their own.
    const company = page.replaceAll('云溪县人民政府', '国网江平电力').replaceAll('云溪县', '国网江平电力');
    expect(await stateOf(company, { ...known, url: 'http://www.jiangping.com.cn/nb/t1.html' })).not.toContain('D');
  });

  it('the text intact on a stranger’s domain is family E', async () => {
    const site = report.organ.site;
    const copy = inside(
      page.replaceAll(site, 'www.kk-zone.com'),
      '<p>电子邮箱：zwgk@yunxi.gov.cn，网址：www.kk-zone.com</p>',
    );
    expect(
      await stateOf(copy, {
        url: 'http://www.kk-zone.com/art/2016/2/1/art_12_345.html',
        portalHosts: ['www.yunxi.gov.cn'],
      }),
    ).toBe('mirror E');
  });
});

describe('injections into a genuine page', () => {
  it.each([
    [
      'a changed title',
      (html: string) => html.replace(/<title>[^<]*/, '<title>&#24320;&#20113;体育app下载_开云官网登录入口_彩票平台'),
    ],
    [
      'links in a box of no height',
      (html: string) =>
        inside(
          html,
          '<div style="overflow:hidden;height:1px"><a href="http://a.example">PG电子试玩</a><a href="http://b.example">麻将胡了</a></div>',
        ),
    ],
    [
      'links that show, of games and bets',
      (html: string) =>
        inside(
          html,
          '<div><a href="http://a.example">MG电子官网</a> <a href="http://b.example">真钱斗地主</a> <a href="http://c.example">在线赌场</a></div>',
        ),
    ],
    [
      'links far off the screen',
      (html: string) =>
        inside(
          html,
          '<div style="position:absolute;left:-9999px"><a href="http://x.example/">百家乐棋牌官网</a></div>',
        ),
    ],
    [
      'hidden links',
      (html: string) => inside(html, '<div style="display:none"><a href="http://x.example/">时时彩开奖结果</a></div>'),
    ],
    [
      'a tiny marquee',
      (html: string) =>
        inside(
          html,
          '<marquee height="1" width="1" scrollamount="9"><a href="http://x.example/">澳门葡京真人娱乐</a></marquee>',
        ),
    ],
    [
      'a redirect for visitors of search engines',
      (html: string) =>
        html.replace(
          '<head>',
          '<head><script>if(/baidu|sogou|google/.test(document.referrer)){location.href="http://x.example/"}</script>',
        ),
    ],
    [
      'text from character codes and selling tags',
      (html: string) =>
        html.replace(
          '<head>',
          '<head><meta name="keywords" content="百家乐,博彩,时时彩"><script>document.write(String.fromCharCode(60,115,99,114,105,112,116,62,60,47))</script>',
        ),
    ],
  ])('%s make it hijacked, and only family F', async (_, change) => {
    const hijacked = await read(change(page));
    expect([hijacked.integrity.state, ...hijacked.integrity.families]).toEqual(['hijacked', 'F']);
    expect(hijacked).toMatchObject({
      kind: 'report',
      title: report.title,
      publisher: report.publisher,
      year: report.year,
    });
  });
});

describe('a copy on a host of which nothing is known', () => {
  const html = inside(page, '<p>本报告可在政府信息公开网站查阅（www.yunxi.gov.cn），电子邮箱：zwgk@yunxi.gov.cn。</p>');
  it.each([
    ['http://www.yunxi.gov.cn/nb/1.html', 'clean'],
    ['http://xxgk.yunxi.gov.cn/nb/1.html', 'clean'],
    ['http://58.221.4.10:8080/nb/1.html', 'clean'],
    ['http://www.wenku-share.net/doc/1.html', 'suspect'],
    ['http://www.yunxi-gov.cn/nb/1.html', 'mirror E'],
    ['http://yunxi.gov.cn.page-cache.com/nb/1.html', 'mirror E'],
  ])('%s is %s', async (url, state) => expect(await stateOf(html, { url, portalHosts: [] })).toBe(state));

  it('that gives its own address as the government’s is suspect', async () => {
    const swapped = inside(page, '<p>请登录“中国云溪”网站（www.hjc888.org）查阅。</p>');
    expect(await stateOf(swapped, { url: 'http://www.hjc888.org/1.html', portalHosts: [] })).toBe('suspect');
  });
});

describe('signs that make a page doubtful', () => {
  it.each([
    [
      'an advertisement between the paragraphs',
      (html: string) => inside(html, '<p>开云(中国)Kaiyun官方网站-登录入口为您提供最新版下载</p>'),
    ],
    [
      'keywords that sell',
      (html: string) => html.replace('<head>', '<head><meta name="keywords" content="pg电子,麻将胡了">'),
    ],
    [
      'a script whose words are escaped letter by letter',
      (html: string) =>
        html.replace(
          '<head>',
          String.raw`<head><script>window["\x64\x6f\x63\x75\x6d\x65\x6e\x74"]["\x77\x72\x69\x74\x65"]("\x3c\x73\x63\x72\x69\x70\x74 src=http://x.example/a.js>")</script>`,
        ),
    ],
  ])('%s', async (_, change) => {
    expect(await stateOf(change(page))).toMatch(/^suspect/);
  });
});
