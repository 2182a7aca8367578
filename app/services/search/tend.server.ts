import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { copyIsBehind } from './copy.server';
import { searchEngines } from './engine.server';
import { copyLater, indexOfferings } from './index-offerings.server';

const AT_ONCE = 500;
/** Removed documents are kept so long for a Meilisearch that is away, milliseconds. */
const KEEP_REMOVED_MS = 7 * 86_400_000;

/**
 * Keeps the search whole whatever was missed: indexes offerings that families should find and that nobody indexed, and
 * has a Meilisearch that is back, or lost its data, brought up to date.
 */
export async function tendSearch(now: Date): Promise<void> {
  await indexOfferings(await forgotten(), now);
  const state = await searchEngines().meilisearch?.state();
  if (state === 'missing' || (state === 'ready' && (await copyIsBehind()))) await inTransaction(copyLater);
  await db.searchDocument.deleteMany({
    where: { removedAt: { lt: new Date(now.getTime() - KEEP_REMOVED_MS) } },
  });
}

async function forgotten(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id::text FROM offering o
      JOIN course c ON c.id = o.course_id AND c.status = 'approved'
      JOIN provider p ON p.id = c.provider_id
     WHERE o.status IN ('open', 'confirmed', 'running', 'finished')
       AND (p.kind = 'school' OR EXISTS (
             SELECT FROM listing g WHERE g.provider_id = p.id AND g.status = 'listed'
                AND c.category = ANY(g.categories)
                AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN g.valid_from AND g.valid_to))
       AND NOT EXISTS (SELECT FROM search_document d WHERE d.id = o.id)
     ORDER BY o.id LIMIT ${AT_ONCE}`;
  return rows.map(({ id }) => id);
}
