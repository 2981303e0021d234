import type { Named } from './frames.ts';
import { alone, inNewSite, inOldSite, inSite } from './page.ts';

/** What portals, their firewalls and servers send instead of a page, by the state that it proves. */
export const standIns = {
  blocked: [
    [
      'a first answer that puts its cookie together',
      `<script>var _0x1=['cookie','__jsl'];(function(){document[_0x1[0]]='__jsl_clearance_s=1706.11|0|x;path=/';setTimeout('location.reload()',1500)})()</script>`,
      521,
    ],
    [
      'a challenge with 202 whose script has no name',
      '<!DOCTYPE html><html><head><meta content="Ag7h.kQ9_abcdefghij0123456789" id="ZxYwVu" r="m"></head><body><script r="m" src="/a/b.c1d2.js"></script><script r="m">_$lK();</script></body></html>',
      202,
    ],
    [
      'a guard in the cloud with an event’s number',
      alone(
        '访问被拦截！',
        '<h2>某云防御</h2><p>当前访问疑似黑客攻击，已被网站管理员设置为拦截。</p><p>事件ID：4bb9-1706.22</p>',
      ),
    ],
    [
      'a list of what may be wrong with a request',
      alone(
        '提示页面',
        '<h3>您请求的页面包含一些不合理的内容</h3><ul><li>1.提交了不合规范的参数</li><li>2.您的IP被加入黑名单</li></ul>',
      ),
    ],
    [
      'a firewall with 501',
      alone('501', '<h1>很抱歉，您提交的请求可能对网站造成威胁，请求已被管理员设置的策略阻断</h1><p>UUID: 5f1c-aa</p>'),
      501,
    ],
    ['a request taken for an attack', alone('', '<h1>您的请求疑似攻击行为！</h1><p>事件ID：05-0000-1234</p>'), 418],
    ['an operation at risk', alone('拦截提示', '<p>您当前的操作存在风险，操作已被拦截！</p><p>拦截类型：GET参数</p>')],
    [
      'an address banned for a time',
      alone('提示', '<p>您所在的IP(218.1.2.3)短时间内请求次数过多，已被临时封禁30分钟</p>'),
    ],
    [
      'letters in a picture',
      alone(
        '请输入验证码',
        '<form><p>为保障网站正常运行，请输入图中字符以继续浏览</p><img src="/code.jpg"><input name="c"></form>',
      ),
    ],
    ['visitors from abroad', alone('', '<p>根据相关规定，本网站暂不支持境外IP访问</p>')],
    [
      'a refusal with a date of its own, and 403',
      inSite(
        '403',
        '<h1>访问被拒绝</h1><div>日期：2024-01-22 10:00:01</div><p>您的请求被Web应用防火墙拦截，事件编号 20240122-100001-88。</p>',
      ),
      403,
    ],
  ],
  maintenance: [
    [
      'an upgrade by night',
      alone(
        '系统升级',
        '<p>尊敬的用户：为给您提供更优质的服务，本网站将于今晚22:00至次日6:00进行系统升级，期间无法访问，敬请谅解。</p>',
      ),
    ],
    ['a picture that says so', alone('网站维护中', '<img src="/images/weihu.png" alt="网站维护中">')],
    ['contents on their way', inNewSite('', '<p>数据正在迁移，部分内容暂时无法浏览</p>')],
    ['holidays', alone('公告', '<p>接上级通知，国庆期间网站关闭，10月8日恢复访问。</p>')],
    ['great events', alone('', '<p>为保障重大活动期间网络安全，本网站暂停访问</p>')],
    ['a site that became part of another', inSite('公告', '<p>本站已并入市政府网站集约化平台，原网站不再更新</p>')],
    [
      'content kept back while it is checked',
      inSite('提示', '<p>本站内容正在集中核校，相关信息暂不展示，敬请谅解。</p>'),
    ],
    ['a column kept back for a while', alone('', '<p>因栏目清理规范，本页信息暂不对外公开</p>')],
    ['an object that moved', alone('', '<p>Object moved to <a href="/new/">here</a>.</p>')],
  ],
  missing: [
    [
      'a count down',
      inSite('信息提示', '<div>您访问的页面不存在或已删除</div><div>系统将在 <span>5</span> 秒后自动跳转到首页</div>'),
    ],
    ['a waste paper basket', inSite('提示', '<div class="tip">该文章已被移入回收站</div>')],
    ['a dialog', alone('', '<script>alert("该文章不存在或未审核！");history.back();</script>')],
    ['a page that got lost', inNewSite('页面丢失', '<h3>哎呀，您要找的页面走丢了</h3><p><a href="/">返回首页</a></p>')],
    [
      'a document not there',
      alone(
        '提示信息',
        '<div>提示信息！</div><div>文档已删除或者不存在!</div><a href="javascript:history.go(-1);">请点击这里...</a>',
      ),
    ],
    ['nothing found', inOldSite('', '<p>没有找到您要查看的内容，可能已被删除或者移动了位置</p>')],
    ['content taken off line', inSite('某县人民政府', '<div class="article"><p>该内容已下线</p></div>')],
    ['a day under it', inSite('提示', '<h2>提示</h2><p>文章已被删除</p><p>2024年1月5日</p>')],
    ['a number that is not there', 'Id号不存在！'],
    [
      'a status with news beside it',
      inSite(
        '某县人民政府',
        `<p>您访问的页面不存在</p><table><tr><td>12</td></tr></table><p>${'全县春耕生产有序推进，农技人员深入田间指导。'.repeat(8)}</p>`,
      ),
      404,
    ],
    [
      'a status under the header of a document',
      inSite(
        '页面不存在',
        `<h1>页面不存在</h1><div>发布日期：2024-01-22 来源：某局</div><p>${'主动公开政府信息356条。'.repeat(40)}</p>`,
      ),
      404,
    ],
    ['a status in a template around nothing', inSite('某县人民政府门户网站', ''), 404],
  ],
  login: [
    ['a code to be scanned', alone('统一身份认证', '<p>请使用“某政通”扫码登录</p><img src="/qr.png"><a>密码登录</a>')],
    ['a session that ended', '<script>alert("登录超时，请重新登录！");top.location.href="/login.jsp";</script>'],
    ['a column for members', inSite('提示', '<p>本栏目内容仅对注册用户开放，请先登录</p>')],
  ],
  'wrong-host': [
    ['a name that ran out', alone('域名已过期', '<h1>该域名已过期，请及时续费</h1>')],
    [
      'a site without a record',
      alone('未备案', '<p>该网站暂时无法进行访问，该网站未进行工信部ICP备案或未接入备案</p>'),
    ],
    ['a server just installed', alone('', '<p>恭喜，lnmp安装成功！</p>')],
    [
      'a site just made',
      alone('恭喜，站点创建成功！', '<h3>恭喜, 站点创建成功！</h3><p>这是默认index.html，本页面由系统自动生成</p>'),
    ],
  ],
  unreachable: [
    ['a database that refuses its page', "Access denied for user 'root'@'localhost' (using password: YES)"],
    [
      'a database that is away',
      '<b>Warning</b>:  mysqli_connect(): Connection refused in <b>/www/web/conn.php</b> on line <b>12</b><br />\n数据库连接失败',
    ],
    ['contents that cannot be shown for now', inSite('', '<p>部分内容暂时无法浏览</p>')],
    ['an application’s error', alone('系统发生错误', '<h1>:(</h1><h1>页面错误！请稍后再试～</h1>')],
  ],
  'script-only': [
    [
      'an application’s shell',
      '<!doctype html><html><head><title>X</title></head><body><app-root>Loading...</app-root><script src="main.js"></script></body></html>',
    ],
    [
      'places filled with nothing',
      inSite('undefined', '<h1>undefined</h1><p>发布时间：undefined</p><div>undefined</div>'),
    ],
    ['an article of null', inSite('null', '<h1>null</h1><div id="zoom">null</div>')],
  ],
} as const satisfies Readonly<Record<string, readonly Named[]>>;
