import {
  dressed,
  json,
  lastPageOf,
  openedLines,
  organs,
  pageOf,
  plainLines,
  reportsOf,
  three,
  titledLines,
  type TrueEntry,
  type UnseenListing,
} from './harness.ts';

const size = 6;
const lastOf = (items: readonly unknown[]): number => lastPageOf(items, size);
const numberIn = (fields: URLSearchParams, name: string): number => Number(fields.get(name) ?? Number.NaN);
const selectOf = (page: number, last: number, attributes: string, value: (at: number) => string): string =>
  `<select ${attributes}>${Array.from({ length: last }, (_unused, at) => `<option value="${value(at + 1)}"${at + 1 === page ? ' selected' : ''}>第 ${at + 1} 页</option>`).join('')}</select>`;

/** Hanweb's module of disclosure: the page calls for its list by area and kind; pages by `currpage`. */
function disclosureModule(): UnseenListing {
  const items = reportsOf(three, (serial, year) => `/art/${year + 1}/1/30/art_1229106886_${serial}.html`);
  const row = ({ url, title, day }: TrueEntry, at: number): string =>
    `<tr class="tr_main_value_${at % 2 === 0 ? 'even' : 'odd'}"><td align="center">${at + 1}</td><td><a href="${url}" mc="${title}" rq="${day}" title="${title}" target="_blank">${title.slice(0, 16)}...</a></td><td align="center">${day}</td></tr>`;
  return {
    name: 'a module of disclosure that answers by area and kind',
    start: '/col/col1229116546/index.html?number=B001G001',
    reports: items,
    ending: 'whole',
    answer({ url, body }) {
      if (url.pathname === '/col/col1229116546/index.html')
        return dressed(
          `<iframe src="/module/xxgk/tree.jsp?standardXxgk=1&amp;area=113302&amp;divid=div1229106886" width="200"></iframe><div id="div1229106886"></div><script src="/module/xxgk/xxgk.js"></script><script>loadDynamic('/module/xxgk/search.jsp?standardXxgk=1&infotypeId='+a+'&vc_title='+b+'&vc_number=&area=113302','div1229106886','B001G001','','','3499');</script>`,
        );
      if (url.pathname === '/module/xxgk/tree.jsp')
        return `<script>d.add(1,0,"<a onclick=funclick('A001','x')>机构职能</a>");d.add(2,0,"<a onclick=funclick('B001G001','y')>政府信息公开年报</a>");</script>`;
      if (url.pathname !== '/module/xxgk/search.jsp') return null;
      const sent = new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)]);
      const page = Number(sent.get('currpage') ?? '') || 1;
      if (sent.get('area') !== '113302' || sent.get('infotypeId') !== 'B001G001' || sent.get('jdid') !== '3499')
        return '<table></table>';
      return `<table class="tb_main"><tr class="tr_main_title"><th>序号</th><th>名称</th><th>日期</th></tr>${pageOf(items, page, size).map(row).join('')}</table><table class="tb_title"><tr><td>&nbsp;&nbsp;共${lastOf(items)}页&nbsp;&nbsp;<a href="javascript:void(0)" onclick="turnPage('${page + 1}')">下一页</a></td></tr></table>`;
    },
  };
}

/** A store of records in the settings of a pager, the rest of it as XML in JSON from an interface. */
function storeInSettings(): UnseenListing {
  const items = reportsOf(three, (serial) => `/yxxcz/nb/content/${serial}.html`);
  const record = ({ url, title, day }: TrueEntry): string =>
    `<record><![CDATA[<li><span style="float:left;"><a href="${url}" title="${title}" target="_blank">${title.slice(0, 14)}...</a></span>${day}</li>]]></record>`;
  const store = (of: readonly TrueEntry[]): string =>
    `<datastore><totalrecord>${items.length}</totalrecord><recordset>${of.map(record).join('')}</recordset></datastore>`;
  return {
    name: 'a store in the settings of a pager, and XML in JSON after it',
    start: '/yxxcz/nb/nb.html',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/yxxcz/nb/nb.html')
        return dressed(
          `<div id="content"></div><script src="/resource/jquery.jpage.js"></script><script>$(function(){ $('#content').jpage({ dataStore:'${store(pageOf(items, 1, size))}', totalRecord:${items.length}, proxyUrl:'/TrueCMS/messageController/getMessage.do', perPage:${size}, groupSize:1, barPosition:'bottom', ajaxParam:{ columnId:'754f6db5-d294-46d5' } }); });</script>`,
        );
      if (url.pathname !== '/TrueCMS/messageController/getMessage.do') return null;
      const [from, to] = [numberIn(url.searchParams, 'startrecord'), numberIn(url.searchParams, 'endrecord')];
      if (url.searchParams.get('columnId') !== '754f6db5-d294-46d5') return json({ result: '' });
      return json({ result: store(items.slice(from - 1, to)) });
    },
  };
}

