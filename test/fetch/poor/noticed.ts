import {
  bare,
  boxed,
  english,
  inApp,
  mobile,
  modern,
  old,
  plain,
  platform,
  province,
  sidebar,
  township,
  webform,
  type Named,
} from './frames.ts';

/** Notices and reports of a sentence, in every frame. */
export const noticed: readonly Named[] = [
  [
    'plain maintenance news',
    plain(
      '高台县人民政府 通知公告 关于网站升级维护的通知',
      '<div class="bt">关于网站升级维护的通知</div><div class="ly">来源：政府办 作者：张三 时间：2022-04-01 点击：331</div><div><p>县政府网站定于4月2日进行升级维护，届时无法访问，敬请谅解。</p></div>',
    ),
  ],
  [
    'webform notice',
    webform(
      '信息浏览',
      '<div align="center"><b>关于领取粮食补贴的通知</b></div><div>各乡镇：请于6月10日前到我局领取补贴表格。</div>',
    ),
  ],
  ['webform tiny', webform('信息浏览', '<p>2009年公开收费情况：无收费。</p>')],
  [
    'english notice',
    english(
      'Notices',
      '<h1>Notice on Public Holidays 2020</h1><p>The Spring Festival holiday runs from January 24 to January 30.</p>',
    ),
  ],
  [
    'english access',
    english(
      'Transport',
      '<h1>Bridge closed for repair</h1><p>The West Bridge is closed until June 3. Vehicles are not allowed to enter.</p>',
    ),
  ],
  [
    'plain fault bulletin',
    plain('停电信息', '<h1>计划停电通知</h1><p>线路：10kV城关线；时间：6月3日7:00-19:00；范围：县府街以东。</p>'),
  ],
  ['plain app launch', plain('新闻', '<h1>“甘快办”APP上线</h1><p>用户扫码下载，注册登录后即可办理社保查询。</p>')],
  [
    'plain firewall project',
    plain('中标公告', '<p>高台县电子政务外网防火墙采购项目中标结果：兰州某公司，36.8万元。</p>'),
  ],
  ['plain revoke', plain('公告', '<h1>撤销登记公告</h1><p>撤销高台某合作社2019年8月1日的变更登记。</p>')],
  [
    'plain access news',
    plain('新闻', '<h1>县领导走访慰问困难群众</h1><p>1月20日，县长走访慰问困难群众，送去新春祝福。</p>'),
  ],
  ['plain covid', plain('公告', '<p>经排查，该密接者行动轨迹已查清，涉及场所已全部管控。</p>')],
  ['plain lost', plain('寻人启事', '<p>张某，男，72岁，3月2日走失，穿黑色棉衣，有线索请拨打110。</p>')],
  [
    'plain website group',
    plain('新闻', '<h1>我县政府网站集约化平台上线运行</h1><p>5月8日，新版网站正式上线，原有23家部门网站同步关停。</p>'),
  ],
  ['mobile sentence', mobile('要闻', '<p>今日立春。</p>')],
  [
    'bare old report',
    bare('', '<p align="center">二〇〇八年政府信息公开年度报告</p><p>我站共公开气象信息七百余条。</p>'),
  ],
  ['bare letter', bare('', '<p>县财政局：</p><p>你局《关于拨付资金的请示》收悉，同意拨付。</p><p>2013年5月6日</p>')],
  ['bare disclaimers', bare('', '<p>本年度报告电子版可在本机关网站下载。</p>')],
  [
    'boxed attachments',
    boxed('附件下载', '<ul><li><a href="/u/1.xls">附表1.xls</a></li><li><a href="/u/2.xls">附表2.xls</a></li></ul>'),
  ],
  ['boxed iframe', boxed('2018年度报告', '<iframe src="/files/2018.pdf"></iframe>')],
  ['old one', old('年报', '<p>柳林县水务局无依申请公开收费。</p>')],
  ['old db', old('中标', '<p>数据库服务器项目中标单位：太原某公司</p>')],
  [
    'sidebar suspend doc',
    sidebar('通知', '<h1>关于暂停执行《清河县补贴办法》的通知</h1><p>即日起暂停执行，恢复时间另行通知。</p>'),
  ],
  [
    'sidebar report portal problem',
    sidebar(
      '年报',
      '<h1>清河县文旅局2019年政府信息公开工作年度报告</h1><p>存在的问题：网站改版后部分栏目打不开，链接失效。</p>',
    ),
  ],
  ['sidebar only docs', sidebar('年报', '<p><a href="./P0201.doc" title="年报.doc">年报.doc</a></p>')],
  [
    'sidebar faq portal',
    sidebar('常见问题', '<h1>网上申请提示“没有权限”如何处理</h1><p>请先完成实名认证，再重新登录。</p>'),
  ],
  ['sidebar removed road', sidebar('公告', '<h1>拆除公告</h1><p>对位于青阳街的违章建筑依法拆除。</p>')],
  ['tree guide', platform('指南', '<p>公众可到县档案馆、图书馆查阅纸质文件。</p>')],
  ['tree iframe report', platform('年报', '<iframe src="/nb/2020/content.html" id="nb"></iframe>')],
  [
    'town report 1',
    township(
      '镇务公开',
      '<p align=center>王店镇2013年政府信息公开年度报告</p><p>本镇全年公开镇务信息42条，其中财政类12条。</p>',
    ),
  ],
  ['town report 3', township('年报', '<p>2018年度，未发生因政府信息公开引起的投诉。</p>')],
  [
    'prov report img',
    province(
      '年度报告',
      '<h1>百色市2022年政府信息公开工作年度报告</h1><p><img src="/u/2023/1.png"></p><p><img src="/u/2023/2.png"></p>',
    ),
  ],
  ['prov report iframe', province('年度报告', '<iframe src="/u/2023/report.html" height="2000"></iframe>')],
  [
    'prov report problem',
    province(
      '年度报告',
      '<h1>县大数据局2021年政府信息公开工作年度报告</h1><p>存在问题：平台登录验证码识别困难，个别页面访问超时、提示404。</p>',
    ),
  ],
  ['h5 table', inApp('年报附表', '<table><tr><td>维持</td><td>0</td></tr><tr><td>纠正</td><td>0</td></tr></table>')],
  ['bare report untitled', bare('', '<p>我局严格执行《条例》规定，做到应公开尽公开。</p>')],
  ['webform report', webform('信息浏览', '<p>某市粮食局2011年度信息公开年报</p><p>（略）</p>')],
  [
    'boxed report',
    boxed('详细', '<h3>临江市气象局2014年度报告</h3><p>本局信息公开网站全年访问量3.2万次，拦截非法请求400余次。</p>'),
  ],
  [
    'tree pdfjs',
    platform('年报', '<script>pdfjsLib.getDocument("/zfxxgk/nb/2021.pdf")</script><canvas id="c"></canvas>'),
  ],
  [
    'report apology',
    sidebar(
      '更正说明',
      '<h1>关于2019年年报数据的更正说明</h1><p>因统计口径错误，表三数据有误，现更正如下，给您带来不便敬请谅解。</p>',
    ),
  ],
  [
    'report withdrawn',
    plain('说明', '<h1>县水利局关于撤回2020年年报的说明</h1><p>经核查数据有误，现予撤回，修改后重新发布。</p>'),
  ],
  [
    'prov cutover notice',
    province(
      '通知公告',
      '<h1>关于社保系统停机切换的公告</h1><p>全区社保信息系统于11月25日至12月2日停机切换，期间暂停办理所有社保业务。</p>',
    ),
  ],
  ['prov trust', province('通知公告', '<p>警惕假冒政府网站！凡域名不以.gov.cn结尾的均非政府网站。</p>')],
  [
    'prov tender fail',
    province('采购公告', '<h1>网站运维服务项目废标公告</h1><p>有效供应商不足三家，本项目废标。</p>'),
  ],
  ['prov exam', province('考试', '<p>准考证打印入口已关闭。</p>')],
  ['town meeting', township('会议', '<p>请各村书记9点到镇三楼会议室开会。</p>')],
  ['town election', township('公告', '<p>根据选举结果，李某当选王店村村委会主任。</p>')],
  ['town ban', township('通告', '<p>全镇禁止焚烧秸秆，违者罚款。</p>')],
  ['h5 news', inApp('要闻', '<p>县长检查安全生产。</p>')],
  ['webform appoint', webform('任免', '<p>免去王某的科长职务。</p>')],
  ['boxed no apply', boxed('依申请公开', '<p>本机关暂无可供查询的申请。</p>')],
  [
    'sidebar training',
    sidebar('动态', '<h1>县政府办举办网站信息员培训班</h1><p>培训讲解了系统登录、稿件审核、错误纠正。</p>'),
  ],
  ['sidebar removal', sidebar('公告', '<h1>关于下架不合格食品的公告</h1><p>以下批次食品已下架、召回。</p>')],
  ['plain road', plain('交通', '<p>G219线K100处塌方，道路中断，正在抢修。</p>')],
  ['plain job', plain('招聘', '<p>报名网址已开通，请考生登录填报。</p>')],
  ['bare reply', bare('', '<p>经审查，你单位申请符合条件，准予许可。</p>')],
  ['bare decree', bare('', '<p>本办法自2020年1月1日起施行。</p>')],
  ['old speech', old('讲话', '<p>同志们：今天的会议很重要。</p>')],
  ['old flood', old('汛情', '<p>三川河水位回落，险情解除。</p>')],
  ['modern law', modern('法规', '<p>任何单位和个人不得非法侵入他人网络。</p>')],
  ['modern suspend', modern('公告', '<p>清河县博物馆闭馆修缮，开放时间另行公告。</p>')],
  ['an inspection', plain('动态', '<p>县消防大队检查人员密集场所安全出口。</p>')],
  ['a rule', platform('制度', '<p>工作人员违规访问系统的，给予通报批评。</p>')],
  ['an answer', boxed('回复', '<p>经查，您所反映的企业已注销。</p>')],
  ['a list of nothing', webform('年报', '<table></table>'), 200, { listing: true }],
];
