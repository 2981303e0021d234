import { Agent, ProxyAgent, type buildConnector, type Dispatcher } from 'undici';
import { createGuardedConnector, tolerantTls, type ResolveHost } from './guarded-connector.ts';
import type { HostAllowance } from './host-allowance.ts';

export interface AgentOptions {
  /** Most connections to one origin; 8 when left out. */
  readonly connections?: number;
  /** 10 s when left out. */
  readonly connectTimeoutMs?: number;
  /**
   * `http://host:port` of a proxy that every request goes through. It looks names up itself: literals and names are
   * still refused here, where they lead is the operator's to answer for.
   */
  readonly proxy?: string;
  /** Name resolution, the system's when left out. */
  readonly resolveHost?: ResolveHost;
}

/** The connections of a door: those to peers that need not be authenticated are kept apart. */
export interface Agents {
  /** @param isUnverified a peer that cannot be authenticated is accepted */
  take(isUnverified: boolean): Dispatcher;
  /** What such connections are opened with, for one that is read in another way; not through a proxy. */
  connector(isUnverified: boolean): buildConnector.connector;
  /** Waits for the requests under way, then closes the connections. */
  close(): Promise<void>;
}

const defaultConnections = 8;
const defaultConnectTimeoutMs = 10_000;
/** Longest header of an answer. */
export const maxHeaderBytes = 64 * 1024;
/** An idle connection is kept this long, and no longer whatever the server says. */
const keepAliveMs = 20_000;
const keepAliveMostMs = 60_000;

export function createAgents(options: AgentOptions, allowance: HostAllowance): Agents {
  const { proxy, resolveHost, connections = defaultConnections } = options;
  const connectTimeoutMs = options.connectTimeoutMs ?? defaultConnectTimeoutMs;
  const agents = new Map<boolean, Dispatcher>();
  const connectors = new Map<boolean, buildConnector.connector>();

  function connector(unverified: boolean): buildConnector.connector {
    const known =
      connectors.get(unverified) ?? createGuardedConnector({ allowance, connectTimeoutMs, unverified, resolveHost });
    connectors.set(unverified, known);
    return known;
  }

  function make(unverified: boolean): Dispatcher {
    const common = {
      connections,
      pipelining: 1,
      allowH2: false,
      useMilo: false,
      maxHeaderSize: maxHeaderBytes,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMostMs,
    };
    if (proxy !== undefined) {
      const requestTls = { timeout: connectTimeoutMs, ...(unverified ? tolerantTls : {}) };
      return new ProxyAgent({ ...common, uri: proxy, requestTls, proxyTunnel: true });
    }
    return new Agent({ ...common, connect: connector(unverified) });
  }

  return {
    connector,
    take(isUnverified) {
      const agent = agents.get(isUnverified) ?? make(isUnverified);
      agents.set(isUnverified, agent);
      return agent;
    },
    async close() {
      await Promise.all([...agents.values()].map((agent) => agent.close()));
    },
  };
}
