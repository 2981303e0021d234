import { alone, inRelatedSite, listing, type PoorPage } from './page.ts';

export const besideRelated: readonly PoorPage[] = [
  [
    inRelatedSite(
      '某某州人民政府',
      '<p>州林草局政府信息公开工作年度报告（2019年度）</p><p>全文见附件</p><a href="/f/1.pdf">附件</a>',
    ),
  ],
  [inRelatedSite('某某州人民政府', '<div class="TRS_Editor"><p><img src="./W020210131.jpg"></p></div>')],
  [
    inRelatedSite(
      '某某州人民政府',
      '<div class="title">州林草局2020年度报告</div><div class="sub">时间：2021-01-20 来源：州林草局</div><p>无。</p>',
    ),
  ],
  [
    inRelatedSite(
      '某某州人民政府',
      '<p>林业局二O一一年政府信息公开年报</p><p>一、公开0条。二、申请0件。三、收费0元。</p>',
    ),
  ],
  [inRelatedSite('某某州人民政府', '<p>2017年我局收到信息公开申请3件，因超出职责范围不予提供2件，查无此信息1件。</p>')],
  [alone('', '<p>林业局网站2009年1月遭攻击瘫痪，当月信息未能公开；全年公开18条。</p>')],
  [inRelatedSite('公开目录', '<p>目录编号：LY-003；名称：2013年年报；载体：纸质；查阅地点：州档案馆。</p>')],
  [inRelatedSite('某某州人民政府', '<p>附件：</p><p><a href="/attachDir/2022/03/2022033110.xlsx">统计表.xlsx</a></p>')],
  [
    inRelatedSite(
      '某某州人民政府',
      '<p>州林草局2021年政府信息公开工作年度报告</p><p>请点击下方图片查看</p><img src="/upload/lcj2021.png">',
    ),
  ],
  [
    inRelatedSite(
      '某某州人民政府',
      '<h2>州林草局2022年政府信息公开工作年度报告</h2><p>门户网站系统维护期间（5月）信息发布中断一周，已补发。</p>',
    ),
  ],
  [alone('2008年年报', '<p>现将2008年年报公布。公民、法人和其他组织如有疑问，请与我局联系。</p>')],
  [
    inRelatedSite(
      '某某州人民政府',
      '<p>2010年，我局未单独建设网站，依托州政府网站公开信息；因网站改版，部分历史信息链接失效，已着手恢复。</p>',
    ),
  ],
  [
    inRelatedSite(
      '某某州人民政府',
      '<table><tr><td>行政许可</td><td>拒绝</td><td>2</td></tr><tr><td>行政处罚</td><td>撤销</td><td>1</td></tr></table>',
    ),
  ],
  [
    inRelatedSite(
      '年报',
      '<p>请选择年度</p><select><option>2023</option><option>2022</option></select><div id="list"></div><script src="/l.js"></script>',
    ),
    200,
    listing,
  ],
  [inRelatedSite('年报', '<p>抱歉，没有找到相关记录</p>'), 200, listing],
  [
    inRelatedSite(
      '年报',
      '<ul><li>2024-01-31 <a href="/y.html">州林草局2023年年报</a></li></ul><p>提示：登录后可收藏本栏目</p>',
    ),
    200,
    listing,
  ],
  [
    inRelatedSite(
      '某某州人民政府',
      '<p>报告单位：州林草局</p><p>报告年度：2016</p><p>网站访问量：1.2万</p><p>网站故障次数：2</p>',
    ),
  ],
  [inRelatedSite('某某州人民政府', '<h1>州林草局年报</h1><p>（一）主动公开。（略）</p>')],
  [
    inRelatedSite(
      '某某州人民政府',
      '<p>州林草局政府信息公开年报</p><p>总体情况：本年度各项指标与上年持平，未出现泄密、失实、误发情况，网站安全平稳。</p>',
    ),
  ],
  [alone('某局', '<p>年报</p><p>本局于2012年3月成立，无2011年数据。</p>')],
  [
    inRelatedSite(
      '某某州人民政府',
      '<p>公开方式：主动公开</p><p>发文单位：州林草局</p><p>正文：<a href="/d/1.wps">下载</a></p>',
    ),
  ],
  [inRelatedSite('某某州人民政府', '<div id="zoom"></div><a href="/u/1.docx">州林草局年报.docx</a>')],
];
