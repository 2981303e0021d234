import { escapeHtml } from './markup.ts';
import type { PracticeReport } from './report.ts';
import { seeded } from './random.ts';

/** Content systems whose page furniture the practice portals imitate. */
export const practiceSystems = ['plain', 'trs', 'jcms', 'jpaas', 'ucap', 'vsb', 'gkmlpt', 'year'] as const;
export type PracticeSystem = (typeof practiceSystems)[number];

/** What stands on a page and never counts as a change. */
export interface PageNoise {
  /** 页面生成时间 of the template: `2025-01-20 15:46:43`. */
  readonly generatedAt: string;
  readonly visits: number;
  /** Random token of scripts and links. */
  readonly token: string;
  /** Today with its weekday, as printed in the page's head. */
  readonly today: string;
  /** Order in which related links are printed. */
  readonly relatedSeed: number;
}

export interface PageLink {
  readonly href: string;
  readonly title: string;
}

export interface PageOptions {
  readonly siteName?: string;
  readonly siteDomain?: string;
  readonly columnName?: string;
  readonly url?: string;
  readonly charset?: 'utf-8' | 'gbk';
  readonly noise?: Partial<PageNoise>;
  /** Word markup: a `<span>` around every run, digits in spans of their own, `<o:p>`. */
  readonly wordSoup?: boolean;
  readonly attachments?: readonly PageLink[];
  readonly related?: readonly PageLink[];
}

type Full = Required<Omit<PageOptions, 'noise'>> & { readonly noise: PageNoise };

const usualNoise: PageNoise = {
  generatedAt: '2025-02-10 09:12:44',
  visits: 318,
  token: '5f0c9a',
  today: '2025年2月10日 星期一',
  relatedSeed: 1,
};

function filled(report: PracticeReport, options: PageOptions): Full {
  const siteName = options.siteName ?? `${report.publisher}门户网站`;
  return {
    siteName,
    siteDomain: options.siteDomain ?? report.organ.site,
    columnName: options.columnName ?? '政府信息公开年报',
    url: options.url ?? '',
    charset: options.charset ?? 'utf-8',
    wordSoup: options.wordSoup ?? false,
    attachments: options.attachments ?? [],
    related: options.related ?? [],
    noise: { ...usualNoise, ...options.noise },
  };
}

