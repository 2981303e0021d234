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
const ofYear = (items: readonly TrueEntry[], year: number): readonly TrueEntry[] =>
  items.filter(({ title }) => title.includes(`${year}年`));
const ofOrgan = (items: readonly TrueEntry[], organ: string): readonly TrueEntry[] =>
  items.filter(({ title }) => title.startsWith(organ));

type Shape = Pick<UnseenListing, 'name' | 'start' | 'reports'> & { readonly ending?: 'whole' | 'cut' };

/** A portal by what stands at its addresses, each with its query. */
function site(given: Shape, answer: (path: string, url: URL) => string | null): UnseenListing {
  return {
    ending: 'whole',
    ...given,
    answer: ({ url, method }) => (method === 'GET' ? answer(url.pathname, url) : null),
  };
}

const buttonYears = (): UnseenListing => {
  const items = reportsOf(three, (serial) => `/nb/${serial}.html`);
  return site(
    { name: 'years behind buttons that go to their pages', start: '/nb/nb_2023.html', reports: items },
    (path) => {
      const year = Number(/^\/nb\/nb_(\d{4})\.html$/.exec(path)?.[1] ?? 0);
      return three.includes(year)
        ? dressed(
            `<div>${three.map((each) => `<button onclick="location.href='nb_${each}.html'">${each}年</button>`).join('')}</div><ul>${plainLines(ofYear(items, year))}</ul>`,
          )
        : null;
    },
  );
};

const postedYears = (): UnseenListing => {
  const items = reportsOf([2023], (serial) => `/nb/${serial}.html`);
  return site({ name: 'years that a click asks for by POST', start: '/nb/', reports: items, ending: 'cut' }, (path) =>
    path === '/nb/'
      ? dressed(
          `<div class="years">${three.map((each) => `<a href="javascript:;" data-year="${each}">${each}年</a>`).join('')}</div><ul id="list">${plainLines(items)}</ul><script>$('.years a').click(function(){ $.post('/getNb.do',{year:$(this).data('year')},function(html){ $('#list').html(html); }); });</script>`,
        )
      : null,
  );
};

const twoVersions = (): UnseenListing => {
  const items = reportsOf([2023, 2022], (serial) => `/nb/${serial}.html`);
  const files = items.map((one) => ({ ...one, url: one.url.replace('/nb/', '/nb/file/').replace('.html', '.pdf') }));
  return site(
    {
      name: 'a table with the web page and the PDF of each report in columns of their own',
      start: '/nb/',
      reports: [...items, ...files],
    },
    (path) =>
      path === '/nb/'
        ? dressed(
            `<table><tr><th>序号</th><th>标题</th><th>网页版</th><th>PDF版</th><th>发布日期</th></tr>${items
              .map(
                (one, at) =>
                  `<tr><td>${at + 1}</td><td>${one.title}</td><td><a href="${one.url}">查看</a></td><td><a href="${files[at]?.url ?? ''}">下载</a></td><td>${one.day}</td></tr>`,
              )
              .join('')}</table>`,
          )
        : null,
  );
};

const boxes = (): UnseenListing => {
  const whose = [...organs, '云溪县司法局', '云溪县统计局'];
  const items = reportsOf(three, (serial) => `/nb/t_${serial}.html`, whose);
  const groups: Readonly<Record<string, readonly TrueEntry[]>> = {
    zf: items.filter(({ title }) => title.includes('县人民政府')),
    bm: items.filter(({ title }) => title.includes('局')),
    xz: items.filter(({ title }) => /镇|街道/.test(title)),
  };
  return site(
    {
      name: 'boxes for government, departments and townships, each with its first entries and 更多',
      start: '/nb/',
      reports: items,
    },
    (path) => {
      if (path === '/nb/')
        return dressed(
          Object.entries(groups)
            .map(
              ([key, its]) =>
                `<div class="box"><div class="hd"><span>年报</span><a href="${key}/">更多&gt;&gt;</a></div><ul>${openedLines(its.slice(0, 3))}</ul></div>`,
            )
            .join(''),
        );
      const found = /^\/nb\/(zf|bm|xz)\/(?:index_(\d+)\.html)?$/.exec(path);
      const its = groups[found?.[1] ?? ''];
      if (its === undefined) return null;
      const page = Number(found?.[2] ?? 1);
      if (page > lastOf(its)) return null;
      return dressed(
        `<ul>${openedLines(pageOf(its, page, size))}</ul><div>共${its.length}条 ${page}/${lastOf(its)} ${page < lastOf(its) ? `<a href="index_${page + 1}.html">下一页</a>` : ''}</div>`,
      );
    },
  );
};

