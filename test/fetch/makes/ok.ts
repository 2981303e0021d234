import { alone, column, inTemplate, json, type Case } from './page.ts';

export const ok: readonly Case[] = [
  ['an interface with an empty error', '{"errcode":0,"errmsg":"ok","data":[]}', 200, json],
  [
    'a report that counts failures of the system',
    inTemplate(
      '某局2023年政府信息公开年度报告',
      '<h1>某局2023年政府信息公开年度报告</h1><p>因系统故障延期1件，数据库连接异常已修复。</p>',
    ),
  ],
  [
    'a listing in the state of a framework',
    alone('年报', '<div id="app"></div><script>window.__NUXT__={list:[{title:"2023年年报"}]}</script>'),
    200,
    { requestedUrl: column, finalUrl: column, listing: true },
  ],
  ['an interface that answers', '{"code":200,"msg":"操作成功","data":{"rows":[{"title":"2023年年报"}]}}', 200, json],
  ['an interface that lists nothing', '{"code":0,"message":"ok","result":{"list":[],"total":0}}', 200, json],
  ['data with a field named state', '{"state":404,"list":[{"title":"2023年年报","url":"/a.html"}]}', 200, json],
  [
    'a hint for when a file does not open',
    inTemplate('年报', '<ul><li><a href="/a/2023.pdf">年度报告</a></li></ul><p>如页面无法访问，请与我们联系</p>'),
    200,
    { requestedUrl: column, finalUrl: column, listing: true },
  ],
  [
    'a report that counts 404',
    inTemplate(
      '2023年政府信息公开工作年度报告',
      '<p>收到申请404件，其中无法找到的信息12件，登录网站公开系统查询，验证码短信平台维护。</p>',
    ),
  ],
  [
    'a short statement',
    inTemplate(
      '关于2023年度无政府信息公开申请的说明',
      '<h1>关于2023年度无政府信息公开申请的说明</h1><p>2023年我镇未收到政府信息公开申请，特此说明。</p><p>某镇人民政府 2024年1月12日</p>',
    ),
  ],
  [
    'an article of maintenance',
    inTemplate(
      '关于门户网站升级维护的公告',
      '<h1>关于门户网站升级维护的公告</h1><div>发布日期：2024-01-12 来源：区政府办</div><div id="zoom"><p>因网站系统升级，区政府门户网站定于2024年1月13日22:00至14日6:00暂停服务，请相互转告。</p></div>',
      '<meta name="ArticleTitle" content="关于门户网站升级维护的公告"><meta name="PubDate" content="2024-01-12">',
    ),
  ],
  [
    'a short report of log-ins and lost pages',
    inTemplate(
      '2022年度报告',
      '<h1>某镇2022年政府信息公开工作年度报告</h1><p>通过统一身份认证登录政务服务网的用户可在线提交申请。全年未收到申请。网站全年无404错误链接，页面不存在的情况已整改。</p>',
    ),
  ],
  [
    'a report with a hint for browsers without scripts',
    inTemplate(
      '2022年度报告',
      `<noscript>您的浏览器禁用了JavaScript，请开启后再访问</noscript><h1>某镇2022年政府信息公开工作年度报告</h1><p>全年未收到申请，全年主动公开信息二十条。</p>`,
    ),
  ],
  [
    'a report with a bot’s script',
    inTemplate(
      '2022年度报告',
      `<script id="keyparam" src="/_bot_sbu/sbu_fpcm.js"></script><script>eval(function(p,a,c,k,e,d){return p}('0',1,1,'a'.split('|'),0,{}))</script><h1>某镇2022年政府信息公开工作年度报告</h1><p>全年未收到申请。</p>`,
    ),
  ],
  ['an embedded PDF', inTemplate('2023年年报', '<div id="zoom"><embed src="/a.pdf"></div>')],
  ['a link to a file', alone('2023年年报', '<a href="/files/2023.pdf">2023年政府信息公开工作年度报告.pdf</a>')],
  ['a picture', inTemplate('2023年年报图解', '<div id="zoom"><img src="a.jpg"></div>')],
  [
    'an empty column',
    inTemplate('政府信息公开年报', '<ul class="list"></ul><p>暂无内容</p>'),
    200,
    { requestedUrl: column, finalUrl: column, listing: true },
  ],
  [
    'a column with a log-in box',
    inTemplate(
      '政府信息公开年报',
      '<form><input type="password"></form><ul><li><a href="/a/1.html">2023年年报</a> 2024-01-31</li><li><a href="/a/2.html">2022年年报</a> 2023-01-31</li></ul><p>用户登录</p>',
    ),
    200,
    { requestedUrl: column, finalUrl: column, listing: true },
  ],
  [
    'a table that counts missing pages',
    alone(
      '统计表',
      '<table><tr><td>主动公开政府信息数</td><td>12</td></tr><tr><td>页面不存在</td><td>0</td></tr></table>',
    ),
  ],
  [
    'a report above a firewall’s name',
    alone(
      '2023年年报',
      '<h1>某局2023年年报</h1><p>本年度共公开信息100条。</p><div>本站由云盾提供安全防护 网站防火墙</div>',
    ),
  ],
  [
    'a report of attacks',
    alone(
      '2023年年报',
      '<h1>某局2023年政府信息公开工作年度报告</h1><p>加强网站安全，全年拦截攻击，访问被拒绝的恶意请求2万余次，检测到异常访问行为并处置。全年主动公开20条。</p>',
    ),
  ],
  [
    'a report of a redesign',
    alone(
      '2023年年报',
      '<h1>某局2023年政府信息公开工作年度报告</h1><p>门户网站正在进行改版升级。全年主动公开20条。网站暂停服务期间通过政务微信公开。</p>',
    ),
  ],
  ['a viewer in a frame', alone('年报', '<iframe src="/pdfjs/web/viewer.html?file=/a.pdf"></iframe>')],
  [
    'a list in a script',
    inTemplate('年报', '<div id="list"></div><script>var data=[{"title":"2023年年报","url":"/a.html"}]</script>'),
  ],
  [
    'a frameset',
    '<html><head><title>年报</title></head><frameset cols="20%,80%"><frame src="/left.html"><frame src="/main.html"></frameset></html>',
  ],
  [
    'a notice of a closure',
    inTemplate(
      '关于关闭某局网站的通告',
      '<h1>关于关闭某局网站的通告</h1><div>索引号：123/2024-001 发布日期：2024-01-02</div><p>某局网站已关停，内容并入市政府网站。</p>',
      '<meta name="ArticleTitle" content="关于关闭某局网站的通告">',
    ),
  ],
  [
    'an article moved',
    inTemplate('2023年年报', '<h1>某局2023年政府信息公开工作年度报告</h1><p>全年公开20条</p>'),
    200,
    { finalUrl: 'http://www.example.gov.cn/zwgk/gk/t20240131_123456.html' },
  ],
  [
    'an article over https',
    inTemplate('2023年年报', '<h1>某局2023年政府信息公开工作年度报告</h1><p>全年公开20条</p>'),
    200,
    { finalUrl: 'https://www.example.gov.cn/zwgk/nb/202401/t20240131_123456.html' },
  ],
  ['a tiny report', alone('', '<p>某镇2019年政府信息公开工作年度报告</p><p>一、概述 全年无。二、主动公开 12条。</p>')],
  ['a report dated in Chinese numerals', alone('某镇二〇二三年度政府信息公开报告', '<p>登录次数：无法找到0件</p>')],
  [
    'a report of complaints',
    alone(
      '某局2021年年报',
      '<h1>某局2021年政府信息公开年度报告</h1><p>群众反映网站无法访问、网页无法打开的问题2件，均已处理。</p>',
    ),
  ],
  [
    'an interpretation',
    alone(
      '政策解读',
      '<h1>某县政府信息公开2022年年报解读</h1><p>发布时间：2023-02-01</p><p>您访问的页面是什么？该报告说明了全年公开情况。</p>',
    ),
  ],
  [
    'instructions for a form',
    inTemplate(
      '依申请公开系统使用说明',
      '<div>发布时间：2022-03-01 来源：区政府办</div><p>用户登录后填写申请；登录超时请重新登录；如输入验证码错误请刷新。</p>',
    ),
  ],
  [
    'a column with one entry',
    inTemplate('政府信息公开年报', '<ul><li><a href="/a/1.html">某镇2023年年报</a><span>01-31</span></li></ul>'),
  ],
  [
    'an application with text of its own',
    alone(
      '某区',
      '<div id="app"><h2>政府信息公开年报</h2><p>某区人民政府办公室 本栏目公开区政府及部门年报信息，供公众查询下载使用。</p></div><script src="/a.js"></script>',
    ),
  ],
  ['plain text', '某镇2010年政府信息公开年度报告\n一、概述\n全年主动公开12条'],
  [
    'a feed',
    '<?xml version="1.0"?><rss><channel><title>年报</title><item><title>2023年年报</title><link>http://x/</link></item></channel></rss>',
  ],
  [
    'a page that is a frame',
    '<html><head><title>年报</title></head><body><iframe src="/real.html" width="100%"></iframe></body></html>',
  ],
  [
    'a summary of attacks',
    alone(
      '某局2023年网络安全工作总结',
      '<p>2023年共拦截攻击，访问被阻断1万次。检测到恶意请求2万次。系统升级维护中发现漏洞3个。</p>',
    ),
  ],
];
