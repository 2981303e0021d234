import {
  dressed,
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
const ofYear = (items: readonly TrueEntry[], year: number): readonly TrueEntry[] =>
  items.filter(({ title }) => title.includes(`${year}年`));
const ofOrgan = (items: readonly TrueEntry[], organ: string): readonly TrueEntry[] =>
  items.filter(({ title }) => title.startsWith(organ));

/** A pager in a named box that counts from one, and calls its second page `index_1` all the same. */
function boxFromZero(): UnseenListing {
  const items = reportsOf(three, (serial) => `/zwgk/nb/202401/t20240130_${serial}.shtml`);
  const last = lastOf(items);
  return {
    name: 'a pager in a box that counts from one, for names that count from zero',
    start: '/zwgk/nb/',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      const found = /^\/zwgk\/nb\/(?:index(?:_(\d+))?\.shtml)?$/.exec(url.pathname);
      const page = found === null ? 0 : Number(found[1] ?? 0) + 1;
      if (page < 1 || page > last) return null;
      return dressed(
        `<ul>${openedLines(pageOf(items, page, size))}</ul><div id="pages"></div><script>createPageHTML("pages",${last}, ${page},"index","shtml",${items.length});</script>`,
      );
    },
  };
}

/** Two stores, each drawn into the box that its pager names; the proxy goes by the numbers of records alone. */
function storeByBox(): UnseenListing {
  const items = reportsOf(three, (serial) => `/art/2024/1/30/art_801_${serial}.html`);
  const record = ({ url, title, day }: TrueEntry): string =>
    `<record><![CDATA[<li><a href="${url}" title="${title}">${title.slice(0, 12)}...</a><b>${day}</b></li>]]></record>`;
  const store = (unit: number, records: string, total: number): string =>
    `<div id="${unit}"></div><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&appid=1&webid=2&path=/&columnid=801&unitid=${unit}&permissiontype=0"></a>]]></nextgroup><recordset>${records}</recordset></datastore></script><script>$("#${unit}").jpage({perPage:${size},totalRecord:${total},proxyUrl:'/module/web/jpage/dataproxy.jsp'});</script>`;
  const beside = [1, 2]
    .map(
      (at) =>
        `<record><![CDATA[<li><a href="/art/2024/3/${at}/art_9_${at}.html">招标公告第${at}号</a></li>]]></record>`,
    )
    .join('');
  return {
    name: 'two stores whose pagers tell only the box that they are drawn into',
    start: '/col/col801/index.html',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/col/col801/index.html')
        return dressed(store(71, items.slice(0, 20).map(record).join(''), items.length) + store(72, beside, 2));
      if (!url.pathname.endsWith('dataproxy.jsp') || url.searchParams.get('unitid') !== '71') return null;
      const from = Number(url.searchParams.get('startrecord') ?? 1);
      const to = Number(url.searchParams.get('endrecord') ?? 20);
      return `<datastore><totalrecord>${items.length}</totalrecord><recordset>${items
        .slice(from - 1, to)
        .map(record)
        .join('')}</recordset></datastore>`;
    },
  };
}

/** The government's own reports, and below them the names of organs, each a folder with a list of its own. */
function organsBelow(): UnseenListing {
  const whose = [...organs, '云溪县档案馆', '云溪县供销社'];
  const items = reportsOf(three, (serial) => `/gk/nb/${serial}.html`, whose);
  const [own = '', ...others] = whose;
  return {
    name: 'the list of the government, and organs’ names that are folders below it',
    start: '/gk/nb/',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/gk/nb/')
        return dressed(
          `<h3>县政府</h3><ul>${titledLines(ofOrgan(items, own))}</ul><h3>部门、乡镇</h3><ul class="bm">${others
            .map(
              (organ, at) =>
                `<li><a href="./d${31 + at * 2}/">${organ.replace('云溪县', '').replace('人民政府', '')}</a></li>`,
            )
            .join('')}</ul>`,
        );
      const at = (Number(/^\/gk\/nb\/d(\d+)\/$/.exec(url.pathname)?.[1] ?? Number.NaN) - 31) / 2;
      const organ = others[at];
      return organ === undefined ? null : dressed(`<ul>${plainLines(ofOrgan(items, organ))}</ul>`);
    },
  };
}

/** Years in the address, whose lists tell month and day alone and have pages. */
function yearsWithoutYear(): UnseenListing {
  const items = reportsOf(three, (serial) => `/zfxxgk/show-${serial}.html`).map((entry) => ({ ...entry, day: null }));
  return {
    name: 'years in the address, each a list in pages that tells month and day alone',
    start: '/zfxxgk/nb.php',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname !== '/zfxxgk/nb.php') return null;
      const year = Number(url.searchParams.get('nd') ?? three[0]);
      const page = Number(url.searchParams.get('p') ?? 1);
      const its = ofYear(items, year);
      const numbers = Array.from({ length: lastOf(its) }, (_unused, at) =>
        at + 1 === page ? `<b>${page}</b>` : `<a href="?nd=${year}&amp;p=${at + 1}">${at + 1}</a>`,
      );
      return dressed(
        `<div>${three.map((each) => `<a href="?nd=${each}">${each}</a>`).join('')}</div><dl>${pageOf(its, page, size)
          .map((entry) => `<dd><a href="${entry.url}">${entry.title}</a><em>01-2${page}</em></dd>`)
          .join('')}</dl><div class="page">${numbers.join('')}</div>`,
      );
    },
  };
}

