import type { z } from 'zod';
import { portalSchema, type PortalConfig } from '../../../config/portal.ts';
import type { PortalEntry } from '../../../src/store/index.ts';

const publisher = '某区人民政府';

/** The configuration of a portal of the store's samples, each of its columns one organ's. */
export function portalOf(entry: PortalEntry, crawl: z.input<typeof portalSchema>['crawl'] = {}): PortalConfig {
  return portalSchema.parse({
    id: entry.id,
    name: entry.name,
    region: ['某省', '某市'],
    crawl,
    columns: entry.columns.map(({ id, name, url }) => ({ id, name, url, publisher })),
  });
}
