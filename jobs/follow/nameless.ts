import type { PortalConfig } from '../../config/portal.ts';
import type { ColumnId, PortalNote } from '../../src/domain/index.ts';

/** So many titles are named. */
const namedAtMost = 3;

/** A page that a column lists like a report, and of which none was read. */
interface Listed {
  readonly columnId: ColumnId;
  readonly title: string;
  /** Whom its title names. */
  readonly publisher: string | null;
  readonly wasRead: boolean | null;
}

/**
 * Pages that a column of many organs lists like reports, whose titles name no organ, and that were read as none's: where they are
 * reports, they are archived and told to nobody, and operators should know.
 */
export function namelessNotes(
  { columns }: { readonly columns: readonly Pick<PortalConfig['columns'][number], 'id' | 'publisher'>[] },
  listed: readonly Listed[],
): readonly PortalNote[] {
  const ofMany = new Set(columns.filter(({ publisher }) => publisher === undefined).map(({ id }) => id));
  const titles = listed
    .filter(({ columnId, publisher, wasRead }) => wasRead === true && publisher === null && ofMany.has(columnId))
    .map(({ title }) => title);
  return titles.length === 0
    ? []
    : [{ kind: 'nameless-reports', pages: titles.length, named: titles.slice(0, namedAtMost) }];
}
