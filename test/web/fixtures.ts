import type {
  CaptureId,
  Check,
  DiffEntry,
  Extraction,
  IsoDate,
  PortalId,
  ReportId,
  Sha256,
  VersionId,
} from '../../src/domain/index.ts';
import type {
  ArchivedAnswer,
  CaptureView,
  ChangeView,
  DeliveryView,
  PlaceView,
  PortalView,
  ReportView,
  VersionView,
} from '../../src/web/index.ts';
import type { ArchiveReads, Reads, Sliced } from '../../src/web/index.ts';

/** A readable UUID: the same number, the same id. */
export function uuid(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

const at = (text: string): Date => new Date(text);
const nothing = {
  attachment: null,
  page: null,
  selector: null,
  start: null,
  end: null,
  quote: null,
};

function seven(person: number, firm: number, other = 0): readonly number[] {
  return [person, firm, 0, 0, 0, other, person + firm + other];
}

const applicationRows = {
  new: seven(31, 6, 3),
  carry_in: seven(2, 0),
  open: seven(12, 2, 1),
  partial: seven(4, 1),
  deny1: seven(0, 0),
  deny2: seven(1, 0),
  deny3: seven(0, 0),
  deny4: seven(0, 0),
  deny5: seven(1, 0),
  deny6: seven(0, 0),
  deny7: seven(0, 0),
  deny8: seven(0, 0),
  na1: seven(9, 2, 1),
  na2: seven(1, 0),
  na3: seven(0, 0),
  nop1: seven(2, 0),
  nop2: seven(1, 0),
  nop3: seven(0, 0),
  nop4: seven(0, 0),
  nop5: seven(0, 0),
  oth1: seven(1, 0),
  oth2: seven(0, 0),
  oth3: [0, 0, 0, 0, 0, null, 0],
  total: seven(32, 5, 2),
  carry_out: seven(1, 1, 1),
} as const;

const checks: readonly Check[] = [
  {
    id: 'J1',
    at: { table: 'litigation', row: 'reconsideration', column: 4, year: null },
    status: 'fail',
    left: 11,
    right: 0,
    flags: [],
    detail: '行政复议：10 + 1 + 0 + 0 = 11，表中总计为 0',
  },
  {
    id: 'I6',
    at: { table: 'applications', row: 'new', column: 6, year: null },
    status: 'warn',
    left: 17,
    right: 40,
    flags: ['scope'],
    detail: '正文称收到申请 17 件，表中为 40 件；正文可能只计区政府办公室',
  },
  {
    id: 'I1',
    at: { table: 'applications', row: null, column: 6, year: null },
    status: 'pass',
    left: 42,
    right: 42,
    flags: [],
    detail: '',
  },
];

/** A whole report of an invented district in the format of 2021. */
export const extraction: Extraction = {
  kind: 'report',
  title: '青溪区人民政府2024年度政府信息公开工作年度报告',
  publisher: '青溪区人民政府',
  year: 2024,
  indexNumber: '014323829/2025-00012',
  documentNumber: '青政发〔2025〕3号',
  publishedAt: '2025-01-27' as IsoDate,
  writtenAt: '2025-01-20' as IsoDate,
  publishers: [
    { name: '青溪区人民政府', role: 'owner' },
    { name: '青溪区人民政府办公室', role: 'compiler' },
  ],
  scope: 'own',
  dates: [],
  votes: {},
  format: 'F21',
  tableFormats: { proactive: 'F21', applications: 'F21', litigation: 'F21', statistics: null },
  sections: [
    {
      number: '一',
      title: '总体情况',
      level: 1,
      text: '2024年，青溪区坚持以公开为常态、不公开为例外，全年主动公开政府信息3215条，收到政府信息公开申请40件，办结39件。\n咨询电话：0517-87220000；联系人手机：13812345678。',
    },
    {
      number: '（一）',
      title: '主动公开',
      level: 2,
      text: '全年主动公开政府信息3215条，收到政府信息公开申请40件，办结39件。',
    },
    { number: '（二）', title: '监督保障', level: 2, text: '按季度检查公开目录。' },
    { number: '二', title: '主动公开政府信息情况', level: 1, text: '' },
    { number: '三', title: '收到和处理政府信息公开申请情况', level: 1, text: '' },
    { number: '四', title: '政府信息公开行政复议、行政诉讼情况', level: 1, text: '' },
    {
      number: '五',
      title: '存在的主要问题及改进情况',
      level: 1,
      text: '一是公开内容的广度还须拓展；二是基层公开能力参差不齐。下一步将加强培训，完善目录，按季度检查。',
    },
    { number: '六', title: '其他需要报告的事项', level: 1, text: '本年度未收取政府信息公开信息处理费。' },
  ],
  tables: {
    applications: {
      rows: applicationRows,
      cells: {
        'oth3/5': { state: 'slash', raw: '/', note: null, unit: null, reason: '表中为“/”', evidence: null },
      },
    },
    litigation: {
      reconsideration: [10, 1, 0, 0, 0],
      direct: [1, 0, 0, 0, 1],
      after: [2, 0, 1, null, 3],
      cells: { 'after/3': { state: 'blank', raw: '', note: null, unit: null, reason: '表中空白', evidence: null } },
    },
    proactive: {
      rows: {
        regulations: {
          label: '规章',
          columns: ['made', 'abolished', 'valid'],
          values: [0, 0, 0],
          units: [null, null, null],
        },
        normative_documents: {
          label: '行政规范性文件',
          columns: ['made', 'abolished', 'valid'],
          values: [3, 0, 8],
          units: [null, null, null],
        },
        licensing: { label: '行政许可', columns: ['decisions'], values: [15284], units: [null] },
        penalties: { label: '行政处罚', columns: ['decisions'], values: [1832], units: [null] },
        coercion: { label: '行政强制', columns: ['decisions'], values: [77], units: [null] },
        fees: { label: '行政事业性收费', columns: ['amount'], values: [7730.28], units: ['万元'] },
      },
      cells: {},
    },
    statistics: null,
    other: [],
  },
  figures: [],
  checks,
  integrity: { state: 'clean', families: [], signals: [], restored: [] },
  attachments: [
    {
      url: 'http://www.qingxi.example/P0202501.pdf',
      name: '青溪区2024年度报告.pdf',
      mediaType: 'application/pdf',
      sha256: null,
      role: 'twin',
      extraction: null,
    },
  ],
  alsoHere: [],
  evidence: { title: nothing },
  source: {
    captureId: uuid(302),
    url: 'http://www.qingxi.example/zwgk/2024.html',
    sha256: `sha256:${'a'.repeat(64)}`,
    charset: 'utf-8',
  },
  text: '',
  extractor: { name: 'nianbao', version: '1' },
  unreadable: null,
};

export const diffEntries: readonly DiffEntry[] = [
  {
    kind: 'cell',
    path: '/tables/applications/rows/open/6',
    label: '三、申请情况 · 予以公开 · 总计',
    before: 12,
    after: 15,
    significance: 'major',
  },
  {
    kind: 'cell',
    path: '/tables/proactive/rows/fees/values/0',
    label: '二、主动公开 · 行政事业性收费 · 本年收费金额',
    before: null,
    after: 7730.28,
    significance: 'major',
  },
  {
    kind: 'text',
    path: '/sections/0/text',
    label: '一、总体情况',
    before: '全年主动公开政府信息3215条，收到政府信息公开申请37件，较上年减少三成。',
    after: '全年主动公开政府信息3215条，收到政府信息公开申请40件，较上年减少两成。',
    significance: 'minor',
  },
  {
    kind: 'section',
    path: '/sections/5',
    label: '六、其他需要报告的事项',
    before: null,
    after: '本年度未收取政府信息公开信息处理费。',
    significance: 'major',
  },
];

const portalId = 'qingxi' as PortalId;
const portalName = '青溪区政府信息公开';

export const portals: readonly PortalView[] = [
  {
    id: portalId,
    name: portalName,
    region: ['江苏省', '淮安市', '青溪区'],
    schedule: '0 6 * * *',
    timeZone: 'Asia/Shanghai',
    state: 'ok',
    stateReason: null,
    stateSince: at('2025-03-01T00:00:00Z'),
    lastRun: {
      id: uuid(1) as never,
      trigger: 'cron',
      state: 'done',
      queuedAt: at('2025-03-03T01:28:00Z'),
      startedAt: at('2025-03-03T01:28:01Z'),
      finishedAt: at('2025-03-03T01:30:00Z'),
      waitsUntil: null,
      complete: true,
      listingPages: 2,
      linksSeen: 31,
      linksNew: 1,
      error: null,
    },
    nextRunAt: at('2025-03-03T22:00:00Z'),
    nextRunReason: null,
    reports: 2,
    columns: [
      {
        id: 'zfxxgknb' as never,
        name: '政府信息公开年报',
        url: 'http://www.qingxi.example/zwgk/zfxxgknb/',
        publisher: '青溪区人民政府',
        state: 'ok',
        stateReason: null,
        lastVisitedAt: at('2025-03-03T01:28:20Z'),
        reports: 1,
      },
      {
        id: 'bm' as never,
        name: '部门年报',
        url: 'http://www.qingxi.example/zwgk/bm/',
        publisher: null,
        state: 'missing',
        stateReason: '404：栏目页不在了',
        lastVisitedAt: at('2025-03-03T01:28:24Z'),
        reports: 1,
      },
    ],
  },
  {
    id: 'nanhe' as PortalId,
    name: '南禾市人民政府',
    region: ['山东省', '南禾市'],
    schedule: '30 7 * * 1',
    timeZone: 'Asia/Shanghai',
    state: 'blocked',
    stateReason: '返回了验证页面（状态码 412，正文为脚本挑战），未能读取内容',
    stateSince: at('2025-03-02T23:31:00Z'),
    lastRun: {
      id: uuid(2) as never,
      trigger: 'manual',
      state: 'done',
      queuedAt: at('2025-03-02T23:30:00Z'),
      startedAt: at('2025-03-02T23:30:01Z'),
      finishedAt: at('2025-03-02T23:31:00Z'),
      waitsUntil: null,
      complete: false,
      listingPages: 1,
      linksSeen: 0,
      linksNew: 0,
      error: null,
    },
    nextRunAt: null,
    nextRunReason: null,
    reports: 0,
    columns: [
      {
        id: 'nb' as never,
        name: '政府信息公开工作年度报告',
        url: 'http://www.nanhe.example/col/col1229/',
        publisher: '南禾市人民政府',
        state: 'blocked',
        stateReason: '状态码 412',
        lastVisitedAt: at('2025-03-02T23:30:30Z'),
        reports: 0,
      },
    ],
  },
];

const place: PlaceView = {
  pageId: uuid(50) as never,
  columnId: 'zfxxgknb' as never,
  url: 'http://www.qingxi.example/zwgk/2024.html',
  title: '青溪区人民政府2024年度政府信息公开工作年度报告',
  listedAt: '2025-01-27' as IsoDate,
  firstSeenAt: at('2025-01-27T22:00:00Z'),
  lastSeenAt: at('2025-03-03T01:29:00Z'),
  frozenAt: null,
  frozenReason: null,
  differsSince: null,
  state: 'ok',
  stateReason: null,
  lastVisitedAt: at('2025-03-03T01:29:00Z'),
  lastCaptureId: uuid(302) as CaptureId,
  integrity: 'clean',
};

export const versions: readonly VersionView[] = [2, 1].map((number) => ({
  id: uuid(200 + number) as VersionId,
  reportId: uuid(100) as ReportId,
  number,
  seenAt: at(number === 2 ? '2025-03-03T01:29:00Z' : '2025-01-27T22:00:00Z'),
  captureId: uuid(300 + number) as CaptureId,
  contentSha256: `sha256:${String(number).repeat(64)}`,
  extractorVersion: '1',
  returnsTo: null,
  returnsToNumber: null,
}));

export const report: ReportView = {
  id: uuid(100) as ReportId,
  portalId,
  portalName,
  publisher: '青溪区人民政府',
  year: 2024,
  kind: 'annual',
  title: '青溪区人民政府2024年度政府信息公开工作年度报告',
  claimedPublishedAt: '2025-01-27' as IsoDate,
  firstSeenAt: at('2025-01-27T22:00:00Z'),
  lastAbsentAt: null,
  versions: 2,
  changedAt: at('2025-03-03T01:29:00Z'),
  integrity: 'clean',
  failingChecks: 1,
  places: [place],
  version: versions[0] ?? null,
  extraction,
  extractionCaptureId: uuid(302) as CaptureId,
};

/** A page in the hands of others: no version, and its doubts. */
export const hijackedReport: ReportView = {
  ...report,
  id: uuid(101) as ReportId,
  publisher: '青溪区教育局',
  year: 2014,
  title: '青溪区教育局2014年政府信息公开工作年度报告',
  versions: 0,
  version: null,
  changedAt: null,
  integrity: 'mirror',
  failingChecks: 0,
  extractionCaptureId: uuid(303) as CaptureId,
  places: [
    {
      ...place,
      url: 'http://mirror.example/zwgk/2014.html',
      frozenAt: at('2025-03-02T00:00:00Z'),
      frozenReason: '页面疑为仿冒副本（A 类）',
      differsSince: null,
      integrity: 'mirror',
    },
  ],
  extraction: {
    ...extraction,
    title: '青溪区教育局2014年政府信息公开工作年度报告',
    year: 2014,
    format: 'F07',
    tables: {
      ...extraction.tables,
      applications: null,
      litigation: null,
      proactive: null,
      statistics: {
        rows: {
          disclosed: { label: '主动公开政府信息数', value: 1204, unit: '条', code: null },
          received: { label: '收到申请数', value: 15, unit: '件', code: null },
        },
        cells: {},
      },
    },
    checks: [],
    integrity: {
      state: 'mirror',
      families: ['A'],
      signals: [
        { id: 'pinyin-ratio', detail: '1147 处汉字后带有声调拼音，占正文 8.1%' },
        { id: 'foreign-host', detail: '网址 mirror.example 不属于该网站' },
      ],
      restored: [{ start: 0, end: 2, raw: '報(bào)', rule: 'toned-pinyin', confidence: 0.99 }],
    },
  },
};

export const revision: ChangeView = {
  id: uuid(400) as never,
  kind: 'report.revised',
  portalId,
  columnId: 'zfxxgknb' as never,
  pageId: uuid(50) as never,
  reportId: report.id,
  versionId: uuid(202) as VersionId,
  previousVersionId: uuid(201) as VersionId,
  significance: 'major',
  detectedAt: at('2025-03-03T01:30:00Z'),
  detail: {
    summary: '改了 2 处数据、2 处文字',
    title: report.title,
    url: place.url,
    diff: { same: false, changes: diffEntries, summary: '改了 2 处数据、2 处文字' },
  },
  audience: 'readers',
  baseline: false,
  portalName,
  columnName: '政府信息公开年报',
  report: { id: report.id, publisher: report.publisher, year: 2024, kind: 'annual', title: report.title },
  captureId: uuid(302) as CaptureId,
  previousCaptureId: uuid(301) as CaptureId,
  versionNumber: 2,
  previousVersionNumber: 1,
};

export const changes: readonly ChangeView[] = [
  revision,
  {
    ...revision,
    id: uuid(401) as never,
    kind: 'portal.blocked',
    portalId: 'nanhe' as PortalId,
    portalName: '南禾市人民政府',
    columnName: '政府信息公开工作年度报告',
    audience: 'operators',
    significance: 'none',
    detectedAt: at('2025-03-02T23:31:00Z'),
    report: null,
    reportId: null,
    versionId: null,
    previousVersionId: null,
    versionNumber: null,
    previousVersionNumber: null,
    previousCaptureId: null,
    detail: { summary: '返回了验证页面，内容未能读取', title: null, url: 'http://www.nanhe.example/col/col1229/' },
  },
  {
    ...revision,
    id: uuid(402) as never,
    kind: 'page.hijacked',
    audience: 'operators',
    detectedAt: at('2025-03-02T00:00:00Z'),
    report: null,
    captureId: uuid(303) as CaptureId,
    previousCaptureId: null,
    versionNumber: null,
    previousVersionNumber: null,
    detail: {
      summary: '正文 1147 处汉字后带声调拼音（A 类仿冒）',
      title: null,
      url: 'http://mirror.example/zwgk/2014.html',
    },
  },
  {
    ...revision,
    id: uuid(403) as never,
    kind: 'report.published',
    detectedAt: at('2025-01-27T22:00:00Z'),
    versionNumber: 1,
    previousVersionNumber: null,
    previousCaptureId: null,
    captureId: uuid(301) as CaptureId,
    detail: { summary: '新发布：青溪区人民政府 2024 年度报告', title: report.title, url: place.url },
  },
];

function capture(number: number, part: Partial<CaptureView> = {}): CaptureView {
  return {
    id: uuid(number) as CaptureId,
    pageId: uuid(50) as never,
    portalId,
    portalName,
    runId: uuid(1) as never,
    url: 'http://www.qingxi.example/zwgk/2024.html',
    capturedAt: at('2025-03-03T01:29:00Z'),
    by: 'http',
    status: 200,
    state: 'ok',
    stateReason: '正文完整',
    mediaType: 'text/html',
    charset: 'utf-8',
    sha256: `sha256:${'0123456789abcdef'.repeat(4)}` as Sha256,
    bodyBytes: 48_213,
    location: { file: 'nianbao-20250303012800-0001.warc.gz', offset: number, length: 12_345 },
    authenticated: true,
    derivedAt: at('2025-03-03T01:29:30Z'),
    integrity: 'clean',
    reportIds: [report.id],
    restricted: null,
    ...part,
  };
}

export const captures: readonly CaptureView[] = [
  capture(302),
  capture(301, { capturedAt: at('2025-01-27T22:00:00Z') }),
  capture(303, { integrity: 'mirror', url: 'http://mirror.example/zwgk/2014.html', reportIds: [hijackedReport.id] }),
];

export const deliveries: readonly DeliveryView[] = (['sent', 'pending', 'failed'] as const).map((state, index) => ({
  id: uuid(500 + index) as never,
  changeId: revision.id,
  changeKind: 'report.revised',
  changeSummary: revision.detail.summary,
  subscriberId: ['readers-mail', 'archive-hook', 'old-hook'][index] as never,
  channel: index === 0 ? 'email' : 'webhook',
  state,
  attempts: index + 1,
  createdAt: revision.detectedAt,
  nextAttemptAt: state === 'pending' ? at('2025-03-03T01:36:00Z') : null,
  sentAt: state === 'sent' ? at('2025-03-03T01:30:04Z') : null,
  lastError: state === 'sent' ? null : 'the receiver answered 503',
}));

export interface Facts {
  readonly portals: readonly PortalView[];
  readonly reports: readonly ReportView[];
  readonly versions: readonly VersionView[];
  readonly changes: readonly ChangeView[];
  readonly captures: readonly CaptureView[];
  readonly deliveries: readonly DeliveryView[];
}

export const sampleFacts: Facts = {
  portals,
  reports: [report, hijackedReport],
  versions,
  changes,
  captures,
  deliveries,
};

/** Cursor is the index of the next item. */
function sliced<T>(items: readonly T[], { limit, cursor }: { limit: number; cursor: string | null }): Sliced<T> {
  const start = /^\d+$/u.test(cursor ?? '') ? Number(cursor) : 0;
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? String(end) : null };
}

