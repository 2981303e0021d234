import { html, type SafeHtml } from '../../telling/markup.ts';
import { mainFigureLabels, mainFigures, outcomes, type MainFigure } from '../../compare/index.ts';
import { changeInWords } from '../../compare/views/years.ts';
import { said } from '../format.ts';
import { type PageParts, scrollable } from '../layout.ts';
import type { KnownYear, TwoYears } from '../publisher-years.ts';
import { formatName } from '../words.ts';
import { outcomeBar, outcomeKey, portionsOf, share, yearBars } from '../year-charts.ts';
import { comparedFigures } from '../year-figures.ts';

const shown = (value: number | null): string => (value === null ? '—' : String(value));

function changeOf(before: number | null, after: number | null): string {
  const difference = before === null || after === null ? null : after - before;
  const percent =
    difference === null || before === null || before === 0 ? null : Math.round((difference / before) * 1000) / 10;
  return changeInWords({ difference, percent });
}

function card(name: string, value: string, ...notes: readonly string[]): SafeHtml {
  return html`<div class="card">
    <dt>${name}</dt>
    <dd>
      <strong>${value}</strong>
      ${notes.filter((note) => note !== '').map((note) => html`<div class="soft small">${note}</div>`)}
    </dd>
  </div>`;
}

/** What a reader looks for first. */
function essence({ before, after }: TwoYears): SafeHtml | null {
  const [old, now] = [before.figures?.values, after.figures?.values];
  if (old === undefined || now === undefined) return null;
  const figure = (key: MainFigure): SafeHtml => {
    return card(
      mainFigureLabels[key],
      shown(now[key]),
      `${before.year} 年 ${shown(old[key])}`,
      changeOf(old[key], now[key]),
    );
  };
  const opened = (year: KnownYear): string => {
    const portions = year.figures === null ? null : portionsOf(year.figures);
    const parts = portions?.parts.filter(({ outcome }) => outcome === 'open' || outcome === 'partial') ?? [];
    const sum = parts.reduce((whole, { value }) => whole + value, 0);
    return portions === null ? '—' : share(sum, portions.whole);
  };
  return html`<dl class="cards">
    ${figure('new')}${figure('handled')}
    ${card('公开和部分公开所占', opened(after), `${before.year} 年 ${opened(before)}`)}${figure('reconsiderations')}${figure('lawsuits')}
  </dl>`;
}

function yearHead({ known, before, after }: TwoYears): readonly SafeHtml[] {
  return known.map(
    ({ id, year }) =>
      html`<th scope="col" class="number ${year === before.year || year === after.year ? 'chosen' : ''}">
        <a href="/reports/${id}">${year}</a>
      </th>`,
  );
}

function seriesRow(key: MainFigure, two: TwoYears): SafeHtml | null {
  const values = two.known.map(({ figures }) => figures?.values[key] ?? null);
  if (values.every((value) => value === null)) return null;
  const isChosen = (year: number): boolean => year === two.before.year || year === two.after.year;
  const bars = two.known.map(({ year, figures }, index) => ({
    year,
    value: values[index] ?? null,
    otherwise: figures?.from === 'statistics',
    chosen: isChosen(year),
  }));
  return html`<tr>
    <th scope="row">${mainFigureLabels[key]}</th>
    <td class="tight trend">${yearBars(mainFigureLabels[key], bars)}</td>
    ${bars.map(({ value, chosen }) => html`<td class="number ${chosen ? 'chosen' : ''}">${shown(value)}</td>`)}
  </tr>`;
}

/** The main figures over all years that are known, each with its row of bars. */
function series(two: TwoYears): SafeHtml {
  const old = two.known.some(({ figures }) => figures?.from === 'statistics');
  return html`<h2>历年概览</h2>
    ${scrollable(
      '历年概览',
      html`<table class="form years">
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col" class="trend">走势</th>
            ${yearHead(two)}
          </tr>
        </thead>
        <tbody>
          ${mainFigures.map((key) => seriesRow(key, two))}
        </tbody>
      </table>`,
    )}
    <p class="soft small">
      “—”表示报告未填、未能读出或当年式样没有这一项，不等于零。${old ? '空心柱为 2014 年统计表的数据，口径与 2019 年以后的表格不尽相同。' : ''}
    </p>`;
}

