export { defaultDataDirectory } from './data-directory.ts';
export { PostgresUnavailableError } from './errors.ts';
export { startPostgres, type PostgresOptions, type PostgresServer } from './start.ts';
