import type { PageEvidence } from '../../../src/fetch/index.ts';

/** A page, its status where it is not 200, and what else is known of it. */
export type Named = readonly [name: string, html: string, status?: number, more?: Partial<PageEvidence>];

/** Frames that sites put around a page: few links or many, blocks with telling names or without, a log-in box beside the page. */

export const bare = (title: string, body: string, head = ''): string =>
  `<!DOCTYPE html>\n<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n${title ? `<title>${title}</title>` : ''}\n${head}</head>\n<body>\n${body}\n</body>\n</html>`;

export const modern = (title: string, body: string, head = ''): string =>
  bare(
    title,
    `<div class="top"><div class="w1200"><span class="fl">欢迎访问清河县人民政府网站！</span><span class="fr"><a href="/wap/">手机版</a> | <a href="/wza/">无障碍阅读</a> | <a href="/english/">English</a> | <a href="javascript:void(0)" onclick="SetHome(this)">设为首页</a></span></div></div>
<div class="header"><div class="logo"><img src="/images/logo.png" alt="清河县人民政府"></div><div class="search"><form action="/search/index.jsp" method="get"><input type="text" name="q" placeholder="请输入关键字"><input type="submit" value="搜索"></form></div></div>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zjqh/">走进清河</a></li><li><a href="/xwzx/">新闻中心</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li><li><a href="/hdjl/">互动交流</a></li><li><a href="/sjkf/">数据开放</a></li></ul></div>
<div class="main w1200">${body}</div>
<div class="footer"><p><a href="/about/">关于我们</a> | <a href="/map/">网站地图</a> | <a href="/contact/">联系我们</a></p><p>主办单位：清河县人民政府 承办单位：清河县人民政府办公室</p><p>网站标识码：1305340001 <a href="https://beian.miit.gov.cn">冀ICP备05008542号-1</a> 冀公网安备13053402000102号</p><p>技术支持电话：0319-8182222</p></div>`,
    head,
  );

export const old = (title: string, body: string, head = ''): string =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>${title}</title>${head}<link href="style.css" rel="stylesheet" type="text/css"></head><body topmargin="0" leftmargin="0"><table width="1000" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td><img src="images/top.jpg" width="1000" height="150"></td></tr><tr><td height="30" bgcolor="#0066CC" align="center"><a href="index.asp"><font color="#FFFFFF">首 页</font></a>　<a href="zzjg.asp"><font color="#FFFFFF">组织机构</font></a>　<a href="list.asp?id=3"><font color="#FFFFFF">政策法规</font></a>　<a href="list.asp?id=7"><font color="#FFFFFF">信息公开</font></a>　<a href="gbook.asp"><font color="#FFFFFF">在线留言</font></a></td></tr></table>
<table width="1000" border="0" align="center"><tr><td valign="top">${body}</td></tr></table>
<table width="1000" align="center"><tr><td align="center" height="60">版权所有：柳林县水务局　地址：柳林县贺昌大街　电话：0358-4022233<br>您是第<script src="count.asp"></script>位访客　<a href="admin/login.asp">管理登录</a></td></tr></table></body></html>`;

export const boxed = (title: string, body: string, head = ''): string =>
  bare(
    title,
    `<div id="header"><h1 class="logo">临江市政务公开平台</h1><div class="userbox"><form id="loginForm" action="/member/login.do" method="post">用户名：<input type="text" name="username" size="8"> 密码：<input type="password" name="password" size="8"> 验证码：<input type="text" name="code" size="4"><img src="/code.jsp"> <button>登录</button> <a href="/member/reg.do">注册</a> <a href="/member/forget.do">忘记密码</a></form></div></div>
<ul class="menu"><li><a href="/index.html">首页</a></li><li><a href="/gkzn/">公开指南</a></li><li><a href="/gkml/">公开目录</a></li><li><a href="/ysqgk/">依申请公开</a></li><li><a href="/gknb/">年度报告</a></li><li><a href="/jgzn/">机构职能</a></li></ul>
<div class="content">${body}</div>
<div id="foot">临江市人民政府办公室主办　临江市大数据中心维护　吉ICP备06001234号</div>`,
    head,
  );

export const mobile = (title: string, body: string, head = ''): string =>
  bare(
    title,
    `<header class="m-hd"><a href="javascript:history.go(-1)" class="back"></a><span>政务公开</span><a href="/m/" class="home"></a></header><section class="m-bd">${body}</section><footer class="m-ft"><a href="/m/">首页</a><a href="/">电脑版</a><p>陇西县人民政府</p></footer>`,
    `<meta name="viewport" content="width=device-width,initial-scale=1">${head}`,
  );

export const sidebar = (title: string, body: string, head = ''): string =>
  modern(
    title,
    `<div class="pos">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/xxgknb/">政府信息公开年报</a></div><div class="left">${body}</div><div class="right"><h3>热点推荐</h3><ul>${['全县招商引资工作推进会召开', '县委常委会召开扩大会议', '我县开展春季植树活动', '县领导调研重点项目建设', '2023年度优秀调研成果名单公布', '县应急局开展安全生产大检查', '关于举办春季招聘会的通知', '清河羊绒走向世界'].map((t, i) => `<li><a href="/xwzx/202403/t202403${10 + i}_88${i}1.html">${t}</a><span>2024-03-${10 + i}</span></li>`).join('')}</ul></div>`,
    head,
  );

