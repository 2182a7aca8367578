import { db } from '~/db/client.server';
import { fillMeilisearch } from './copy.server';
import { searchEngines } from './engine.server';
import { indexOfferings } from './index-offerings.server';

export interface ReindexProgress {
  engine: 'postgres' | 'meilisearch';
  done: number;
  /** Of so many, as far as known. */
  of: number;
}

/**
 * Makes everything that is searched anew from what is true: PostgreSQL's rows in place, then a new Meilisearch index
 * beside the old one, swapped when it is whole. The site goes on searching meanwhile.
 *
 * @returns how many offerings can be found
 */
export async function reindex(
  now: Date,
  progress: (step: ReindexProgress) => void = () => {},
): Promise<number> {
  const offerings = await db.offering.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  const ids = offerings.map(({ id }) => id);
  await indexOfferings(ids, now, (done) => progress({ engine: 'postgres', done, of: ids.length }));
  await db.$executeRaw`
    UPDATE search_document d SET removed_at = ${now}, revision = nextval('search_document_revision_seq')
     WHERE removed_at IS NULL AND NOT EXISTS (SELECT FROM offering o WHERE o.id = d.id)`;
  const found = await db.searchDocument.count({ where: { removedAt: null } });
  const { meilisearch } = searchEngines();
  if (meilisearch) {
    await fillMeilisearch(meilisearch, (done) => progress({ engine: 'meilisearch', done, of: found }));
  }
  return found;
}