/** Markup as a word processor leaves it: runs in spans, figures apart, empty `o:p`. */
export function wordSoup(html: string): string {
  let run = 0;
  return html.replaceAll(/>([^<]+)</g, (whole, text: string) => {
    if (text.trim() === '') {
      return whole;
    }
    const parts = text.split(/(&[a-z#0-9]+;|\d)/).filter((part) => part !== '');
    const spans = parts.map((part) => {
      run += 1;
      const style = /^\d$/.test(part)
        ? 'font-size:16.0pt;font-family:&quot;Times New Roman&quot;,serif'
        : `font-size:16.0pt;font-family:仿宋_GB2312;mso-spacerun:'yes'`;
      return `<span${run % 3 === 0 ? ' lang="EN-US"' : ''} style="${style}">${part}</span>`;
    });
    return `>${spans.join('')}<o:p></o:p><`;
  });
}

function metas(report: PracticeReport, page: Full): string {
  const { truth, organ } = report;
  const meta = (name: string, content: string): string => `<meta name="${name}" content="${escapeHtml(content)}">`;
  return [
    meta('SiteName', page.siteName),
    meta('SiteDomain', page.siteDomain),
    `<meta content="${organ.code.slice(2, 8)}0001" name="SiteIDCode" />`,
    meta('ColumnName', page.columnName),
    meta('ColumnType', '信息公开'),
    meta('ArticleTitle', truth.title),
    meta('PubDate', `${truth.publishedAt} 16:20`),
    meta('ContentSource', report.publisher),
    meta('Keywords', '政府信息公开,年度报告'),
    meta('Url', page.url),
    `<meta name="others" content="页面生成时间 ${page.noise.generatedAt}">`,
  ].join('\n');
}

const menus = ['首页', '走进云溪', '新闻中心', '政务公开', '办事服务', '互动交流', '数据开放'];

function head(report: PracticeReport, page: Full): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="${page.charset}">
<title>${escapeHtml(report.title)}_${escapeHtml(page.siteName)}</title>
${metas(report, page)}
<script id="keyparam" src="/_bot_sbu/sbu_fpcm.js?v=${page.noise.token}"></script>
<style>.menu li{float:left} .content{font-size:16px;line-height:2} .info td{padding:4px}</style>
</head>
<body>
<div class="top"><span class="date">今天是${page.noise.today}</span> <a href="javascript:void(0)" id="zh_tw">繁體</a> <a href="/mail">无障碍阅读</a></div>
<ul class="menu">${menus.map((name, index) => `<li><a href="/m${index}/index.html">${name}</a></li>`).join('')}</ul>
<div class="position">您当前的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="./">${page.columnName}</a></div>`;
}

function widgets(page: Full): string {
  return `<div class="tools">字号：<a href="javascript:font(1)">大</a> <a href="javascript:font(2)">中</a> <a href="javascript:font(3)">小</a> <a href="javascript:window.print()">打印</a> 浏览次数：<span id="hits">${page.noise.visits}</span> 次 <div class="share" data-t="${page.noise.token}">分享到：微信 微博</div></div>`;
}

function foot(page: Full): string {
  const random = seeded(`related/${page.noise.relatedSeed}`);
  const related = [...page.related]
    .map((link) => ({ link, at: random.int(0, 1_000_000) }))
    .sort((left, right) => left.at - right.at)
    .map(({ link }) => `<li><a href="${escapeHtml(link.href)}">${escapeHtml(link.title)}</a></li>`);
  return `<div class="related"><h4>相关链接</h4><ul>${related.join('')}</ul></div>
<div class="footer">主办单位：${page.siteName} 网站标识码：${page.siteDomain} <a href="https://beian.miit.gov.cn/">备案号</a> 总访问量：${page.noise.visits * 37}</div>
<script>var _t="${page.noise.token}";document.cookie="sid="+_t;</script>
</body>
</html>
`;
}

function attachmentList(page: Full): string {
  return page.attachments.length === 0
    ? ''
    : `<div class="fj"><p>附件：</p>${page.attachments.map(({ href, title }) => `<p><a href="${escapeHtml(href)}">${escapeHtml(title)}</a></p>`).join('')}</div>`;
}

function headerTable(report: PracticeReport): string {
  const { truth } = report;
  const cell = (label: string, value: string): string =>
    `<td class="c1">${label}</td><td class="c2">${escapeHtml(value)}</td>`;
  return `<table class="info"><tr>${cell('索 引 号：', truth.indexNumber)}${cell('文　　号：', truth.documentNumber ?? '〔〕号')}</tr><tr>${cell('发布机构：', truth.publisher)}${cell('发文日期：', truth.publishedAt)}</tr><tr>${cell('名　　称：', truth.title)}${cell('主题分类：', '政府信息公开年报')}</tr></table>`;
}

function headerList(report: PracticeReport): string {
  const { truth } = report;
  return `<ul class="headinfo"><li>索引号：${truth.indexNumber}</li><li>发文字号：${truth.documentNumber ?? ''}</li><li>发布机构：${truth.publisher}</li><li>成文日期：${truth.writtenAt}</li><li>发布日期：${truth.publishedAt}</li><li>有效性：有效</li></ul>`;
}

function content(report: PracticeReport, page: Full): string {
  return (page.wordSoup ? wordSoup(report.html) : report.html) + attachmentList(page);
}

function bodyOf(report: PracticeReport, system: PracticeSystem, page: Full): string {
  const title = escapeHtml(report.title);
  const { publishedAt } = report.truth;
  switch (system) {
    case 'plain':
    case 'year':
      return `<div class="main">${headerTable(report)}<h1>${title}</h1><div class="time">发布日期：${publishedAt}</div>${widgets(page)}<div class="content" id="zoom">
${content(report, page)}
</div></div>`;
    case 'trs':
      return `<div class="xl_main">${headerTable(report)}<h2 class="xl_tit">${title}</h2><p class="xl_info">发布时间：${publishedAt} 16:20　来源：${report.publisher}</p>${widgets(page)}<div class="TRS_Editor"><div class="Custom_UnionStyle">
${content(report, page)}
</div></div></div>`;
    case 'jcms':
    case 'jpaas':
      return `<div id="c" class="article">${headerList(report)}<!--<$[标题]>begin--><div class="title">${title}</div><!--<$[标题]>end--><div class="ly">发布日期：${publishedAt} 信息来源：${report.publisher}</div>${widgets(page)}<div id="zoom" class="bt_content"><!--<$[信息内容]>begin-->
${content(report, page)}
<!--<$[信息内容]>end--></div></div>`;
    case 'ucap':
      return `<div class="wz">${headerList(report)}<ucaptitle>${title}</ucaptitle><p>发布时间：<publishtime>${publishedAt} 16:20:00</publishtime></p>${widgets(page)}<div class="pages_content"><ucapcontent>
${content(report, page)}
</ucapcontent></div></div>`;
    case 'vsb':
      return `<form name="_newscontent_fromname">${headerTable(report)}<h1 align="center">${title}</h1><div align="center">日期：${publishedAt} 点击：[<span id="dynclicks">${page.noise.visits}</span>]</div><div id="vsb_content" class="v_news_content">
${content(report, page)}
</div></form>`;
    case 'gkmlpt':
      return `<div id="app"></div><script>window._CONFIG = ${JSON.stringify({
        SID: '721001',
        DETAIL: {
          title: report.title,
          identifier: report.truth.indexNumber,
          document_number: report.truth.documentNumber ?? '',
          publisher: report.publisher,
          date: `${report.truth.writtenAt} 00:00:00`,
          display_publish_time: `${publishedAt} 16:20:00`,
          content: content(report, page),
        },
      }).replaceAll('</', String.raw`<\/`)};</script>`;
    default:
      return system satisfies never;
  }
}

/** A whole portal page around a report, with the furniture of a content system. */
export function renderPage(report: PracticeReport, system: PracticeSystem, options: PageOptions = {}): string {
  const page = filled(report, options);
  return `${head(report, page)}\n${bodyOf(report, system, page)}\n${foot(page)}`;
}
