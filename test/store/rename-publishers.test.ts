import { describe, expect, it } from 'vitest';
import type { PortalId, ReportIdentity, SubscriberId } from '../../src/domain/index.ts';
import type { OpenCorrection, Page, PortalEntry, Waiting } from '../../src/store/index.ts';
import { useStore } from './support/open.ts';
import {
  later,
  listedPages,
  sampleCapture,
  sampleChange,
  sampleOutcome,
  samplePortal,
  sha256,
  watch,
} from './support/sample.ts';

const ready = useStore();
const before = '云溪县教育局';
const today = '云溪县教育体育局';
const nameOf = (publisher: string) => (publisher === before ? today : publisher);
const all = { limit: 50, cursor: null };

/** A page is read at a time and holds this text of that publisher's report. */
async function read(
  portal: PortalEntry,
  page: Page,
  publisher: string,
  text: string,
  minutes: number,
  { confirm = null, told = ['reader'] }: ReadOptions = {},
): Promise<void> {
  const { store } = ready;
  const identity: ReportIdentity = { publisher, year: 2024, kind: 'annual' };
  const capture = sampleCapture(page.id, page.url, { capturedAt: later(minutes) });
  await store.captures.insert([capture]);
  const query = { portalId: portal.id, identity, contentSha256: text, extractorVersion: '1' };
  const [context = null] = await store.record.contexts([query]);
  const seenAt = later(minutes);
  const outcome = sampleOutcome({ portal, page, captureId: capture.id, identity, text, context, seenAt });
  const recipients = told.map((id) => ({ subscriberId: id as SubscriberId, channel: 'email' as const }));
  const reports = outcome.reports.map((report) => ({
    ...report,
    confirm,
    changes: report.changes.map((change) => ({
      ...change,
      recipients,
      ...(confirm === null ? {} : { deliverAfter: confirm.giveUpAt }),
    })),
  }));
  await store.record.one({ ...outcome, reports });
}

interface ReadOptions {
  /** When a second look is due; null: it is told at once. */
  readonly confirm?: Pick<Waiting, 'nextAt' | 'giveUpAt'> | null;
  readonly told?: readonly string[];
}

