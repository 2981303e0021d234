import { alone, inTemplate, json, type Case } from './page.ts';

export const missing: readonly Case[] = [
  ['a column in the archive', alone('', '<p>该栏目内容已归档，暂不提供浏览</p>')],
  ['a draft under review', alone('', '<p>稿件正在审核，暂时无法查看</p>')],
  ['a page asked for that could not be found', alone('Error', '<p>The page you requested could not be found.</p>')],
  ['an address that is wrong', alone('', '<p>您输入的网址有误，请检查后重试</p>')],
  ['a record that is not there, in a dialog', `<script>alert("没有该条记录");history.go(-1)</script>`],
  ['an article that was blocked out', alone('提示', '<p>您访问的文章已被屏蔽！</p>')],
  ['a document that may be deleted', alone('提示信息', '<p>信息出错，该文档可能已经被删除！</p>')],
  ['an interface that finds nothing', '{"code":404,"msg":"文章不存在","data":null}', 200, json],
  ['an interface that finds nothing, as a page', '{"code":"404","message":"Not Found"}'],
  ['an interface on a framework', '{"timestamp":"2024-01-31","status":404,"error":"Not Found","path":"/a"}', 200, json],
  [
    'an error in the template',
    inTemplate(
      '某区人民政府',
      '<div class="errorbox"><img src="/404.png"><p>很抱歉，您访问的页面出错了！</p><p>您可以：返回首页</p></div>',
    ),
  ],
  ['moved, renamed or deleted', alone('出错了', '<p>抱歉！您要访问的页面可能已被移动、更名或删除</p>')],
  ['withdrawn', alone('信息提示', '<p>该信息已被撤销发布</p>')],
  ['not reviewed', alone('某县政府', '<p>文章不存在或未审核</p>')],
  ['nothing here', inTemplate('某区人民政府', '<p>暂无内容</p>')],
  [
    'labels without values',
    inTemplate(
      '',
      '<h1 class="title"></h1><div class="source">来源： 发布时间：</div><div class="article-content"></div>',
    ),
  ],
  [
    'a header block without values',
    inTemplate('某区人民政府门户网站', '<div class="info">索引号： 发布日期： 发布机构：</div><div id="zoom"></div>'),
  ],
  ['a picture of 404', alone('404', '<div style="text-align:center"><img src="/images/404.jpg"></div>')],
  [
    'IIS',
    alone(
      'Object moved',
      '<h1>404 - File or directory not found.</h1><h3>The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.</h3>',
    ),
  ],
  [
    'ASP.NET',
    alone(
      '无法找到资源。',
      '<h1>“/”应用程序中的服务器错误。</h1><h2><i>无法找到资源。</i></h2><b>说明:</b>HTTP 404。您正在查找的资源(或者它的一个依赖项)可能已被移除，或其名称已更改，或暂时不可用。',
    ),
  ],
  ['a dialog', `<script>alert('该信息不存在！');history.back();</script>`],
  [
    'a dialog and a way home',
    `<script language=javascript>alert("没有找到相关信息");window.location.href="/";</script>`,
  ],
  ['a title and a list of reasons', inTemplate('页面未找到 - 某市财政局', '<p>您访问的页面未找到，可能原因如下</p>')],
  ['not what you want', alone('错误', '<p>没有找到您想要的内容</p>')],
  ['a friendly hint', inTemplate('某区人民政府', '<h2>友情提示</h2><p>您好！您所访问的内容已过期或被删除。</p>')],
  ['archived', inTemplate('某区人民政府', '<h2>该文档已归档或删除</h2>')],
  ['deleted', alone('某网', '<p>页面已删除</p>')],
  ['cannot be found, says a tilde', alone('某网', '<p>页面找不到啦~</p>')],
  ['oops', alone('哎呀！', '<p>哎呀！你要的页面没有了</p>')],
  ['a template with a clock', inTemplate('某区人民政府', '<h1></h1><div class="TRS_Editor"></div>')],
  [
    'a redirect to 404.html',
    inTemplate('某区人民政府', '<p>返回首页</p>'),
    200,
    { finalUrl: 'http://www.example.gov.cn/404.html' },
  ],
  [
    'a redirect to an error page',
    inTemplate('某区人民政府', '<p>返回首页</p>'),
    200,
    { finalUrl: 'http://www.example.gov.cn/error/notfound.jsp?code=1' },
  ],
  [
    'a redirect to the folder above',
    inTemplate('年报', '<ul><li><a href="x">2023年年报</a>2024-01-31</li></ul>'),
    200,
    { finalUrl: 'http://www.example.gov.cn/zwgk/nb/' },
  ],
  ['a redirect home', inTemplate('某区人民政府', 'x'), 200, { finalUrl: 'https://example.gov.cn/index.shtml' }],
  ['an error that names the page', alone('错误', '<p>系统出错了，页面不存在</p>')],
];
