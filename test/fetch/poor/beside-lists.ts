import { alone, inListSite, listing, type PoorPage } from './page.ts';

export const besideLists: readonly PoorPage[] = [
  [inListSite('某某区人民政府', '<h1>某某区司法局2023年政府信息公开工作年度报告</h1><p>总体平稳。</p>')],
  [inListSite('某某区人民政府', '<p>某某区司法局年报</p><p><a href="/files/sfj.pdf">点击下载</a></p>')],
  [inListSite('某某区人民政府', '<p><a href="/files/2023nb.docx">某某区司法局2023年年报.docx</a></p>')],
  [
    inListSite(
      '某某区人民政府',
      '<p>如附件无法打开，请更换浏览器后重试。</p><p><a href="/files/2023nb.docx">附件：年报</a></p>',
    ),
  ],
  [
    inListSite(
      '某某区人民政府',
      '<img src="/zwgk/bgs/202401/W020240131_01.jpg"><img src="/zwgk/bgs/202401/W020240131_02.jpg">',
    ),
  ],
  [
    inListSite(
      '某某区人民政府',
      '<p>某某街道2018年政府信息公开年度报告</p><p>街道无自有网站，未发生网络安全事件。</p>',
    ),
  ],
  [inListSite('某某区人民政府', '<p>区司法局2012年依申请公开情况：受理0件，拒绝0件。</p>')],
  [
    inListSite(
      '政府信息公开年报',
      '<p>根据《条例》规定，现将我局年度报告公布如下：全年公开信息9条。网站维护良好。</p>',
    ),
  ],
  [inListSite('某某区人民政府', '<div class="article"></div><iframe src="/pdfviewer?f=1.pdf"></iframe>')],
  [
    inListSite(
      '某某区人民政府',
      '<p>发布日期：2019-03-20　来源：区司法局</p><p>本单位网站因整改于2018年11月关停，信息改在区政府网站公开。</p>',
    ),
  ],
  [
    inListSite(
      '某某区人民政府',
      '<p>一、登录区政府门户网站，进入“依申请公开”栏目。</p><p>二、输入验证码，提交申请。</p>',
    ),
  ],
  [
    inListSite(
      '某某区人民政府',
      '<p>某某区司法局</p><p>二〇一二年一月十日</p><p>本年无信息公开申请，无投诉，网站未受攻击。</p>',
    ),
  ],
  [
    inListSite(
      '某某区人民政府',
      '<h1>区司法局年度报告</h1><p>如对本报告有疑问，请与区司法局办公室联系，电话：0791-86700001。</p>',
    ),
  ],
  [inListSite('政府信息公开年报', '<p>暂无数据</p>'), 200, listing],
  [
    inListSite(
      '政府信息公开年报',
      '<ul class="list"><li><a href="/nb/1.html">区司法局年报</a></li></ul><p>系统提示：共1条，每页20条</p>',
    ),
    200,
    listing,
  ],
  [
    alone(
      '年报',
      '<table><tr><td>年度</td><td>2013</td></tr><tr><td>网上申请</td><td>0</td></tr><tr><td>申请系统故障次数</td><td>1</td></tr></table>',
    ),
  ],
  [inListSite('某某区人民政府', '<p>（图片）区司法局年报解读</p><p><img src="/u/tujie_top1.png" alt="一图读懂"></p>')],
  [
    inListSite(
      '某某区人民政府',
      '<p>区司法局2020年政府信息公开工作年度报告</p><p>2020年，因系统迁移，旧栏目停用，历史年报已转入新栏目；登录方式改为统一身份认证。</p>',
    ),
  ],
];
