import { describe, expect, it } from 'vitest';
import type { CaptureId, ColumnId, PageId, RunId, Sha256 } from '../../src/domain/index.ts';
import { twinAddresses } from '../../src/listing/index.ts';
import type { PageFile } from '../../src/store/index.ts';
import { useStore } from './support/open.ts';
import { at, later, listedPages, sampleCapture, sampleChange, samplePortal, sha256, watch } from './support/sample.ts';

const ready = useStore();
const figures = { listingPages: 1, linksSeen: 3, linksNew: 3, complete: true };

async function watched() {
  const portal = samplePortal();
  await watch(ready.store, portal);
  return portal;
}

describe('ticks', () => {
  it('become one run, however many schedulers claim them', async () => {
    const portal = await watched();
    const { ticks, runs } = ready.store;
    const claims = await Promise.all([1, 2, 3, 4, 5].map(async () => ticks.claim(portal.id, at, 'cron')));
    const made = claims.filter((id) => id !== null);
    expect(made).toHaveLength(1);
    expect(await runs.latest(portal.id)).toMatchObject({ id: made[0], trigger: 'cron', state: 'queued' });
    expect(await ticks.last(portal.id)).toEqual(at);
    expect(await ticks.claim(portal.id, later(60), 'catch-up')).not.toBeNull();
    expect(await ticks.last(portal.id)).toEqual(later(60));
  });
});

describe('a run', () => {
  it('goes from queued to done, and one caller learns that it is done', async () => {
    const portal = await watched();
    const { runs, visits } = ready.store;
    const run = await runs.createManual(portal.id);
    expect(await runs.start(run.id, at)).toMatchObject({ state: 'crawling', startedAt: at });
    expect(await runs.start(run.id, later(1))).toMatchObject({ startedAt: at });
    const pages = await listedPages(ready.store, portal, 5);
    const ids = pages.map(({ id }) => id);
    expect(await visits.plan(run.id, ids, 2)).toEqual([0, 1, 2]);
    expect(await visits.plan(run.id, ids.toReversed(), 2)).toEqual([0, 1, 2]);
    expect(await runs.completeIfDone(run.id, later(1))).toBeNull();
    expect(await runs.listed(run.id, figures)).toBe(true);
    expect(await runs.start(run.id, later(1))).toBeNull();
    expect((await visits.pending(run.id, 1)).map(({ id }) => id)).toEqual(ids.slice(2, 4));
    const own = (await visits.openBatches(later(1))).filter(({ runId }) => runId === run.id);
    expect(own.map(({ batch, pending }) => [batch, pending])).toEqual([
      [0, 2],
      [1, 2],
      [2, 1],
    ]);
    await visits.finish(
      run.id,
      ids.slice(0, 4).map((pageId) => ({ pageId, state: 'done', outcome: 'ok' })),
      later(2),
    );
    expect(await runs.completeIfDone(run.id, later(2))).toBeNull();
    expect(await runs.visited(run.id)).toBeNull();
    await visits.finish(run.id, [{ pageId: ids[4] as PageId, state: 'done', outcome: 'not-modified' }], later(3));
    expect(await runs.visited(run.id)).toMatchObject({ id: run.id, state: 'visiting' });
    const ends = await Promise.all([1, 2, 3].map(async () => runs.completeIfDone(run.id, later(4))));
    expect(ends.filter((end) => end !== null)).toMatchObject([{ state: 'done', complete: true, linksNew: 3 }]);
    expect(await runs.visited(run.id)).toBeNull();
    expect(await runs.recent(portal.id, 5)).toHaveLength(1);
    expect(await runs.fail(run.id, 'late', later(5))).toBe(false);
  });

  it('is not complete when a page proved nothing, and keeps the first outcome of a visit', async () => {
    const portal = await watched();
    const { runs, visits } = ready.store;
    const run = await runs.createManual(portal.id);
    await runs.start(run.id, at);
    const [page] = await listedPages(ready.store, portal, 1);
    const pageId = page?.id as PageId;
    await visits.plan(run.id, [pageId], 10);
    await runs.listed(run.id, figures);
    await visits.finish(run.id, [{ pageId, state: 'done', outcome: 'blocked' }], later(1));
    await visits.finish(run.id, [{ pageId, state: 'done', outcome: 'ok' }], later(2));
    expect(await runs.completeIfDone(run.id, later(3))).toMatchObject({ complete: false });
  });

  it('without visits is done at once; one that failed is no longer open', async () => {
    const portal = await watched();
    const { runs, visits } = ready.store;
    const run = await runs.createManual(portal.id);
    expect((await runs.open()).map(({ id }) => id)).toContain(run.id);
    expect(await visits.plan(run.id, [], 10)).toEqual([]);
    await runs.listed(run.id, { ...figures, complete: false });
    expect(await runs.completeIfDone(run.id, at)).toMatchObject({ complete: false });
    const other = await runs.createManual(portal.id);
    expect(await runs.fail(other.id, 'no such column', at)).toBe(true);
    expect(await runs.get(other.id)).toMatchObject({ state: 'failed', error: 'no such column' });
    expect((await runs.open()).map(({ id }) => id)).not.toContain(other.id);
    expect(await runs.get('00000000-0000-7000-8000-000000000000' as RunId)).toBeNull();
  });
});