/** Reads over plain values, for the pages alone. */
export function readsOf(known: Facts = sampleFacts): Reads {
  return {
    offlineSince: () => Promise.resolve(null),
    portals: async () => known.portals,
    portal: async (id) => known.portals.find((one) => one.id === id) ?? null,
    reports: async (filter, slice) =>
      sliced(
        known.reports.filter(
          (one) =>
            (filter.portalId === undefined || one.portalId === filter.portalId) &&
            (filter.year === undefined || one.year === filter.year) &&
            (filter.text === undefined || one.publisher.includes(filter.text)),
        ),
        slice,
      ),
    years: async () => [...new Set(known.reports.map((one) => one.year))],
    publisherYears: async (reportId) => {
      const one = known.reports.find(({ id }) => id === reportId);
      return known.reports
        .filter(({ portalId, publisher }) => one?.portalId === portalId && one.publisher === publisher)
        .toSorted((left, right) => left.year - right.year);
    },
    report: async (id, number) => {
      const found = known.reports.find((one) => one.id === id);
      if (found === undefined || number === undefined) {
        return found ?? null;
      }
      const version = known.versions.find((one) => one.reportId === id && one.number === number);
      return version === undefined ? null : { ...found, version, extractionCaptureId: version.captureId };
    },
    versions: async (id, slice) =>
      sliced(
        known.versions.filter((one) => one.reportId === id),
        slice,
      ),
    changes: async (filter, slice) =>
      sliced(
        known.changes.filter(
          (one) =>
            (filter.portalId === undefined || one.portalId === filter.portalId) &&
            (filter.reportId === undefined || one.report?.id === filter.reportId) &&
            (filter.kind === undefined || one.kind === filter.kind) &&
            (filter.audience === undefined || one.audience === filter.audience) &&
            (filter.withoutBaseline !== true || !one.baseline),
        ),
        slice,
      ),
    change: async (id) => known.changes.find((one) => one.id === id) ?? null,
    captures: async (filter, slice) =>
      sliced(
        known.captures.filter(
          (one) =>
            (filter.pageId === undefined || one.pageId === filter.pageId) &&
            (filter.reportId === undefined || one.reportIds.some((id) => id === filter.reportId)),
        ),
        slice,
      ),
    capture: async (id) => known.captures.find((one) => one.id === id) ?? null,
    extraction: async (id) => known.reports.find((one) => one.extractionCaptureId === id)?.extraction ?? null,
    deliveries: async (filter, slice) =>
      sliced(
        known.deliveries.filter(
          (one) =>
            (filter.state === undefined || one.state === filter.state) &&
            (filter.changeId === undefined || one.changeId === filter.changeId),
        ),
        slice,
      ),
  };
}

export const archivedPage = `<!doctype html><html><head><meta charset="utf-8"><title>年报</title></head><body><h1>青溪区人民政府2024年度报告</h1><script>document.body.textContent = 'script ran'</script><p>全年收到申请40件。</p></body></html>`;

/** What the archive answers for a capture, with what the test changes. */
export function archivedAnswer(part: Partial<ArchivedAnswer> = {}): ArchivedAnswer {
  return {
    url: 'http://www.qingxi.example/zwgk/2024.html',
    capturedAt: at('2025-03-03T01:29:00Z'),
    status: 200,
    statusText: 'OK',
    headers: [
      ['Server', 'nginx'],
      ['Content-Type', 'text/html; charset=utf-8'],
      ['ETag', '"67c5-1f"'],
    ],
    body: new TextEncoder().encode(archivedPage),
    ipAddress: '203.0.113.7',
    truncated: null,
    revisitOf: null,
    ...part,
  };
}

export function archiveOf(answer: ArchivedAnswer = archivedAnswer()): ArchiveReads {
  return { read: async () => answer };
}
