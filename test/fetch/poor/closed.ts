import {
  alone,
  inSite,
  inOldSite,
  inNewSite,
  inBusySite,
  inListSite,
  inRelatedSite,
  json,
  type PoorPage,
} from './page.ts';

export const closures: readonly PoorPage[] = [
  [alone('公告', '<p>因开展网络安全等级保护整改，本网站自即日起闭站，重新开放日期将另行告知。</p>')],
  [alone('通知', '<p>政务云平台例行巡检，1月12日20时—24时各业务短时中断，敬请留意。</p>')],
  [
    alone(
      "We'll be back soon",
      '<h1>We&rsquo;ll be back soon!</h1><p>Sorry for the inconvenience but we&rsquo;re performing some upgrades at the moment.</p>',
    ),
  ],
  [alone('某县财政局', '<p>本局网页内容自2026年起统一由县政府门户网站提供，此处不再更新。</p><p>点此前往</p>')],
  [inSite('某县人民政府', '<p>本栏目正在筹备，近期上线。</p>')],
  [alone('', '<img src="/pic/weihuzhong.jpg" width="100%">')],
  [alone('', '<p>系统升级，网站将于明日8时恢复</p>'), 404],
  [alone('', '<p>为迎接国庆，网站内容正在全面更新，10月8日与您再见</p>')],
  [alone('某局', '<p>接上级通知，机房电力改造，网站将于 1月12日0时 至 1月13日12时 无法浏览</p>')],
  [alone('', '<h1>网站搬新家啦</h1><p>新地址：http://www.new.gov.cn</p>')],
  [alone('某县安监局', '<p>因机构改革，某县安全生产监督管理局已撤销，职能划入某县应急管理局，网站不再运行。</p>')],
  [alone('Scheduled downtime', '<p>We are down for scheduled work. Expected back at 09:00.</p>')],
  [alone('', '<p>网站备份中，请耐心等待</p>')],
  [inSite('某县人民政府', '<p>频道调整中，给您带来的不便请见谅</p>')],
  [alone('公告', '<p>自2026年1月1日起，本网停止对外提供服务。历史信息请到某市档案馆查阅。</p>')],
  [alone('', '<p>重要时期网络保障，本网只开放首页，其余页面7月2日后可用。</p>')],
  [alone('某局', '<p>我们正在给网站换“新装”，请过两天再来看看</p>')],
  [alone('', '<p>服务器例行保养，半小时后见。</p>')],
  [alone('某镇', '<p>乡镇网站已统一撤销，相关栏目见县政府门户“乡镇之窗”。</p>')],
  [alone('Under repair', '<p>The portal is under repair. Thank you for your patience.</p>')],
  [inSite('某县人民政府', '<p>栏目内容整理中……</p>')],
  [alone('', '<p>本网正在进行适老化改造，期间页面打不开属正常现象。</p>')],
  [inOldSite('某市某局', '<p>网站集约化迁移进行时，此栏目数据将于月底前导入完毕。</p>')],
  [alone('某市粮食局', '<p>某市粮食局网站已完成历史使命，感谢您长期以来的关注！</p>')],
  [alone('通告', '<p>遇线路施工，本周六全天断网，周日起正常开放。</p>')],
  [alone('', '<h1>Temporarily closed</h1><p>We are moving to a new platform.</p>')],
  [alone('', '<img src="/building.gif" alt="网站建设中"><p>敬请关注</p>')],
  [alone('', '<p>网站正在进行安全加固，预计1月20日恢复。</p>')],
  [alone('某某局', '<p>本局子站已按要求关停，请移步县政府门户“部门频道”。</p>')],
  [alone('', '<h2>新版网站即将启用</h2><p>旧版已停止访问，敬请等待。</p>')],
  [alone('暂停公告', '<p>受台风影响，机房断电，本网暂不可用。</p>')],
  [alone('', '<p>System is being upgraded, will be available at 8:00.</p>')],
  [inNewSite('某某县人民政府', '<p>本频道改造尚未完工</p>')],
  [
    alone(
      '关于网站集中维护的说明',
      '<h2>关于网站集中维护的说明</h2><p>广大网民朋友：</p><p>为进一步提升网站的稳定程度和使用体验，按照全省统一部署，本网将于2026年1月13日零时起进行为期三天的集中维护，主要内容包括更换存储设备、升级内容管理软件、迁移历史稿件。维护期间网站各栏目均不能浏览，政务服务事项可通过“湘易办”手机端办理，咨询事项可拨打12345热线。</p><p>由此造成的不便，恳请理解。</p>',
    ),
  ],
  [
    inBusySite(
      '某某市人民政府',
      '<div class="main"><p>尊敬的网民：原“信息公开年报”专栏正在向新平台搬移，搬移完成之前只能查阅近两年的材料，其余材料预计三月上旬补齐。</p></div>',
    ),
  ],
  [
    alone(
      '告别',
      '<p>十五年来，某某市旅游局网站陪伴大家走过了五千多个日夜。随着机构改革的完成，我们将把接力棒交给某某市文化旅游广电体育局网站。自今日起，这里不再刊发新的内容，旧有内容已整体移交。再次感谢您的陪伴。</p>',
    ),
  ],
  [
    alone(
      '',
      '<p>The Municipal Government website is being refreshed. During the works (13–15 January) pages cannot be displayed. Urgent matters: dial 12345. We apologise for any inconvenience this may cause to our visitors.</p>',
    ),
  ],
  [inListSite('某某区人民政府', '<p>栏目正在调整，请过段时间再来浏览。</p>')],
  [inListSite('某某区人民政府', '<p>该专栏已并入“政府信息公开平台”，请在平台内查阅。</p>')],
  [alone('', '<p>本站计划于周五晚间扩容，届时会有数小时不能浏览。</p>')],
  [alone('通知', '<p>因办公楼搬家，服务器将于本周末关机，周一恢复。</p>')],
  [alone('', '<p>Our website is getting an update. Check back tomorrow.</p>')],
  [alone('某某网', '<p>本网自即日起停刊，感谢一路相伴。</p>')],
  [inRelatedSite('某某州人民政府', '<p>数据中心例行检修中，该栏目内容稍晚开放。</p>')],
  [alone('', '<p>服务到期停机，待续费后恢复。</p>')],
  [alone('某某州广播电视局', '<p>某某州广播电视局网站已归并到州文化和旅游局网站</p>')],
  [alone('', '<p>We’re giving the site a tune-up. Normal service resumes on Monday.</p>')],
  [alone('温馨提示', '<p>春节放假期间（1月28日至2月4日）网站不更新、不开放浏览。</p>')],
  [alone('', '<p>域名已启用新的后缀，旧域名月底停止解析，请改用 www.new.gov.cn</p>')],
];