/** Rows open by a function; the pager is a choice of numbers and nothing else. */
function choiceOfNumbers(): UnseenListing {
  const items = reportsOf(three, (serial) => `/gk/show.jsp?urltype=news&id=${serial}`);
  return {
    name: 'rows opened by a function, a choice of numbers for a pager',
    start: '/gk/list.jsp?lm=31',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname !== '/gk/list.jsp') return null;
      const page = Number(url.searchParams.get('p') ?? 1);
      const rows = pageOf(items, page, size).map(
        (one) =>
          `<tr><td><a href="javascript:;" onclick="openUrl('${one.url}')">${one.title}</a></td><td>[${one.day}]</td></tr>`,
      );
      return dressed(
        `<table>${rows.join('')}</table><div>转到 ${selectOf(page, lastOf(items), 'onchange="gotoPage(this.value)"', String)}</div><script>function openUrl(u) { window.open(u, '_blank'); } function gotoPage(n) { location.href = 'list.jsp?lm=31&p=' + n; }</script>`,
      );
    },
  };
}

/** A choice of numbers that sends an ASP.NET form by itself. */
function postedChoice(): UnseenListing {
  const items = reportsOf(three, (serial) => `/Info/Detail.aspx?id=${serial}`);
  const pageAt = (page: number): string =>
    dressed(`<form method="post" action="./List.aspx?c=12" id="form1"><input type="hidden" name="__EVENTTARGET" value=""><input type="hidden" name="__VIEWSTATE" value="state-${page}">
<ul>${titledLines(pageOf(items, page, size))}</ul><div>共 ${lastOf(items)} 页 ${selectOf(page, lastOf(items), `name="ctl00$ddlPage" onchange="javascript:setTimeout('__doPostBack(\\'ctl00$ddlPage\\',\\'\\')', 0)"`, String)}</div></form>`);
  return {
    name: 'a choice of numbers that sends its form',
    start: '/Info/List.aspx?c=12',
    reports: items,
    ending: 'whole',
    answer({ url, method, body }) {
      if (url.pathname !== '/Info/List.aspx') return null;
      if (method === 'GET') return pageAt(1);
      const form = new URLSearchParams(body);
      const to = numberIn(form, 'ctl00$ddlPage');
      const fits = form.get('__EVENTTARGET') === 'ctl00$ddlPage' && form.get('__VIEWSTATE') === `state-${to - 1}`;
      return fits ? pageAt(to) : '<html><body>error</body></html>';
    },
  };
}

/** A column in a frame in a frame: a tree of organs on the left, the list of one on the right. */
function framesInFrames(): UnseenListing {
  const whose = organs.slice(1, 6);
  const items = reportsOf(three, (serial) => `/open/view.do?id=${serial}`, whose);
  return {
    name: 'a tree of organs in a frame in a frame',
    start: '/open/annual.html',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      const organ = whose[Number(url.searchParams.get('dept') ?? 0)] ?? '';
      const tree = whose.map((name, at) => `d.add(${at + 1}, 0, '${name}', 'list.do?dept=${at}', '', 'right');`);
      switch (url.pathname) {
        case '/open/annual.html':
          return dressed('<iframe id="main" src="main.do" width="100%" height="800" frameborder="0"></iframe>');
        case '/open/main.do':
          return `<html><body><table><tr><td><iframe name="left" src="tree.do"></iframe></td><td><iframe name="right" src="list.do?dept=0"></iframe></td></tr></table></body></html>`;
        case '/open/tree.do':
          return `<html><body><script src="/js/dtree.js"></script><div class="dtree"><script>var d = new dTree('d'); d.add(0, -1, '公开单位'); ${tree.join(' ')} document.write(d);</script></div></body></html>`;
        case '/open/list.do':
          return `<html><body><ul>${openedLines(items.filter(({ title }) => title.startsWith(organ)))}</ul></body></html>`;
        default:
          return null;
      }
    },
  };
}

/** Nodes of a tree in a script, each the list of one organ. */
function nodesOfTree(): UnseenListing {
  const whose = organs.slice(1, 6);
  const items = reportsOf(three, (serial) => `/zwgk/bm/${serial}.shtml`, whose);
  return {
    name: 'nodes of a tree in a script, the list of one beside it',
    start: '/zwgk/bm/nb.jsp',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname !== '/zwgk/bm/nb.jsp') return null;
      const organ = whose[Number(url.searchParams.get('unit') ?? 0)] ?? '';
      const nodes = whose.map((name, at) => ({ id: at + 1, pId: 0, name, url: `nb.jsp?unit=${at}`, target: '_self' }));
      return dressed(
        `<ul id="tree" class="ztree"></ul><ul>${titledLines(items.filter(({ title }) => title.startsWith(organ)))}</ul><script>var zNodes = ${json([{ id: 0, pId: -1, name: '公开部门', open: true }, ...nodes])}; $(function () { $.fn.zTree.init($('#tree'), setting, zNodes); });</script>`,
      );
    },
  };
}

