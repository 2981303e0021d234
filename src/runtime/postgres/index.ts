export { defaultDataDirectory } from './data-directory.ts';
export { PostgresUnavailableError } from './errors.ts';
export { argumentsOf, isAlive } from './processes.ts';
export { startPostgres, type PostgresOptions, type PostgresServer } from './start.ts';
