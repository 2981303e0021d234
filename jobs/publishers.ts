import type { PortalConfig } from '../config/portal.ts';
import type { Declared } from '../src/follow/index.ts';
import { publisherNames, type PublisherNames } from '../src/identify/index.ts';

const byPortal = new WeakMap<PortalConfig, PublisherNames>();

/** How a portal's publishers are called; worked out once. */
export function namesOf(portal: PortalConfig): PublisherNames {
  const known = byPortal.get(portal);
  if (known !== undefined) return known;
  const { region, regionFormerly, publishers } = portal;
  const names = publisherNames({ region, regionFormerly, organs: publishers });
  byPortal.set(portal, names);
  return names;
}

/** Who owes reports in a portal's columns, named as reports name them. */
export function declaredOf(portal: PortalConfig): readonly Declared[] {
  const names = namesOf(portal);
  const byColumn = portal.columns.flatMap((column) =>
    column.publisher === undefined ? [] : [{ column, publisher: names(column.publisher) }],
  );
  const nobodys = portal.columns.filter(({ publisher }) => publisher === undefined);
  const listed = portal.publishers.map((organ) => ({ organ, publisher: names(organ.name) }));
  const all = new Set([...listed, ...byColumn].map(({ publisher }) => publisher));
  return [...all].map((publisher) => {
    const organ = listed.find((each) => each.publisher === publisher)?.organ ?? null;
    const own = byColumn.filter((each) => each.publisher === publisher).map(({ column }) => column);
    const named = portal.columns.filter(({ id }) => organ?.columns?.includes(id) === true);
    const columns = named.length > 0 ? named : own.length > 0 ? own : nobodys.length > 0 ? nobodys : portal.columns;
    return {
      publisher,
      level: organ?.level ?? null,
      due: organ?.due ?? columns.find(({ due }) => due !== undefined)?.due ?? null,
      since: organ?.since ?? null,
      until: organ?.until ?? null,
      columns: columns.map(({ id, name, url }) => ({ columnId: id, name, url })),
    };
  });
}