/** jpaas-like, many links, no telling class names */
export const plain = (title: string, body: string, head = ''): string =>
  bare(
    title,
    `<div class="xl-a1"><a href="/">首页</a><a href="/col/col1/">政府领导</a><a href="/col/col2/">政务动态</a><a href="/col/col3/">信息公开</a><a href="/col/col4/">办事服务</a><a href="/col/col5/">互动交流</a><a href="/col/col6/">走进高台</a></div><div class="xl-b2"><span>当前位置 : </span><a href="/">首页</a><span>&gt;</span><a href="/col/col33/">法定主动公开内容</a></div><div class="xl-c3">${body}</div><div class="xl-z9"><p>Copyright © 2015-2024 高台县人民政府 All Rights Reserved</p><p>甘公网安备 62072402000101号 陇ICP备13000123号-1 网站标识码:6207240002</p><p>主办:高台县人民政府办公室 电话：0936-6621234 投稿邮箱：gt@163.com</p></div>`,
    head,
  );

/** a disclosure platform of a province, with tree of columns */
export const platform = (title: string, body: string, head = ''): string =>
  bare(
    title,
    `<div class="zfxxgk-header"><a href="/"><img src="/zfxxgk/img/gh.png"></a><h2>政府信息公开</h2></div><div class="zfxxgk-main clearfix"><div class="zfxxgk-left"><ul><li><a href="/zfxxgk/zn/">政府信息公开指南</a></li><li><a href="/zfxxgk/zd/">政府信息公开制度</a></li><li><a href="/zfxxgk/fd/">法定主动公开内容</a></li><li class="on"><a href="/zfxxgk/nb/">政府信息公开年报</a></li><li><a href="/zfxxgk/ysq/">依申请公开</a></li></ul></div><div class="zfxxgk-right">${body}</div></div><div class="footer"><iframe src="/common/foot.html" width="100%" scrolling="no"></iframe></div>`,
    head,
  );

/** asp.net webforms of a bureau with a login box in the left table */
export const webform = (title: string, body: string, head = ''): string =>
  bare(
    title,
    `<form name="form1" method="post" action="Show.aspx?id=1201" id="form1"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTY5"><table width="980" align="center"><tr><td colspan="2"><object classid="clsid:D27CDB6E-AE6D" width="980" height="180"><param name="movie" value="images/top.swf"></object></td></tr><tr><td width="200" valign="top"><table><tr><td>用户登录</td></tr><tr><td>用户名：<input name="TextBox1"></td></tr><tr><td>密　码：<input name="TextBox2" type="password"></td></tr><tr><td><input type="submit" name="Button1" value="登录"></td></tr><tr><td><a href="List.aspx?c=1">通知公告</a></td></tr><tr><td><a href="List.aspx?c=2">工作动态</a></td></tr><tr><td><a href="List.aspx?c=3">信息公开</a></td></tr></table></td><td valign="top">${body}</td></tr><tr><td colspan="2" align="center">CopyRight 2009 某市粮食局 All rights reserved 访问统计：<span id="Label9">283711</span></td></tr></table></form>`,
    head,
  );

/** english portal */
export const english = (title: string, body: string, head = ''): string =>
  bare(
    title,
    `<header id="top"><a href="/en/">Home</a><a href="/en/news/">News</a><a href="/en/about/">About</a><a href="/en/gov/">Government</a><a href="/en/contact/">Contact</a></header><main>${body}</main><footer><p>Copyright © People's Government of Qinghe County</p></footer>`,
    head,
  );

/** Big provincial portal, many links, blocks with unknown names, jQuery tabs, floating tools */
export const province = (title: string, body: string, head = ''): string =>
  bare(
    title,
    `<script src="/r/jquery.js"></script><div id="fixedTools"><span>智能客服</span><span>无障碍</span><span>回到顶部</span></div><div class="zf-wrap"><div class="zf-t"><a href="/">广西壮族自治区</a><a href="/u/login">登录</a><a href="/u/reg">注册</a></div><div class="zf-n"><ul>${['首页', '要闻', '公开', '服务', '互动', '数据', '专题', '壮乡', '政策', '解读', '回应', '融媒'].map((t, i) => `<li><a href="/n${i}.shtml">${t}</a></li>`).join('')}</ul></div><div class="zf-m"><div class="zf-loc">您的位置：<a href="/">首页</a> &gt; <a href="/xxgk/">政府信息公开</a> &gt; <a href="/xxgk/nb/">年度报告</a></div>${body}</div><div class="zf-links"><select><option>国务院部门网站</option><option>外交部</option><option>教育部</option></select><select><option>各省政府网站</option><option>北京</option></select></div><div class="zf-b"><p>广西壮族自治区人民政府办公厅主办</p><p>网站标识码4500000063 桂公网安备 45010302000123号 桂ICP备05008888号</p></div></div>`,
    head,
  );

/** Township sub-site inside a county's group, with right-hand hot list under old markup */
export const township = (title: string, body: string, head = ''): string =>
  bare(
    title,
    `<table class="tb_top"><tr><td><img src="/town/banner.jpg"></td></tr><tr><td><a href="/town/">镇首页</a>|<a href="/town/gk/">镇情概况</a>|<a href="/town/xw/">镇务动态</a>|<a href="/town/xxgk/">信息公开</a></td></tr></table><table><tr><td class="nr">${body}</td><td class="yb"><p>镇务热点</p><li><a href="/town/1.htm">我镇开展秸秆禁烧宣传</a></li><li><a href="/town/2.htm">党员冬训工作启动</a></li></td></tr></table><p align="center">王店镇人民政府 版权所有 电话：0550-7581001</p>`,
    head,
  );

/** App-like mobile H5 */
export const inApp = (title: string, body: string, head = ''): string =>
  bare(
    title,
    `<div class="page"><div class="page-hd"><i class="back" onclick="history.back()"></i>${title}</div><div class="page-bd">${body}</div><div class="tabbar"><a href="/h5/">首页</a><a href="/h5/my">我的</a></div></div>`,
    head,
  );