describe('listed pages', () => {
  it('are new once, in the order of the listing, and follow its titles', async () => {
    const portal = await watched();
    const { pages } = ready.store;
    const column = 'annual' as ColumnId;
    const url = (name: string) => `http://${portal.id}.example/${name}`;
    const link = (name: string, title = name) => ({ url: url(name), title, listedAt: null });
    const first = await pages.upsertListed(portal.id, column, [link('c'), link('a'), link('c', 'twice')], at);
    expect(first.map((page) => [page.url, page.title, page.isNew])).toEqual([
      [url('c'), 'c', true],
      [url('a'), 'a', true],
    ]);
    const again = await pages.upsertListed(portal.id, column, [link('c'), link('a')], at);
    expect(again.map(({ isNew }) => isNew)).toEqual([true, true]);
    const next = await pages.upsertListed(portal.id, column, [link('b'), link('a', '新标题')], later(60));
    expect(next.map((page) => [page.title, page.isNew])).toEqual([
      ['b', true],
      ['新标题', false],
    ]);
    const known = await pages.reportPages(portal.id);
    expect(new Set(known.map(({ title }) => title))).toEqual(new Set(['b', 'c', '新标题']));
    expect(known.map(({ reportYear }) => reportYear)).toEqual([null, null, null]);
  });

  it('take the address under which they are listed now, unless that is a page of its own', async () => {
    const portal = await watched();
    const { pages } = ready.store;
    const column = 'annual' as ColumnId;
    const at1 = (scheme: string, host: string, name: string) => `${scheme}://${host}${portal.id}.example/${name}`;
    const link = (url: string) => ({ url, title: url, listedAt: null });
    const before = await pages.upsertListed(
      portal.id,
      column,
      ['a', 'b'].map((name) => link(at1('http', 'www.', name))),
      at,
    );
    await pages.upsertListed(portal.id, column, [link(at1('https', '', 'b'))], at);
    const named = ['a', 'b', 'c'].map((name) => at1('https', '', name));
    await pages.takeNewAddresses(
      portal.id,
      named.map((url) => ({ url, twins: twinAddresses(url) })),
    );
    const after = await pages.upsertListed(portal.id, column, named.map(link), later(60));
    expect(after.map(({ isNew }) => isNew)).toEqual([false, false, true]);
    expect(after[0]?.id).toBe(before[0]?.id);
    expect(await pages.get(before[1]?.id as PageId)).toMatchObject({ url: at1('http', 'www.', 'b') });
  });

  it('keep validators through visits that proved nothing, and count those', async () => {
    const portal = await watched();
    const { pages, captures } = ready.store;
    const [page] = await listedPages(ready.store, portal, 1);
    if (page === undefined) throw new Error('no page');
    const visit = (minutes: number, state: 'ok' | 'not-modified' | 'blocked', etag: string | null) => ({
      pageId: page.id,
      visitedAt: later(minutes),
      state,
      reason: { kind: 'text', text: state } as const,
      etag,
      lastModified: null,
      captureId: null,
      bodySha256: state === 'ok' ? sha256('a') : null,
    });
    await pages.visited([visit(1, 'ok', '"a"')]);
    await pages.visited([visit(2, 'not-modified', null)]);
    expect(await pages.get(page.id)).toMatchObject({ etag: '"a"', state: 'not-modified', bodySha256: sha256('a') });
    await pages.visited([visit(3, 'blocked', '"x"')]);
    await pages.visited([visit(3, 'blocked', '"x"')]);
    await pages.visited([visit(4, 'blocked', '"x"')]);
    await pages.visited([visit(2, 'ok', '"old"')]);
    expect(await pages.get(page.id)).toMatchObject({ etag: '"a"', state: 'blocked', failures: 2 });
    expect(await pages.visitedBetween(portal.id, later(4), later(5))).toMatchObject([
      { url: page.url, state: 'blocked' },
    ]);
    expect(await pages.visitedBetween(portal.id, later(5), later(6))).toEqual([]);
    expect(await pages.visitedBetween(portal.id, later(2), later(3))).toEqual([]);
    const redirect = sampleCapture(page.id, page.url, { status: 302, capturedAt: later(2) });
    const good = sampleCapture(page.id, page.url, { capturedAt: later(1), sha256: sha256('a') });
    await captures.insert([good, redirect]);
    await captures.insert([good]);
    expect(await captures.latestOk(page.id)).toEqual({ ...good, portalId: portal.id, integrity: null });
    // Another body, captured by a clock that was ahead and is set right: the page's validators are not of it.
    await captures.insert([sampleCapture(page.id, page.url, { capturedAt: later(6 * 24 * 60), sha256: sha256('b') })]);
    expect((await captures.latestOk(page.id))?.id).toBe(good.id);
    expect((await captures.latestOk(page.id, later(5)))?.id).toBe(good.id);
    expect((await captures.underived(1_000, later(3))).map(({ id }) => id)).toContain(good.id);
    expect((await captures.underived(1_000, later(1))).map(({ id }) => id)).not.toContain(good.id);
    expect(await captures.get('00000000-0000-7000-8000-000000000000' as CaptureId)).toBeNull();
  });

  it('hold attachments, which are known by their URL', async () => {
    const portal = await watched();
    const [page] = await listedPages(ready.store, portal, 1);
    const attachment = {
      portalId: portal.id,
      columnId: 'annual' as ColumnId,
      role: 'attachment' as const,
      url: `http://${portal.id}.example/a.pdf`,
      title: '附件',
    };
    const made = await ready.store.pages.upsertOne(attachment, at);
    const known = await ready.store.pages.upsertOne({ ...attachment, title: '另题' }, later(1));
    expect([made.isNew, known.isNew, known.id, known.title]).toEqual([true, false, made.id, '附件']);
    const pageId = page?.id as PageId;
    const read = async (...files: readonly PageFile[]) =>
      ready.store.record.visits(
        [{ runId: null, captures: [], visits: [], outcome: null, finished: null, links: { pageId, files } }],
        at,
      );
    await read({ pageId: made.id, sha256: `sha256:${'1'.repeat(64)}` as Sha256, isBody: true, linked: true });
    expect(await ready.store.pages.attachmentsOf([pageId])).toMatchObject([
      { id: made.id, linkedFrom: pageId, readSha256: `sha256:${'1'.repeat(64)}`, isBody: true, linked: true },
    ]);
    await read();
    expect(await ready.store.pages.attachmentsOf([pageId])).toEqual([]);
  });
});

