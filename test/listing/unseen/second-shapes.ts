import { dressed, fails, json, openedLines, pageOf, reportsOf, three, type UnseenListing } from './harness.ts';

/** Title, index number, organ and day in columns of their own; the link says 查看. */
function columnsApart(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/gkml/${serial}.html`);
  return {
    name: 'title, index number and day in columns of their own',
    start: '/gkml/nb.html',
    reports,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/gkml/nb.html'
        ? dressed(
            `<table><tr><th>序号</th><th>索引号</th><th>文件名称</th><th>发布机构</th><th>发布日期</th><th>详情</th></tr>${reports.map((entry, at) => `<tr><td>${at + 1}</td><td>11370303004217004C/2024-54150${at}</td><td>${entry.title}</td><td>云溪县大数据和政务服务管理局办公室</td><td>${entry.day?.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')}</td><td><a href="${entry.url}" class="btn">查看</a></td></tr>`).join('')}</table>`,
          )
        : null,
  };
}

/** Month and day under the heading of a year. */
function underYears(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/nb/nr/${serial}.html`);
  return {
    name: 'month and day under the heading of a year',
    start: '/nb/',
    reports,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/nb/'
        ? dressed(
            three
              .map(
                (year) =>
                  `<h3>${year + 1}年</h3><ul>${reports
                    .filter(({ title }) => title.includes(`${year}年`))
                    .map((entry) => `<li><i>${entry.day?.slice(5)}</i><a href="${entry.url}">${entry.title}</a></li>`)
                    .join('')}</ul>`,
              )
              .join(''),
          )
        : null,
  };
}

/** Numbers in brackets, as 翔宇 writes them. */
function bracketed(): UnseenListing {
  const reports = reportsOf(three, (serial, year) => `/${year + 1}-01/28/content_${serial}.htm`);
  return {
    name: 'numbers in brackets',
    start: '/node_3021.htm',
    reports,
    ending: 'whole',
    answer({ url }) {
      const n = url.pathname === '/node_3021.htm' ? 1 : Number(/^\/node_3021_(\d)\.htm$/.exec(url.pathname)?.[1] ?? 9);
      if (n > 3) return null;
      return dressed(
        `<table>${pageOf(reports, n, 8)
          .map((entry) => `<tr><td><a href="${entry.url}">${entry.title}</a>&nbsp;${entry.day}</td></tr>`)
          .join(
            '',
          )}</table><div align="center">${[1, 2, 3].map((one) => (one === n ? `[${one}]` : `<a href="node_3021${one === 1 ? '' : `_${one}`}.htm">[${one}]</a>`)).join(' ')}</div>`,
      );
    },
  };
}

/** Pages that count down, as 博达 makes them. */
function countingDown(): UnseenListing {
  const reports = reportsOf([2023, 2022, 2021, 2020], (serial) => `/info/1154/${serial}6.htm`);
  return {
    name: 'pages that count down',
    start: '/xxgk/nb.htm',
    reports,
    ending: 'whole',
    answer({ url }) {
      const n =
        url.pathname === '/xxgk/nb.htm' ? 1 : 5 - Number(/^\/xxgk\/nb\/(\d)\.htm$/.exec(url.pathname)?.[1] ?? 9);
      if (n < 1 || n > 4) return null;
      const to = (one: number): string =>
        one === 1 ? (n === 1 ? 'nb.htm' : '../nb.htm') : `${n === 1 ? 'nb/' : ''}${5 - one}.htm`;
      return dressed(
        `<ul>${pageOf(reports, n, 9)
          .map(
            (entry) =>
              `<li id="line_u8_${entry.url.length}"><a href="${n === 1 ? '..' : '../..'}${entry.url}" title="${entry.title}">${entry.title.slice(0, 12)}...</a><span>${entry.day}</span></li>`,
          )
          .join(
            '',
          )}</ul><div class="pb_sys_common"><span class="p_t">共${reports.length}条</span><span class="p_t">${n}/4</span>${n > 1 ? `<span class="p_first p_fun"><a href="${to(1)}">首页</a></span><span class="p_prev p_fun"><a href="${to(n - 1)}">上页</a></span>` : '<span class="p_first_d p_fun_d">首页</span>'}${[1, 2, 3, 4].map((one) => (one === n ? `<span class="p_no_d">${one}</span>` : `<span class="p_no"><a href="${to(one)}">${one}</a></span>`)).join('')}${n < 4 ? `<span class="p_next p_fun"><a href="${to(n + 1)}">下页</a></span><span class="p_last p_fun"><a href="${to(4)}">尾页</a></span>` : '<span class="p_next_d p_fun_d">下页</span>'}</div>`,
      );
    },
  };
}

