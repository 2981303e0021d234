import { naiveTraditional } from '../../practice/mirror.ts';
import type { PracticeReport } from '../../practice/reports/index.ts';
import { escapeHtml } from '../../practice/reports/markup.ts';

/** What a site prints around a report and changes by itself. */
export interface Furniture {
  readonly visits: number;
  readonly token: string;
  readonly builtAt: string;
  readonly today: string;
  /** Titles of related links, in the order printed. */
  readonly related: readonly string[];
}

export const furniture: Furniture = {
  visits: 318,
  token: '5f0c9a',
  builtAt: '2024-02-10 09:12:44',
  today: '2024年2月10日 星期六',
  related: [
    '关于做好2023年年度报告编制工作的通知',
    '政府信息公开指南',
    '县政府2024年第一次常务会议召开',
    '政策解读：小微企业扶持办法',
  ],
};

/** The same site years later. */
export const laterFurniture: Furniture = {
  visits: 120_455,
  token: 'c0ffee77',
  builtAt: '2026-05-06 07:08:09',
  today: '2026年5月6日 星期三',
  related: ['县政府召开2026年第三次常务会议', '关于2025年度财政决算的报告', '政府信息公开指南'],
};

export type Site = (report: PracticeReport, body: string, around?: Furniture) => string;

