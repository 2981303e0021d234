import { describe, expect, it } from 'vitest';
import { judgePage, type PageEvidence } from '../../src/fetch/index.ts';

const menu = Array.from({ length: 30 }, (_unused, at) => `<li><a href="/c${at}/">政务公开栏目${at}</a></li>`).join('');
const footer =
  '<div class="footer">主办：某区人民政府办公室 备案号：某ICP备05001234号 网站标识码：3703030001 联系电话：0533-1234567 网站维护：信息中心 <a href="/login">登录</a> 今天是2024年1月31日 星期三</div>';
const alone = (title: string, body: string, head = ''): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const inTemplate = (title: string, content: string, head = ''): string =>
  alone(title, `<div class="header"><ul>${menu}</ul></div><div class="main">${content}</div>${footer}`, head);

/** What came, with which status, and what else is known of it. */
type Case = readonly [name: string, html: string, status?: number, more?: Partial<PageEvidence>];

const json = { mediaType: 'application/json' };
const asked = 'http://www.example.gov.cn/zwgk/nb/202401/t20240131_123456.html';
const column = 'http://www.example.gov.cn/zfxxgk/nb/index.html';

function stateOf([, html, status = 200, more = {}]: Case): string {
  return judgePage({
    status,
    header: () => null,
    text: html,
    mediaType: 'text/html',
    contentBytes: Buffer.byteLength(html),
    cut: null,
    requestedUrl: asked,
    finalUrl: asked,
    portalHosts: ['www.example.gov.cn'],
    columnUrls: [column],
    conditional: false,
    ...more,
  }).state;
}

