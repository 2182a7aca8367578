import { inject, it } from 'vitest';
import { db } from '~/db/client.server';
import { createMeilisearch } from '~/ports/search/meilisearch.server';
import { createPostgresSearch } from '~/ports/search/postgres.server';
import { rebuildContract, searchContract } from './search-contract';

searchContract(
  'PostgreSQL',
  () => createPostgresSearch(db),
  (engine, documents) => engine.put(documents),
);

const { meilisearch } = inject('servers');
if (meilisearch) {
  const make = (name: string) =>
    createMeilisearch({ ...meilisearch, prefix: `${name}_${process.pid}_`, searchTimeoutMs: 5_000 });
  searchContract(
    'Meilisearch',
    () => make('contract'),
    (engine, documents) =>
      engine.rebuild(
        (async function* () {
          yield documents;
        })(),
      ),
  );
  rebuildContract('Meilisearch', () => make('rebuild'));
} else {
  it.skip('search by Meilisearch: there is no server for this machine', () => {});
}