/** A site of 2010: nested tables, GB 2312, fonts, a counter written by a script. */
const tables2010: Site = (report, body, around = furniture) => {
  const title = escapeHtml(report.title);
  const { publishedAt } = report.truth;
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>${title}</TITLE>
<SCRIPT language=javascript src="/js/menu.js?${around.token}"></SCRIPT></HEAD>
<BODY leftMargin=0 topMargin=0><TABLE width=1000 align=center border=0><TBODY><TR><TD colspan=2><IMG src="/images/top.jpg"></TD></TR>
<TR><TD bgColor=#cc0000><A href="/">网站首页</A> | <A href="/a">走进云溪</A> | <A href="/b">政务公开</A> | <A href="/c">网上办事</A></TD><TD>${around.today}</TD></TR>
<TR><TD vAlign=top width=220><TABLE><TBODY><TR><TD>信息公开导航</TD></TR><TR><TD><A href="/zn">信息公开指南</A></TD></TR><TR><TD><A href="/nb">信息公开年报</A></TD></TR></TBODY></TABLE></TD>
<TD vAlign=top><TABLE width="100%"><TBODY><TR><TD>当前位置：<A href="/">首页</A>&gt;&gt;<A href="/nb">信息公开年报</A></TD></TR>
<TR><TD align=middle><STRONG><FONT size=4>${title}</FONT></STRONG></TD></TR>
<TR><TD align=middle>发布时间：${publishedAt}&nbsp;&nbsp;来源：${escapeHtml(report.publisher)}&nbsp;&nbsp;点击数：<SCRIPT src="/count.asp?id=88&t=${around.token}"></SCRIPT>${around.visits}&nbsp;&nbsp;【字体：<A href="javascript:b()">大</A> <A href="javascript:m()">中</A> <A href="javascript:s()">小</A>】</TD></TR>
<TR><TD class=content>${body}</TD></TR>
<TR><TD align=right>【<A href="javascript:window.print()">打印本页</A>】【<A href="javascript:window.close()">关闭窗口</A>】</TD></TR>
<TR><TD>上一篇：<A href="/1.htm">${around.related[0]}</A><BR>下一篇：<A href="/2.htm">${around.related[1]}</A></TD></TR></TBODY></TABLE></TD></TR>
<TR><TD colspan=2 align=middle>主办：${escapeHtml(report.publisher)}办公室 &nbsp; 您是第 ${around.visits * 91} 位访客<BR>苏ICP备05001234号</TD></TR></TBODY></TABLE></BODY></HTML>`;
};

/** A site of a province's cluster, 2023: tags of the guideline, header list, share widgets, sidebars, a code to scan. */
const cluster2023: Site = (report, body, around = furniture) => {
  const title = escapeHtml(report.title);
  const { publishedAt, indexNumber, publisher } = report.truth;
  return `<!DOCTYPE html><html lang="zh"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width">
<title>${title}-${escapeHtml(publisher)}</title>
<meta name="SiteName" content="${escapeHtml(publisher)}"><meta name="ColumnName" content="政府信息公开年报"><meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${publishedAt} 10:31"><meta name="ContentSource" content="${escapeHtml(publisher)}"><meta name="others" content="页面生成时间 ${around.builtAt}">
<script>var _hmt=_hmt||[];window.__sid="${around.token}";</script></head>
<body><div id="header" class="header"><a href="/index.html"><img src="/logo.png" alt="${escapeHtml(publisher)}"></a><span id="time">今天是：${around.today}</span><a href="#" id="wza">无障碍</a><a href="#" id="zhfamily">繁體版</a><form><input name="q" placeholder="请输入关键字"><button>搜索</button></form></div>
<nav class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/hd">政民互动</a></li></ul></nav>
<div class="container"><div class="bread">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 政府信息公开年报</div>
<aside class="side"><h3>政府信息公开</h3><ul><li><a href="/zn.html">政府信息公开指南</a></li><li><a href="/zd.html">政府信息公开制度</a></li><li><a href="/nb.html">政府信息公开年报</a></li></ul></aside>
<div class="article"><ul class="info"><li><b>索引号：</b>${indexNumber}</li><li><b>信息分类：</b>政府信息公开年报</li><li><b>发布机构：</b>${escapeHtml(publisher)}</li><li><b>发布日期：</b>${publishedAt}</li><li><b>有效性：</b>有效</li></ul>
<h1 class="title">${title}</h1>
<div class="sub"><span>发布时间：${publishedAt} 10:31</span><span>信息来源：${escapeHtml(publisher)}</span><span>浏览次数：<i>${around.visits}</i>次</span><span>字号：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</span><span><a href="#">打印</a></span></div>
<div id="zoom" class="article-content">${body}</div>
<div class="share bdsharebuttonbox" data-tag="${around.token}">分享到：<a href="#">微信</a><a href="#">新浪微博</a><a href="#">QQ空间</a></div>
<div class="ewm"><img src="/qr?u=${around.token}"><p>扫一扫在手机打开当前页</p></div>
<div class="pn"><p>上一篇：<a href="/p">${around.related[0]}</a></p><p>下一篇：<a href="/n">${around.related[1]}</a></p></div>
<div class="relate"><h4>相关阅读</h4><ul>${around.related.map((name, index) => `<li><a href="/r/${index}.html">${name}</a><span>2024-0${index + 1}-11</span></li>`).join('')}</ul></div></div></div>
<footer><p>主办：${escapeHtml(publisher)} 承办：${escapeHtml(publisher)}办公室</p><p>政府网站标识码：3208290001 苏ICP备05001234号-1 苏公网安备 32082902000101号</p><p>本站总访问量：${around.visits * 37}</p></footer>
<script src="/bot.js?${around.token}"></script></body></html>`;
};

/** The `_wap` twin of an article. */
const mobile: Site = (report, body, around = furniture) => {
  const title = escapeHtml(report.title);
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title><meta content="width=device-width, initial-scale=1.0" name="viewport">
<script>if(!/Mobile/.test(navigator.userAgent)){/* ${around.token} */}</script></head>
<body><header><a href="javascript:history.go(-1)">返回</a><span>政务公开</span><a href="/wap/">首页</a></header>
<div class="wap_title"><h3>${title}</h3><p>${report.truth.publishedAt} 来源：${escapeHtml(report.publisher)}</p></div>
<div class="wap_content" style="font-size:16px">${body.replaceAll(/<table\b[^>]*>/g, '<div style="overflow:auto"><table width="700">').replaceAll('</table>', '</table></div>')}</div>
<div class="bottom"><a href="#">顶部</a><a href="/pc">电脑版</a><a href="/app">客户端</a></div><p class="copy">版权所有：${escapeHtml(report.publisher)}</p></body></html>`;
};

/** What a print button opens. */
const print: Site = (report, body) =>
  `<html><head><meta charset="utf-8"><title>打印 ${escapeHtml(report.title)}</title></head><body onload="window.print()"><h2 align="center">${escapeHtml(report.title)}</h2><div>${body}</div></body></html>`;

/** The cluster's site behind its 繁體 button. */
const traditional: Site = (report, body, around) => naiveTraditional(cluster2023(report, body, around));

export const sites = { tables2010, cluster2023, mobile, print, traditional } as const;