export const failures: readonly PoorPage[] = [
  [alone('', '<p>网络开小差了，点击屏幕重新加载</p>')],
  [alone('', '<h2>操作未成功</h2><p>错误代码：0x80004005 &nbsp; 未指定的错误</p>')],
  [
    alone(
      '',
      'Could not open JDBC Connection for transaction; nested exception is com.alibaba.druid.pool.GetConnectionTimeoutException',
    ),
  ],
  [
    alone(
      'Error 500--Internal Server Error',
      '<h2>Error 500--Internal Server Error</h2><p>From RFC 2068 Hypertext Transfer Protocol -- HTTP/1.1:</p><p>10.5.1 500 Internal Server Error The server encountered an unexpected condition which prevented it from fulfilling the request.</p>',
    ),
  ],
  [
    '<?xml version="1.0" encoding="UTF-8"?><Error><Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message><RequestId>64A1</RequestId></Error>',
    200,
    { mediaType: 'application/xml' },
  ],
  [alone('', '<p>哎呀，服务器累趴下了</p>')],
  [alone('Proxy Error', '<h1>Proxy Error</h1>The proxy server received an invalid response from an upstream server.')],
  [
    alone(
      '',
      'Warning: mysql_connect(): Access denied for user root@localhost (using password: YES) in /var/www/inc/conn.php on line 12',
    ),
  ],
  [
    alone(
      '应用程序中的服务器错误',
      '<h1>运行时错误</h1><p>说明: 服务器上出现应用程序错误。此应用程序的当前自定义错误设置禁止远程查看应用程序错误的详细信息。</p>',
    ),
  ],
  ['{"ok":0,"why":"db timeout"}', 200, json],
  [alone('', 'no healthy upstream')],
  [alone('提示', '<p>数据读取失败，请重试</p><button onclick="location.reload()">重试</button>')],
  [alone('', '<p>抱歉，后台没有回应</p>')],
  [alone('', 'upstream connect error or disconnect/reset before headers. reset reason: connection failure')],
  [alone('', "<pre>Microsoft VBScript 运行时错误 '800a000d' 类型不匹配: 'CInt' /show.asp，行 12</pre>")],
  [alone('系统提示', '<p>数据交换平台连接中断，代码 -1</p>')],
  ['{"status":"fail","detail":"后端服务无响应"}', 200, json],
  [alone('', '<p>读取模板出错：Template not compiled</p>')],
  [alone('Error', 'ORA-12541: TNS:no listener')],
  [alone('', '<p>业务高峰，系统暂时应付不过来，请刷新几次试试</p>')],
  [
    alone(
      '',
      '<h2>HTTP Status 500 – Internal Server Error</h2><p>Type Exception Report</p><p>Message Unable to compile class for JSP</p>',
    ),
  ],
  ['{"ret":-1,"hint":"内部异常"}', 200, json],
  [
    alone(
      'Error',
      '<p>Sorry, the page you are looking for is currently unavailable.<br/>Please try again later.</p><p>nginx</p>',
    ),
  ],
  [alone('', '<p>应用池已满，稍后再连</p>')],
  [
    alone(
      'DEDECMS Error Warning!',
      '<p>Error page: /plus/view.php</p><p>Error infos: Can not connect to MySQL server</p>',
    ),
  ],
  [alone('', '<p>网络似乎断了，检查一下再试吧</p>')],
  [
    '<?xml version="1.0"?><response><ret>-500</ret><info>服务内部错误</info></response>',
    200,
    { mediaType: 'text/xml' },
  ],
  [
    alone(
      'Error',
      '<h1>出了点状况</h1><p>我们的服务器在处理您的请求时遇到了一个没有料到的问题，技术人员已经收到自动通知。这通常不是您的原因，请过一会儿再试。如果问题一直存在，请告知我们您的浏览器型号和出现问题的时间。</p>',
    ),
  ],
  [
    alone(
      '',
      '<pre>org.springframework.web.util.NestedServletException: Request processing failed; nested exception is org.mybatis.spring.MyBatisSystemException\n\tat org.springframework.web.servlet.FrameworkServlet.processRequest(FrameworkServlet.java:1014)\n\tat javax.servlet.http.HttpServlet.service(HttpServlet.java:634)\n\tat org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:166)</pre>',
    ),
  ],
  [inBusySite('某某市人民政府', '<div class="main"><p>稿件服务未就绪，取稿失败（E2003）。</p></div>')],
  [inListSite('某某区人民政府', '<p>页面生成失败，请与技术人员联系。</p>')],
  [alone('', '<p>后端正忙，任务排不上，请重试。</p>')],
  [alone('', 'Cannot connect to the database server. mysqli_sql_exception: Connection refused')],
  [alone('', '<h1>Application Error</h1><p>The application could not be started.</p>')],
  [alone('', '<p>请求处理时遇到意外，编号 55821</p>')],
  [alone('HTTP Status 503', '<h1>HTTP Status 503</h1><p>Servlet jsp is currently unavailable</p>')],
  [alone('', '<p>缓存服务器连不到源站</p>')],
  ['{"state":"E500","text":"系统内部发生未知异常"}', 200, json],
];

