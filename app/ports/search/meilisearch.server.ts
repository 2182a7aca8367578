import { randomBytes } from 'node:crypto';
import { Meilisearch, type MultiSearchParams } from 'meilisearch';
import { firstThatFinds, readings } from './attempts.server';
import { foundIn, queriesOf, recordOf } from './meilisearch-query.server';
import { meilisearchSettings } from './meilisearch-settings';
import type { Found, RebuildableEngine, SearchDocument, SearchQuery } from './port';
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

const LEFTOVER_AFTER_MS = 3_600_000;

/**
 * A compressed answer comes in pieces, and the server waits 40 ms for the receipt of the first before it sends the next:
 * more than the search itself takes. It is near, and answers are small.
 */
const PLAIN = { headers: { 'accept-encoding': 'identity' } };

/** The search by Meilisearch. `put` and `remove` never make an index: a half-filled one would hide what is not in it. */
export function createMeilisearch(config: MeilisearchConfig): RebuildableEngine {
  const { url, key, prefix = '', searchTimeoutMs = 600, taskTimeoutMs = 60_000 } = config;
  const client = new Meilisearch({ host: url, apiKey: key, timeout: searchTimeoutMs, requestInit: PLAIN });
  const prober = new Meilisearch({ host: url, apiKey: key, timeout: 5_000 });
  const writer = new Meilisearch({
    host: url,
    apiKey: key,
    timeout: 10_000,
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
    // Said at every task: creating an index does not heed what the client was told to wait for.
    const { status, error } = await task.waitTask({ timeout: taskTimeoutMs, interval: 25 });
    if (error?.code === 'index_not_found') throw new IndexMissing(uid);
    if (status !== 'succeeded')
      throw new Error(`Meilisearch: ${error?.code ?? status} ${error?.message ?? ''}`);
  }

  async function indexExists(): Promise<boolean> {
    const { results } = await writer.getIndexes({ limit: 1_000 });
    return results.some((index) => index.uid === uid);
  }

  /** Half-built indexes of rebuilds that died; one that is being built is younger. */
  async function dropLeftovers(): Promise<void> {
    const { results } = await writer.getIndexes({ limit: 1_000 });
    const old = results.filter(
      (index) =>
        index.uid.startsWith(`${uid}_next_`) &&
        Date.now() - new Date(index.createdAt ?? 0).getTime() > LEFTOVER_AFTER_MS,
    );
    for (const index of old) await done(writer.deleteIndex(index.uid));
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
      await dropLeftovers();
      const next = `${uid}_next_${randomBytes(4).toString('hex')}`;
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

    async state() {
      try {
        // A real Chinese query: the first makes Meilisearch load its dictionary, which no reader should wait for.
        await prober.index(uid).search('课后', { locales: ['cmn'], limit: 1 });
        return 'ready';
      } catch (error) {
        return codeOf(error) === 'index_not_found' ? 'missing' : 'down';
      }
    },
  };
}

function codeOf(error: unknown): string | undefined {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code;
}
