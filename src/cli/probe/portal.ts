import { stringify } from 'yaml';
import { portalSchema, type PortalConfig } from '../../../config/portal.ts';
import type { ProbedColumn } from './column.ts';
import { sameSite } from './search.ts';

/** The configuration that watches what was found; with no column, one that merely lets the site be looked at. */
export function portalOf(found: {
  readonly url: string;
  readonly columns: readonly ProbedColumn[];
  readonly allowPrivateHosts: readonly string[];
  readonly browser: PortalConfig['crawl']['browser'];
  readonly delaySeconds?: number;
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
      ...(found.delaySeconds === undefined ? {} : { delaySeconds: found.delaySeconds }),
    },
    hosts: [...new Set([host.toLowerCase(), ...reportHosts(found.columns)])],
    columns: columns.length === 0 ? [{ id: 'annual', name: '年报', url: found.url }] : columns,
  });
}

/** Hosts of the site on which its columns' reports stand. */
function reportHosts(columns: readonly ProbedColumn[]): string[] {
  return columns.flatMap((column) =>
    column.reports.filter(({ url }) => sameSite(url, column.url)).map(({ url }) => new URL(url).host),
  );
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

/** The configuration as a person would write it: only what differs from the defaults. */
export function portalYaml(portal: PortalConfig): string {
  const { id, name, schedule, timeZone, crawl, columns, hosts } = portal;
  const { allowPrivateHosts, browser } = crawl;
  const special = {
    ...(browser === 'never' ? {} : { browser }),
    ...(allowPrivateHosts.length === 0 ? {} : { allowPrivateHosts }),
  };
  const own = new Set(columns.map((column) => new URL(column.url).host));
  const further = hosts.filter((host) => !own.has(host));
  const written = {
    id,
    name,
    ...(further.length === 0 ? {} : { hosts: further }),
    timeZone,
    schedule,
    ...(Object.keys(special).length === 0 ? {} : { crawl: special }),
    columns: columns.map((column) => ({
      id: column.id,
      name: column.name,
      url: column.url,
      ...(column.publisher === undefined ? {} : { publisher: column.publisher }),
    })),
  };
  return `# yaml-language-server: $schema=../schemas/portal.schema.json\n${stringify(written)}`;
}