export const logIns: readonly PoorPage[] = [
  [
    alone(
      '电子政务内网门户',
      '<p>请使用数字证书（UKey）进入系统</p><input placeholder="PIN码" type="text"><button>进入</button>',
    ),
  ],
  [alone('', '<script>alert("会话已失效");top.location="/";</script><p>当前会话已失效，需重新验证身份</p>')],
  [alone('', '<p>閱覽本頁需要帳號，請先登入</p>')],
  [
    alone(
      '',
      '<p>您离开的时间有点长，为保护隐私，请重新进入系统</p><form><input name="user"><input type="password"></form>',
    ),
  ],
  [alone('浙政钉', '<p>请用手机客户端扫描二维码确认身份</p><img src="/qr?x=1">')],
  [alone('', 'You must be signed in to view this document.')],
  [alone('提示', '<p>此信息仅向申请人本人开放，请先完成实名核验</p>')],
  [alone('', '<p>您的使用期限已满，请重新进行身份校验</p>')],
  [alone('', '<p>内部资料，凭工作证号查阅</p><input name="no">')],
  [alone('', '<p>本栏目仅对注册会员开放浏览，尚未注册？</p>')],
  [alone('统一认证', '<p>正在跳转到认证中心，若未跳转请点此登陆</p>')],
  [alone('', '<p>Your session has timed out. Sign in again.</p>')],
  [alone('办公门户', '<p>会话凭据无效，请回到入口重新登入。</p>')],
  [inNewSite('某某县人民政府', '<p>该内容限本单位工作人员查看，请使用政务账号进入。</p>')],
  [
    alone(
      '某某市协同办公平台',
      '<div class="login-box"><ul><li>账号登录</li><li>短信登录</li><li>浙政钉扫码</li></ul><input name="loginName"><input type="password"><p>记住我</p><p>忘记密码？</p></div><p>本平台为非涉密平台，严禁处理、传输国家秘密</p>',
    ),
  ],
  [
    alone(
      '',
      '<p>您浏览的是需要授权的区域。首次使用请先申请数字身份，已有数字身份的请插入介质并输入口令；遗忘口令的，请携带单位介绍信到行政服务中心3号窗口办理重置。</p>',
    ),
  ],
  [inListSite('某某区人民政府', '<p>浏览本文需要先登陆，没有账户的请注册。</p>')],
  [
    alone(
      '用户中心',
      '<form><label>手机号</label><input name="tel"><label>动态码</label><input name="sms"><button>进入系统</button></form>',
    ),
  ],
  [alone('', '<p>您尚未通过身份核实，不能打开此件。请用单位统一账户进入。</p>')],
  [
    alone(
      '平台入口',
      '<form><input type="text" placeholder="工号"><input type="password" placeholder="密码"><button>进入</button></form>',
    ),
  ],
];

