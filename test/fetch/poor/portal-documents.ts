import type { Named } from './frames.ts';
import { alone, inNewSite, inOldSite, inSite } from './page.ts';

/** Documents that come close to what stands in the place of others. */
export const closeDocuments: readonly Named[] = [
  [
    'a system that is back again',
    inSite(
      '关于政务服务系统故障的情况说明',
      '<h1>关于政务服务系统故障的情况说明</h1><p>2月3日上午，因机房停电，政务服务系统无法访问约40分钟，已恢复正常。给群众带来不便，深表歉意。</p><p>某区数据局 2024年2月3日</p>',
    ),
  ],
  [
    'water pipes that are maintained',
    inSite(
      '管网维护情况',
      '<h1>关于全县供水管网维护情况的报告</h1><p>今年以来，对全县供水管网进行维护，更换老旧管网12公里，维修阀门38处。</p>',
    ),
  ],
  [
    'a registry that stops for a day',
    inOldSite(
      '通知',
      '<h3>关于不动产登记系统停机维护的通知</h3><p>各有关单位：因数据迁移需要，我中心不动产登记系统定于2024年4月13日停机维护。</p><p>2024年4月10日</p>',
    ),
  ],
  [
    'a report on broken links',
    inSite(
      '网站检查通报',
      '<h1>关于2023年第三季度政府网站检查情况的通报</h1><p>发现“404 页面不存在”错误链接35处，首页不能访问1家，均已责令整改。</p>',
    ),
  ],
  [
    'a warning about codes that are asked for',
    inSite('提示', '<h1>关于防范电信诈骗的提示</h1><p>请勿向任何人透露短信验证码。2023年全区共发案112起。</p>'),
  ],
  [
    'a decision about access that was refused',
    inNewSite(
      '行政复议决定书',
      '<h2>行政复议决定书</h2><p>申请人称其要求查阅档案时被拒绝。本机关认为，被申请人的行为并无不当，维持原决定。</p>',
    ),
  ],
  [
    'how to register for an examination',
    inSite(
      '报名须知',
      '<h1>2023年度事业单位公开招聘报名须知</h1><p>1.考生登录报名系统；2.忘记密码的，可凭身份证号找回；3.未在规定时间内登录缴费的，视为放弃。</p>',
    ),
  ],
  ['a year in which nothing happened', inSite('年报', '<p>我单位2020年度无依申请公开事项。</p>')],
  ['an icon and a file', inOldSite('', '<p><img src="/icon/pdf.gif"><a href="P020230112.pdf">点击查看</a></p>')],
  [
    'pages photographed',
    inOldSite('', '<p align="center"><img src="/UploadFiles/a1.jpg"><br><img src="/UploadFiles/a2.jpg"></p>'),
  ],
  [
    'an article in a frame',
    inOldSite('信息公开', '<iframe src="/inner/2020/nb.htm" width="100%" height="1200"></iframe>'),
  ],
  [
    'a set of frames',
    '<html><head><title>某局2009年年报</title></head><frameset rows="80,*"><frame src="top.htm"><frame src="nb.htm"></frameset></html>',
  ],
  [
    'a sentence among sixty links',
    inSite(
      '报告',
      `${Array.from({ length: 60 }, (_, at) => `<a href="/l${at}">栏目导航${at}</a>`).join('')}<p>2022年，我局共办理行政处罚案件16件。</p>`,
    ),
  ],
  [
    'a firewall that was bought',
    inOldSite('采购', '<p>某局网络防火墙采购结果公告</p><p>一、项目编号：ZC2023-118</p><p>二、中标金额：38.6万元</p>'),
  ],
  [
    'another site that closes',
    inSite(
      '公告',
      '<h1>关于关停“某区招商网”的公告</h1><p>我区招商网自2023年12月31日起关停，有关内容并入区政府门户网站。</p><p>2023年12月20日</p>',
    ),
  ],
  [
    'attacks that were fended off',
    inNewSite(
      '总结',
      '<h2>2022年网络安全工作总结</h2><p>全年拦截恶意攻击1.2万次，封禁IP地址356个，未发生网页被篡改事件。</p>',
    ),
  ],
  [
    'information that does not exist',
    inNewSite(
      '答复书',
      '<h2>政府信息公开申请答复书</h2><p>经检索，您申请获取的信息不存在。如不服本答复，可在60日内申请行政复议。</p><p>某局 2023年5月8日</p>',
    ),
  ],
  [
    'a cookie and a reload of the site’s own',
    inSite(
      '年报',
      '<script>document.cookie="visited=1;path=/";function go(){location.reload()}</script><h1>某区2021年政府信息公开工作年度报告</h1><p>全年主动公开信息1023条。</p>',
    ),
  ],
  [
    'a log-in box beside it',
    inSite(
      '办事指南',
      '<h1>户口迁移办事指南</h1><p>办理条件：夫妻投靠、父母投靠、购房落户。</p><form>用户名<input>密码<input type="password"><input type="submit" value="登录"></form>',
    ),
  ],
  [
    'buses that stand still',
    inOldSite('通告', '<p>公交停运通告</p><p>受强降雪影响，1路、5路公交线路今日起暂停运营，恢复时间另行通知。</p>'),
  ],
  [
    'an organ that is no more',
    inSite('公告', '<h1>关于撤销县招商局的公告</h1><p>根据机构改革方案，县招商局予以撤销，职责划入县商务局。</p>'),
  ],
  [
    'a hole in a library',
    inSite(
      '预警',
      '<h1>关于某组件远程代码执行漏洞的预警</h1><p>攻击者可构造恶意请求，请各单位及时升级，并在防火墙拦截异常访问。</p>',
    ),
  ],
  [
    'a telephone line',
    inSite('热线', '<h1>12345热线运行情况</h1><p>本月受理诉求3210件，电话繁忙导致未接通12次，接通率99.6%。</p>'),
  ],
];

const paragraph = '本年度，我局主动公开政府信息356条，收到申请12件，均在法定期限内答复。';
const heading = '<h1>2023年政府信息公开工作年度报告</h1>';

/** Documents whose status denies them: they prove nothing, neither that they are there nor that they are gone. */
export const deniedDocuments: readonly Named[] = [
  [
    '404 and a header block',
    inSite('年报', `${heading}<div>发布日期：2024-01-22 来源：某局</div><p>${paragraph.repeat(20)}</p>`),
    404,
  ],
  [
    '404 and a short report',
    inSite('年报', `${heading}<p>本年度我镇未收到政府信息公开申请，主动公开信息12条，未发生行政复议和行政诉讼。</p>`),
    404,
  ],
  [
    '404 and an article’s tags',
    alone('年报', `<p>${paragraph.repeat(3)}</p>`, '<meta name="ArticleTitle" content="2022年政府信息公开年度报告">'),
    404,
  ],
  ['410', inNewSite('年报', `${heading}<p>${paragraph.repeat(40)}</p>`), 410],
  ['403', inSite('年报', `${heading}<p>${paragraph.repeat(20)}</p>`), 403],
  ['405', inOldSite('年报', `${heading}<p>${paragraph.repeat(20)}</p>`), 405],
  ['500', inSite('年报', `${heading}<p>${paragraph.repeat(20)}</p>`), 500],
];