/** Buttons with addresses, as JEECMS makes them. */
function buttons(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/nb/${serial}.jhtml`);
  return {
    name: 'buttons that carry addresses',
    start: '/nb/index.jhtml',
    reports,
    ending: 'whole',
    answer({ url }) {
      const n =
        url.pathname === '/nb/index.jhtml' ? 1 : Number(/^\/nb\/index_(\d)\.jhtml$/.exec(url.pathname)?.[1] ?? 9);
      if (n > 3) return null;
      const button = (to: number, name: string): string =>
        `<input type="button" value="${name}" ${to === n || to < 1 || to > 3 ? 'disabled="disabled"' : `onclick="location.href='index${to === 1 ? '' : `_${to}`}.jhtml'"`}/>`;
      return dressed(
        `<ul>${openedLines(pageOf(reports, n, 10))}</ul><div>共 24 条记录 ${n}/3 页 ${button(1, '首页')}${button(n - 1, '上一页')}${button(n + 1, '下一页')}${button(3, '尾页')}第<input type="text" id="_goPs" style="width:30px" onkeypress="if(event.keyCode==13){$('#_goPage').click();}"/>页<input id="_goPage" type="button" value="转" onclick="_gotoPage($('#_goPs').val())"/></div>`,
      );
    },
  };
}

/** The interface breaks off at its second page. */
function failsLater(): UnseenListing {
  const reports = reportsOf([2023], (serial) => `/doc/${serial}.html`);
  return {
    name: 'an interface that fails at its second page',
    start: '/doc/nb.html',
    reports,
    ending: 'cut',
    answer({ url, method }) {
      if (url.pathname === '/doc/nb.html')
        return dressed(
          `<ul id="list"></ul><script>$.post('/api/getDocList', { chnlId: 91, pageIndex: 1, pageSize: 8 }, show, 'json');</script>`,
        );
      if (url.pathname !== '/api/getDocList' || method !== 'POST') return null;
      return url.searchParams.get('pageIndex') === '1'
        ? json({
            total: 24,
            docs: reports.map((entry) => ({ docTitle: entry.title, docUrl: entry.url, docRelTime: entry.day })),
          })
        : fails;
    },
  };
}

/** An interface that wants a signature. */
function signed(): UnseenListing {
  return {
    name: 'an interface that wants a signature',
    start: '/nb/list.html',
    reports: [],
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/nb/list.html'
        ? dressed(
            `<ul class="list-box"></ul><script>var t = Date.now(); $.get('/api/list', { channelId: 8, page: 1, sign: md5(t + 'k') }, draw);</script>`,
          )
        : url.searchParams.has('sign')
          ? fails
          : null,
  };
}

/** A plugin's pager over a function that stands elsewhere. */
function pluginElsewhere(): UnseenListing {
  const reports = reportsOf([2023], (serial) => `/content/${serial}.html`);
  return {
    name: 'a plugin whose function stands elsewhere',
    start: '/content/list.html',
    reports,
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/content/list.html'
        ? dressed(
            `<ul id="docs">${openedLines(reports)}</ul><div id="demo1"></div><script src="/js/list.js"></script><script>layui.use('laypage', function () { layui.laypage.render({ elem: 'demo1', count: 24, limit: 8, jump: function (obj, first) { if (!first) loadDocs(obj.curr); } }); });</script>`,
          )
        : null,
  };
}

/** Files behind a handler, among yearly reports of other duties. */
function handlers(): UnseenListing {
  const reports = reportsOf([2023], (serial) => `/module/download/downfile.jsp?classid=0&filename=${serial}ab.pdf`).map(
    (entry) => ({ ...entry, title: entry.title }),
  );
  const others = [
    '云溪县2023年统计年鉴',
    '云溪县2023年国民经济和社会发展统计公报',
    '云溪县2023年政府信息公开工作年度报告问答',
    '2023年度政府信息公开工作年度报告（图片版）',
    '云溪县国有企业2023年度报告',
    '2024年云溪县政务公开工作方案',
    '关于2023年政府信息公开工作年度报告的情况通报',
    '历年政府信息公开工作年度报告汇总',
  ];
  return {
    name: 'files behind a handler, among other yearly papers',
    start: '/nb/files.html',
    reports,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/nb/files.html'
        ? dressed(
            `<ul>${openedLines(reports)}${others.map((title, at) => `<li><a href="/nb/other_${at}.html">${title}</a><span>2024-03-0${at + 1}</span></li>`).join('')}</ul>`,
          )
        : null,
  };
}

export const secondShapes: readonly UnseenListing[] = [
  columnsApart(),
  underYears(),
  bracketed(),
  countingDown(),
  buttons(),
  failsLater(),
  signed(),
  pluginElsewhere(),
  handlers(),
];
