import { alone, inTemplate, json, type Case } from './page.ts';

export const unreachable: readonly Case[] = [
  ['an interface that names an error only', '{"error":"invalid token"}', 200, json],
  ['an interface whose result is false', '{"result":false,"errMsg":"参数错误"}', 200, json],
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
];

export const login: readonly Case[] = [
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
];

export const maintenance: readonly Case[] = [
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
];
