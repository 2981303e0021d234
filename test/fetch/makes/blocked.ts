import { alone, json, type Case } from './page.ts';

export const blocked: readonly Case[] = [
  ['a page blocked, in English', alone('Web Page Blocked', '<h1>Web Page Blocked!</h1><p>Attack ID: 20000051</p>')],
  ['too fast a hand', alone('', '<p>您的操作太快了，请休息一下再试</p>')],
  ['a network of robots', alone('', '<p>系统检测到您的网络存在机器人行为，请稍后重试</p>')],
  ['for cookies', alone('', '<p>请启用浏览器Cookie功能后重新访问</p><script>x()</script>')],
  ['for another network only', alone('', '<p>该系统仅限政务外网访问</p>')],
  ['access that is limited', alone('访问受限', '<p>网站开启了安全防护，当前访问受到限制，请稍后再试。</p>')],
  ['a cookie and a reload', '<p>正在跳转…</p><script>document.cookie="c="+12*2+";path=/";location.reload();</script>'],
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
];