/** Rows that open as a whole, and a pager whose links set the form's field and send it. */
function inlineForm(): UnseenListing {
  const items = reportsOf(three, (serial) => `/site/detail/${serial}`);
  return {
    name: 'rows that open as a whole, a form that its pager sends inline',
    start: '/site/channel/77',
    reports: items,
    ending: 'whole',
    answer({ url, method, body }) {
      if (url.pathname !== '/site/channel/77') return null;
      const given = method === 'POST' ? new URLSearchParams(body) : url.searchParams;
      const page = Number(given.get('pageNo') ?? 1);
      const rows = pageOf(items, page, size).map(
        (one) =>
          `<tr style="cursor:pointer" onclick="window.location.href='${one.url}'"><td>${one.title}</td><td>${one.day}</td></tr>`,
      );
      const go = (to: number, name: string): string =>
        `<a href="javascript:void(0)" onclick="document.forms['list'].pageNo.value='${to}';document.forms['list'].submit();return false;">${name}</a>`;
      return dressed(
        `<form name="list" action="/site/channel/77" method="post"><input type="hidden" name="pageNo" value="${page}"><table>${rows.join('')}</table><div class="pages">${page < lastOf(items) ? go(page + 1, '下一页') : '下一页'} ${page < lastOf(items) ? go(lastOf(items), '尾页') : '尾页'}</div></form>`,
      );
    },
  };
}

/** A script from the same site that is told whom to call, with pages by a plugin of the page. */
function calledBack(): UnseenListing {
  const items = reportsOf(three, (serial) => `/detail/${serial}.html`);
  return {
    name: 'an interface that calls back',
    start: '/xxgk/nbzl.html',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/xxgk/nbzl.html')
        return dressed(
          `<ul class="list"></ul><div id="fenye"></div><script>var page = 1; function load(page) { $.ajax({ url: '/api/doc/search', type: 'GET', dataType: 'jsonp', jsonp: 'callback', data: { channel: 'nbzl', pageIndex: page, pageSize: ${size} }, success: function (res) { $.each(res.result.list, function (i, one) { $('.list').append('<li><a href="/detail/' + one.docid + '.html">' + one.doctitle + '</a><span>' + one.docreltime + '</span></li>'); }); laypage({ cont: 'fenye', pages: res.result.pages, jump: function (obj, first) { if (!first) load(obj.curr); } }); } }); } load(page);</script>`,
        );
      if (url.pathname !== '/api/doc/search' || url.searchParams.get('channel') !== 'nbzl') return null;
      const rows = pageOf(items, numberIn(url.searchParams, 'pageIndex'), size).map((one) => ({
        docid: /(\d+)\.html/.exec(one.url)?.[1],
        doctitle: one.title,
        docreltime: `${one.day} 09:00:00`,
      }));
      const told = json({ result: { pages: lastOf(items), list: rows } });
      const callback = url.searchParams.get('callback');
      return callback === null ? told : `${callback}(${told});`;
    },
  };
}

/** Nothing but the links between lists of one page each: a year's page leads to the year before. */
function yearBefore(): UnseenListing {
  const items = reportsOf(three, (serial, year) => `/nb/${year}/${serial}.htm`);
  return {
    name: 'years that are tabs with addresses of their own',
    start: '/nb/2023/',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      const year = /^\/nb\/(\d{4})\/$/.exec(url.pathname)?.[1];
      if (year === undefined || !three.includes(Number(year))) return null;
      const tabs = three.map((each) => `<li><a href="../${each}/">${each}年度</a></li>`);
      return dressed(
        `<ul class="tab">${tabs.join('')}</ul><ul>${plainLines(items.filter(({ title }) => title.includes(`${year}年`)))}</ul>`,
      );
    },
  };
}

/** A choice of numbers that a script elsewhere answers. */
function choiceUnread(): UnseenListing {
  const items = reportsOf([2023], (serial) => `/gk/${serial}.html`);
  return {
    name: 'a choice of numbers that only a script knows',
    start: '/gk/nb.html',
    reports: items,
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/gk/nb.html'
        ? dressed(
            `<ul>${openedLines(items)}</ul><p>转到 ${selectOf(1, 3, 'id="turn"', String)}</p><script src="/js/turn.js"></script>`,
          )
        : null,
  };
}

/** The list of one organ beside a tree whose nodes a script answers. */
function treeUnread(): UnseenListing {
  const items = reportsOf(three, (serial) => `/bm/${serial}.html`, ['云溪县教育局']);
  return {
    name: 'the list of one organ, beside a tree that only a script answers',
    start: '/bm/nb.html',
    reports: items,
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/bm/nb.html'
        ? dressed(
            `<script>var d = new dTree('d'); ${organs
              .slice(1, 6)
              .map((name, at) => `d.add(${at + 1},0,'${name}','javascript:show(${at})');`)
              .join('')} document.write(d);</script><ul>${titledLines(items)}</ul>`,
          )
        : null,
  };
}

export const seventh: readonly UnseenListing[] = [
  disclosureModule(),
  storeInSettings(),
  choiceOfNumbers(),
  postedChoice(),
  framesInFrames(),
  nodesOfTree(),
  inlineForm(),
  calledBack(),
  yearBefore(),
  choiceUnread(),
  treeUnread(),
];
