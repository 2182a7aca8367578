import { Meilisearch, type MultiSearchParams } from 'meilisearch';
import { firstThatFinds, readings } from './attempts.server';
import { foundIn, queriesOf, recordOf } from './meilisearch-query.server';
import { meilisearchSettings } from './meilisearch-settings';
import type { Found, SearchDocument, SearchEngine, SearchQuery } from './port';
import { tokensOf } from './tokens';

export interface MeilisearchConfig {
  url: string;
  key: string;
  /** Before every index's name, for several counties or tests in one Meilisearch. */
  prefix?: string;
  /** How long a search may take, milliseconds. */
  searchTimeoutMs?: number;
  /** How long anything that writes may take, milliseconds. */
  taskTimeoutMs?: number;
}

/** Thrown by a write when there is no index to write to: it has to be rebuilt from the start. */
export class IndexMissing extends Error {
  override readonly name = 'IndexMissing';
}

/** The search by Meilisearch. `put` and `remove` never make an index: a half-filled one would hide what is not in it. */
export function createMeilisearch(config: MeilisearchConfig): SearchEngine {
  const { url, key, prefix = '', searchTimeoutMs = 600, taskTimeoutMs = 60_000 } = config;
  const client = new Meilisearch({ host: url, apiKey: key, timeout: searchTimeoutMs });
  const writer = new Meilisearch({
    host: url,
    apiKey: key,
    timeout: 10_000,
    defaultWaitOptions: { timeout: taskTimeoutMs, interval: 25 },
  });
  const uid = `${prefix}offerings`;

  async function ask(query: SearchQuery, text: string) {
    const { results } = await client.multiSearch<MultiSearchParams, { id: string }>({
      queries: queriesOf(uid, query, text),
    });
    return foundIn(query, results);
  }

  /** Waits for what Meilisearch was told to do; a failed task is an error, a missing index one with a name. */
  async function done(task: ReturnType<typeof writer.deleteIndex>): Promise<void> {
    const { status, error } = await task.waitTask();
    if (error?.code === 'index_not_found') throw new IndexMissing(uid);
    if (status !== 'succeeded')
      throw new Error(`Meilisearch: ${error?.code ?? status} ${error?.message ?? ''}`);
  }

  async function indexExists(): Promise<boolean> {
    const { results } = await writer.getIndexes({ limit: 1_000 });
    return results.some((index) => index.uid === uid);
  }

  return {
    name: 'meilisearch',

    async search(query): Promise<Found> {
      const tokens = tokensOf(query.text);
      return firstThatFinds(readings(tokens), (attempt) =>
        ask(query, attempt.tokens.map((token) => token.text).join(' ')),
      );
    },

    async put(documents) {
      if (documents.length === 0) return;
      if (!(await indexExists())) throw new IndexMissing(uid);
      await done(writer.index(uid).addDocuments(documents.map(recordOf), { primaryKey: 'id' }));
    },

    async remove(ids) {
      if (ids.length === 0) return;
      await done(writer.index(uid).deleteDocuments([...ids]));
    },

    async rebuild(batches: AsyncIterable<readonly SearchDocument[]>, progress) {
      const next = `${uid}_next`;
      await writer
        .deleteIndex(next)
        .waitTask()
        .catch(() => undefined);
      await done(writer.createIndex(next, { primaryKey: 'id' }));
      await done(writer.index(next).updateSettings(meilisearchSettings));
      let count = 0;
      for await (const batch of batches) {
        if (batch.length === 0) continue;
        await done(writer.index(next).addDocuments(batch.map(recordOf), { primaryKey: 'id' }));
        count += batch.length;
        progress?.(count);
      }
      if (await indexExists()) {
        await done(writer.swapIndexes([{ indexes: [uid, next], rename: false }]));
        await done(writer.deleteIndex(next));
      } else {
        await done(writer.swapIndexes([{ indexes: [next, uid], rename: true }]));
      }
      return count;
    },

    async ready() {
      // A real Chinese query: the first one makes Meilisearch load its dictionary, which nobody should wait for.
      const answer = await writer.index(uid).search('课后', { locales: ['cmn'], limit: 1 });
      return answer.hits !== undefined;
    },
  };
}