const organGrid = (): UnseenListing => {
  const items = reportsOf(three, (serial) => `/content/${serial}.html`);
  const codes = organs.map((_organ, at) => ['zf', 'jyj', 'czj', 'mzj', 'slj', 'sjj', 'qp', 'sq'][at] ?? '');
  return site(
    {
      name: 'a grid of organs that lead to their own columns elsewhere on the site',
      start: '/zwgk/nb/',
      reports: items,
    },
    (path) => {
      if (path === '/zwgk/nb/')
        return dressed(
          `<h2>政府信息公开年报</h2><table>${organs.map((organ, at) => `<td><a href="/${codes[at]}/zfxxgk/nb/">${organ}</a></td>`).join('')}</table>`,
        );
      const at = codes.indexOf(/^\/(\w+)\/zfxxgk\/nb\/$/.exec(path)?.[1] ?? '-');
      const organ = organs[at];
      return organ === undefined ? null : dressed(`<h3>${organ}</h3><ul>${titledLines(ofOrgan(items, organ))}</ul>`);
    },
  );
};

const filesOnly = (): UnseenListing => {
  const items = reportsOf(three, (serial) => `/upload/2024/${serial}.pdf`).map((one) => ({ ...one, day: null }));
  return site(
    { name: 'titles in plain text, each with its file behind 附件下载', start: '/nb/', reports: items },
    (path) =>
      path === '/nb/'
        ? dressed(
            `<ul>${items.map(({ url, title }) => `<li>${title} <a href="${url}">附件下载</a></li>`).join('')}</ul>`,
          )
        : null,
  );
};

const dayInParts = (): UnseenListing => {
  const items = reportsOf(three, (serial) => `/nb/${serial}.html`);
  return site(
    { name: 'days in two parts before the title, the day of the month first', start: '/nb/', reports: items },
    (path) =>
      path === '/nb/'
        ? dressed(
            `<ul>${items.map(({ url, title, day }) => `<li><a href="${url}"><div class="t"><span>${day?.slice(8)}</span><em>${day?.slice(0, 7)}</em></div><h4>${title}</h4></a></li>`).join('')}</ul>`,
          )
        : null,
  );
};

const panels = (): UnseenListing => {
  const items = reportsOf(three, (serial) => `/nb/${serial}.html`);
  return site(
    { name: 'years as panels of one page, of which a hover shows one', start: '/nb/', reports: items },
    (path) =>
      path === '/nb/'
        ? dressed(
            `<ul class="tab">${three.map((year, at) => `<li onmouseover="setTab('one',${at + 1},3)" id="one${at + 1}">${year}年</li>`).join('')}</ul>${three.map((year, at) => `<div id="con_one_${at + 1}"${at === 0 ? '' : ' style="display:none"'}><ul>${plainLines(ofYear(items, year))}</ul></div>`).join('')}`,
          )
        : null,
  );
};

const frames = (): UnseenListing => {
  const items = reportsOf(three, (serial) => `/nb/doc${serial}.htm`);
  return site(
    { name: 'a set of frames, one with a tree and one with the list', start: '/nb/default.htm', reports: items },
    (path) => {
      if (path === '/nb/default.htm')
        return '<html><head><title>政府信息公开年报</title></head><frameset cols="200,*"><frame src="tree.htm" name="l"><frame src="list.htm" name="r"></frameset></html>';
      if (path === '/nb/tree.htm') return '<html><body><a href="list.htm" target="r">全部</a></body></html>';
      const found = /^\/nb\/list(?:(\d+))?\.htm$/.exec(path);
      const page = Number(found?.[1] ?? 1);
      if (found === null || page > lastOf(items)) return null;
      return `<html><body><table>${pageOf(items, page, size)
        .map((one) => `<tr><td><a href="${one.url}">${one.title}</a></td><td>${one.day}</td></tr>`)
        .join(
          '',
        )}</table>${page > 1 ? `<a href="list${page === 2 ? '' : page - 1}.htm">上页</a>` : ''} ${page < lastOf(items) ? `<a href="list${page + 1}.htm">下页</a>` : ''}</body></html>`;
    },
  );
};

