import { alone, inSite, inOldSite, inNewSite, inBusySite, inListSite, json, type PoorPage } from './page.ts';

export const absences: readonly PoorPage[] = [
  [
    inSite(
      '某县人民政府',
      '<div class="tips"><h3>咦？这里什么也没有</h3><p>您要看的东西可能搬家了，也可能从来没有存在过。</p><p><a href="/">回首页逛逛</a></p></div>',
    ),
  ],
  [inSite('某县人民政府', '<p>发布单位已将本条信息收回。</p>')],
  [alone('Oops', "<h1>Oops! That page doesn't exist.</h1>")],
  [
    inSite(
      '某县人民政府门户网站',
      '<div class="err"><img src="/images/err404.png" alt=""><a href="javascript:history.go(-1)">返回上一页</a></div>',
    ),
  ],
  [alone('找不到網頁', '<p>您欲瀏覽之網頁已移除或更名，請由首頁重新查詢。</p>')],
  [alone('', 'ID 为 618231 的稿件未能匹配到任何结果')],
  [inSite('某县人民政府', '<p>公示期已结束，页面内容不再展示</p>')],
  ['{"resultCode":"E0404","resultMsg":"所查询的文章不存在","resultObj":null}', 200, json],
  [
    alone(
      '政府信息公开平台',
      '<div id="app"></div><script>window._CONFIG = {SID: "755012", TREE: [], DETAIL: null, SERVICE_AREA_ID: 1}</script><script src="/gkmlpt/app.js"></script>',
    ),
    200,
    {
      requestedUrl: 'http://www.example.gov.cn/gkmlpt/content/0/963/post_963149.html',
      finalUrl: 'http://www.example.gov.cn/gkmlpt/content/0/963/post_963149.html',
    },
  ],
  [
    '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><RequestId>64A1</RequestId></Error>',
    200,
    { mediaType: 'application/xml' },
  ],
  [inSite('某市人民政府', '<p>该公文已按规定转为不公开</p>')],
  [
    alone(
      '找不到服务器上的文件',
      '<p>HTTP 错误 404.0 - Not Found</p><p>您要找的资源已被删除、已更名或暂时不可用。</p>',
    ),
  ],
  [inSite('某市人民政府', '<div class="no-data"><img src="/img/nodata.png"><p>暂时没有相关文章哦</p></div>')],
  [inSite('某市人民政府', '<p>页面跑丢啦，工作人员正在寻找中~</p>')],
  ['{"flag":"fail","tip":"该文已被管理员下架","body":{}}', 200, json],
  [alone('', '<p>Bad article id</p>')],
  [alone('', '<p>查無此頁，頁面可能已遭刪除或連結錯誤</p>')],
  [inSite('某县水利局2020年政府信息公开工作年度报告', '<p>本文已被撤下，暂不提供阅读。</p>')],
  [inSite('某县人民政府', '<p>此文已作废</p>')],
  [inSite('某县人民政府', '<div class="result"><i class="icon-empty"></i><span>这里空荡荡的</span></div>')],
  [alone('', '<p>链接对应的页面已不复存在。</p>')],
  [inSite('某县人民政府', '<p>该信息属性已变更，停止对外公布</p>')],
  [alone('Nothing found', '<p>It seems we can’t find what you’re looking for.</p>')],
  ['{"success":false,"data":null,"describe":"稿件已被撤销"}', 200, json],
  [alone('', '<script>alert("您要看的内容不在了");window.close();</script>')],
  [inSite('某县人民政府', '<p>您来晚了，页面已经清理</p>')],
  [inSite('404', '<div class="box404"><p>可以试试：</p><ul><li><a href="/">首页</a></li></ul></div>')],
  [inOldSite('某市某局', '<p>文章已转入历史库，不再提供在线浏览。</p>')],
  [inOldSite('某市某局', '<font color=red>没有您所要的记录！</font>')],
  [alone('Error', '<p>Record #8812 could not be located.</p>')],
  [inOldSite('某市某局', '<p>您点击的链接是一条旧链接，新网站中没有对应的页面。</p>')],
  [alone('', '<img src="/static/img/404_bg.jpg"><p>3秒后回到首页</p><meta http-equiv="refresh" content="30;url=/">')],
  ['{"errCode":"ARTICLE_NOT_FOUND","data":null}', 200, json],
  [inOldSite('某市某局', '<p>信息已隐藏</p>')],
  [
    alone(
      'HTTP状态 404 - 未找到',
      '<h1>HTTP状态 404 - 未找到</h1><p>类型 状态报告</p><p>描述 源服务器未能找到目标资源的表示或者是不愿公开一个已经存在的资源表示。</p>',
    ),
  ],
  [inNewSite('某某县人民政府', '<p>您所查阅的条目已不在目录中。</p>')],
  [inNewSite('某某县人民政府', '<div class="not-exist"><p>o(╥﹏╥)o</p></div>')],
  [inNewSite('某某县人民政府', '<p>文章尚在编审流程，暂时看不到。</p>')],
  [alone('', '<script>alert("此信息不存在");history.go(-1);</script>')],
  [alone('Page missing', "<p>Hmm. We can't seem to locate that page.</p>")],
  [inNewSite('某某县人民政府', '<p>链接地址可能抄错了一个字母，也可能原文已经取下。</p>')],
  ['{"Result":false,"Desc":"信息编号不存在"}', 200, json],
  [alone('404 頁面遺失', '<p>您要前往的頁面已遺失</p>')],
  [inNewSite('某某县人民政府', '<p>应发布单位要求，该页已停止展示。</p>')],
  [
    alone(
      '无法打开',
      '<h1>这个网页没有找到</h1><p>出现这一情况可能是因为：</p><ul><li>您输入的地址不完整，或者其中有错字；</li><li>网站调整了栏目，原来的地址不再有效；</li><li>发布单位更正后重新发布，旧的一篇已经撤除；</li></ul><p>您可以从首页重新查找，或者使用站内检索，输入标题中的几个字；也可拨打值班电话0731-88880000告诉我们是从哪里点过来的，便于我们改正。</p>',
    ),
  ],
  [
    inBusySite(
      '某某市人民政府',
      '<div class="main"><p>您查看的信息由于公开期限届满，已从网站撤出。如确需查阅，可向制作机关提出申请，或到市档案馆、市图书馆查阅纸质文本。</p></div>',
    ),
  ],
  [inBusySite('某某市人民政府', '<div class="main"><p>ERROR</p><p>文章ID错误或文章已经过期</p></div>')],
  [
    inBusySite(
      '页面提示-某某市人民政府',
      '<div class="main"><img src="/img/wx_404.png"><p>主人，您要的东西我翻遍了仓库也没找着</p><a href="/">回首页</a></div>',
    ),
  ],
  [inListSite('某某区人民政府', '<p>没有您要浏览的文章，可能是发布人员已将其下线。</p>')],
  [inListSite('某某区人民政府', '<div class="error"><h2>404</h2><p>来晚一步，内容已经下架啦</p></div>')],
  [inListSite('政府信息公开年报', '<p>对不起，系统没有检索到这条信息</p>')],
  [inListSite('某某区人民政府', '<p>文章已撤销发布</p><p>3秒后返回列表</p>')],
  [alone('', '<p>The requested document is no longer published.</p>')],
  [inListSite('某某区人民政府', '<p>参数 id 指向的信息不存在，请核对网址。</p>')],
  [alone('提示', '<p>你访问的文章未通过发布审批</p>')],
  [inListSite('某某区人民政府', '<p>页面被小猫叼走了……</p>')],
];
