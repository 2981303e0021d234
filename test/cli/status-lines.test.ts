import { describe, expect, it } from 'vitest';
import { statusLines, type Standing } from '../../src/cli/status-lines.ts';
import type { PageId, PortalId } from '../../src/domain/index.ts';

const nothing: Standing = {
  portals: [],
  queue: [],
  totals: {
    reports: 0,
    versions: 0,
    changes: 0,
    captures: 0,
    archivedBytes: 0,
    archivedBytesPerDay: 0,
    underived: 0,
    openRuns: 0,
    pendingVisits: 0,
    deliveries: { pending: 0, sent: 0, failed: 0, withdrawn: 0 },
    offlineSince: null,
  },
  disk: null,
  archiveDirectory: '/var/lib/nianbao/archive',
  held: [],
  waiting: [],
  unread: [],
  unreadCounts: [],
};

const gigabyte = 1024 ** 3;

describe('status on a terminal', () => {
  it('says how to begin where no portal is watched', () => {
    const lines = statusLines(nothing);
    expect(lines[0]).toMatch(/No portal is watched yet: run `nianbao start`/u);
    expect(lines).toContain('queue: empty');
    expect(lines).toContain('archive: 0 captures, 0 B');
  });

  it('names kinds of jobs that wait or run, and no others', () => {
    const queue = [
      { name: 'crawl', waiting: 0, active: 0, delayed: 0, paused: false },
      { name: 'visit', waiting: 3, active: 1, delayed: 2, paused: false },
    ];
    expect(statusLines({ ...nothing, queue })).toContain('queue: visit 3 waiting, 1 running, 2 later');
  });

  it('counts every page that could not be read, and lists the first of them with the reason', () => {
    const portalId = 'qingshan' as PortalId;
    const unread = [1, 2, 3, 4, 5, 6].map((number) => ({
      portalId,
      pageId: `page-${number}` as PageId,
      url: `http://portal.test/${number}`,
      title: null,
      role: 'report' as const,
      state: 'ok' as const,
      stateReason: null,
      lastVisitedAt: null,
      integrity: 'suspect' as const,
      frozenAt: null,
      frozenReason: null,
      reportId: null,
    }));
    const lines = statusLines({ ...nothing, unread, unreadCounts: [{ portalId, pages: 9 }] });
    expect(lines).toContain('not read at present: 9 pages');
    expect(lines).toContain('  http://portal.test/5 is suspect: archived, and not compared');
    expect(lines.join('\n')).not.toContain('http://portal.test/6');
    expect(lines).toContain('  … and 4 more: the page /unread, or `nianbao status --json`, lists them');
  });

  it('warns of a disk that is nearly full, with the folder and what to do', () => {
    const roomy = statusLines({ ...nothing, disk: { free: 90 * gigabyte, total: 100 * gigabyte } });
    const short = statusLines({ ...nothing, disk: { free: gigabyte, total: 100 * gigabyte } });
    expect(roomy.join('\n')).not.toContain('room is short');
    expect(short.at(-1)).toMatch(/room is short in \/var\/lib\/nianbao\/archive.*NIANBAO_DATA/u);
  });
});
