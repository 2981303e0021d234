import { alone, inSite, inOldSite, inNewSite, inBusySite, inListSite, listing, type PoorPage } from './page.ts';

export const refusals: readonly PoorPage[] = [
  [
    alone(
      '安全提示',
      '<h2>我们注意到了来自您所在网络的不寻常活动</h2><p>为保护站点，本次连接未被放行。参考编号 7f3e9a2b-11cd-4c1f-9a77-0d2c1a90b6ee</p>',
    ),
  ],
  [
    alone(
      'Sorry',
      '<h1>Sorry, you have been blocked</h1><p>You are unable to access example.gov.cn</p><p>Ray ID: 8b1c</p>',
    ),
  ],
  [alone('提示', '<p>系統偵測到您的連線行為異於常人，已暫時中止您的存取權限。</p>')],
  [alone('', '<p>单位时间内的查看次数已达上限，10分钟后方可继续</p>')],
  [alone('', '<p>禁止使用自动化工具采集本网站数据，您的行为已被记录。</p>')],
  [alone('Notice', '<p>Visitors outside of the PRC cannot be served by this website.</p>')],
  [
    alone(
      '',
      '<p>安全组件正在评估当前环境，请勿关闭窗口</p><div class="spinner"></div><script src="/sec/probe.js"></script>',
    ),
  ],
  [alone('请证明您不是程序', '<p>从下列九张图中选出所有含有红绿灯的图片</p><img src="/c/1.jpg"><button>提交</button>')],
  [alone('提醒', '<p>本页面仅供政务外网用户查阅，互联网用户无法打开。</p>')],
  [
    alone(
      'Web 应用防护系统',
      '<img src="/logo.png"><p>当前操作触犯了站点防御条款，连接已中断。</p><p>event: 20260112102231-88</p>',
    ),
  ],
  ['您的 IP 198.51.100.7 暂时不能访问本站，原因：短时间内打开页面数量过多。'],
  [alone('出错了', '<p>亲，您点得太急了，歇一会儿再来吧</p>')],
  [alone('', '<h3>安全告警</h3><p>请求特征与规则 930120 相符</p><p>处理结果：丢弃</p><p>节点：hz-edge-07</p>')],
  [
    alone(
      'Unauthorized Activity',
      '<p>because we have detected unauthorized activity coming from your network, this request was stopped. Case Number 441</p>',
    ),
  ],
  [alone('', 'Your request looks suspicious or similar to automated requests from spam posting software')],
  [
    alone(
      'Human?',
      '<p>Our system thinks you might be a robot! Prove otherwise below.</p><form><input name="a"></form>',
    ),
  ],
  [alone('网御WAF', '<p>您的提交被判定为SQL注入，若为误报请与站长取得联系</p>')],
  [alone('', '<p>由于您的 UserAgent 不在允许之列，服务器不提供内容。</p>')],
  [alone('403', '<h1>你没有权力打开这个东西</h1><hr>openresty')],
  [alone('盾牌', '<div>网站正受到大流量冲击，已开启五秒盾，浏览器环境校验完成后会继续</div><script>go()</script>')],
  [alone('', '<p>本系统部署于政务专网，请切换网络后重试</p>')],
  [alone('提示', '<p>按照国家有关规定，海外用户需使用国内线路才能浏览本站</p>')],
  [inSite('某县人民政府', '<p>您今天查看的文章已达到 100 篇，请明天再来。</p>')],
  [alone('', '<p>存取遭拒：您的來源位址已列入管制名單</p>')],
  [
    alone(
      'Security Check',
      '<p>Please complete the puzzle to continue</p><div id="px-captcha"></div><script src="x.js"></script>',
    ),
  ],
  [alone('', '<p>请依次点击下图中的“政”“务”“公”“开”四个字</p><img src="/char.png">')],
  [alone('某县水利局2020年政府信息公开工作年度报告', '<p>您的访问行为触发了防护，本次浏览已被终止。</p>')],
  [alone('', '<p>您的请求含有攻击特征，已被阻止。事件号 8823</p>'), 404],
  [alone('', '<p>您的终端不符合本站的准入要求</p>')],
  [alone('网站卫士', '<p>本次浏览已上报公安机关网安部门备查。如非您本人行为请检查电脑是否中毒。</p>')],
  [inSite('某县人民政府', '<p>当前网络出口被列为高危，内容不予显示。</p>')],
  [alone('429', '<p>慢一点，你刷得太勤了。</p>')],
  [alone('', '<p>Traffic from your autonomous system is not welcome here.</p>')],
  [alone('', '<p>为防数据外泄，境外节点只能打开首页。</p>')],
  [alone('人工核对', '<p>把小球拖进圆圈就能继续阅读</p><canvas></canvas>')],
  [alone('', '<p>请算出结果：7 + 5 = <input name="ans"> 提交后显示正文</p>')],
  [alone('', '<p>排到您了会自动打开，目前第 312 位</p>')],
  [alone('某县水利局2020年政府信息公开工作年度报告', '<p>访问控制策略不允许您打开本页，策略号 P-771。</p>')],
  [alone('', '<p>您的访问已被中止，请联系网站运维。</p>'), 200, listing],
  [inOldSite('某市某局', '<p>贵单位网络出口存在扫描行为，平台已对其采取限流措施。</p>')],
  [alone('', '<p>WAF-7: request dropped (rule 941100)</p>')],
  [alone('访问提醒', '<p>本网站谢绝程序批量下载，如需数据请致函本局。</p>')],
  [alone('', '<p>抱歉！您不在本站服务范围之内，如在国内请关闭代理。</p>')],
  [
    alone(
      'Checking',
      '<p>One moment while we make sure your connection is safe</p><div class="bar"></div><script>s()</script>',
    ),
  ],
  [alone('', '<p>你的浏览频度超过了阈值（60次/分），已进入冷却期</p>')],
  [alone('网页防篡改系统', '<p>目标文件校验未通过，系统禁止输出。</p>')],
  [alone('', '<p>Not allowed. Contact webmaster with code 5f2-99a.</p>')],
  [alone('', '<p>輸入下方字元以證明您不是自動程式</p><img src="/c.gif"><input>')],
  [alone('', '<p>抱歉，您的浏览已被安全中心叫停</p>'), 500],
  [alone('WEB应用安全网关', '<p>您的请求存在潜在的攻击行为，现已记录在案！</p><p>序列号：20260113-0098</p>')],
  [alone('Web Server Denied', '<p>The server has denied the operation. Please contact the network administrator.</p>')],
  [alone('拒绝服务', '<h1>安全检测能力由 雷池 WAF 驱动</h1><p>请求存在威胁</p>')],
  [alone('', '<p>该 IP 段信誉分过低，暂不提供内容。</p>')],
  [alone('安全中心', '<p>为了保证大家都能正常查阅，请在 58 秒后再翻页。</p>')],
  [alone('', '<p>抱歉，目前仅对省内地址提供服务。</p>')],
  [alone('Loading', '<div>正在核对您的设备，这通常需要几秒钟</div><script>var t=1;</script>')],
  [alone('', '<p>Please enable cookies and reload the page.</p>')],
  [inNewSite('某某县', '<p>您的账户或网络因违反《网站使用须知》已被暂停浏览资格。</p>')],
  [
    alone(
      '政务云安全防护',
      '<ul><li>拦截时间：2026-01-13 09:10:11</li><li>客户端：203.0.113.77</li><li>拦截原因：Robot</li></ul>',
    ),
  ],
  [alone('', '<p>若要继续，请依照提示画出图形</p><canvas id="g"></canvas>')],
  [alone('', '<h1>451</h1><p>Unavailable For Legal Reasons</p>')],
  [
    alone(
      '访问验证提示',
      '<h2>为什么会看到这个页面？</h2><p>您所在的网络近期向本站发出了大量相似的查询，系统无法判断这些查询是否由真人发出。</p><p>这种情况多见于共用出口的单位网络、浏览器装有采集插件，或电脑感染了病毒。</p><h2>我应当怎么办？</h2><p>完成下方的核对后可以继续；如果反复出现，请关闭采集插件，或与您单位的网管联系。</p><input type="checkbox"> 我是真实访客',
    ),
  ],
  [
    alone(
      '',
      '<h1>请求未通过审查</h1><p>本站部署了入侵防御设备，您刚才的请求被识别为存在跨站脚本风险，因此没有送达服务器。</p><p>若您确认内容无误，请将页面截图、发生时间和您的操作步骤发送至站长邮箱，我们会在两个工作日内核实并回复。</p><p>发生时间：2026/01/13 11:20:01</p><p>追踪号：a8f0-22c1-9b</p>',
    ),
  ],
  [
    inBusySite(
      '某某市人民政府',
      '<div class="main"><h3>系统提示</h3><p>当前时段只对本市政务网络开放，其他地区网络请于18:00以后浏览。</p></div>',
    ),
  ],
  [
    alone(
      'Access',
      '<p>Your organisation’s address range has been flagged for high volume crawling. To protect availability for citizens we have paused responses to it. If this is an error, write to webmaster@example.gov.cn quoting the reference below.</p><p>Ref 77aa-120</p>',
    ),
  ],
  [inListSite('某某区人民政府', '<p>您的访问过于集中，系统已自动启动保护，请十分钟后再来。</p>')],
  [inListSite('某某区人民政府', '<p>此页面仅供区内党政机关网络浏览。</p>')],
  [alone('', '<p>内容安全策略判定该请求不可信，未予处理。</p>')],
  [alone('提示信息', '<p>当前IP今日可用次数已用完</p>')],
  [alone('Bot check', '<p>Hold on. We need to be sure a person is visiting.</p>')],
  [alone('', '<p>服务器识别到采集器特征，停止响应。</p>')],
  [alone('', '<p>由于你来自不受信任的网络，本站不能向你展示页面。</p>')],
  [alone('安全网关', '<div>动作：阻断</div><div>策略：爬虫防护</div><div>会话：9f-22</div>')],
];