export const scriptPages: readonly PoorPage[] = [
  [alone('', '<div id="container"><i>数据努力加载中…</i></div><script src="/dist/bundle.js"></script>')],
  [
    alone(
      '某县',
      '<noscript>本应用依赖脚本运行</noscript><main></main><script type="module" src="/assets/index-9f.js"></script>',
    ),
  ],
  [
    inSite(
      '某市人民政府',
      '<div id="detail"></div><script>$.getJSON("/api/detail",function(d){$("#detail").html(d.c)})</script>',
    ),
  ],
  [alone('', '<div>稍等，页面马上就来……</div><script src="/a.js"></script>')],
  [inSite('某县人民政府', '<div class="article-detail" id="artDetail"></div><script src="/js/detail.js"></script>')],
  [alone('', '<div class="app-loading"><span>L</span></div><script src="/umi.9a.js"></script>')],
  [alone('某某县', '<div id="root"></div><p>Loading...</p><script src="/main.js"></script>')],
  [
    inListSite(
      '某某区人民政府',
      '<div id="content"></div><script>axios.get("/api/a/1").then(function(r){document.getElementById("content").innerHTML=r.data.html})</script>',
    ),
  ],
  [alone('', '<div id="app">正在打开，请稍等...</div><script src="/static/js/app.js"></script>')],
];

export const foreign: readonly PoorPage[] = [
  [
    alone(
      'Account Suspended',
      '<h1>This Account has been suspended.</h1><p>Contact your hosting provider for more information.</p>',
    ),
  ],
  [alone('', '<p>该域名尚未绑定空间，请登录控制面板绑定</p>')],
  [alone('', '<h1>网站未开通</h1><p>该域名尚未在本主机备案接入，请联系接入商。</p>')],
];