/** Pages in the manner of many makers, and near misses that are what was asked for. */
const makes: Readonly<Record<string, readonly Case[]>> = {
  unreachable: [
    ['a server that is busy, with 200', alone('系统提示', '<p>系统繁忙，请稍后再试！</p>')],
    ['a database that does not answer, with 200', alone('', '<p>数据库连接失败，请联系管理员</p>')],
    ['a stack of calls, with 200', alone('Error', '<pre>java.lang.NullPointerException at x.y.Z(Z.java:12)</pre>')],
    [
      'a program that ended, with 200',
      '<b>Fatal error</b>: Uncaught Error: Call to a member function in /www/show.php:12',
    ],
    ['an old program that ended, with 200', `<font>ADODB.Field 错误 '800a0bcd'</font><p>BOF 或 EOF 中有一个是“真”</p>`],
    ['a gateway, with 200', alone('502 Bad Gateway', '<center><h1>502 Bad Gateway</h1></center><hr>nginx')],
    ['an interface that fails', '{"success":false,"message":"系统繁忙，请稍后再试"}', 200, json],
    ['a framework that fails', '{"timestamp":1706659200000,"status":500,"error":"Internal Server Error"}', 200, json],
  ],
  ok: [
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
    [
      'a tiny report',
      alone('', '<p>某镇2019年政府信息公开工作年度报告</p><p>一、概述 全年无。二、主动公开 12条。</p>'),
    ],
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
  ],
  missing: [
    ['an address that is wrong', alone('', '<p>您输入的网址有误，请检查后重试</p>')],
    ['a record that is not there, in a dialog', `<script>alert("没有该条记录");history.go(-1)</script>`],
    ['an article that was blocked out', alone('提示', '<p>您访问的文章已被屏蔽！</p>')],
    ['a document that may be deleted', alone('提示信息', '<p>信息出错，该文档可能已经被删除！</p>')],
    ['an interface that finds nothing', '{"code":404,"msg":"文章不存在","data":null}', 200, json],
    ['an interface that finds nothing, as a page', '{"code":"404","message":"Not Found"}'],
    [
      'an interface on a framework',
      '{"timestamp":"2024-01-31","status":404,"error":"Not Found","path":"/a"}',
      200,
      json,
    ],
    [
      'an error in the template',
      inTemplate(
        '某区人民政府',
        '<div class="errorbox"><img src="/404.png"><p>很抱歉，您访问的页面出错了！</p><p>您可以：返回首页</p></div>',
      ),
    ],
    ['moved, renamed or deleted', alone('出错了', '<p>抱歉！您要访问的页面可能已被移动、更名或删除</p>')],
    ['wrong parameters', alone('提示信息', '<p>参数错误！</p><a href="javascript:history.back()">返回</a>')],
    ['withdrawn', alone('信息提示', '<p>该信息已被撤销发布</p>')],
    ['not reviewed', alone('某县政府', '<p>文章不存在或未审核</p>')],
    ['nothing here', inTemplate('某区人民政府', '<p>暂无内容</p>')],
    [
      'labels without values',
      inTemplate(
        '',
        '<h1 class="title"></h1><div class="source">来源： 发布时间：</div><div class="article-content"></div>',
      ),
    ],
    [
      'a header block without values',
      inTemplate('某区人民政府门户网站', '<div class="info">索引号： 发布日期： 发布机构：</div><div id="zoom"></div>'),
    ],
    ['a picture of 404', alone('404', '<div style="text-align:center"><img src="/images/404.jpg"></div>')],
    [
      'IIS',
      alone(
        'Object moved',
        '<h1>404 - File or directory not found.</h1><h3>The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.</h3>',
      ),
    ],
    [
      'ASP.NET',
      alone(
        '无法找到资源。',
        '<h1>“/”应用程序中的服务器错误。</h1><h2><i>无法找到资源。</i></h2><b>说明:</b>HTTP 404。您正在查找的资源(或者它的一个依赖项)可能已被移除，或其名称已更改，或暂时不可用。',
      ),
    ],
    ['a dialog', `<script>alert('该信息不存在！');history.back();</script>`],
    [
      'a dialog and a way home',
      `<script language=javascript>alert("没有找到相关信息");window.location.href="/";</script>`,
    ],
    ['a title and a list of reasons', inTemplate('页面未找到 - 某市财政局', '<p>您访问的页面未找到，可能原因如下</p>')],
    ['not what you want', alone('错误', '<p>没有找到您想要的内容</p>')],
    ['a friendly hint', inTemplate('某区人民政府', '<h2>友情提示</h2><p>您好！您所访问的内容已过期或被删除。</p>')],
    ['archived', inTemplate('某区人民政府', '<h2>该文档已归档或删除</h2>')],
    ['deleted', alone('某网', '<p>页面已删除</p>')],
    ['cannot be found, says a tilde', alone('某网', '<p>页面找不到啦~</p>')],
    ['oops', alone('哎呀！', '<p>哎呀！你要的页面没有了</p>')],
    ['a template with a clock', inTemplate('某区人民政府', '<h1></h1><div class="TRS_Editor"></div>')],
    [
      'a redirect to 404.html',
      inTemplate('某区人民政府', '<p>返回首页</p>'),
      200,
      { finalUrl: 'http://www.example.gov.cn/404.html' },
    ],
    [
      'a redirect to an error page',
      inTemplate('某区人民政府', '<p>返回首页</p>'),
      200,
      { finalUrl: 'http://www.example.gov.cn/error/notfound.jsp?code=1' },
    ],
    [
      'a redirect to the folder above',
      inTemplate('年报', '<ul><li><a href="x">2023年年报</a>2024-01-31</li></ul>'),
      200,
      { finalUrl: 'http://www.example.gov.cn/zwgk/nb/' },
    ],
    ['a redirect home', inTemplate('某区人民政府', 'x'), 200, { finalUrl: 'https://example.gov.cn/index.shtml' }],
    ['an error that names the page', alone('错误', '<p>系统出错了，页面不存在</p>')],
  ],
  blocked: [
    ['access that is limited', alone('访问受限', '<p>网站开启了安全防护，当前访问受到限制，请稍后再试。</p>')],
    [
      'a cookie and a reload',
      '<p>正在跳转…</p><script>document.cookie="c="+12*2+";path=/";location.reload();</script>',
    ],
    [
      'a button to go on',
      alone('安全检测', '<p>请点击“继续访问”按钮</p><form method="post"><button>继续访问</button></form>'),
    ],
    ['a picture to be turned', alone('', '<div>请将图片旋转至正确角度</div><script src="/verify.js"></script>')],
    [
      'for visitors from inside, in English',
      alone('', '<p>Sorry, this site is only accessible within mainland China.</p>'),
    ],
    ['an address on no list', alone('', '<p>您的IP不在访问白名单内</p>')],
    ['a security policy in English', alone('Error', '<p>The request is blocked by the security policy</p>')],
    ['rules that were touched', alone('', '<h2>抱歉，您的访问行为已触发安全防护规则</h2><p>拦截编号：ab12</p>')],
    ['a challenge of 长亭雷池', alone('', '<div id="slg-box"></div><script>SafeLineChallenge("a","b")</script>')],
    ['a waiting room', alone('等候室', '<p>当前访问人数过多，正在排队中</p><script>poll()</script>')],
    [
      'a gateway by name',
      alone('', '<table><tr><td>天清Web应用安全网关</td></tr><tr><td>请联系管理员</td></tr></table>'),
    ],
    ['a challenge of 宝塔', alone('检测中', '<p>正在打开页面</p><script src="/btwaf_htmlverify_js"></script>')],
    ['for visitors from inside only', alone('', '<p>本站点仅面向境内用户提供服务</p>')],
    ['an interface that is asked too often', '{"code":403,"msg":"请求过于频繁"}', 200, json],
    [
      '安全狗',
      alone(
        '网站防火墙',
        '<div>您的请求带有不合法参数，已被网站管理员设置拦截！</div><div>可能原因：您提交的内容包含危险的攻击请求</div><div>如何解决：1）检查提交内容；2）如网站托管，请联系空间提供商；3）普通网站访客，请联系网站管理员；</div>',
      ),
    ],
    [
      '云锁',
      alone(
        '访问被拦截！',
        '<div class="title">当前访问疑似黑客攻击，已被网站管理员设置为拦截</div><div>云锁 www.yunsuo.com.cn</div>',
      ),
    ],
    [
      '云锁 that measures the screen',
      `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><meta http-equiv="Cache-Control" content="no-store, no-cache, must-revalidate, post-check=0, pre-check=0"/><script type="text/javascript">function stringToHex(str){var val="";for(var i=0;i<str.length;i++){if(val=="")val=str.charCodeAt(i).toString(16);else val+=str.charCodeAt(i).toString(16);}return val;}function YunSuoAutoJump(){ var width =screen.width; var height=screen.height; var screendate = width + "," + height;var curlocation = window.location.href;if(-1 == curlocation.indexOf("security_verify_")){ document.cookie="srcurl=" + stringToHex(window.location.href) + ";path=/;";}self.location = "/?security_verify_data=" + stringToHex(screendate);}</script><script>setTimeout("YunSuoAutoJump()", 50);</script></head><!--2024-01-31--></html>`,
    ],
    [
      '阿里云盾 with 405',
      alone(
        '405',
        '<div id="content"><p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p><p>您的请求ID是: <strong>76b20f4d17</strong></p></div><script>var a=1</script>',
      ),
      405,
    ],
    [
      '阿里云盾’s script',
      `<html><script>var arg1='0A9C5D2F0E4B7A1C3D5E6F708192A3B4C5D6E7F8';function setCookie(a,b){document.cookie=a+'='+b}var _0x4818=['x'];</script></html>`,
    ],
    [
      '腾讯云',
      alone('', '<div>很抱歉，您提交的请求可能对网站造成威胁，请求已被管理员设置的策略阻断 UUID:abc-def</div>'),
      403,
    ],
    [
      '知道创宇',
      alone(
        '知道创宇云防御',
        '<div><h1>403</h1><p>当前请求存在异常，已被创宇盾拦截</p><p>事件ID：xxx 客户端IP：1.2.3.4</p></div>',
      ),
      403,
    ],
    [
      '百度云加速',
      alone(
        'Access Denied',
        '<p>百度云加速 检测到您的访问存在风险，为保障网站安全，请完成以下验证</p><script src="/cdn-cgi/x.js"></script>',
      ),
    ],
    [
      '知道创宇 that blocks an address',
      alone('访问被拒绝', '非法阻断 您的 IP：1.2.3.4 <br>由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断'),
    ],
    [
      'a slider',
      alone(
        '滑动验证页面',
        '<div id="nocaptcha"></div><div>访问验证</div><p>请按住滑块，拖动到最右边</p><script src="https://g.alicdn.com/sd/ncpc/nc.js"></script>',
      ),
    ],
    [
      'WZWS, packed',
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><noscript><h1><strong>请开启JavaScript并刷新该页.</strong></h1></noscript><script>eval(function(p,a,c,k,e,d){e=function(c){return c.toString(36)};return p}('4 0=5',6,6,'||'.split('|'),0,{}))</script></head></html>`,
    ],
    [
      'WZWS, plain',
      `<html><head><meta charset="utf-8"><script language="javascript">var dynamicurl="/WZWSREL2luZGV4Lmh0bWw=?wzwschallenge=V1pXU19DT05GSVJNX1BSRUZJWF9MQUJFTDExMjU=";var wzwstemplate='abc';var wzwschallenge='x';</script></head><body></body></html>`,
    ],
    [
      'F5',
      alone(
        'Request Rejected',
        'The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 1234567890<br><br><a href="javascript:history.back();">[Go Back]</a>',
      ),
    ],
    [
      'Incapsula',
      `<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"><script type="text/javascript" src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3"></script></head><body style="margin:0px;height:100%"><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=23" frameborder=0 width="100%" height="100%" marginheight="0px" marginwidth="0px">Request unsuccessful. Incapsula incident ID: 123-456</iframe></body></html>`,
    ],
    [
      'Akamai',
      alone(
        'Access Denied',
        '<H1>Access Denied</H1> You don\'t have permission to access "http://x/" on this server.<P>Reference #18.6f64d440',
      ),
      403,
    ],
    [
      '瑞数, newer',
      `<!DOCTYPE html><html><head><meta charset="UTF-8"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><meta content="{3~{P" id="Mj4sXpGvZL"><!--[if lt IE 9]><script r='m'>document.createElement("section")</script><![endif]--><script type="text/javascript" charset="utf-8" src="/4QbVtADbnLVIc/c.FxJzG50F.a670748.js" r='m'></script><script type="text/javascript" r="m">(function(){var _$lk=0,_$c9=$_ts.scj,_$wj=$_ts.aebi;})()</script></head><body></body></html>`,
      202,
    ],
    [
      '360网站卫士 with 503',
      alone(
        '360网站卫士',
        '<p>您访问的网站正在进行安全检查，检查通过后将自动跳转</p><script>setTimeout(f,5000)</script>',
      ),
      503,
    ],
    [
      'a wait before a test',
      alone('', '<script>window.location.href="/?__CBK=3a1b2c"</script><p>正在验证浏览器，请稍候...</p>'),
    ],
    [
      'a picture to type',
      alone(
        '访问频率限制',
        '<form><p>您的访问过于频繁，请输入验证码</p><img src="/vcode.jpg"><input name="code"><button>提交</button></form>',
      ),
    ],
    ['a banned address', '您的IP地址 1.2.3.4 因异常访问被禁止，如有疑问请联系管理员'],
    ['a government cloud', alone('提示', '<p>该请求因触发Web应用防护规则被拦截，事件编号：2024013100001</p>')],
    ['no visitors from abroad', alone('提示', '<p>抱歉，本网站不允许境外IP访问。</p>')],
    ['a region shut out', alone('禁止访问', '<p>根据网站管理要求，您所在的地区暂无法访问本网站</p>'), 403],
    [
      '加速乐, spelled out',
      `<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_')+('c')+('l')+('e')+('a')+('r')+('a')+('n')+('c')+('e')+('_')+('s')+('=')+(-~0+'')+';max-age=3600;path=/';location.href=location.pathname+location.search</script>`,
      521,
    ],
    [
      '加速乐, second answer, encoded',
      `<script>var _0x1c2f=['cookie','location'];(function(a,b){})(_0x1c2f,0x1);function go(_0x){document[_0x1c2f[0]]='__jsl_clearance_s='+_0x;location[_0x1c2f[1]]=location.pathname}go({"bts":["1"],"tn":"__jsl_clearance_s"})</script>`,
    ],
    ['a firewall with 500', alone('Error', '<p>您的请求可能存在威胁，已被拦截</p>'), 500],
    ['418', '', 418],
    ['a frame and a sentence', alone('', '<iframe src="https://waf.x.cn/block.html"></iframe><p>请求已被拦截</p>')],
    [
      'Cloudflare',
      alone(
        'Just a moment...',
        '<div id="challenge-running"></div><noscript>Enable JavaScript and cookies to continue</noscript><script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script>',
      ),
      403,
    ],
    ['a refusal with 200', alone('拒绝访问', '<h1>拒绝访问</h1><p>事件编号 8fa3</p>')],
    [
      'a redirect to a puzzle',
      alone('', '<script>window.location.href="/captcha/verify?from=%2Fa"</script>'),
      200,
      { finalUrl: 'http://www.example.gov.cn/captcha/verify?from=%2Fa' },
    ],
    [
      '极验',
      alone(
        '安全验证',
        '<div id="captcha"></div><p>为了您的访问安全，请点击按钮进行验证</p><script src="https://static.geetest.com/static/js/gt.0.4.9.js"></script>',
      ),
    ],
  ],
  login: [
    ['a resource without a right to it', alone('', '<p>您没有访问该资源的权限</p>')],
    ['an interface for members', '{"code":401,"message":"未登录或登录已过期"}', 200, json],
    [
      'a CAS form',
      alone(
        '统一身份认证平台',
        '<form id="fm1" action="/cas/login?service=x" method="post"><h2>用户登录</h2><input name="username" placeholder="请输入用户名"><input type="password" name="password"><input name="captcha" placeholder="验证码"><button>登录</button></form>',
      ),
    ],
    [
      'a form in the site’s template',
      inTemplate(
        '用户登录-某区人民政府',
        '<form action="/login.do"><p>用户登录</p>账号<input name="u">密码<input type="password" name="p"><a href="/reg">注册</a></form>',
      ),
    ],
    ['a demand without a form', alone('提示信息', '<p>您尚未登录或登录已超时，请先<a href="/login.jsp">登录</a></p>')],
    [
      'a back office',
      alone(
        '后台管理系统',
        '<form action="/admin/login"><input type="text"/><input type="password"/><input type="submit" value="登 录"/></form>',
      ),
    ],
    ['a page for members', alone('提示', '<p>对不起，您没有权限访问该页面，请登录后再试</p>')],
    ['a redirect to CAS', '', 200, { finalUrl: 'http://www.example.gov.cn/cas/login?service=http', contentBytes: 10 }],
    [
      'a redirect to OAuth',
      inTemplate('统一身份认证', '<p>扫码登录</p>'),
      200,
      { finalUrl: 'http://www.example.gov.cn/oauth2/authorize?client_id=1' },
    ],
  ],
  maintenance: [
    ['a new name', alone('', '<p>我单位网站域名已变更为 www.new.gov.cn，请更新您的收藏。</p>')],
    ['closed for good', alone('', '<p>本网站已于2023年12月31日停止更新，请访问某市人民政府网站。</p>')],
    [
      'an announced outage',
      alone(
        '系统维护公告',
        '<h2>系统维护公告</h2><p>尊敬的用户：为提供更好的服务，我单位门户网站将于2024年1月31日18:00至2月1日8:00进行系统升级，届时网站将无法访问，由此带来的不便敬请谅解。</p>',
      ),
    ],
    [
      'a site closed',
      alone(
        '网站迁移公告',
        '<p>因机构改革，本网站已停止更新，相关内容请访问 <a href="http://www.new.gov.cn">某市行政审批局网站</a></p>',
      ),
    ],
    ['a picture that says so', alone('', '<img src="/weihu.png" alt="网站维护中">')],
    ['503 with a notice', alone('网站正在维护', '<h1>网站维护</h1><p>我们正在努力恢复</p>'), 503],
    [
      'a site merged',
      alone(
        '公告',
        '<p>根据省政府办公厅关于政府网站集约化建设的要求，本网站于2023年12月31日起停止服务，有关信息请访问某市人民政府门户网站。</p><p>5秒后自动跳转</p>',
      ),
    ],
    ['a redesign', alone('温馨提示', '<p>网站改版升级中，敬请期待！</p>')],
    ['a column in the template', inTemplate('某区人民政府', '<p>该栏目正在维护，请稍后访问。</p>')],
    ['an upgrade tonight', alone('系统升级', '<div>系统正在升级，预计今晚22:00恢复</div>')],
    ['a power cut', alone('', '<p>因服务器机房断电检修，网站暂停服务，恢复时间另行通知。</p>')],
    [
      'a new address',
      alone('', '<p>本网站已迁移，新网址为：<a href="http://www.new.gov.cn">www.new.gov.cn</a>，3秒后自动跳转</p>'),
    ],
    [
      'a site folded into another',
      alone('某局', '<p>根据工作安排，我局网站已整合至市政府门户网站，原网站不再更新。</p>'),
    ],
  ],
  'script-only': [
    ['a page for another browser', alone('提示', '<p>您的浏览器版本过低，请升级浏览器</p>')],
    [
      'Vue',
      `<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>某市人民政府</title><link href=/static/css/app.css rel=stylesheet></head><body><noscript><strong>We're sorry but portal doesn't work properly without JavaScript enabled. Please enable it to continue.</strong></noscript><div id=app></div><script src=/static/js/chunk-vendors.js></script><script src=/static/js/app.js></script></body></html>`,
    ],
    [
      'React that is loading',
      `<!doctype html><html><head><title>信息公开</title></head><body><div id="root"><div class="loading">加载中...</div></div><script src="/umi.js"></script></body></html>`,
    ],
    [
      'Angular',
      `<!doctype html><html ng-app="app"><head><title>政务公开</title></head><body><div ng-view></div><span>{{title}}</span><script src="angular.js"></script></body></html>`,
    ],
    [
      'parts loaded by a script',
      `<html><head><title>x</title></head><body><div id="header"></div><div id="content"></div><div id="footer"></div><script>$("#header").load("/h.html");$.get("/api/x",function(d){$("#content").html(d)})</script></body></html>`,
    ],
    [
      'a demand for scripts',
      `<html><head><title>某局</title></head><body><noscript>您的浏览器不支持JavaScript，请开启后访问</noscript><div id="app"></div><script src="a.js"></script></body></html>`,
    ],
    [
      'a shell that is loading',
      alone('某区', '<div id="app"></div><div>页面加载中，请稍候</div><script src="/x.js"></script>'),
    ],
    ['an element of its own kind', alone('', '<app-root></app-root><script src="main.js" type="module"></script>')],
  ],
  'wrong-host': [
    ['a place that nobody pays for', alone('', '<p>您访问的网站空间已到期，请联系服务商续费</p>')],
    ['a page of the panel', alone('Default Web Site Page', '<p>This page is generated by Plesk</p>')],
    ['a panel without the site, with 404', alone('没有找到站点', '<h1>没有找到站点</h1>'), 404],
    ['not registered under the rules', alone('提示', '<p>该网站未根据工信部相关法规进行备案，暂时无法访问</p>')],
    ['a notice before another site', alone('提示', '<p>您访问的链接即将离开“某县人民政府”网站，是否继续？</p>')],
    ['a name for sale', alone('域名出售', '<p>example.gov.cn 域名出售</p>')],
    [
      'a fresh server',
      alone(
        'Welcome to nginx!',
        '<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working.</p>',
      ),
    ],
    [
      'a panel without the site',
      alone(
        '没有找到站点',
        '<h1>没有找到站点</h1><p>您的请求在Web服务器中没有找到对应的站点！</p><p>可能原因：您没有将此域名或IP绑定到对应站点!</p>',
      ),
    ],
    [
      'a site not registered',
      alone('网站未备案', '<p>该网站暂时无法访问</p><p>该网站未根据工信部相关法律进行备案</p>'),
    ],
    [
      'a name for sale, in two languages',
      alone('example.cn-域名出售', '<p>您正在访问的域名可以转让！This domain is for sale.</p>'),
    ],
  ],
};

describe.each(Object.entries(makes))('a page that is %s', (state, cases) => {
  it.each(cases.map((made) => ({ name: made[0], made })))('$name', ({ made }) => {
    expect(stateOf(made)).toBe(state);
  });
});
