import type { Space } from '../archive/index.ts';
import type { PortalId } from '../domain/index.ts';
import type { Declared } from '../follow/index.ts';
import type { TokenCheck } from './auth.ts';
import type { ReadinessCheck } from './health.ts';
import type { Held } from '../store/index.ts';
import type { Metrics } from './metrics.ts';
import type { ArchiveReads, InboxReads, Reads } from './reads.ts';
import type { AllowedHosts } from './security.ts';

/** What the pages and the API are made of; all of it belongs to the caller. */
export interface WebDeps {
  readonly reads: Reads;
  readonly archive: ArchiveReads;
  /** Version of the program. */
  readonly version: string;
  readonly metrics: Metrics;
  /** Parts that must work before this process is ready: database, queue, archive. */
  readonly readiness: readonly ReadinessCheck[];
  /** When given, everything but `/healthz` and `/readyz` asks for a token. */
  readonly tokens?: TokenCheck;
  /** Names that are answered; those of loopback when left out. */
  readonly hosts?: AllowedHosts;
  /** Address under which readers reach this site, without a slash at the end; else that of the request. */
  readonly publicUrl?: string;
  /** Reports whose removal is held back, and the operator's word on them. */
  readonly held?: Pick<Held, 'list' | 'rule'>;
  /** Who owes reports in a portal, as its configuration says; nobody when left out. */
  readonly declared?: (portalId: PortalId) => readonly Declared[];
  /** Room on the archive's disk; null where that is not known. */
  readonly space?: () => Promise<Space | null>;
  /** The clock; the machine's when left out. */
  readonly now?: () => Date;
  /** The demo's inbox. */
  readonly inbox?: InboxReads;
  /** Told of errors that a reader only sees as "something went wrong". */
  readonly report?: (error: unknown, where: string) => void;
}
