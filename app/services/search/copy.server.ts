import { db } from '~/db/client.server';
import type { RebuildableEngine, SearchDocument } from '~/ports/search/index.server';
import { searchEngines } from './engine.server';

type Pending = { id: string; revision: bigint; document: SearchDocument; removed: boolean };
type Copied = Pick<Pending, 'id' | 'revision'>;

const BATCH = 200;

/**
 * Copies to Meilisearch what it has not got yet: puts what is found, removes what is not. Does nothing where there is
 * no Meilisearch, and fills one that has no index from the start.
 *
 * @throws when Meilisearch does not answer; nothing is lost, what was not copied is still known
 */
export async function copySearch(): Promise<void> {
  const { meilisearch } = searchEngines();
  if (!meilisearch) return;
  const state = await meilisearch.state();
  if (state === 'down') throw new Error('Meilisearch does not answer');
  if (state === 'missing') await fillMeilisearch(meilisearch);
  for (;;) {
    const pending = await db.$queryRaw<Pending[]>`
      SELECT id::text, revision, document, removed_at IS NOT NULL AS removed FROM search_document
       WHERE pushed_revision IS DISTINCT FROM revision ORDER BY revision LIMIT ${BATCH}`;
    if (pending.length === 0) return;
    await meilisearch.put(pending.filter(({ removed }) => !removed).map(({ document }) => document));
    await meilisearch.remove(pending.filter(({ removed }) => removed).map(({ id }) => id));
    await copiedUpdate(pending);
  }
}

/** Whether something waits to be copied. */
export async function copyIsBehind(): Promise<boolean> {
  const [row] = await db.$queryRaw<{ behind: boolean }[]>`
    SELECT EXISTS (SELECT FROM search_document WHERE pushed_revision IS DISTINCT FROM revision) AS behind`;
  return row?.behind ?? false;
}

/** Fills a new index from all there is and puts it in the place of the old one. */
export async function fillMeilisearch(
  meilisearch: RebuildableEngine,
  progress?: (done: number) => void,
): Promise<number> {
  const copied: Copied[] = [];
  const count = await meilisearch.rebuild(documents(copied), progress);
  await db.$transaction([
    // Whatever was copied to the old index meanwhile is not in the new one: all but what it was filled with is open.
    db.$executeRaw`UPDATE search_document SET pushed_revision = NULL`,
    copiedUpdate(copied),
  ]);
  return count;
}

async function* documents(copied: Copied[]): AsyncGenerator<SearchDocument[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await db.$queryRaw<Pending[]>`
      SELECT id::text, revision, document, false AS removed FROM search_document
       WHERE removed_at IS NULL AND id > ${after}::uuid ORDER BY id LIMIT ${BATCH}`;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    copied.push(...rows.map(({ id, revision }) => ({ id, revision })));
    yield rows.map(({ document }) => document);
  }
}

/** A row that changed since keeps an older number here, and so is still to be copied. */
function copiedUpdate(copied: readonly Copied[]) {
  return db.$executeRaw`
    UPDATE search_document d SET pushed_revision = c.revision
      FROM unnest(${copied.map(({ id }) => id)}::uuid[], ${copied.map(({ revision }) => String(revision))}::bigint[])
           AS c(id, revision)
     WHERE d.id = c.id`;
}
