import { inOldSite, listing, type PoorPage } from './page.ts';

export const oldDocuments: readonly PoorPage[] = [
  [
    inOldSite(
      '某市某局',
      '<center><b>某市某局2010年政府信息公开工作情况</b></center><p>今年以来，我局坚持公开为原则。</p>',
    ),
  ],
  [inOldSite('某市某局', '<a href="/UploadFiles/2012/nb.doc">2011年年度报告</a>')],
  [inOldSite('某市某局', '<p>（年报正文为图片）</p><img src="/UploadFiles/2012/a1.jpg">')],
  [inOldSite('某市某局', '<p>某市某局二○一一年政府信息公开年报</p><p>没有。</p>')],
  [
    inOldSite(
      '某市某局',
      '<p>发布人：办公室　发布日期：2012-03-02　点击：33</p><p>本年度我局网站受黑客攻击一次，网页无法访问三小时，已恢复。</p>',
    ),
  ],
  [inOldSite('某市某局', '<p>五、需要说明的事项：无。</p>')],
  [inOldSite('某市某局', '<p>编制说明</p><p>本年报由办公室编制，电子版可在门户网站下载。</p>')],
  [inOldSite('某市某局', '<p>各乡镇：请于3月10日前报送年度报告，逾期系统将关闭填报。</p><p>某市某局办公室</p>')],
  [
    inOldSite(
      '某市某局',
      '<h2>某市某局2019年度报告</h2><object classid="x"><param name="src" value="/a.pdf"></object>',
    ),
  ],
  [
    inOldSite(
      '某市某局',
      '<div class="zt">专栏正在完善</div><h1>某市某局2023年政府信息公开工作年度报告</h1><p>总体平稳。</p>',
    ),
  ],
  [inOldSite('某市某局', '<p>我局2008年信息公开工作小结</p><p>因网站停机维护，信息靠板报公布。</p>')],
  [inOldSite('某市某局', '<p>诉讼：维持0、纠正0、其他0、尚未审结0</p>')],
  [
    inOldSite(
      '某市某局',
      '<h1>网络故障应急预案</h1><p>日期：2013-05-06</p><p>出现访问异常时，值班员立即切断网络并上报。</p>',
    ),
  ],
  [
    inOldSite(
      '某市某局',
      '<p>问：为什么查不到我申请的信息？</p><p>答：该信息由镇政府制作，请向其申请。</p><p>2018-04-02</p>',
    ),
  ],
  [inOldSite('年度报告', '<p>[1] <a href="a1.html">2012年年报</a></p>'), 200, listing],
  [inOldSite('年度报告', '<p>本栏目暂无信息</p>'), 200, listing],
  [inOldSite('某市某局', '<p>收费标准：不收费。收取金额：0元。减免人数：0人。</p>')],
  [
    inOldSite(
      '某市某局',
      '<textarea style="display:none" id="c">' +
        '&lt;p&gt;某局年报正文。&lt;/p&gt;'.repeat(20) +
        '</textarea><div id="show"></div>',
    ),
  ],
  [
    inOldSite(
      '某市某局',
      '<h1>关于暂停办理身份证业务的通知</h1><p>作者：户政科　时间：2022-01-02</p><p>因系统升级，1月3日暂停办理，请相互转告。</p>',
    ),
  ],
  [inOldSite('某市某局', '<p>下表为统计结果（图片），点击可放大</p><img src="tj2016.png">')],
  [
    inOldSite(
      '某市某局',
      '<p>某市某局2022年政府信息公开工作年度报告.pdf</p><iframe src="../viewer.htm?f=a.pdf"></iframe>',
    ),
  ],
];
