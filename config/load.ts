import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../src/domain/index.ts';
import { problemOfSecret } from '../src/domain/signing-secret.ts';
import { checkUrl } from '../src/net/check-url.ts';
import { PrivateAddressError } from '../src/net/errors/private-address-error.ts';
import { alertsSchema, type AlertsConfig } from './alerts.ts';
import { portalSchema, type PortalConfig } from './portal.ts';
import type { ConfigProblem } from './problem.ts';
import { readYaml, type Located } from './yaml.ts';

/** What to watch and whom to tell. */
export interface Configuration {
  readonly portals: readonly PortalConfig[];
  readonly alerts: AlertsConfig;
}

const alertsFile = 'alerts.yaml';

/**
 * Whether the file that says whom to tell is there and could not be read: what is found meanwhile would be told to nobody,
 * ever.
 */
export function areAlertsUnread({ configuration, problems }: LoadedConfiguration): boolean {
  const broken = problems.some(({ file, severity }) => severity === 'error' && path.basename(file) === alertsFile);
  return broken && configuration.alerts.subscribers.length === 0;
}

/** The configuration as far as it is sound, and everything that is wrong with the rest. */
export interface LoadedConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigProblem[];
}

/**
 * Reads `portals/*.yaml` and `alerts.yaml` below `directory`. A file with an error is left out and named; the others
 * are kept, so that one slip of the pen does not stop the watch on every other portal.
 */
export async function loadConfiguration(directory: string, env: NodeJS.ProcessEnv): Promise<LoadedConfiguration> {
  const problems: ConfigProblem[] = [];
  const portals: Located<PortalConfig>[] = [];
  for (const name of await yamlFiles(path.join(directory, 'portals'), problems)) {
    const file = path.join(directory, 'portals', name);
    const source = await readFile(file, 'utf8').catch((cause: unknown) => {
      problems.push(unreadable(file, 'file', cause));
      return null;
    });
    if (source === null) continue;
    const result = readYaml(file, source, portalSchema, emptyPortal);
    if (result.kind === 'wrong') problems.push(...result.problems);
    else portals.push(result.located);
  }
  const sound = portals.filter((portal) => {
    const wrong = portalProblems(portal, portals);
    problems.push(...wrong);
    return wrong.length === 0;
  });
  const alerts = await loadAlerts(
    path.join(directory, alertsFile),
    portals.map((each) => each.value),
    env,
    problems,
  );
  return { configuration: { portals: sound.map((each) => each.value), alerts }, problems };
}

async function yamlFiles(directory: string, problems: ConfigProblem[]): Promise<readonly string[]> {
  try {
    const names = (await readdir(directory)).filter((name) => /\.ya?ml$/.test(name)).sort();
    if (names.length === 0) problems.push(nothingToWatch(directory));
    return names;
  } catch (cause) {
    problems.push(codeOf(cause) === 'ENOENT' ? nothingToWatch(directory) : unreadable(directory, 'folder', cause));
    return [];
  }
}

const emptyPortal = 'write the portal into it (`nianbao probe URL` prints it), or delete the file';

function nothingToWatch(directory: string): ConfigProblem {
  return {
    file: directory,
    line: null,
    message: 'no portal is configured',
    remedy: 'add a YAML file for each portal; `nianbao probe URL` prints one',
    severity: 'error',
  };
}

function nobodyToTell(file: string): ConfigProblem {
  const remedy = 'add that file with at least one subscriber; its head in config/alerts.yaml shows what one looks like';
  return { file, line: null, message: 'nobody is told of anything', remedy, severity: 'warning' };
}

