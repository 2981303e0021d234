import { bare, inApp, mobile, modern, old, plain, sidebar, type Named } from './frames.ts';

const json = { mediaType: 'application/json' };
const item = (at: number): string =>
  `<li><a href="/xwzx/202306/t202306${10 + at}_45${at}2.html">第${at + 1}批重点项目集中开工</a><span>2023-06-${10 + at}</span></li>`;
const list = (name: string): string =>
  `<div class="hd2">${name}</div><ul>${[...Array(9).keys()].map(item).join('')}</ul>`;
const slides = [...Array(6).keys()]
  .map((at) => `<a href="/xwzx/t2023061${at}_9.html"><img src="/pic/2306${at}.jpg"></a>`)
  .join('');
const home = `${slides}${['今日清河', '政务要闻', '部门动态', '专题专栏'].map(list).join('')}`;

/** Pages in an article's place that say nothing against themselves: empty templates, whole home pages, answers that say 0. */
export const inItsPlace: Readonly<Record<string, readonly Named[]>> = {
  missing: [
    [
      'what flew away below a bar with a way back, above buttons of an app',
      bare(
        '详情',
        '<nav class="bar"><span onclick="history.go(-1)">返回</span><b>政府信息公开</b></nav><div class="k"><p>内容飞走了~</p></div><div><span>点赞 3</span><span>收藏</span><span>分享</span></div>',
      ),
    ],
    ['a status of 0 that others mean success by', '{"status":0,"info":"没有该文章"}', 200, json],
    ['a code of 0 with a message', '{"code":0,"msg":"该信息已被删除或不存在","data":""}', 200, json],
  ],
  unreachable: [
    ['a home page for any address', modern('清河县人民政府', home)],
    ['a home page with unnamed blocks', plain('高台县人民政府门户网站', home)],
    [
      'a header without values in an old site',
      old(
        '柳林县水务局信息公开',
        '<table><tr><td><b></b></td></tr><tr><td>发布日期：　　阅读次数：0</td></tr><tr><td>【<a href="javascript:print()">打印</a>】</td></tr></table>',
      ).replace('<script src="count.asp"></script>', ''),
    ],
  ],
  'script-only': [
    [
      'a header without values in blocks without names',
      plain(
        '高台县人民政府',
        '<div class="q9"><span>来源：</span><span>发布时间：</span><span>浏览次数：</span></div>',
      ),
    ],
    [
      'steps to nowhere, and the years of a copyright',
      plain('公开年报', '<div>&gt;&gt; 正文</div><div>作者：　来源：　点击：次</div><p>Copyright 2018-2024</p>'),
    ],
    [
      'places that no script has filled',
      bare(
        '政务公开',
        '<div id="app"><h1>{{detail.title}}</h1><div>发布时间：{{detail.time}} 来源：{{detail.from}}</div></div><script src="/d.js"></script>',
      ),
    ],
  ],
};

/** Notices about somebody else's site, and pages of a link, a picture or a telephone number. */
export const ofOthers: readonly Named[] = [
  ['a line of buses that is changed', sidebar('公告', '<p>因道路施工，12路公交线路临时调整，停靠站点取消两处。</p>')],
  [
    'a system to which tests were added',
    sidebar('年报', '<p>针对恶意刷票问题，留言系统增加了验证码校验和频率限制。</p>'),
  ],
  [
    'a system of another body that is switched',
    mobile(
      '医保公告',
      '<h2>医保信息平台停机切换公告</h2><p>因国家医保信息平台上线，我市原医保系统将于11月25日18时停机，12月1日恢复，停机期间定点医药机构无法联网结算。</p><p>市医疗保障局</p>',
    ),
  ],
  [
    'a registry that is closed for some days',
    modern(
      '通知公告',
      '<p>因全省不动产登记平台统一部署，我县不动产登记业务将于3月8日至3月12日暂停受理，3月13日恢复，办事群众可提前安排时间。</p><p>县自然资源局</p>',
    ),
  ],
  [
    'a picture that opens larger',
    sidebar('年报', '<a href="./W020230101.jpg" target="_blank"><img src="./W020230101.jpg"></a>'),
  ],
  [
    'telephone numbers',
    sidebar(
      '公开电话',
      '<div>公开电话</div><div>办公室 024-53031111<br>森防办 024-53032222<br>资源股 024-53033333</div>',
    ),
  ],
  [
    'a link to the list of another site',
    inApp('年报', '<p>年报见<a href="/xxgk/nb/2022/1.html">县政府网站年报专栏</a>。</p>'),
  ],
  ['an interface that answers 0 and hands out', '{"code":0,"msg":"查询成功","data":{"title":"2022年年报"}}', 200, json],
  [
    'an interface that has no more entries',
    '{"code":0,"msg":"暂无数据","count":0,"data":[]}',
    200,
    { ...json, listing: true },
  ],
];
