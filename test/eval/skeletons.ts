import iconv from 'iconv-lite';

/** A page as some content system makes it, with what a person reads on it. */
export interface Skeleton {
  readonly name: string;
  readonly url: string | null;
  readonly bytes: Uint8Array;
  readonly truth: SkeletonTruth;
}

export interface SkeletonTruth {
  readonly title: string;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly indexNumber: string | null;
  readonly documentNumber: string | null;
  readonly publishedAt: string | null;
  readonly writtenAt: string | null;
  /** The body's paragraphs. */
  readonly body: readonly string[];
}

/** Paragraphs of a narrative report. */
function prose(organ: string, year: number): readonly string[] {
  return [
    `本报告根据《中华人民共和国政府信息公开条例》和上级有关要求编制。报告中所列数据的统计期限为${year}年1月1日至${year}年12月31日。`,
    '一、总体情况',
    `${year}年，${organ}认真贯彻落实各级关于政府信息公开的部署，围绕群众关心的事项，不断扩大公开范围，提高公开质量。`,
    '（一）主动公开情况',
    `全年通过门户网站主动公开政府信息${year - 1700}条，其中政策文件26件，财政信息48条，重点领域信息190条。`,
    '（二）依申请公开情况',
    '全年共收到政府信息公开申请15件，其中网上申请10件，信函申请5件，均在法定期限内答复，没有发生因信息公开引起的行政复议和行政诉讼。',
    '二、存在的主要问题及改进措施',
    '一是公开的主动性还不够强；二是解读的形式不够丰富。下一步将健全制度、加强培训、完善平台，让群众看得到、听得懂、信得过。',
    '三、其他需要报告的事项',
    '本年度没有收取信息处理费，没有其他需要报告的事项。',
  ];
}

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>　　${line}</p>`).join('\n');
const links = (names: readonly string[], path = '/n'): string =>
  names.map((name, index) => `<li><a href="${path}/${index}.html">${name}</a></li>`).join('');
const menu = `<ul class="nav">${links(['首页', '政务公开', '办事服务', '互动交流', '走进南屏', '专题专栏'])}</ul>`;
const related = `<div class="xgwz"><h3>相关信息</h3><ul>${links(['南屏县2022年政府信息公开工作年度报告', '关于做好2023年政府信息公开年报编制工作的通知', '南屏县政府信息公开指南'])}</ul></div>`;
const footer =
  '<div class="footer"><p>主办：南屏县人民政府办公室　承办：南屏县政务服务和数据管理局</p><p>网站标识码：4107990001　豫ICP备05000000号-1　豫公网安备 41079902000001号</p><p>联系电话：0373-5550001　地址：南屏县人民路1号</p><p>您是第1234567位访问者</p></div>';
const meta = (name: string, content: string): string => `<meta name="${name}" content="${content}">`;

interface Facts {
  readonly organ: string;
  readonly year: number;
  readonly title: string;
  readonly index: string;
  readonly posted: string;
}

const office: Facts = {
  organ: '南屏县教育局',
  year: 2023,
  title: '南屏县教育局2023年政府信息公开工作年度报告',
  index: '11410799005555001X/2024-00012',
  posted: '2024-01-26',
};

function truthOf(facts: Facts, known: Partial<SkeletonTruth> = {}): SkeletonTruth {
  return {
    title: facts.title,
    publisher: facts.organ,
    year: facts.year,
    indexNumber: facts.index,
    documentNumber: null,
    publishedAt: facts.posted,
    writtenAt: null,
    body: prose(facts.organ, facts.year),
    ...known,
  };
}

interface Page {
  readonly head: string;
  readonly body: string;
}

function document({ head, body }: Page): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
}

function skeleton(
  name: string,
  page: string | Page,
  truth: SkeletonTruth,
  options: { readonly url?: string; readonly charset?: string } = {},
): Skeleton {
  const html = typeof page === 'string' ? page : document(page);
  return { name, url: options.url ?? null, bytes: iconv.encode(html, options.charset ?? 'utf-8'), truth };
}

const { title, organ, index, posted, year } = office;
const text = prose(organ, year);
const content = paragraphs(text);

/** One page a content system, header form and kind of trouble. */
export function skeletons(): readonly Skeleton[] {
  const budget: Facts = {
    ...office,
    organ: '南屏县财政局',
    title: '南屏县财政局2019年政府信息公开工作年度报告',
    year: 2019,
    posted: '2020-01-22',
    index: '014416330/2020-00736',
  };
  const old: Facts = {
    ...office,
    organ: '南屏县水利局',
    title: '南屏县水利局2013年政府信息公开年度报告',
    year: 2013,
    posted: '2014-03-12',
    index: '005555017/2014-00003',
  };
  const county: Facts = {
    ...office,
    organ: '南屏县人民政府',
    title: '南屏县2023年政府信息公开工作年度报告',
    index: '114107990055550XX1/2024-00031',
  };
  return [
    skeleton(
      'TRS, label table, appended time, title in a div',
      {
        head: `<title>${title}_南屏县人民政府</title>${meta('SiteName', '南屏县人民政府')}${meta('ColumnName', '头部')}${meta('ArticleTitle', title)}${meta('PubDate', `${posted} 10:21`)}${meta('ContentSource', organ)}<meta name="others" content="页面生成时间 2024-05-28 15:46:43">`,
        body: `${menu}<div class="crumb">当前位置：<a href="/">首页</a>&gt;<a href="/zwgk">政府信息公开</a>&gt;<a href="./">政府信息公开年报</a></div><table class="tb"><tr><td>索引号</td><td>${index}</td><td>主题分类</td><td>其他</td></tr><tr><td>发文机关</td><td>${organ}</td><td>成文日期</td><td>2024年01月20日</td></tr><tr><td>标　　题</td><td colspan="3">${title}</td></tr><tr><td>发文字号</td><td></td><td>发布日期</td><td>2024年01月26日</td></tr></table><div class="tit">${title}</div><div class="fx">时间：${posted} 10:21　来源：${organ}　字体：【<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】</div><div class="TRS_Editor">${content}</div><div class="bottombtn">【打印本页】【关闭窗口】</div>${related}${footer}`,
      },
      truthOf(office, { writtenAt: '2024-01-20' }),
      { url: 'http://www.nanping.gov.cn/jyj/zfxxgk/nb/202401/t20240126_123456.html' },
    ),
    skeleton(
      'Hanweb jcms, comments for marks, counter by script, print widget',
      {
        head: `<title>南屏县教育局 政府信息公开年报 ${title}</title>${meta('maketime', '2024-09-12 11:13:50')}${meta('description', '南屏县教育局门户网站，权威发布南屏教育信息，2023年1月1日上线。')}`,
        body: `${menu}<div class="bt"><!--<$[标题名称(html)]>begin-->${title}<!--<$[标题名称(html)]>end--></div><table><tr><td>发布日期：${posted}</td><td>浏览次数：<script>document.write("213")</script></td><td>来源：${organ}</td><td>字号：[ 大 中 小 ]</td></tr></table><div id="zoom">${content}</div><div>打印本页 关闭窗口</div>${footer}`,
      },
      truthOf(office, { indexNumber: null }),
      { url: 'http://www.nanping.gov.cn/art/2024/1/26/art_6924_1618518.html' },
    ),
    skeleton(
      'Hanweb jpaas, bullet list, span title, hash address',
      {
        head: `<title>${title}</title>${meta('ArticleTitle', title)}${meta('ColumnName', '政府信息公开年报')}${meta('PubDate', `${posted} 09:00:00`)}`,
        body: `${menu}<div class="xxgk-bt"><ul><li><b>索引号：</b>${index}</li><li><b>组配分类：</b>政府信息公开年报</li><li><b>发布机构：</b>${organ}</li><li><b>公文生成日期：</b>2024-01-25</li><li><b>生效日期：</b></li><li><b>废止日期：</b></li><li><b>文　　号：</b>〔〕号</li></ul></div><div class="con-title">${title}</div><div class="ly"><span>发布时间：${posted}</span><span>阅读次数：<i>46</i>次</span></div><div class="main-txt">${content}</div>${related}${footer}`,
      },
      truthOf(office, { writtenAt: '2024-01-25' }),
      { url: 'http://www.nanping.gov.cn/art/2024/art_0123456789abcdef0123456789abcdef.html' },
    ),
    skeleton(
      'gkmlpt, the body as JSON in a script',
      `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${meta('SiteName', '南屏县教育局')}</head><body><div id="app"></div>${footer}<script>window._CONFIG = ${JSON.stringify({ SID: '763', TREE: [{ id: 721, name: '年报' }], DETAIL: { id: 963, title, identifier: index, document_number: '', publisher: organ, date: 1706202000, display_publish_time: `${posted} 15:02:00`, created_at: '2024-01-25 10:00:00', content: `<div>${content}</div>`, attachment: [] } }).replaceAll('</', String.raw`<\/`)}</script></body></html>`,
      truthOf(office),
      { url: 'http://www.nanping.gov.cn/gkmlpt/content/0/963/post_963149.html' },
    ),
    skeleton(
      'gkmlpt, keys without quotes, Chinese escaped',
      `<!DOCTYPE html><html><head><meta charset="utf-8"><title>南屏县教育局</title></head><body><div id="app"></div><script>window._CONFIG = { SID: '763', DETAIL: {"id":963,"title":${escaped(title)},"identifier":${escaped(index)},"document_number":"\\u3014\\u3015\\u53f7","publisher":${escaped(organ)},"date":"${posted} 00:00:00","content":${escaped(content)}} }</script></body></html>`,
      truthOf(office),
      { url: 'http://www.nanping.gov.cn/gkmlpt/content/0/963/post_963150.html' },
    ),
    skeleton(
      'UCAP, tags of its own, list of labels in one line with pipes',
      {
        head: `<title>${title} - 南屏县人民政府门户网站</title>${meta('SiteName', '南屏县人民政府门户网站')}<meta content="${title}" name="ArticleTitle"/><meta content="${posted}" name="PubDate"/>`,
        body: `${menu}<div>索引号：${index} | 主题分类：科技、教育 | 发文机关：${organ} | 成文日期：2024年1月20日 | 有效性：有效</div><ucaptitle>${title}</ucaptitle><div>发布时间：<publishtime>2024-01-26 17:05</publishtime> 来源：<source>${organ}</source></div><ucapcontent>${content}</ucapcontent>${related}${footer}`,
      },
      truthOf(office, { writtenAt: '2024-01-20' }),
      { url: 'http://www.nanping.gov.cn/gknb/202401/0123456789abcdef0123456789abcdef.shtml' },
    ),
    skeleton(
      'VSB, form around everything, next and previous article',
      {
        head: `<title>${title}-南屏县教育局</title>${meta('pageType', '3')}${meta('description', '南屏县教育局是县政府组成部门')}`,
        body: `${menu}<form name="_newscontent_fromname"><div class="content"><h3>${title}</h3><div class="info">发布日期：2024/01/26　作者：办公室　点击：[<span id="dynclicks_wbnews_16376_1">88</span>]</div><div id="vsb_content_2" class="v_news_content">${content}</div></div></form><div>上一条：<a href="16375.htm">南屏县2023年义务教育招生公告</a></div><div>下一条：<a href="16377.htm">南屏县教育局2022年政府信息公开工作年度报告</a></div>${footer}`,
      },
      truthOf(office, { indexNumber: null }),
      { url: 'http://jyj.nanping.gov.cn/info/1154/16376.htm' },
    ),
    skeleton(
      'JEECMS, title in h1 outside the body, today with a time beside it',
      {
        head: `<title>${title}</title>`,
        body: `<div class="top">2024年6月3日 星期一 14:22 农历四月廿七</div>${menu}<h1>${title}</h1><div class="msg"><span>2024-01-26 09:33:12</span> <span>来源:${organ}</span> <span>点击数:107</span></div><div class="article">${content}<div class="clear"></div></div><div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>${related}${footer}`,
      },
      truthOf(office, { indexNumber: null }),
      { url: 'http://www.nanping.gov.cn/24971296.jhtml' },
    ),
    skeleton(
      'aspx in tables, GBK, labels with full-width blanks',
      `<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>南屏县政府信息公开</TITLE></HEAD><BODY><TABLE width=980><TR><TD background=top.jpg height=120></TD></TR></TABLE><TABLE width=980><TR><TD width=200 vAlign=top><TABLE>${['领导之窗', '机构职能', '政策法规', '规划计划', '财政信息', '年度报告'].map((name) => `<TR><TD><A href="InfoPublic.aspx?cid=${name.length}">${name}</A></TD></TR>`).join('')}</TABLE></TD><TD vAlign=top><TABLE border=1><TR><TD>索 引 号：</TD><TD>${old.index}</TD><TD>信息分类：</TD><TD>年度报告</TD></TR><TR><TD>发布机构：</TD><TD>${old.organ}</TD><TD>生成日期：</TD><TD>2014-3-10</TD></TR><TR><TD>名　　称：</TD><TD colSpan=3>${old.title}</TD></TR><TR><TD>文　　号：</TD><TD>&nbsp;</TD><TD>公开日期：</TD><TD>2014-3-12</TD></TR></TABLE><TABLE><TR><TD align=center><B>${old.title}</B></TD></TR><TR><TD>${prose(
        old.organ,
        old.year,
      )
        .map((line) => `&nbsp;&nbsp;&nbsp; ${line}<BR>`)
        .join(
          '\r\n',
        )}</TD></TR></TABLE></TD></TR></TABLE><TABLE><TR><TD>版权所有：南屏县人民政府 技术支持：南屏信息中心 备案号：豫ICP备05000000号</TD></TR></TABLE></BODY></HTML>`,
      truthOf(old, { writtenAt: '2014-03-10' }),
      { url: 'http://10.1.2.3:8080/year_details.aspx?dept=158&id=31175', charset: 'gbk' },
    ),
    skeleton(
      're-posted after a migration: URL and tags say 2023, the page says 2014',
      {
        head: `<title>${old.title}</title>${meta('PubDate', '2023-08-09 10:00:00')}${meta('ArticleTitle', old.title)}`,
        body: `${menu}<table><tr><td>索引号：</td><td>${old.index}</td><td>发布日期：</td><td>2014-03-12</td></tr><tr><td>发布机构：</td><td>${old.organ}</td><td>文号：</td><td>〔〕号</td></tr></table><h1>${old.title}</h1><div>发布时间：2014-03-12</div><div class="con">${paragraphs(prose(old.organ, old.year))}</div>${footer}`,
      },
      truthOf(old),
      { url: 'http://www.nanping.gov.cn/art/2023/8/9/art_5_6.html' },
    ),
    skeleton(
      'tags that name another site and column, title only the site',
      {
        head: `<title>南屏县人民政府门户网站</title>${meta('SiteName', '北屏县人民政府门户网站')}${meta('SiteDomain', 'www.beiping.gov.cn')}${meta('ColumnName', '头部')}${meta('PubDate', `${posted} 08:00`)}`,
        body: `${menu}<div class="zw-title"><p style="text-align:center"><strong>${title}</strong></p></div><div class="zw-info">发布时间：${posted}　　发布机构：${organ}</div><div class="zw">${content}</div>${related}${footer}`,
      },
      truthOf(office, { indexNumber: null }),
    ),
    skeleton(
      'title only in <title> with suffixes',
      {
        head: `<title>${title}_政务公开_南屏县人民政府</title>`,
        body: `${menu}<div class="pos">您所在的位置：<a href="/">首页</a> > <a href="/zw/">政务公开</a> > 正文</div><div class="date">${posted}</div><div class="article">${content}</div>${footer}`,
      },
      truthOf(office, { indexNumber: null }),
    ),
    skeleton(
      'breadcrumb that ends with the title, no other heading',
      {
        head: '<title>文章内容</title>',
        body: `${menu}<div class="crumbs"><a href="/">首页</a> &gt; <a href="/gk/">信息公开</a> &gt; <span>${title}</span></div><div class="sub">发布日期：${posted} 10:10:10 信息来源：${organ} 浏览量：35</div><div class="nr">${content}</div>${footer}`,
      },
      truthOf(office, { indexNumber: null }),
    ),
    skeleton(
      'labels run together with empty values, dummy index number',
      {
        head: `<title>${budget.title}</title>`,
        body: `${menu}<div class="hd">索 引 号:234234234234234444/1970-172807文    号成文日期:2020-01-20发布日期:2020-01-22</div><h2>${budget.title}</h2><div class="txt">${paragraphs(prose(budget.organ, budget.year))}</div>${footer}`,
      },
      truthOf(budget, { indexNumber: null, writtenAt: '2020-01-20' }),
    ),
    skeleton(
      'the office posts for the county; a document number in square brackets',
      {
        head: `<title>${county.title}</title>${meta('ContentSource', '南屏县人民政府办公室')}`,
        body: `${menu}<ul class="info"><li>• 信息索引号:${county.index}</li><li>• 公开机构:南屏县人民政府办公室</li><li>• 发文字号:南政办[2024]3号</li><li>• 公文生成日期:2024-01-24</li><li>• 公开日期:${posted}</li><li>• 时效性:有效</li></ul><h1>${county.title}</h1><div class="box">${paragraphs(prose('南屏县人民政府', 2023))}<p style="text-align:right">南屏县人民政府办公室</p><p style="text-align:right">2024年1月24日</p></div>${footer}`,
      },
      truthOf(county, {
        documentNumber: '南政办〔2024〕3号',
        writtenAt: '2024-01-24',
        body: [...prose('南屏县人民政府', 2023), '南屏县人民政府办公室', '2024年1月24日'],
      }),
    ),
    skeleton(
      'Word span soup with digits of their own',
      {
        head: `<title>${title}</title>`,
        body: `${menu}<h1>${title}</h1><div class="ly">${posted} 11:11:11</div><div class="art">${text
          .map(
            (line) =>
              `<p class="MsoNormal" style="text-indent:32pt">${line.replaceAll(/\d+|[（）]/g, (run) => `</span><span lang="EN-US" style="font-family:'Times New Roman'">${run}</span><span>`).replace(/^/, '<span>')}</span><o:p></o:p></p>`,
          )
          .join('\r\n')}</div>${footer}`,
      },
      truthOf(office, { indexNumber: null }),
    ),
    skeleton(
      'paragraphs by line breaks inside one font, everything in nested divs',
      {
        head: `<title>${title}</title>`,
        body: `${menu}<div id="main"><div><div><div><center><font size="5">${title}</font></center><center>（${posted}）</center><font>${text.map((line) => `　　${line}`).join('<br/><br/>')}</font></div></div></div></div>${footer}`,
      },
      truthOf(office, { indexNumber: null }),
    ),
    skeleton(
      'attachments, a QR code, a disclaimer and a comment form under the body',
      {
        head: `<title>${title}</title>`,
        body: `${menu}<h1>${title}</h1><p class="t">发布日期：${posted}</p><div class="content">${content}<p>附件：</p><p><a href="P020240126.pdf">${title}.pdf</a></p></div><div class="ewm"><img src="/qr.png"><p>扫一扫在手机打开当前页</p></div><div class="pl"><form><p>我要评论</p><textarea></textarea></form></div><div class="mzsm">免责声明：本网转载的信息仅供参考，如有侵权请联系我们删除。</div>${footer}`,
      },
      truthOf(office, { indexNumber: null }),
    ),
    skeleton(
      'printed over two lines, organ above the name',
      {
        head: '<title>政府信息公开年报</title>',
        body: `${menu}<div class="main"><p align="center"><b>南屏县教育局</b></p><p align="center"><b>2023年政府信息公开工作年度报告</b></p><p align="center">发布时间：${posted}</p>${content}</div>${footer}`,
      },
      truthOf(office, { title: '南屏县教育局2023年政府信息公开工作年度报告', indexNumber: null }),
    ),
    skeleton(
      'a second title and metas inside the body, script before the head',
      `<%@ page language="java" contentType="text/html; charset=UTF-8"%><script>window.ext=1</script><!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${menu}<title>南屏县人民政府</title><meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${posted} 12:00"><h1>${title}</h1><div class="c">${content}</div>${footer}</body></html>`,
      truthOf(office, { indexNumber: null }),
    ),
    skeleton(
      'a sidebar with newer dates and another report’s header',
      {
        head: `<title>${title}</title>`,
        body: `${menu}<div class="left"><h3>最新公开</h3><ul>${['2024-06-01', '2024-05-20', '2024-05-11'].map((date) => `<li><a href="/x">南屏县教育局公告</a><span>${date}</span></li>`).join('')}</ul></div><div class="right"><div class="h">${title}</div><div class="d">信息来源：${organ}　发布时间：${posted}　更新时间：2024-02-01</div><div class="t">${content}</div></div>${footer}`,
      },
      truthOf(office, { indexNumber: null }),
    ),
    skeleton(
      'year in Chinese numerals, signature with a spelled date',
      {
        head: '<title>南屏县水利局</title>',
        body: `${menu}<div class="a"><h2>南屏县水利局二〇一三年政府信息公开年度报告</h2><span>日期：2014-03-12</span><div class="b">${paragraphs(prose(old.organ, old.year))}<p>南屏县水利局</p><p>二〇一四年三月十日</p></div></div>${footer}`,
      },
      truthOf(old, {
        title: '南屏县水利局二〇一三年政府信息公开年度报告',
        indexNumber: null,
        writtenAt: '2014-03-10',
        body: [...prose(old.organ, old.year), '南屏县水利局', '二〇一四年三月十日'],
      }),
    ),
    skeleton(
      'definition list with bracketed labels, date in Chinese form',
      {
        head: `<title>${title}</title>`,
        body: `${menu}<p>【索引号】${index}　【公开主体】${organ}　【文号】无　【公开日期】2024年1月26日　【公开方式】主动公开</p><p class="bt">${title}</p><div class="zw">${content}</div>${footer}`,
      },
      truthOf(office),
    ),
    skeleton(
      'two-column layout table with the header in nested tables',
      {
        head: `<title>${title}</title>`,
        body: `<table><tr><td colspan="2">${menu}</td></tr><tr><td width="200"><ul>${links(['机构设置', '政策文件', '财政预决算', '年度报告'])}</ul></td><td><table><tr><td><table><tr><td>索引号：<span>${index}</span></td><td>公开时间：<span>${posted}</span></td></tr><tr><td>发布单位：<span>${organ}</span></td><td>公开时限：长期公开</td></tr></table></td></tr><tr><td align="center">${title}</td></tr><tr><td>${content}</td></tr><tr><td align="right">【<a href="#">打印</a>】【<a href="#">关闭</a>】</td></tr></table></td></tr></table>${footer}`,
      },
      truthOf(office),
    ),
  ];
}

/** A JSON string with everything beyond ASCII escaped. */
function escaped(value: string): string {
  return JSON.stringify(value)
    .replaceAll('</', String.raw`<\/`)
    .replaceAll(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
