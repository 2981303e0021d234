import { bare, boxed, mobile, modern, old, sidebar, type Named } from './frames.ts';

/** An article in a content system's nodes. */
const art = (title: string, meta: string, body: string): string =>
  `<h1 class="arc-title">${title}</h1><div class="arc-info">${meta}</div><div class="TRS_Editor">${body}</div>`;

/** Articles that speak of sites, log-ins and errors, and what else is published in a few words. */
export const published: readonly Named[] = [
  [
    'maintenance notice as news',
    sidebar(
      '关于县政府门户网站系统维护的公告-清河县人民政府',
      art(
        '关于县政府门户网站系统维护的公告',
        '发布时间：2024-03-10 来源：县政府办公室 浏览次数：118',
        '<p>因机房设备检修，县政府门户网站将于2024年3月12日22:00至3月13日6:00暂停访问，由此带来的不便，敬请谅解。</p><p>特此公告。</p><p style="text-align:right">清河县人民政府办公室</p><p style="text-align:right">2024年3月10日</p>',
      ),
    ),
  ],
  [
    'system upgrade old site',
    old(
      '关于不动产登记系统升级暂停业务的通知',
      '<p align=center><b>关于不动产登记系统升级暂停业务的通知</b></p><p align=center>发布日期：2019-6-3　点击：<script src=hit.asp></script></p><p>　　因系统升级，6月6日至6月9日暂停办理不动产登记业务，请广大群众合理安排时间。</p><p align=right>柳林县不动产登记中心<br>2019年6月3日</p>',
    ),
  ],
  [
    '404 rectification news',
    sidebar(
      '我县开展政府网站错链断链排查整改',
      art(
        '我县开展政府网站错链断链排查整改',
        '2022-05-09 清河县政府办',
        '<p>针对网站检查中发现的“404 页面不存在”“无法访问”等错链断链问题，县政府办公室组织各单位逐一排查，整改链接236条。</p>',
      ),
    ),
  ],
  [
    'hotline closed',
    mobile(
      '停电通知',
      '<h2>关于12345热线系统割接的通知</h2><p class="t">2023-07-01</p><p>12345热线系统定于7月2日0时至4时割接，期间电话可能无法接通。</p>',
    ),
  ],
  [
    'one sentence no report',
    sidebar(
      '2008年政府信息公开年度报告',
      art(
        '清河县档案局2008年政府信息公开年度报告',
        '2009-03-20',
        '<p>2008年，我局未收到政府信息公开申请，无行政复议、行政诉讼。</p>',
      ),
    ),
  ],
  [
    'appointment one line',
    modern(
      '任免通知',
      art(
        '清河县人民政府关于王伟同志任职的通知',
        '清政人〔2019〕3号',
        '<p>经研究决定：任命王伟同志为县应急管理局副局长。</p>',
      ),
    ),
  ],
  [
    'abolished doc',
    modern(
      '清河县人民政府关于废止部分文件的通知',
      art(
        '清河县人民政府关于废止部分文件的通知',
        '2020-01-09',
        '<p>《清河县XX管理办法》（清政发〔2012〕8号）自即日起停止执行。</p>',
      ),
    ),
  ],
  [
    'server purchase tender',
    sidebar(
      '网站安全防护采购项目成交公告',
      art(
        '清河县政府网站安全防护服务采购项目成交公告',
        '2024-02-20',
        '<p>一、项目编号：QHZC-2024-011</p><p>二、项目名称：网站应用防火墙及云防护服务</p><p>三、成交供应商：河北某某科技有限公司，成交金额：19.8万元</p>',
      ),
    ),
  ],
  [
    'letter reply',
    boxed(
      '来信查看',
      '<table><tr><td>来信标题</td><td>政府网站打不开</td></tr><tr><td>来信时间</td><td>2022-03-01</td></tr><tr><td>来信内容</td><td>昨天打开贵网站显示“网站正在维护，无法访问”，什么时候恢复？</td></tr><tr><td>回复单位</td><td>县政府办</td></tr><tr><td>回复内容</td><td>您好，系统升级已完成，现可正常访问。</td></tr></table>',
    ),
  ],
  [
    'browser advice notice',
    modern(
      '关于浏览器设置的说明',
      art(
        '网上申报系统浏览器设置说明',
        '2018-05-06',
        '<p>申报系统须使用IE9以上版本浏览器。浏览器版本过低的，请升级后再登录系统。</p>',
      ),
    ),
  ],
  [
    'road closed',
    mobile(
      '封闭施工',
      '<h1>关于G340线封闭施工的通告</h1><p>G340线K120至K125段封闭施工，禁止车辆通行，请绕行。</p><p>交警大队 2020年4月3日</p>',
    ),
  ],
  [
    'site statement zero counts',
    modern(
      '政府网站工作年度报表',
      art(
        '政府网站工作年度报表（2023年度）',
        '填报单位：清河县人民政府办公室',
        '<table border=1><tr><td>网站名称</td><td>清河县人民政府</td></tr><tr><td>独立用户访问总量</td><td>102311</td></tr><tr><td>安全防护</td><td>安全检测评估次数 4</td></tr></table>',
      ),
    ),
  ],
  [
    'report with captcha words',
    sidebar(
      '2021年政府信息公开工作年度报告',
      art(
        '清河县卫健局2021年政府信息公开工作年度报告',
        '2022-01-20',
        '<p>一、总体情况。优化依申请公开系统，增加登录验证码，解决访问异常问题。全年公开信息112条。</p><p>二、存在问题。部分链接无法访问、页面不存在。</p>',
      ),
    ),
  ],
  [
    'pdf embed',
    modern(
      '2023年政府信息公开工作年度报告',
      '<h1>2023年政府信息公开工作年度报告</h1><embed src="/P020240131.pdf" type="application/pdf" width="100%" height="900">',
    ),
  ],
  ['object no title', modern('', '<object data="/uploads/20240131.pdf" type="application/pdf"></object>')],
  [
    'attachment handler',
    modern(
      '年报',
      '<div class="content"><a href="/module/download/downfile.jsp?filename=1801.pdf&classid=0">点击下载年度报告</a></div>',
    ),
  ],
  [
    'image only report',
    sidebar(
      '2019年政府信息公开工作年度报告',
      `<h1>清河县教育局2019年政府信息公开工作年度报告</h1><div class="info">2020-01-19</div><div id="zoom">${[1, 2, 3, 4].map((n) => `<p><img src="./W02020011912345678${n}.jpg" oldsrc="W0202001${n}.jpg"></p>`).join('')}</div>`,
    ),
  ],
  [
    'frames old',
    '<html><head><title>XX县2007年政府信息公开年报</title></head><frameset rows="120,*"><frame src="top.htm"><frame src="nb2007.htm"></frameset></html>',
  ],
  [
    'iframe own content',
    modern(
      '信息公开',
      '<iframe id="mainframe" src="/xxgk/content.html?id=3021" width="100%" onload="setH()"></iframe>',
    ),
  ],
  [
    'stat table',
    bare(
      '统计表',
      '<table border=1><tr><td>指标</td><td>单位</td><td>数量</td></tr><tr><td>主动公开政府信息数</td><td>条</td><td>15</td></tr><tr><td>行政复议数</td><td>件</td><td>0</td></tr></table>',
    ),
  ],
  [
    'traditional',
    modern('二零二一年年報', '<h1>政府資訊公開年度報告</h1><p>本年度主動公開資訊二十一項，未收到申請。</p>'),
  ],
  [
    'table of contents page',
    modern(
      '2014年年度报告',
      '<h1>2014年政府信息公开年度报告</h1><ul><li><a href="t1.html">一、概述</a></li><li><a href="t2.html">二、主动公开情况</a></li><li><a href="t3.html">三、依申请公开情况</a></li></ul>',
    ),
  ],
  ['fee statement', modern('收费情况', '<h1>信息公开收费情况</h1><p>无。</p>')],
  ['institution', boxed('机构职能', '<h2>县档案局</h2><p>局长：张三　电话：8160001</p><p>地址：县委大院</p>')],
  [
    'news short',
    sidebar(
      '县领导调研',
      art('县领导调研羊绒产业', '2024-03-01 融媒体中心', '<p>3月1日，县长调研羊绒产业，强调要加快转型升级。</p>'),
    ),
  ],
  [
    'photo news',
    modern('图说清河', '<h1>春到清河</h1><p><img src="/2024/3/1.jpg"></p><p>清凉江畔，桃花盛开。（李四 摄）</p>'),
  ],
  [
    'infographic',
    sidebar('一图读懂2022年年报', '<h1>一图读懂：清河县2022年政府信息公开年报</h1><img src="/W02023.png">'),
  ],
  [
    'penalty',
    boxed(
      '行政处罚',
      '<table><tr><th>决定书文号</th><td>清市监罚〔2023〕12号</td></tr><tr><th>处罚事由</th><td>销售过期食品</td></tr><tr><th>处罚结果</th><td>罚款2000元</td></tr></table>',
    ),
  ],
  [
    'hacked rumor',
    mobile(
      '辟谣',
      '<h1>关于“县政府网站被黑客攻击”的情况说明</h1><p>经核实，网站运行正常，网传消息不实。</p><p>2018-4-2</p>',
    ),
  ],
  [
    'blood donor low',
    old(
      '通知',
      '<p>各单位：</p><p>请于3月15日前报送2013年政府信息公开年度报告。</p><p align=right>县政府办 2014年3月3日</p>',
    ),
  ],
  [
    'system title "暂停"',
    modern(
      '县市场监管局',
      art(
        '关于暂停办理企业登记业务的公告',
        '2022-10-11',
        '<p>受疫情影响，政务大厅登记窗口即日起暂停对外服务，恢复时间另行通知，企业可登录网上系统办理。</p>',
      ),
    ),
  ],
  [
    'captcha rule',
    modern(
      '公告',
      art(
        '关于预约挂号实行验证码登录的公告',
        '2020-12-01',
        '<p>为防止恶意抢号，预约系统增加滑动验证，请完成验证后继续操作。</p>',
      ),
    ),
  ],
  [
    'gkmlpt article',
    modern(
      '清河局2022年政府信息公开年度报告',
      '<div id="app"></div><script>window._CONFIG = {"SID":"755001","DETAIL":{"id":9,"title":"2022年政府信息公开工作年度报告","content":"\\u003cp\\u003e2022\\u5e74\\u4e3b\\u52a8\\u516c\\u5f00\\u4fe1\\u606f56\\u6761\\u3002\\u003c/p\\u003e"}};</script>',
    ),
  ],
  [
    'waf words in letterhead',
    modern(
      '公示',
      art(
        '关于清河县应急指挥平台安全验证情况的公示',
        '2023-11-11',
        '<p>项目已通过安全验证。公示期5个工作日，有异议请联系8160110。</p>',
      ),
    ),
  ],
  [
    'url notice',
    modern(
      '域名变更',
      art('关于变更县人民医院网站域名的公告', '2016-04-08', '<p>医院官方网站域名变更为 www.qhyy.cn，原域名停用。</p>'),
    ),
  ],
  [
    'mht word saved',
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 11"><title>2008年</title></head><body lang=ZH-CN><div class=Section1><p class=MsoNormal align=center>乡政府信息公开年度报告</p><p class=MsoNormal>全年无申请公开事项。</p></div></body></html>',
  ],
  [
    'a letter to organs that takes something back',
    modern(
      '通知',
      '<h1>关于撤销某文件的通知</h1><p>各乡镇，县直各单位：</p><p>原文件已废止，不再公开。</p><p>2023年3月2日</p>',
    ),
  ],
  [
    'an answer that cites what a page said',
    bare(
      '咨询答复',
      '<h1>关于对“页面无法打开”留言的回复</h1><p>网友您好：链接已修复。感谢您的关注！</p><p>2024年1月8日</p>',
    ),
  ],
  [
    'an old page without end tags',
    '<html><head><title>某乡年报</title><body><table><tr><td>某乡2016年政府信息公开年度报告<tr><td>公开数<td>47',
  ],
  [
    'a link at the end of a page without end tags',
    '<html><body>某局年报<p><a href="/upload/nb2012.doc">某局2012年年报下载</a>',
  ],
];