/** What is there, and cannot be read: for its rights, or since it is something else. */
function unreadable(file: string, kind: 'file' | 'folder', cause: unknown): ConfigProblem {
  const message = `it cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
  const remedy = `make it a ${kind} that this user may read, or let NIANBAO_CONFIG name another folder`;
  return { file, line: null, message, remedy, severity: 'error' };
}

function portalProblems(
  portal: Located<PortalConfig>,
  all: readonly Located<PortalConfig>[],
): readonly ConfigProblem[] {
  const { value, file } = portal;
  const problems: ConfigProblem[] = [];
  const add = (at: readonly PropertyKey[], message: string, remedy: string): void => {
    problems.push({ file, line: portal.lineOf(at), message, remedy, severity: 'error' });
  };
  const first = all.find((other) => other.value.id === value.id);
  if (first !== undefined && first !== portal) {
    add(['id'], `portal "${value.id}" stands in ${first.file} already`, 'give one of the two another id');
  }
  const seen = new Set<string>();
  for (const [index, column] of value.columns.entries()) {
    if (seen.has(column.id))
      add(['columns', index, 'id'], `column "${column.id}" stands twice`, 'give one of the two another id');
    seen.add(column.id);
  }
  const names = new Set<string>();
  for (const [index, publisher] of value.publishers.entries()) {
    for (const called of [publisher.name, ...publisher.formerly]) {
      if (names.has(called))
        add(
          ['publishers', index, 'name'],
          `"${called}" names two publishers`,
          'name it under one; where it was merged into another, give it `until` and keep it out of `formerly`',
        );
      names.add(called);
    }
    for (const id of publisher.columns ?? [])
      if (!seen.has(id))
        add(['publishers', index, 'columns'], `there is no column "${id}"`, 'use the id of a column of this file');
  }
  return problems;
}

async function loadAlerts(
  file: string,
  portals: readonly PortalConfig[],
  env: NodeJS.ProcessEnv,
  problems: ConfigProblem[],
): Promise<AlertsConfig> {
  const source = await readFile(file, 'utf8').catch((cause: unknown) => {
    problems.push(codeOf(cause) === 'ENOENT' ? nobodyToTell(file) : unreadable(file, 'file', cause));
    return null;
  });
  if (source === null) return { subscribers: [] };
  const result = readYaml(file, source, alertsSchema);
  if (result.kind === 'wrong') {
    problems.push(...result.problems);
    return { subscribers: [] };
  }
  problems.push(...subscriberProblems(result.located, portals, env));
  return result.located.value;
}

/** What an organ that a subscriber asks for by a former name is called now; null where the name stands, or is not declared. */
function nameOfToday(asked: string, portals: readonly PortalConfig[]): string | null {
  const organs = portals.flatMap(({ publishers }) => publishers);
  if (organs.some(({ name }) => name.includes(asked))) return null;
  return organs.find(({ formerly }) => formerly.some((name) => name.includes(asked)))?.name ?? null;
}

function subscriberProblems(
  alerts: Located<AlertsConfig>,
  portals: readonly PortalConfig[],
  env: NodeJS.ProcessEnv,
): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const { subscribers } = alerts.value;
  const portalIds = new Set<string>(portals.map(({ id }) => id));
  for (const [index, subscriber] of subscribers.entries()) {
    const add = (key: string, message: string, remedy: string, severity: ConfigProblem['severity'] = 'error'): void => {
      problems.push({ file: alerts.file, line: alerts.lineOf(['subscribers', index, key]), message, remedy, severity });
    };
    if (subscribers.findIndex((other) => other.id === subscriber.id) !== index) {
      add('id', `subscriber "${subscriber.id}" stands twice`, 'give one of the two another id');
    }
    for (const portal of subscriber.portals ?? []) {
      if (!portalIds.has(portal))
        add('portals', `no portal is called "${portal}"`, 'use the id of a file in config/portals');
    }
    for (const name of subscriber.publishers ?? []) {
      const today = nameOfToday(name, portals);
      if (today !== null)
        add('publishers', `${name} is called ${today} today, and its reports with it`, `ask for ${today}`);
    }
    if (subscriber.channel === 'webhook') {
      const { url, secretEnv, allowPrivateHost } = subscriber;
      const secret = env[secretEnv] ?? '';
      const problem = secret === '' ? 'is not set' : problemOfSecret(secret);
      if (problem !== null) {
        const message = secret === '' ? `${secretEnv} ${problem}` : `${secretEnv} cannot sign: ${problem}`;
        add('secretEnv', message, `export ${secretEnv}="whsec_$(openssl rand -base64 24)" before the start`, 'warning');
      }
      if (!allowPrivateHost && isNamedPrivate(url)) {
        const remedy = 'correct the address, or set allowPrivateHost: true below it';
        add('url', `${url} is not on the public internet and will be refused`, remedy, 'warning');
      }
    }
    if (subscriber.channel === 'email' && !env['SMTP_URL']) {
      add(
        'channel',
        'SMTP_URL is not set, so no mail can be sent',
        'export SMTP_URL=smtps://user:password@host:465',
        'warning',
      );
    }
  }
  return problems;
}

/** Whether an address says itself that it is private, without a look-up. */
function isNamedPrivate(url: string): boolean {
  try {
    checkUrl(url, { allows: () => false });
    return false;
  } catch (error) {
    return error instanceof PrivateAddressError;
  }
}