const titleOnRow = (): UnseenListing => {
  const items = reportsOf(three, (serial) => `/nb/${serial}.html`);
  return site(
    { name: 'cut titles, whole in an attribute of the row, among notices', start: '/nb/', reports: items },
    (path) =>
      path === '/nb/'
        ? dressed(
            `<ul>${items.map(({ url, title, day }, at) => `<li title="${title}"><a href="${url}">${title.slice(0, 14)}...</a><span>${day}</span></li>${at % 5 === 0 ? `<li title="关于做好第${at}次检查的通知"><a href="/tz/${at}9001.html">关于做好第${at}次检查的通知</a><span>2023-05-0${(at % 8) + 1}</span></li>` : ''}`).join('')}</ul>`,
          )
        : null,
  );
};

const windowOpened = (): UnseenListing => {
  const [own, ...others] = organs;
  const items = reportsOf(three, (serial) => `/nb/${serial}.html`);
  const theirs = items.filter(({ title }) => others.some((organ) => title.startsWith(organ)));
  return site(
    {
      name: 'the government’s list, and the departments’ behind a click that opens a window',
      start: '/nb/',
      reports: items,
    },
    (path) => {
      if (path === '/nb/')
        return dressed(
          `<h3>县政府年报</h3><ul>${plainLines(ofOrgan(items, own))}</ul><h3>部门年报 <span class="more" onclick="window.open('/nb/bm/')">更多</span></h3><ul>${plainLines(theirs.slice(0, 4))}</ul>`,
        );
      return path === '/nb/bm/' ? dressed(`<ul>${plainLines(theirs)}</ul>`) : null;
    },
  );
};

const organForm = (): UnseenListing => {
  const items = reportsOf(three, (serial) => `/nb/${serial}.html`);
  return site(
    { name: 'a choice of organs that sends its form, and a pager that keeps it', start: '/gk/nb.php', reports: items },
    (path, url) => {
      if (path !== '/gk/nb.php') return null;
      const at = Number(url.searchParams.get('dw') ?? 0);
      const organ = organs[at] ?? '';
      return dressed(
        `<form action="/gk/nb.php" method="get"><select name="dw" onchange="this.form.submit()">${organs.map((each, which) => `<option value="${which}"${which === at ? ' selected' : ''}>${each}</option>`).join('')}</select></form><ul>${plainLines(ofOrgan(items, organ))}</ul>`,
      );
    },
  );
};

const embedded = (): UnseenListing => {
  const items = reportsOf(three, (serial) => `/nb/d/${serial}.html`);
  return site(
    { name: 'all entries as data of the page, as many as it counts', start: '/nb/', reports: items },
    (path) =>
      path === '/nb/'
        ? dressed(
            `<div id="root"></div><script>window.__INITIAL_STATE__=${json({ list: items.map(({ title, url, day }) => ({ title, link: url, publishDate: day })), total: items.length })}</script>`,
          )
        : null,
  );
};

const numberedYears = (): UnseenListing => {
  const items = reportsOf(three, (serial) => `/show.jsp?id=${serial}`);
  const address = (year: number): string => `/list.jsp?id=${three.indexOf(year) + 20}`;
  return site(
    { name: 'years behind numbers that the list’s own program takes', start: address(2023), reports: items },
    (path, url) => {
      const year = three.find((each) => `${path}${url.search}` === address(each));
      return year === undefined
        ? null
        : dressed(
            `<div>${three.map((each) => `<a href="${address(each)}">${each}年</a>`).join(' ')}</div><ul>${plainLines(ofYear(items, year))}</ul>`,
          );
    },
  );
};

export const twelfthShapes: readonly UnseenListing[] = [
  numberedYears(),
  buttonYears(),
  postedYears(),
  twoVersions(),
  boxes(),
  organGrid(),
  filesOnly(),
  dayInParts(),
  panels(),
  frames(),
  titleOnRow(),
  windowOpened(),
  organForm(),
  embedded(),
];
