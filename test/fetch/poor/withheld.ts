import { bare, inApp, mobile, modern, plain, platform, province, type Named } from './frames.ts';

/** Stand-ins of what cannot be had now, or not so, by the state that they prove; and a page like them that is ok. */
export const withheld: Readonly<Record<string, readonly Named[]>> = {
  login: [
    ['an interface that refuses', '{"code":403,"message":"未登录"}', 200, { mediaType: 'application/json' }],
    [
      'dongyi perm',
      bare(
        '错误信息',
        '<table><tr><td>错误信息</td></tr><tr><td>产生错误的可能原因：<li>你没有浏览该栏目文章的权限！</li></td></tr><tr><td><a href="javascript:history.go(-1)">&lt;&lt; 返回上一页</a></td></tr></table>',
      ),
    ],
    [
      'isp portal',
      bare(
        '校园网登录',
        '<form action="http://10.0.0.1/a70.htm"><input name="DDDDD" placeholder="学工号"><input name="upass" type="password" placeholder="密码"></form>',
      ),
    ],
    [
      'login qr',
      bare('扫码登录', '<div><h3>请使用“冀时办”APP扫码登录</h3><img src="/qr?id=1"><p>二维码有效期3分钟</p></div>'),
    ],
    [
      'login en simple',
      bare(
        'Sign in',
        '<form method="post"><input name="email" placeholder="Email"><input name="pw" type="password"><button>Sign in</button></form>',
      ),
    ],
    ['please login first', mobile('提示', '<p>请先登录</p><a href="/m/login" class="btn">去登录</a>')],
    ['alert login', "<script>alert('您还没有登录');location='login.aspx'</script>"],
    [
      'oa login',
      bare(
        '协同办公平台',
        '<div class="bg"><input id="loginid" placeholder="请输入登录账号"><input id="userpassword" type="password" placeholder="请输入密码"><button id="submit">登录</button><label><input type="checkbox">记住账号</label></div>',
      ),
    ],
    ['framed login required', plain('系统提示', '<p>该栏目仅限注册用户浏览，请登录后访问</p>')],
    [
      'weblogic login',
      bare(
        'Oracle WebLogic Server 管理控制台',
        '<form action="/console/j_security_check" method="post"><p>登录以使用 WebLogic Server 域</p>用户名: <input name="j_username"> 口令: <input type="password" name="j_password"></form>',
      ),
    ],
    ['h5 login', inApp('我的', '<p>登录后可查看更多内容</p><button>立即登录</button>')],
    ['prov rights', province('提示', '<p>对不起，你没有权限访问此页面</p>')],
    [
      'login 2',
      bare(
        '单点登录',
        '<form action="/cas/login"><input name=username placeholder=用户名><input name=password type=password placeholder=密码></form>',
      ),
    ],
    ['login 4', bare('', '<p>会话超时，请重新登录！</p>')],
    [
      'login 6',
      bare('WebVPN', '<h1>WebVPN 登录</h1><form method=post><input name=u><input name=p type=password></form>'),
    ],
  ],
  maintenance: [
    ['suspended', bare('站点已暂停', '<h2>该站点已暂停</h2><p>站点欠费或违反服务条款，请联系管理员。</p>')],
    ['closed forever', bare('清河县林业局', '<p>本网站于2018年12月31日停止运行，感谢您长期以来的关注和支持！</p>')],
    ['under revision', modern('改版通知', '<h2>网站改版中，敬请期待</h2>')],
    ['maintenance image', bare('网站维护', '<img src="/weihu.jpg" width=100%>')],
    ['重保 close', bare('临时关闭', '<div>重要时期，网站临时关闭，给您带来的不便请谅解</div>')],
    [
      'whole site closed',
      bare(
        '高台县人民政府',
        '<div><h1>通知</h1><p>网站因服务器搬迁，于5月1日至5月3日停止访问，5月4日恢复。</p><p>高台县人民政府办公室</p><p>2020年4月30日</p></div>',
      ),
    ],
    ['offline by law', bare('', '<p>根据《政府网站发展指引》要求，本网站已永久下线。</p>')],
    ['revamp', bare('升级公告', '<p>新版网站即将上线，旧版已停止服务。</p>')],
    [
      'en closed',
      bare('Site Offline', '<p>This website is temporarily offline for upgrades. Please check back later.</p>'),
    ],
    ['plain rebuilding', plain('年报', '<p>该栏目正在完善中</p>')],
    ['closed 1', bare('停机公告', '<p>尊敬的用户：政务云将于今晚24点停机维护，预计持续4小时。</p>')],
    ['closed 2', bare('', '<marquee>网站改版升级中……</marquee>')],
    ['closed 4', bare('Notice', '<p>We are upgrading our system. Service will resume at 8:00 AM on May 3.</p>')],
    ['closed 6', bare('暂停服务', '<h1>暂停服务</h1><p>给您带来的不便，敬请原谅！</p>')],
  ],
  'script-only': [
    ['guard delay', '<script src="/_guard/html.js?js=delay_jump_html"></script>'],
    [
      'angular shell',
      '<!doctype html><html><head><base href="/"><title>信息公开</title></head><body><app-root></app-root><script src="runtime.1.js" type="module"></script><script src="main.2.js" type="module"></script></body></html>',
    ],
    [
      'nuxt loading',
      '<!doctype html><html><head><title>政务公开</title><script src="/_nuxt/a.js" defer></script></head><body><div id="__nuxt"><div class="nuxt-loading">Loading...</div></div><script>window.__NUXT__={config:{}}</script></body></html>',
    ],
    [
      'knockout framed',
      modern(
        '政府信息公开',
        '<div class="article"><h2 data-bind="text:title"></h2><div data-bind="html:content"></div></div><script src="/js/detail.js"></script>',
      ),
    ],
    [
      'vue templates framed',
      modern(
        '详情',
        '<div id="detail"><h1>{{info.title}}</h1><p>发布时间：{{info.date}}</p><div v-html="info.content"></div></div><script>new Vue({el:"#detail",data:{info:{}},created(){axios.get("/api/info/1")}})</script>',
      ),
    ],
    [
      'saml',
      '<html><body onload="document.forms[0].submit()"><noscript><p>Note: Since your browser does not support JavaScript, you must press the Continue button once to proceed.</p></noscript><form action="https://sso.example.gov.cn/idp/profile/SAML2/POST/SSO" method="post"><input type="hidden" name="SAMLRequest" value="PD94"/><noscript><input type="submit" value="Continue"/></noscript></form></body></html>',
    ],
    [
      'react shell',
      '<!doctype html><html lang="zh"><head><meta charset="utf-8"/><title>政务公开</title></head><body><div id="root"></div><script src="/umi.4f.js"></script></body></html>',
    ],
    [
      'require shell',
      '<!DOCTYPE html><html><head><title></title><script data-main="/js/main" src="/js/require.js"></script></head><body class="loading"></body></html>',
    ],
    [
      'tpl shell',
      plain(
        '详情',
        '<script type="text/html" id="tpl"><h1>{{d.title}}</h1></script><div id="view"></div><script>layui.use("laytpl",function(){$.post("/api/detail",function(r){$("#view").html(laytpl(tpl.innerHTML).render(r))})})</script>',
      ),
    ],
    [
      'loading text',
      platform('年报', '<div id="con"><span>数据加载中，请稍候...</span></div><script src="/js/detail.js"></script>'),
    ],
    [
      'js required',
      bare('', '<p>You need to enable JavaScript to run this app.</p><div id=app></div><script src=/a.js></script>'),
    ],
    [
      'shell 1',
      province(
        '年度报告',
        '<div id="article" v-cloak><h1 v-text="a.title"></h1><div v-html="a.body"></div></div><script>new Vue({el:"#article",mounted(){this.load()}})</script>',
      ),
    ],
    [
      'shell 2',
      '<!DOCTYPE html><html><head><title>政务公开</title><link rel="modulepreload" href="/a.js"></head><body><div id="app"><style>.l{}</style><div class="loading"><span></span></div></div><script type="module" src="/a.js"></script></body></html>',
    ],
    ['shell 4', '<html><head><script>eval(atob("dmFy"))</script></head><body></body></html>'],
  ],
  ok: [['dir listing', bare('Index of /', '<h1>Index of /</h1><ul><li><a href="cgi-bin/">cgi-bin/</a></li></ul>')]],
};
