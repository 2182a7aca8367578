import { createFailover, type Search } from './failover.server';
import { createMeilisearch, type MeilisearchConfig } from './meilisearch.server';
import type { RebuildableEngine, SearchEngine } from './port';
import { createPostgresSearch, type SqlClient } from './postgres.server';

export { createFailover, type Search, type SearchHealth } from './failover.server';
export { IndexMissing } from './meilisearch.server';
export * from './port';
export { createPostgresSearch } from './postgres.server';

export interface SearchEngines {
  /** Asks Meilisearch, and PostgreSQL when it does not answer. */
  search: Search;
  postgres: SearchEngine;
  /** Null where there is no Meilisearch: PostgreSQL serves alone. */
  meilisearch: RebuildableEngine | null;
}

/** The engines of this process; Meilisearch only where its address is known. */
export function createSearch(
  sql: SqlClient,
  config: MeilisearchConfig | null,
  onChange?: (state: 'failed' | 'back', error?: unknown) => void,
): SearchEngines {
  const postgres = createPostgresSearch(sql);
  const meilisearch = config && createMeilisearch(config);
  return {
    postgres,
    meilisearch,
    search: createFailover({ primary: meilisearch, fallback: postgres, onChange }),
  };
}
