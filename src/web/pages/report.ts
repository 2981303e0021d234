import { html, type HtmlValue, type SafeHtml } from '../../telling/markup.ts';
import { changeList } from '../change-items.ts';
import { integrityNotice, renderExtraction } from '../extraction-view.ts';
import { outsideLink, reasonInWords, said, time } from '../format.ts';
import { heldBackTable } from '../held-back.ts';
import { badge, facts, type PageParts } from '../layout.ts';
import { listTable, type ListColumn } from '../list-table.ts';
import { feedHref } from '../feed.ts';
import { reportLife } from '../report-life.ts';
import type { CaptureView, ChangeView, PlaceView, ReportView, VersionView } from '../reads.ts';
import type { Restriction } from '../restriction.ts';
import { formatName, integrityWord, pageStateWord, reportKindName } from '../words.ts';

export interface ReportPageInput {
  readonly report: ReportView;
  readonly versions: readonly VersionView[];
  /** Newest first. */
  readonly changes: readonly ChangeView[];
  /** Latest looks at its places, newest first. */
  readonly captures: readonly CaptureView[];
  /** IANA name of the portal's time zone. */
  readonly timeZone: string;
  /** Set where the capture shown may not be served. */
  readonly restriction: Restriction | null;
}

/** The change that says it was not found any more, where nothing since says that it is back. */
function removalOf(changes: readonly ChangeView[]): ChangeView | null {
  const last = changes.find(({ kind }) => kind === 'report.removed' || kind === 'report.restored');
  return last?.kind === 'report.removed' ? last : null;
}

function doubts({ report, changes, timeZone }: ReportPageInput): SafeHtml {
  const { extraction } = report;
  const gone = removalOf(changes);
  const frozen = report.places.filter((place) => place.frozenAt !== null);
  return html`${extraction === null ? null : integrityNotice(extraction)}
  ${frozen.map(
    (place) =>
      html`<div class="notice warn">
        <strong>此处的页面已停止比对</strong>${outsideLink(place.url)}
        <div>
          ${place.frozenReason === null ? null : reasonInWords(place.frozenReason, timeZone)}（自
          ${time(place.frozenAt, timeZone)} 起）
        </div>
      </div>`,
  )}
  ${report.places
    .filter((place) => place.differsSince !== null)
    .map(
      (place) =>
        html`<div class="notice warn">
          <strong>此处的内容与现行版本不同</strong>${outsideLink(place.url)}
          <div>
            自 ${time(place.differsSince, timeZone)} 起；现行版本所在的位置不再存在、被撤下或被篡改时，以此处为准
          </div>
        </div>`,
    )}
  ${gone === null ? null : html`<div class="notice warn"><strong>截至 ${time(gone.detectedAt, timeZone)}，在所监测的位置未再找到这份报告</strong>${gone.detail.reason === undefined ? null : reasonInWords(gone.detail.reason, timeZone)}</div>`}
  ${extraction === null || extraction.unreadable === null ? null : html`<div class="notice warn"><strong>内容未能读出：${said(extraction.unreadable)}</strong></div>`}`;
}

function identity({ report, timeZone }: ReportPageInput): SafeHtml {
  const { extraction } = report;
  const compilers = extraction?.publishers.filter((one) => one.role === 'compiler').map((one) => said(one.name)) ?? [];
  return html`<div class="panel">
    ${facts(
      [
        ['发布机构', said(report.publisher)],
        ['年度', report.year],
        ['类型', reportKindName(report.kind)],
        ['网站', html`<a href="/reports?portal=${report.portalId}">${said(report.portalName)}</a>`],
        ['编制机构', compilers.join('、')],
        ['索引号', extraction?.indexNumber === null ? null : said(extraction?.indexNumber ?? '')],
        ['发文字号', extraction?.documentNumber === null ? null : said(extraction?.documentNumber ?? '')],
        ['所标发布日期', extraction?.publishedAt ?? report.claimedPublishedAt],
        ['成文日期', extraction?.writtenAt],
        ['报告式样', extraction === null || extraction.format === null ? null : formatName(extraction.format)],
        ['首次发现', time(report.firstSeenAt, timeZone)],
        ['此前确认尚无', time(report.lastAbsentAt, timeZone)],
        ['版本', report.versions === 0 ? '还没有可信的版本' : `${report.versions} 个`],
      ],
      'two',
    )}
  </div>`;
}

function content({ report, restriction, timeZone }: ReportPageInput): SafeHtml {
  const { extraction } = report;
  if (restriction !== null) {
    return html`<div class="notice warn">
      <strong>这一版的内容已停止提供</strong>自 ${time(restriction.at, timeZone)} 起。理由：${said(restriction.reason)}
    </div>`;
  }
  if (extraction === null) {
    return html`<p class="panel empty">还没有可显示的内容。</p>`;
  }
  return renderExtraction(extraction);
}

