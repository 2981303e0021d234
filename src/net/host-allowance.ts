/** Hosts an operator lets be private: practice portals and intranets. */
export interface HostAllowance {
  allows(target: { readonly protocol: string; readonly hostname: string; readonly port: string }): boolean;
}

/** @param hosts lower-case `host` (any port) or `host:port` (that port only). */
export function createHostAllowance(hosts: readonly string[]): HostAllowance {
  const allowed = new Set(hosts.map((host) => host.toLowerCase()));
  return {
    allows(target) {
      if (allowed.size === 0) return false;
      const hostname = target.hostname.replace(/\.$/, '');
      const named = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
      const port = target.port || (target.protocol === 'https:' ? '443' : '80');
      return allowed.has(named) || allowed.has(`${named}:${port}`);
    },
  };
}
