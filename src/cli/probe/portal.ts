import { portalSchema, type PortalConfig } from '../../../config/portal.ts';
import type { ProbedColumn } from './look.ts';

/** The configuration that watches what was found; with no column, one that merely lets the site be looked at. */
export function portalOf(found: {
  readonly url: string;
  readonly columns: readonly ProbedColumn[];
  readonly allowPrivateHosts: readonly string[];
  readonly browser: PortalConfig['crawl']['browser'];
}): PortalConfig {
  const { host, hostname } = new URL(found.url);
  const first = found.columns[0];
  const columns = found.columns.map((column, index) => ({
    id: index === 0 ? 'annual' : `annual-${index + 1}`,
    name: column.name,
    url: column.url,
    ...(column.publisher === null ? {} : { publisher: column.publisher }),
  }));
  return portalSchema.parse({
    id: idOf(hostname),
    name: first?.siteName ?? hostname,
    crawl: {
      allowPrivateHosts: found.allowPrivateHosts,
      browser: found.browser,
      ...(found.columns.length === 0 ? { delaySeconds: 1 } : {}),
    },
    hosts: [host.toLowerCase()],
    columns: columns.length === 0 ? [{ id: 'annual', name: '年报', url: found.url }] : columns,
  });
}

/** `www.qingshan.gov.cn` → `qingshan`. */
function idOf(hostname: string): string {
  const labels = hostname
    .toLowerCase()
    .replace(/^www\./, '')
    .split('.');
  const named = /^[\d.]+$/.test(hostname) ? [`host-${labels.join('-')}`] : labels;
  return (named[0] ?? 'portal').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'portal';
}
