import { isDamage, verifyArchive } from '../src/archive/verify.ts';
import type { JobDeps } from './deps.ts';
import { newChange } from './tell/new-change.ts';
import { enqueueNotify } from './tell/notify.ts';
import type { Payload } from './payloads.ts';

/** Checks every record of the archive against its digests and tells operators once of each damage. */
export async function audit(deps: JobDeps, { day }: Payload<'audit'>, signal: AbortSignal): Promise<void> {
  let records = 0;
  for await (const finding of verifyArchive(deps.archiveDirectory, { known: deps.store.knownCaptures })) {
    signal.throwIfAborted();
    if (finding.kind === 'ok-file') {
      records += finding.records;
      continue;
    }
    if (!isDamage(finding)) continue;
    deps.log.error({ finding }, 'archive damaged');
    const change = newChange(deps, null, null, {
      kind: 'archive.damaged',
      significance: 'major',
      detail: {
        title: finding.file,
        url: null,
        reason: { kind: 'archive-damage', trouble: finding.kind, detail: finding.detail },
      },
      dedupeKey: `archive.damaged:${finding.file}:${finding.offset ?? ''}:${finding.kind}`,
      baseline: false,
    });
    await enqueueNotify(deps, await deps.store.record.changes(null, [change]));
  }
  deps.log.info({ day, records }, 'archive audited');
}
