import { createMeilisearch, type MeilisearchConfig } from '~/ports/search/meilisearch.server';
import type { SearchDocument } from '~/ports/search/port';
import { withClient } from '../../scripts/launch/database.mjs';

type Index = MeilisearchConfig & { prefix: string };

/** Fills an index with what a copy of the county has ready to be searched. */
export async function makeIndex(index: Index, databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ document: SearchDocument }>(
      'SELECT document FROM search_document WHERE removed_at IS NULL ORDER BY id',
    );
    await createMeilisearch(index).rebuild(once(rows.map(({ document }) => document)));
    await client.query('UPDATE search_document SET pushed_revision = revision');
  });
}

async function* once(documents: SearchDocument[]): AsyncGenerator<SearchDocument[]> {
  yield documents;
}

/** Takes the index away; whether there was one does not matter. */
export async function dropIndex({ url, key, prefix }: Index): Promise<void> {
  const headers = { authorization: `Bearer ${key}` };
  await fetch(`${url}/indexes/${prefix}offerings`, { method: 'DELETE', headers });
}
