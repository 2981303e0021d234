import { afterAll, beforeAll } from 'vitest';
import { openStore, type Store } from '../../../src/store/index.ts';
import { testDatabase, type TestDatabase } from '../../support/postgres.ts';

export interface OpenStore {
  readonly store: Store;
  readonly url: string;
}

/** A migrated store on a database of its own for a test file; `ready.store` is there when its tests run. */
export function useStore(): OpenStore {
  let database: TestDatabase | null = null;
  let store: Store | null = null;
  beforeAll(async () => {
    database = await testDatabase();
    store = openStore(database.url, {
      poolSize: 8,
      onError: (error) => {
        throw error;
      },
    });
    await store.migrate();
  });
  afterAll(async () => {
    await store?.close();
    await database?.close();
  });
  return {
    get store() {
      if (store === null) throw new Error('The store is open only while tests run');
      return store;
    },
    get url() {
      if (database === null) throw new Error('The database is there only while tests run');
      return database.url;
    },
  };
}
