import { boxed, mobile, modern, old, sidebar, type Named } from './frames.ts';

/** Announcements, letters and answers of a sentence or two. */
export const announced: readonly Named[] = [
  [
    'site down apology as news',
    sidebar(
      '关于网站短时无法访问的情况说明',
      '<h1>关于网站短时无法访问的情况说明</h1><p class="date">2020-06-08 县大数据局</p><div class="con"><p>6月7日晚，因电力故障，县政府网站短时无法访问，目前已恢复正常，给您带来不便深表歉意。</p></div>',
    ),
  ],
  [
    'no login any more',
    boxed(
      '公告',
      '<h3>关于取消网站用户注册功能的公告</h3><p>即日起，本平台取消用户注册、登录功能，依申请公开可直接填表提交。</p>',
    ),
  ],
  [
    'exam system',
    old(
      '通知',
      '<p align=center>关于网上报名系统暂停服务的通知</p><p>网上报名系统于5日17时关闭，逾期不再受理。</p><p align=right>县人事局</p>',
    ),
  ],
  ['report untitled few', mobile('年报', '<p>2016年度，南山街道共公开信息18条，其中网站12条，公告栏6条。</p>')],
  [
    'report with refusal',
    sidebar(
      '2013年政府信息公开年度报告',
      '<h1>谢炉镇2013年政府信息公开年度报告</h1><p>全年受理申请1件，因信息不存在，已告知申请人。</p>',
    ),
  ],
  [
    'reply letter denied',
    modern('答复', '<p>李某：</p><p>你申请公开的信息涉及商业秘密，不予公开。</p><p>清河县市场监督管理局</p>'),
  ],
  [
    'permission approval',
    modern('许可公示', '<p>准予清河县宏达汽配厂变更经营范围。</p><p>许可编号：冀清市监许〔2022〕15号</p>'),
  ],
  [
    'safety forbid',
    modern(
      '通告',
      '<h1>禁止携带危险品的通告</h1><p>严禁携带易燃易爆物品进入车站，违者将依法处理。</p><p>2018年10月1日</p>',
    ),
  ],
  [
    'road access blocked',
    modern('交通', '<p>受暴雪影响，京昆高速阳泉段禁止通行，恢复时间另行通知。</p><p>阳泉交警 12月13日7时</p>'),
  ],
  ['school frequent', modern('提示', '<h2>高温橙色预警</h2><p>气象台发布高温橙色预警信号，请注意防范。</p>')],
  ['stop using stamp', old('声明', '<p>我局原公章因机构改革即日起作废。</p><p>柳林县水务局 2019.3.15</p>')],
  ['number list of phone', modern('监督电话', '<p>举报电话：12388</p><p>传真：8160002</p>')],
  ['office move', old('公告', '<p>本局自3月1日起搬至新办公楼办公，电话不变。</p>')],
  ['bid termination', boxed('终止公告', '<h2>招标终止公告</h2><p>因投标人不足三家，本项目流标，请关注后续公告。</p>')],
  [
    'bid website error',
    boxed('变更公告', '<h2>变更公告</h2><p>因交易系统故障，原定3月5日9时的开标推迟至3月6日9时。</p>'),
  ],
  ['exam result', modern('成绩', '<p>考生可凭身份证号、密码登录系统查询成绩。</p><p>人事考试中心 2015年6月</p>')],
  [
    'site census',
    sidebar(
      '普查通报',
      '<h1>2016年第二季度全县政府网站抽查通报</h1><p>“县粮食局”网站首页打不开，“县旅游局”多个栏目空白，现予关停整改。</p>',
    ),
  ],
  ['poem page', modern('清河民谣', '<p>清河的水清又清，清河的羊绒暖人心。</p>')],
  ['leader page', modern('县长', '<p>主持县政府全面工作，负责审计、财政方面工作。</p>')],
  ['no data subsidy', modern('补贴公示', '<p>本月无新增发放对象。</p>')],
  ['meeting', sidebar('会议', '<p>3月4日下午，县长主持召开县政府第32次常务会议。</p>')],
  ['ofd', boxed('正文', '<a href="/doc/2023nb.ofd">2023年政府信息公开工作年度报告.ofd</a>')],
  ['zip', mobile('下载', '<a href="/doc/nb.zip">年报打包下载</a>')],
  [
    'flash paper',
    old(
      '年报',
      '<object classid="clsid:D27CDB6E"><param name="movie" value="nb2008.swf"><embed src="nb2008.swf"></object>',
    ),
  ],
  ['img base64', modern('2021年度报告', '<div id="zoom"><img src="data:image/jpeg;base64,/9j/4AAQSkZJRg"></div>')],
  [
    'frameset gb',
    '<html><head><title>公文</title></head><frameset cols="200,*"><frame src="menu.htm" name="menu"><frame src="main.htm" name="main"><noframes><body>您的浏览器不支持框架</body></noframes></frameset></html>',
  ],
  ['iframe report src', boxed('年报详情', '<iframe src="./2022/nb.html" frameborder=0></iframe>')],
  [
    'table figures blank',
    modern('附表', '<table><tr><td>行政许可</td><td>0</td></tr><tr><td>行政处罚</td><td>/</td></tr></table>'),
  ],
  [
    'year report with maintenance',
    sidebar(
      '2020年政府信息公开工作年度报告',
      '<h1>县电子政务中心2020年政府信息公开工作年度报告</h1><p>对网站进行系统维护12次，拦截攻击1.2万次，暂停服务0次。登录用户达3000人。</p>',
    ),
  ],
  ['short summary', modern('2005年年报', '<p>无依申请公开。</p>')],
  ['privacy', modern('隐私声明', '<h1>隐私声明</h1><p>本网站不会向第三方提供用户的登录信息。</p>')],
  [
    'message board',
    boxed(
      '咨询',
      '<div class="msg"><b>网民：</b>密码忘了怎么登录？</div><div class="reply"><b>回复：</b>请携带身份证到大厅重置。</div>',
    ),
  ],
  [
    'org unified auth training',
    sidebar('培训', '<h1>我局举办统一身份认证系统培训</h1><p>4月2日，全局40人参加统一身份认证系统操作培训。</p>'),
  ],
  ['court', modern('公告', '<p>县法院官网升级，诉讼服务请拨打12368。</p><p>清河县人民法院 2017年2月9日</p>')],
  [
    'english notice',
    modern(
      'Notice',
      '<h1>Notice on Suspension of the Visa Hall</h1><p>The Visa Hall will be closed on May 1 for system maintenance.</p><p>April 28, 2019</p>',
    ),
  ],
  ['html fragment article', '<div class="con"><p>2004年公开信息5条。</p></div>'],
];
