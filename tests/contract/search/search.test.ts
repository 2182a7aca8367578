import { inject, it } from 'vitest';
import { db } from '~/db/client.server';
import { createMeilisearch } from '~/ports/search/meilisearch.server';
import { createPostgresSearch } from '~/ports/search/postgres.server';
import { searchContract } from './search-contract';

searchContract('PostgreSQL', () => createPostgresSearch(db));

const { meilisearch } = inject('servers');
if (meilisearch) {
  searchContract('Meilisearch', () =>
    createMeilisearch({ ...meilisearch, prefix: `contract_${process.pid}_`, searchTimeoutMs: 5_000 }),
  );
} else {
  it.skip('search by Meilisearch: there is no server for this machine', () => {});
}
