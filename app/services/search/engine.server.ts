import { db } from '~/db/client.server';
import { env } from '~/http/env.server';
import { log } from '~/http/log.server';
import { createSearch, type SearchEngines, type SearchHealth } from '~/ports/search/index.server';

// One per process, also when the server's own files and the built bundle both load this module: whether
// Meilisearch failed is known to all or to nobody.
const KEY = Symbol.for('after-school-supermarket.search');
const held = globalThis as typeof globalThis & { [KEY]?: SearchEngines };

/** The search engines of this process. */
export function searchEngines(): SearchEngines {
  held[KEY] ??= make();
  return held[KEY];
}

/** How the search is, asked now; answers within a second. */
export function searchHealth(): Promise<SearchHealth> {
  return searchEngines().search.health();
}

function make(): SearchEngines {
  const { MEILI_URL: url, MEILI_KEY: key, MEILI_INDEX_PREFIX: prefix } = env();
  const config = url && key ? { url, key, prefix } : null;
  return createSearch(db, config, (state, error) => {
    if (state === 'failed') log.warn({ err: error }, 'Meilisearch does not answer; PostgreSQL searches');
    else log.info('Meilisearch answers again');
  });
}