describe('portals', () => {
  it('follow the configuration; what is gone from it is kept and no longer watched', async () => {
    const [one, two] = [samplePortal(), samplePortal()];
    await watch(ready.store, one, two);
    await ready.store.portals.completePass(one.id, 'annual' as ColumnId, later(1));
    await ready.store.portals.completePass(one.id, 'annual' as ColumnId, later(2));
    await ready.store.portals.sync([{ ...one, name: '改名', columns: [] }], later(3));
    expect((await ready.store.portals.list()).map(({ id, name }) => [id, name])).toEqual([[one.id, '改名']]);
    expect(await ready.store.portals.columns(one.id)).toEqual([]);
    await ready.store.portals.sync([one, two], later(4));
    expect(new Set((await ready.store.portals.list()).map(({ id }) => id))).toEqual(new Set([one.id, two.id]));
    expect(await ready.store.portals.columns(one.id)).toMatchObject([
      { id: 'annual', baselineEndedAt: later(1), lastCompleteAt: later(2) },
    ]);
  });

  it('tell trouble once and recovery once, however many workers see it', async () => {
    const portal = await watched();
    const blocked = async () =>
      ready.store.portals.setState({
        portalId: portal.id,
        state: 'blocked',
        reason: { kind: 'text', text: 'challenge page' },
        at,
        change: () => sampleChange({ kind: 'portal.blocked', dedupeKey: 'portal.blocked:1' }),
      });
    const seen = await Promise.all([blocked(), blocked(), blocked()]);
    expect(seen.filter(({ changed }) => changed)).toMatchObject([
      { previous: 'new', recorded: [{ kind: 'portal.blocked', deliveries: 1 }] },
    ]);
    const recovered = await ready.store.portals.setState({
      portalId: portal.id,
      state: 'ok',
      reason: null,
      at: later(1),
      change: (previous) => sampleChange({ kind: 'portal.recovered', dedupeKey: `portal.recovered:${previous}` }),
    });
    expect(recovered).toMatchObject({ changed: true, previous: 'blocked', recorded: [{ kind: 'portal.recovered' }] });
    expect(await ready.store.read.portal(portal.id)).toMatchObject({
      state: 'ok',
      stateReason: null,
      stateSince: later(1),
    });
  });
});
