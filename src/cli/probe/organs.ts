import { findColumns, organPages, pageKey } from '../../listing/index.ts';
import { readAsColumn, type ProbedColumn } from './column.ts';
import type { Looker, Seen } from './look.ts';

/** Columns that organs have on pages of their own. */
const columnsAtMost = 100;
/** Its page, its column, and a list that tells whose reports stand there. */
const pagesOfOrgan = 3;

/**
 * Columns of the organs that directories lead to: each organ's page, or the column of annual reports that it names.
 * @param asked pages looked at already
 * @param isOwn whether an address is the site's
 */
export async function organColumns(
  looker: Looker,
  directories: readonly Seen[],
  asked: Set<string>,
  isOwn: (url: string) => boolean,
): Promise<readonly ProbedColumn[]> {
  const found: ProbedColumn[] = [];
  for (const { source } of directories) {
    const organs = organPages(source);
    looker.extend(organs.length * pagesOfOrgan);
    for (const organ of organs) {
      if (found.length >= columnsAtMost || looker.spent !== null) return found;
      const seen = isOwn(organ.url) ? await firstLook(looker, organ.url, asked) : null;
      if (seen === null) continue;
      const own = await readAsColumn(looker, seen, null);
      if (own.isColumn) found.push(own);
      else {
        const [named] = findColumns(seen.source).columns;
        const column = named === undefined || !isOwn(named.url) ? null : await firstLook(looker, named.url, asked);
        const read = column === null ? null : await readAsColumn(looker, column, named?.title ?? null);
        if (read?.isColumn === true) found.push(read);
      }
    }
  }
  return found;
}

/** A page that was not looked at before and can be read. */
async function firstLook(looker: Looker, url: string, asked: Set<string>): Promise<Seen | null> {
  if (asked.has(pageKey(url))) return null;
  asked.add(pageKey(url));
  const seen = await looker.look(url);
  return seen === null || seen.text === null ? null : seen;
}
