import { afterAll, inject } from 'vitest';
import { createTestDatabase } from './databases';

// Runs before a test file loads any module of ours, so that they all connect to this copy.
const servers = inject('servers');
const database = await createTestDatabase(servers);
process.env.DATABASE_URL = database.url;
if (servers.meilisearch) {
  process.env.MEILI_URL = servers.meilisearch.url;
  process.env.MEILI_KEY = servers.meilisearch.key;
  process.env.MEILI_INDEX_PREFIX = `${new URL(database.url).pathname.slice(1)}_`;
}

afterAll(async () => {
  const { db } = await import('~/db/client.server');
  await db.$disconnect();
  await database.drop();
});
