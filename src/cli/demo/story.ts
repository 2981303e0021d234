import type { ChangeKind, PortalId } from '../../domain/index.ts';
import { dayIn } from '../../follow/index.ts';
import type { ChangeView, Store } from '../../store/index.ts';
import { demoPublisher, demoSchedule, type Stage } from './stage.ts';
import { changeAfter, crawlAfter, lastSubject, told } from './watch.ts';
import { summaryWords } from '../../telling/summary.ts';
import { english } from '../../telling/reasons/index.ts';

/** One step of the story as it went. */
export interface Step {
  readonly name: string;
  readonly change: ChangeKind | null;
  readonly summary: string;
  readonly url: string | null;
  readonly told: readonly string[];
}

interface Scene {
  readonly stage: Stage;
  readonly store: Store;
  readonly webUrl: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

const portalId = 'yunxi' as PortalId;
const year = 2025;
/** The first year of the form in use until then, so that the years can be held against each other. */
const firstYear = 2020;

/** Plays the story: something is found, something is rewritten, something is faked, something blocks. */
export async function playStory(scene: Scene): Promise<readonly Step[]> {
  const { makeReport, editReport } = await import('../../../test/practice/reports/index.ts');
  const { stage, say } = scene;
  let older = makeReport({ publisher: demoPublisher, year: firstYear, seed: 1, busy: 8 });
  stage.portal.publish(older);
  for (let next = firstYear + 1; next < year; next += 1) {
    older = makeReport({ publisher: demoPublisher, year: next, seed: next - firstYear, previous: older });
    stage.portal.publish(older);
  }

  const steps: Step[] = [await baseline(scene)];

  // Posted today: an older day would be contradicted by the crawl before, and told as such.
  const today = dayIn('Asia/Shanghai', new Date());
  const made = makeReport({ publisher: demoPublisher, year, seed: 8, previous: older });
  const report = editReport(made, { kind: 'dates', publishedAt: today, writtenAt: today });
  say(`\nThe portal publishes: ${report.title}`);
  const published = stage.portal.publish(report);
  steps.push(await announced(scene, 'found', 'report.published', 'reader@demo.test', 2));

  const [before, after] = sentenceChange(report.text);
  const row = report.truth.tables.applications?.rows;
  const [fresh, open] = [row?.new?.[0] ?? 0, row?.open?.[0] ?? 0];
  say('\nThe portal silently rewrites two cells and a sentence of it');
  stage.portal.edit(published.path, (current) =>
    editReport(
      current,
      { kind: 'cell', table: 'applications', row: 'new', column: 0, value: fresh + 6 },
      { kind: 'cell', table: 'applications', row: 'open', column: 0, value: open + 6 },
      { kind: 'words', before, after },
    ),
  );
  const revised = await announced(scene, 'rewritten', 'report.revised', 'reader@demo.test', 2);
  steps.push(revised);

  say('\nA page comes up that is a spam mirror’s copy of a report: pinyin in brackets, Traditional characters');
  stage.portal.hijack(stage.portal.publish(makeReport({ publisher: '云溪县民政局', year, seed: 9 })).path, 'A');
  steps.push(await announced(scene, 'hijacked', 'page.hijacked', 'operator@demo.test', 1));

  say('\nA firewall’s challenge comes up in front of the portal');
  stage.portal.challenge('jiasule');
  const blockedSince = new Date();
  steps.push(await announced(scene, 'blocked', 'portal.blocked', 'operator@demo.test', 1));
  await noReportChangeSince(scene, blockedSince);

  say('\nThe challenge is taken away');
  stage.portal.challenge(null);
  steps.push(await announced(scene, 'recovered', 'portal.recovered', 'operator@demo.test', 1));
  return steps;
}

async function baseline({ store, signal, say }: Scene): Promise<Step> {
  say(`\nThe cron line "${demoSchedule}" (Asia/Shanghai) is waited for`);
  const run = await crawlAfter(store, portalId, new Date(0), signal);
  const summary = `tick; ${run.listingPages} listing page read, ${run.linksSeen} reports known from before: recorded, nobody is told`;
  say(`  ${summary}`);
  return { name: 'baseline', change: null, summary, url: null, told: [] };
}

async function announced(scene: Scene, name: string, kind: ChangeKind, to: string, deliveries: number): Promise<Step> {
  const { stage, store, webUrl, signal, say } = scene;
  const change = await changeAfter(store, kind, new Date(Date.now() - 2000), signal);
  const who = await told(store, change, deliveries, signal);
  const url = change.detail.diff === undefined ? pageOf(webUrl, change) : `${webUrl}/changes/${change.id}`;
  say(`  ${kind}: ${summaryWords.en(change)}`);
  for (const entry of change.detail.diff?.changes ?? [])
    say(`    ${entry.label}: ${short(entry.before)} → ${short(entry.after)}`);
  const { reason } = change.detail;
  if (reason !== undefined)
    say(
      `    because: ${english(change.timeZone ?? 'UTC')
        .of(reason)
        .slice(0, 160)}`,
    );
  say(`    told: ${who.join(', ')}; mail: ${lastSubject(stage, to)}`);
  say(`    ${url}`);
  return { name, change: kind, summary: summaryWords.en(change), url, told: who };
}

/** Behind a challenge nobody can say that a report changed; the program must not either. */
async function noReportChangeSince({ store, say }: Scene, since: Date): Promise<void> {
  const { items } = await store.read.changes({ audience: 'readers' }, { limit: 10, cursor: null });
  const wrong = items.filter((change) => change.detectedAt >= since);
  if (wrong.length > 0)
    throw new Error(
      `readers were told of ${wrong.map((change) => change.kind).join(', ')} from behind a challenge page`,
    );
  say('    readers are told nothing: a challenge page is no change');
}

/** A sentence of the report that holds a number, and the same with another number. */
function sentenceChange(text: string): readonly [string, string] {
  const found = /[^。；\n\t]{10,}?(\d+)(?=[条项件次])/u.exec(text);
  if (found?.[1] === undefined) throw new Error('the practice report has no sentence to rewrite');
  const number = found[1];
  return [found[0], found[0].slice(0, -number.length) + String(Number(number) + 87)];
}

function pageOf(webUrl: string, change: ChangeView): string {
  if (change.reportId !== null) return `${webUrl}/reports/${change.reportId}`;
  return change.captureId === null ? webUrl : `${webUrl}/captures/${change.captureId}`;
}

function short(value: string | number | null): string {
  const text = value === null ? '（空）' : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