/** How applications ended in each year. */
function endings({ known }: TwoYears): SafeHtml | null {
  const told = known.flatMap(({ year, figures }) =>
    figures === null || figures.from !== 'tables' ? [] : [{ year, figures }],
  );
  if (told.length === 0) return null;
  return html`<h2>办理结果构成</h2>
    ${outcomeKey()}
    ${scrollable(
      '办理结果构成',
      html`<table class="form years endings">
        <thead>
          <tr>
            <th scope="col">年度</th>
            <th scope="col" class="wide">构成</th>
            ${outcomes.map((outcome) => html`<th scope="col" class="number">${mainFigureLabels[outcome]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${told.map(({ year, figures }) => {
            const portions = portionsOf(figures);
            return html`<tr>
              <th scope="row">${year}</th>
              <td class="wide">${outcomeBar(year, figures)}</td>
              ${outcomes.map((outcome) => {
                const value = figures.values[outcome];
                return html`<td class="number">
                  ${shown(value)}${portions === null || value === null || value === 0 ? null : html` <span class="soft small">${share(value, portions.whole)}</span>`}
                </td>`;
              })}
            </tr>`;
          })}
        </tbody>
      </table>`,
    )}`;
}

/** What ties one year to the next, and where it does not. */
function ties({ comparison }: TwoYears): SafeHtml | null {
  const checks = comparison?.checks.filter(({ status }) => status === 'warn' || status === 'pass') ?? [];
  if (checks.length === 0) return null;
  const odd = checks.filter(({ status }) => status === 'warn');
  return html`<h2>两年是否衔接 <span class="count">不衔接 ${odd.length}，衔接 ${checks.length - odd.length}</span></h2>
    ${
      odd.length === 0
        ? html`<p>结转数、现行有效件数等与上一年报告全部衔接。</p>`
        : html`<ul class="panel ties">
              ${odd.map(({ id, detail, flags }) => html`<li>${said(detail)} <span class="soft small">${id}${flags.includes('noted') ? '，单元格内有说明' : ''}</span></li>`)}
            </ul>
            <p class="soft small">
              机构合并、修订、自然失效和申请人类别调整都可能造成不衔接，须看报告说明，不必然是错误。
            </p>`
    }`;
}

const tableNames = {
  proactive: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  litigation: '四、行政复议、行政诉讼情况',
  statistics: '政府信息公开情况统计表',
} as const;

function apart({ comparison }: TwoYears): SafeHtml | null {
  if (comparison === null || comparison.incomparable.length === 0) return null;
  return html`<h2>不可比</h2>
    <ul class="panel ties">
      ${comparison.incomparable.map(({ table, formats, reason }) => {
        const forms = formats.map((format) => (format === null ? '无' : formatName(format)));
        return html`<li>${tableNames[table]}：${reason} <span class="soft small">${forms.join(' → ')}</span></li>`;
      })}
    </ul>`;
}

function sections({ comparison, before, after }: TwoYears): SafeHtml | null {
  const { gone = [], added = [] } = comparison?.sections ?? {};
  if (gone.length + added.length === 0) return null;
  const list = (year: number, titles: readonly string[]): SafeHtml | null =>
    titles.length === 0 ? null : html`<li>只见于 ${year} 年：${titles.map((title) => said(title)).join('；')}</li>`;
  return html`<h2>章节</h2>
    <ul class="panel ties">
      ${list(before.year, gone)}${list(after.year, added)}
    </ul>`;
}

function choices({ known, before, after }: TwoYears, own: string): SafeHtml {
  const other = before.id === own ? after : before;
  const links = known
    .filter(({ id }) => id !== own)
    .map(({ year }) =>
      year === other.year
        ? html`<a href="/reports/${own}/years?with=${year}" aria-current="true">${year}</a>`
        : html`<a href="/reports/${own}/years?with=${year}">${year}</a>`,
    );
  return html`<p>
    <span class="soft" id="with">对照的年度</span>
    <span class="switch" role="group" aria-labelledby="with">${links}</span>
  </p>`;
}

/** Two years of one publisher side by side, within all its years. `own` is the report the reader comes from. */
export function yearsPage(two: TwoYears, own: string): PageParts {
  const { publisher, before, after, comparison } = two;
  const title = `${said(publisher)}：${before.year} 年与 ${after.year} 年`;
  const extractors = new Set([before, after].map(({ extraction }) => extraction?.extractor.version));
  return {
    title,
    section: 'reports',
    body: html`<p class="crumbs">
        <a href="/reports">报告</a> ›
        <a href="/reports/${own}">${said(publisher)} ${before.id === own ? before.year : after.year}</a> › 年度对照
      </p>
      <h1>${title}</h1>
      ${choices(two, own)}
      ${
        comparison === null
          ? html`<div class="notice warn"><strong>两年不能对照</strong>其中一年的内容还没有读出，或已停止提供。</div>`
          : html`${essence(two)}
            ${extractors.size > 1 ? html`<p class="soft small">两年的内容由不同版本的程序读出。</p>` : null}`
      }
      ${series(two)} ${endings(two)} ${ties(two)} ${apart(two)}
      ${comparison === null ? null : comparedFigures(comparison, before.year, after.year)} ${sections(two)}
      <div class="buttons">
        <a class="button" href="/reports/${before.id}">${before.year} 年报告</a
        ><a class="button" href="/reports/${after.id}">${after.year} 年报告</a
        ><a class="button" href="/api/reports/${own}/years?with=${before.id === own ? after.year : before.year}"
          >数据（JSON）</a
        >
      </div>`,
  };
}

/** Where a publisher has one year only. */
export function oneYearPage(publisher: string, own: string): PageParts {
  return {
    title: `${said(publisher)}：年度对照`,
    section: 'reports',
    body: html`<p class="crumbs">
        <a href="/reports">报告</a> › <a href="/reports/${own}">${said(publisher)}</a> › 年度对照
      </p>
      <h1>${said(publisher)}：年度对照</h1>
      <p class="panel empty">这个机构只有一个年度的报告，还没有可以对照的年度。</p>`,
  };
}
