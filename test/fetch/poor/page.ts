import type { PageEvidence } from '../../../src/fetch/index.ts';
import { alone, column } from '../support/pages.ts';

export { alone, json } from '../support/pages.ts';

const columns = ['要闻动态', '政务公开', '政民互动', '走进本县', '部门动态', '乡镇之窗', '数据开放', '办事大厅'];
const menu = Array.from({ length: 26 }, (_unused, at) => `<li><a href="/n${at}/">${columns[at % 8]}</a></li>`).join('');
const footer =
  '<div class="bottom"><p>主办单位：某县人民政府办公室　承办：某县大数据发展中心</p><p>网站标识码：4101220003　豫ICP备05001111号　豫公网安备 41012202000101号</p><p>地址：某县人民路1号　邮编：451450　电话：0371-62181234</p><a href="/wzdt/">网站地图</a></div>';
const oldMenu = Array.from({ length: 40 }, (_unused, at) => `<a href="/col/col${at}/">${columns[at % 8]}</a> | `).join(
  '',
);
const oldFooter =
  '<table><tr><td align="center">某市某局版权所有　苏ICP备10000001号-1<br>地址：某市中山路88号　总机：0519-88880000　技术支持：某某科技有限公司<br>您是第 <span>1028374</span> 位访客　建议用IE8以上浏览器浏览</td></tr></table>';

/** A page in its site's template. */
export const inSite = (title: string, body: string, head = ''): string =>
  alone(
    title,
    `<div class="top"><img src="/images/logo.png" alt="某县人民政府"><ul>${menu}</ul></div><div class="weizhi">您现在的位置：<a href="/">首页</a> > <a href="/zwgk/">政务公开</a></div><div class="con">${body}</div>${footer}`,
    head,
  );

/** A page in a template of tables. */
export const inOldSite = (title: string, body: string, head = ''): string =>
  alone(
    title,
    `<table width="1000"><tr><td><img src="images/top_01.jpg"></td></tr><tr><td>${oldMenu}</td></tr></table><div>当前位置：<a href="/">网站首页</a> &gt;&gt; <a href="/gk/">信息公开</a> &gt;&gt; 正文</div><table><tr><td>${body}</td></tr></table>${oldFooter}`,
    head,
  );

const newMenu = Array.from(
  { length: 22 },
  (_unused, at) => `<dd><a href="/zw/${at}.shtml">${columns[at % 8]}</a></dd>`,
).join('');

/** A page in a template of the newer elements. */
export const inNewSite = (title: string, body: string, head = ''): string =>
  alone(
    title,
    `<header><div class="site-logo"><img src="/static/site/logo2x.png"></div><nav><dl>${newMenu}</dl></nav></header><main>${body}</main><footer><p>版权所有：某某县人民政府　ICP备案：黔ICP备06002199号-2</p><p>网站标识码 5226250002 网站支持IPv6</p><p>联系我们 | 隐私声明 | 网站地图</p></footer>`,
    head,
  );

const organs = ['教育局', '科学技术局', '公安局', '民政局', '司法局', '财政局'];
const organMenu = Array.from({ length: 16 }, (_unused, at) => `<li><a href="#">市${organs[at % 6]}</a></li>`).join('');

/** A page among the tools of a large site: a clock, the weather, ways to complain. */
export const inBusySite = (title: string, body: string, head = ''): string =>
  alone(
    title,
    `<div class="top-bar"><span>2026年1月13日 星期二</span><span>晴 3℃~9℃</span><a href="/login">登录</a><a href="/reg">注册</a></div><div class="nav"><ul>${organMenu}</ul></div>${body}<div class="side"><p>政务微信</p><p>我要纠错</p><p>网民留言</p><p>智能机器人小某为您服务</p><p>返回顶部</p></div><div class="foot"><p>主办单位:某某市人民政府　承办单位:某某市政务服务和大数据管理局</p><p>网站标识码:4301000009　湘公网安备43010002000001号　湘ICP备05002222号</p><p>本网站所有内容未经授权不得转载 建议使用360安全浏览器极速模式 适老化版本由某公司提供技术支持</p></div>`,
    head,
  );

const disclosure = ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报', '依申请公开'];
const disclosureMenu = Array.from(
  { length: 30 },
  (_unused, at) => `<li><a href="/zwgk/${at}/">${disclosure[at % 5]}</a></li>`,
).join('');

/** A page beside lists of other documents, dated and with a file, in a column's template. */
export const inListSite = (title: string, body: string, head = ''): string =>
  alone(
    title,
    `<div id="header"><a href="/"><img src="/res/logo.png"></a></div><ul class="menu">${disclosureMenu}</ul><div class="left"><h3>热点信息</h3><ul><li><a href="/1.html">2025年某某区政府工作报告</a><span>2025-01-18</span></li><li><a href="/2.html">关于某某区2025年义务教育招生工作的通知</a><span>2025-05-12</span></li><li><a href="/files/gb.pdf">政府公报</a></li></ul></div><div class="right"><div class="pos">当前位置：首页 &gt; 政府信息公开 &gt; 政府信息公开年报</div>${body}</div><div id="footer"><select><option>市级部门网站</option><option>区直部门网站</option></select><p>中共某某区委 某某区人民政府主办</p><p>某某区人民政府办公室承办 赣ICP备05001111号 赣公网安备36010202000001号 政府网站标识码3601020001</p></div>`,
    head,
  );

const sections = ['政府机构', '政务动态', '公开目录', '政策解读', '在线服务', '咨询投诉'];
const sectionMenu = Array.from({ length: 18 }, (_unused, at) => `<a href="/c/${at}/">${sections[at % 6]}</a>`).join('');

/** A page above what is related to it, under the weather and a way to it without a label. */
export const inRelatedSite = (title: string, body: string, head = ''): string =>
  alone(
    title,
    `<div class="hd"><h1><a href="/"><img src="/style/logo.jpg" alt="某某州人民政府"></a></h1><div class="wea">多云转晴 12~20℃</div></div><div class="nav">${sectionMenu}</div><div class="bread">首页 &gt; 公开目录 &gt; 年报</div>${body}<div class="rel"><h3>相关阅读</h3><ul><li><a href="/r1.html">2024年工作要点</a> [2024-03-02]</li><li><a href="/r2.html">2023年工作总结</a> [2024-01-12]</li></ul></div><div class="ft">某某州人民政府办公室主办 版权所有 Copyright 2010-2026 滇ICP备10000000号 <img src="/style/ga.png"><p>电话：0878-3380000 邮箱：xxzx@example.gov.cn</p></div>`,
    head,
  );

/** What came, with which status, and what else is known of it. */
export type PoorPage = readonly [html: string, status?: number, more?: Partial<PageEvidence>];

export const listing = { requestedUrl: column, finalUrl: column, listing: true };