describe('an organ that was renamed', () => {
  const reports = async (portal: PortalEntry) => (await ready.store.read.reports({ portalId: portal.id }, all)).items;

  it('keeps its reports, and a second start changes nothing', async () => {
    const portal = samplePortal();
    await watch(ready.store, portal);
    const [page] = await listedPages(ready.store, portal, 1);
    await read(portal, page as Page, before, 'first', 0);
    const { portals } = ready.store;
    expect(await portals.renamePublishers(portal.id, nameOf)).toBe(1);
    expect(await reports(portal)).toMatchObject([{ publisher: today, year: 2024, versions: 1 }]);
    expect(await portals.renamePublishers(portal.id, nameOf)).toBe(0);
  });

  /** A notice that corrects a report of that publisher is read at a page. */
  async function notice(portal: PortalEntry, page: Page, publisher: string): Promise<OpenCorrection> {
    const { store } = ready;
    const capture = sampleCapture(page.id, page.url, { capturedAt: later(30) });
    await store.captures.insert([capture]);
    const identity: ReportIdentity = { publisher, year: 2024, kind: 'annual' };
    const outcome = sampleOutcome({ portal, page, captureId: capture.id, identity, text: page.url, context: null });
    const corrected = { publisher, year: 2024, several: [{ publisher, year: 2024 }] };
    const correction = { title: '更正', excerpt: '', contentSha256: sha256(page.url), baseline: false, ...corrected };
    await store.record.one({ ...outcome, reports: [], correction });
    const open = (await store.corrections.open(portal.id)).find(({ pageId }) => pageId === page.id);
    if (open === undefined) throw new Error('the notice is open');
    return open;
  }

  it('has its notices wait under its name of today, and keeps those of reports that become one', async () => {
    const portal = samplePortal();
    const { store } = ready;
    await watch(store, portal);
    const [old, fresh, first, second] = (await listedPages(store, portal, 4)) as [Page, Page, Page, Page];
    await read(portal, old, today, 'first', 0);
    await read(portal, fresh, before, 'second', 20);
    const open = await notice(portal, first, before);
    await notice(portal, second, before);
    const younger = (await store.corrections.correctable(portal.id)).find(({ publisher }) => publisher === before);
    if (younger === undefined) throw new Error('the report is known');
    const change = sampleChange({ kind: 'report.revised', pageId: first.id, dedupeKey: 'a notice' });
    await store.corrections.tie(open, younger, portal.id, change, true);
    await store.portals.renamePublishers(portal.id, nameOf);
    const [report, ...others] = await reports(portal);
    expect(others).toEqual([]);
    const told = (await store.read.changes({ reportId: report?.id ?? '' }, all)).items;
    expect(told.map(({ pageId }) => pageId)).toContain(first.id);
    expect(await store.corrections.open(portal.id)).toMatchObject([
      { pageId: second.id, publisher: today, several: [{ publisher: today, year: 2024 }] },
    ]);
  });

  it('has one report where both names had one, with the versions, places and changes of both', async () => {
    const portal = samplePortal();
    await watch(ready.store, portal);
    const [old, fresh] = (await listedPages(ready.store, portal, 2)) as [Page, Page];
    await read(portal, old, before, 'first', 0);
    await read(portal, old, before, 'second', 10);
    await read(portal, fresh, today, 'third', 20);
    expect(await reports(portal)).toHaveLength(2);
    await ready.store.portals.renamePublishers(portal.id, nameOf);
    const [report, ...others] = await reports(portal);
    expect(others).toEqual([]);
    expect(report).toMatchObject({ publisher: today, versions: 3 });
    const id = report?.id ?? '';
    const versions = (await ready.store.read.versions(id, all)).items;
    expect(versions.map(({ number, seenAt }) => [number, seenAt])).toEqual([
      [3, later(20)],
      [2, later(10)],
      [1, later(0)],
    ]);
    const view = await ready.store.read.report(id);
    expect(view?.version?.number).toBe(3);
    expect(view?.places.map(({ url }) => url).toSorted()).toEqual([old.url, fresh.url].toSorted());
    const changes = (await ready.store.read.changes({ reportId: id }, all)).items;
    expect(changes.map(({ kind }) => kind).toSorted()).toEqual([
      'report.published',
      'report.published',
      'report.revised',
    ]);
  });

  describe('while a change waits for its second look', () => {
    const confirm = { nextAt: later(30), giveUpAt: later(1460) };
    const said = { seen: { kind: 'text', text: 'twice' }, back: { kind: 'text', text: 'back' } } as const;

    /** What each subscriber was sent of a portal up to a time, in order. */
    async function sentBy(portalId: PortalId, minutes: number): Promise<readonly string[]> {
      const due = await ready.store.deliveries.claimDue(50, 1000, later(minutes));
      for (const { id } of due)
        await ready.store.deliveries.settle(id, { state: 'sent', lastError: null }, later(minutes));
      return due
        .filter(({ portal }) => portal?.id === portalId)
        .map(({ subscriberId, change }) => `${subscriberId} ${change.kind}`);
    }

    /** The look that is due for a page agrees. */
    async function agree(page: Page, minutes: number): Promise<void> {
      for (const versionId of await ready.store.confirmations.due(later(minutes), 10)) {
        const waiting = await ready.store.confirmations.waiting(versionId);
        if (waiting?.pageId === page.id)
          await ready.store.confirmations.release(
            versionId,
            { state: 'agreed', captureId: waiting.captureId, said },
            later(minutes),
          );
      }
    }

    it('has it told once, and who subscribed meanwhile hears of what came after that alone', async () => {
      const portal = samplePortal();
      await watch(ready.store, portal);
      const [page] = (await listedPages(ready.store, portal, 1)) as [Page];
      await read(portal, page, before, 'first', 0, { confirm });
      await ready.store.portals.renamePublishers(portal.id, nameOf);
      await read(portal, page, today, 'second', 10, { confirm, told: ['reader', 'late'] });
      expect(await sentBy(portal.id, 29)).toEqual([]);
      await agree(page, 30);
      const sent = await sentBy(portal.id, 31);
      expect(sent.toSorted()).toEqual(['late report.revised', 'reader report.published', 'reader report.revised']);
      expect(await sentBy(portal.id, 3000)).toEqual([]);
    });

    it.each([
      ['of today', 20, 0],
      ['of before', 0, 20],
    ])(
      'reads anew what nobody was told of, where a report %s was told: it is no new one',
      async (_, ofBefore, ofToday) => {
        const portal = samplePortal();
        const { store } = ready;
        await watch(store, portal);
        const [old, fresh] = (await listedPages(store, portal, 2)) as [Page, Page];
        await read(portal, old, before, 'first', ofBefore, ofBefore === 0 ? {} : { confirm });
        await read(portal, fresh, today, 'second', ofToday, ofToday === 0 ? {} : { confirm });
        await store.portals.renamePublishers(portal.id, nameOf);
        expect(await reports(portal)).toMatchObject([{ publisher: today, versions: 1 }]);
        await agree(old, 30);
        await agree(fresh, 30);
        expect(await sentBy(portal.id, 3000)).toEqual(['reader report.published']);
        const left = (await store.captures.underived(50, later(60))).map(({ pageId }) => pageId);
        expect(left).toContain(ofBefore === 0 ? fresh.id : old.id);
        expect(left).not.toContain(ofBefore === 0 ? old.id : fresh.id);
      },
    );
  });
});
