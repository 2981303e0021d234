import type { HostHeard } from '../domain/index.ts';

export interface LineRule {
  /** Unrelated hosts that must have fallen silent together for the line to be ours that fails; 0 for never. */
  readonly hosts: number;
  /** How close together they must have fallen silent. */
  readonly minutes: number;
}

/** Whether our own line works, as far as the watched hosts tell. */
export type Line =
  | { readonly kind: 'up' }
  | { readonly kind: 'offline'; readonly since: Date; readonly hosts: readonly string[] };

const minuteMs = 60_000;

/**
 * Our own line is down when enough unrelated hosts fell silent within the window and none has answered since the first of
 * them did. Hosts that were silent while another one answered are silent by themselves, and one host alone never says
 * anything of our line.
 */
export function judgeLine(hosts: readonly HostHeard[], rule: LineRule, now: Date): Line {
  const answered = lastAnswer(hosts);
  const since = now.getTime() - rule.minutes * minuteMs;
  const silent = hosts.filter(
    ({ silentSince, silentAt }) =>
      silentSince !== null && silentSince.getTime() > answered && (silentAt ?? silentSince).getTime() >= since,
  );
  if (rule.hosts === 0 || countServers(silent) < Math.max(2, rule.hosts)) return { kind: 'up' };
  const first = Math.min(...silent.map(({ silentSince }) => silentSince?.getTime() ?? now.getTime()));
  return { kind: 'offline', since: new Date(first), hosts: silent.map(({ host }) => host).sort() };
}

/** Whether another host has answered since this one fell silent: then the trouble is its own. */
export function isOwnTrouble(host: string, hosts: readonly HostHeard[]): boolean {
  const silentSince = hosts.find((each) => each.host === host)?.silentSince ?? null;
  return silentSince !== null && lastAnswer(hosts) >= silentSince.getTime();
}

/** How many unrelated servers stand behind hosts: those of one platform or one address are one. */
export function countServers(hosts: readonly Pick<HostHeard, 'host' | 'platform' | 'address'>[]): number {
  const servers: Set<string>[] = [];
  for (const { host, platform, address } of hosts) {
    const marks = new Set([
      `host ${host}`,
      ...(platform === null ? [] : [`platform ${platform}`]),
      ...(address === null ? [] : [`address ${address}`]),
    ]);
    const related = servers.filter((server) => [...marks].some((mark) => server.has(mark)));
    for (const server of related) {
      for (const mark of server) marks.add(mark);
      servers.splice(servers.indexOf(server), 1);
    }
    servers.push(marks);
  }
  return servers.length;
}

function lastAnswer(hosts: readonly HostHeard[]): number {
  return Math.max(0, ...hosts.map(({ answeredAt }) => answeredAt?.getTime() ?? 0));
}
