import type { CaptureId, PortalId, RunId } from '../domain/index.ts';
import { capturesOf, type Captures } from './captures.ts';
import { correctionsOf, type Corrections } from './corrections.ts';
import { confirmationsOf, type Confirmations } from './confirmations.ts';
import { openDatabase, type Database, type DatabaseOptions } from './database.ts';
import { deliveriesOf, type Deliveries } from './deliveries.ts';
import { heldOf, type Held } from './held.ts';
import { hijackingsOf, type Hijackings } from './hijackings.ts';
import { followOf, type Follow } from './follow/index.ts';
import { createStoreGate, type GateOptions, type StoreGate } from './gate.ts';
import { uuidV7 } from './id.ts';
import { knownCapturesOf, type KnownCaptures } from './known-captures.ts';
import { lineOf, type LineRecords } from './line.ts';
import { migrate, readMigrations, type MigrationResult } from './migrate.ts';
import { readOutdated, type OutdatedCapture } from './outdated.ts';
import { readPaces, type PortalPace } from './pace.ts';
import { pagesOf, type Pages } from './pages.ts';
import { portalsOf, type Portals } from './portals.ts';
import { createReads, type Reads } from './read/index.ts';
import { recorderOf, type Recorder } from './record/record.ts';
import { forgetRuns } from './retention.ts';
import { restrictionsOf, type Restrictions } from './restrictions.ts';
import { readRunSummaries, type RunSummary } from './run-summaries.ts';
import { runsOf, type Runs } from './runs.ts';
import { refreshStatistics } from './statistics.ts';
import { ticksOf, type Ticks } from './ticks.ts';
import { tokensOf, type Tokens } from './tokens.ts';
import { visitsOf, type Visits } from './visits.ts';

/** The database, by subject. Every method is one statement or one transaction. */
export interface Store {
  readonly portals: Portals;
  readonly ticks: Ticks;
  readonly runs: Runs;
  readonly pages: Pages;
  readonly visits: Visits;
  readonly captures: Captures;
  readonly record: Recorder;
  /** What is kept from pass to pass. */
  readonly follow: Follow;
  /** Versions whose deliveries wait for a second capture. */
  readonly confirmations: Confirmations;
  /** Which hosts answer, and whether our own line is down. */
  readonly line: LineRecords;
  /** Correction notices and the reports that they belong to. */
  readonly corrections: Corrections;
  /** Reports whose going is held back until an operator says so. */
  readonly held: Held;
  readonly hijackings: Hijackings;
  readonly deliveries: Deliveries;
  readonly tokens: Tokens;
  readonly restrictions: Restrictions;
  /** What the next crawls of portals are decided by. */
  paces(portalIds: readonly PortalId[]): Promise<ReadonlyMap<PortalId, PortalPace>>;
  /** Captures that the extractor of that version has not read; see `readOutdated`. */
  outdated(version: string, after: CaptureId | null, limit: number): Promise<readonly OutdatedCapture[]>;
  /** What the archive should hold. */
  readonly knownCaptures: KnownCaptures;
  /** Summaries of runs, in the order asked. */
  summaries(runIds: readonly RunId[]): Promise<readonly RunSummary[]>;
  /** Forgets runs that ended before a time, at most so many at once; see `forgetRuns`. */
  forgetRuns(before: Date, limit: number): Promise<number>;
  /** To be called when much was written at once; see `refreshStatistics`. */
  refreshStatistics(): Promise<void>;
  /** What pages, API and `status` show. */
  readonly read: Reads;
  gate(options: GateOptions): StoreGate;
  /** Brings the schema up to date; see `migrate`. */
  migrate(): Promise<MigrationResult>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions extends DatabaseOptions {
  /** Makes UUIDs; by default such that sort by time. */
  readonly newId?: () => string;
}

/** Opens a pool; connects when it is first used. The caller closes it. */
export function openStore(url: string, options: StoreOptions): Store {
  const newId = options.newId ?? uuidV7;
  const db: Database = openDatabase(url, options);
  return {
    portals: portalsOf(db, newId),
    ticks: ticksOf(db, newId),
    runs: runsOf(db, newId),
    pages: pagesOf(db, newId),
    visits: visitsOf(db),
    captures: capturesOf(db),
    record: recorderOf(db, newId),
    follow: followOf(db, newId),
    confirmations: confirmationsOf(db),
    line: lineOf(db, newId),
    corrections: correctionsOf(db, newId),
    held: heldOf(db),
    hijackings: hijackingsOf(db),
    deliveries: deliveriesOf(db),
    tokens: tokensOf(db, newId),
    restrictions: restrictionsOf(db),
    paces: async (portalIds) => readPaces(db, portalIds),
    outdated: async (version, after, limit) => readOutdated(db, version, after, limit),
    knownCaptures: knownCapturesOf(db),
    summaries: async (runIds) => readRunSummaries(db, runIds),
    forgetRuns: async (before, limit) => forgetRuns(db, before, limit),
    refreshStatistics: async () => refreshStatistics(db),
    read: createReads(db),
    gate: (gateOptions) => createStoreGate(db, gateOptions),
    migrate: async () => migrate(db, await readMigrations()),
    ping: async () => {
      await db.selectFrom('portal').select('id').limit(1).execute();
    },
    close: async () => db.destroy(),
  };
}
