import { naiveTraditional } from '../../practice/mirror.ts';
import { renderPage } from '../../practice/reports/index.ts';
import { portal, home, reports, inTexts, titled, type Specimen } from './specimen.ts';

/** Pages that come near to a copy and are none. */
export function innocents(): Specimen[] {
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