/** 下一页 calls the function of the pager on the last page too, which does nothing with a number that is too large. */
function guardedForm(): UnseenListing {
  const items = reportsOf(three, (serial) => `/gov/info/${serial}.htm`);
  const last = lastOf(items);
  return {
    name: 'a form that its function sends unless the number is too large',
    start: '/gov/list.jsp?cat=A09',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      const page = Number(url.searchParams.get('cur_page') ?? 1);
      if (url.pathname !== '/gov/list.jsp' || page < 1 || page > last) return null;
      const numbers = Array.from(
        { length: last },
        (_unused, at) => `<a href="javascript:;" onclick="toPage(${at + 1})">${at + 1}</a>`,
      );
      return dressed(
        `<form name="f" method="get" action="list.jsp"><input type="hidden" name="cat" value="A09"><input type="hidden" name="cur_page" id="cur_page" value="${page}"></form><ul>${openedLines(pageOf(items, page, size))}</ul><div><a href="javascript:;" onclick="toPage(${page - 1})">上一页</a>${numbers.join('')}<a href="javascript:;" onclick="toPage(${page + 1})">下一页</a></div><script>function toPage(n){ if(n<1||n>${last}) return; document.getElementById('cur_page').value=n; document.f.submit(); }</script>`,
      );
    },
  };
}

/** Rows that a handler opens by what they hold, around links that lead nowhere; the same script draws the pager. */
function rowsAroundVoid(): UnseenListing {
  const items = reportsOf(three, (serial) => `/xxgk/detail/${serial}.html`);
  return {
    name: 'rows that a handler opens, around links that lead nowhere',
    start: '/xxgk/nb',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname !== '/xxgk/nb') return null;
      const page = Number(url.searchParams.get('page') ?? 1);
      const rows = pageOf(items, page, size).map(
        (entry) =>
          `<li class="item" data-id="${/(\d+)\./.exec(entry.url)?.[1] ?? ''}"><a href="javascript:void(0)">${entry.title}</a><span>${entry.day}</span></li>`,
      );
      return dressed(
        `<ul class="news">${rows.join('')}</ul><div id="pager"></div><script>$('.news').on('click', '.item', function () { window.open('/xxgk/detail/' + $(this).data('id') + '.html'); });
layui.use('laypage', function () { layui.laypage.render({ elem: 'pager', count: ${items.length}, limit: ${size}, curr: ${page}, jump: function (obj, first) { if (!first) { window.location.href = '/xxgk/nb?page=' + obj.curr; } } }); });</script>`,
      );
    },
  };
}

/** Organs whose names lead nowhere by themselves; a handler of the page asks for one by its id, or nobody sees how. */
function organsByIds(isSeen: boolean): UnseenListing {
  const items = reportsOf(three, (serial) => `/xxgk/nb/${serial}.html`);
  return {
    name: `organs whose names lead nowhere, ${isSeen ? 'and a handler that asks by their ids' : 'by a script that nobody can read'}`,
    start: '/xxgk/nb.jsp',
    reports: isSeen ? items : ofOrgan(items, organs[0]),
    ending: isSeen ? 'whole' : 'cut',
    answer({ url }) {
      if (url.pathname !== '/xxgk/nb.jsp') return null;
      const organ = organs[Number(url.searchParams.get('deptId') ?? 301) - 301];
      if (organ === undefined) return null;
      const names = organs.map((name, at) => `<a href="javascript:void(0)" class="dept" id="${301 + at}">${name}</a>`);
      return dressed(
        `<div id="main"><div>${names.join('')}</div><ul>${titledLines(ofOrgan(items, organ))}</ul></div>${isSeen ? '<script>$(".dept").click(function(){ var id = $(this).attr("id"); location.href = "nb.jsp?deptId=" + id; });</script>' : '<script src="/js/a.js"></script>'}`,
      );
    },
  };
}

/** The newest reports, and the others behind a link in words. */
function earlierYears(): UnseenListing {
  const items = reportsOf(three, (serial, year) => `/zwgk/${year === three[0] ? 'nb' : 'lnnb'}/${serial}.html`);
  const newest = ofYear(items, three[0] ?? 0);
  return {
    name: 'the newest year, and the others behind 查看历年年报',
    start: '/zwgk/nb/',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/zwgk/nb/')
        return dressed(`<ul>${titledLines(newest)}</ul><p><a href="/zwgk/lnnb/">查看历年年报</a></p>`);
      if (url.pathname !== '/zwgk/lnnb/') return null;
      return dressed(`<ul>${titledLines(items.filter((entry) => !newest.includes(entry)))}</ul>`);
    },
  };
}

export const eleventh: readonly UnseenListing[] = [
  boxFromZero(),
  storeByBox(),
  organsBelow(),
  yearsWithoutYear(),
  guardedForm(),
  rowsAroundVoid(),
  organsByIds(true),
  organsByIds(false),
  earlierYears(),
];