function evidence({ report, restriction }: ReportPageInput): SafeHtml | null {
  const id = report.extractionCaptureId;
  return id === null
    ? null
    : html`<div class="buttons">
        <a class="button" href="/captures/${id}">存档证据</a>${
          restriction === null ? html`<a class="button" href="/captures/${id}/page">存档的页面</a>` : null
        }<a class="button" href="/reports/${report.id}/years">与其他年度对照</a
        ><a class="button" href="/api/reports/${report.id}">数据（JSON）</a>
        <a class="button" href="${feedHref({ portal: report.portalId, publisher: report.publisher })}"
          >订阅这个机构（Atom）</a
        >
      </div>`;
}

const versionColumns: readonly ListColumn[] = [
  { name: '版本', kind: 'tight' },
  { name: '首次所见', kind: 'tight' },
  { name: '说明', kind: 'tight' },
  { name: '证据', kind: 'tight' },
  { name: '内容摘要值' },
];

function versionLine(report: ReportView, version: VersionView, timeZone: string): readonly HtmlValue[] {
  const shown = report.version?.id === version.id;
  return [
    shown
      ? html`<strong>第 ${version.number} 版</strong>`
      : html`<a href="/reports/${report.id}?version=${version.number}">第 ${version.number} 版</a>`,
    time(version.seenAt, timeZone),
    version.returnsToNumber === null ? null : `改回第 ${version.returnsToNumber} 版的内容`,
    html`<a href="/captures/${version.captureId}">存档证据</a>`,
    html`<code class="soft">${version.contentSha256.replace('sha256:', '').slice(0, 12)}</code>`,
  ];
}

const placeColumns: readonly ListColumn[] = [
  { name: '网址', kind: 'wide' },
  { name: '状态' },
  { name: '栏目所标日期', kind: 'tight' },
  { name: '首次发现', kind: 'tight' },
  { name: '最近所见', kind: 'tight' },
  { name: '证据', kind: 'tight' },
];

function placeLine(place: PlaceView, timeZone: string): readonly HtmlValue[] {
  const word = pageStateWord(place.state);
  return [
    html`${outsideLink(place.url)}
      <div class="small soft">${place.title === null ? null : said(place.title)}</div>`,
    html`${badge(word)}${place.integrity === null || place.integrity === 'clean' ? null : badge(integrityWord(place.integrity))}${
      word.tone === 'good' || place.stateReason === null
        ? null
        : html`<div class="small soft">${reasonInWords(place.stateReason, timeZone)}</div>`
    }`,
    place.listedAt ?? '—',
    time(place.firstSeenAt, timeZone),
    time(place.lastSeenAt, timeZone),
    place.lastCaptureId === null ? null : html`<a href="/captures/${place.lastCaptureId}">存档证据</a>`,
  ];
}

/** One report: who it is, what is doubtful, what it says, where it stands and what happened to it. */
export function reportPage(input: ReportPageInput): PageParts {
  const { report, versions, changes, captures, timeZone } = input;
  const title = report.title ?? `${report.publisher} ${report.year} ${reportKindName(report.kind)}`;
  const old = report.version !== null && versions[0] !== undefined && report.version.id !== versions[0].id;
  return {
    title: said(title),
    section: 'reports',
    body: html`<p class="crumbs">
        <a href="/reports">报告</a> › <a href="/reports?portal=${report.portalId}">${said(report.portalName)}</a>
      </p>
      <h1>${said(title)}</h1>
      ${old && report.version !== null ? html`<div class="notice"><strong>这是第 ${report.version.number} 版，${time(report.version.seenAt, timeZone)} 起所见</strong><a href="/reports/${report.id}">看最新一版</a></div>` : null}
      ${doubts(input)} ${identity(input)} ${reportLife(input)} ${evidence(input)} ${content(input)}
      <h2>版本 <span class="count">${report.versions}</span></h2>
      ${
        versions.length === 0
          ? html`<p class="panel empty">还没有可信的版本。</p>`
          : listTable(
              '版本',
              '版本',
              versionColumns,
              versions.map((version) => versionLine(report, version, timeZone)),
            )
      }
      <h2>位置 <span class="count">${report.places.length}</span></h2>
      ${listTable(
        '位置',
        '网址',
        placeColumns,
        report.places.map((place) => placeLine(place, timeZone)),
      )}
      <h2>经过</h2>
      <div class="panel">${changeList(changes)}</div>
      ${heldBackTable(captures, timeZone)}`,
  };
}
