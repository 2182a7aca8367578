import { db, type Tx } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { enqueue } from '~/jobs/enqueue.server';
import { createPostgresSearch } from '~/ports/search/index.server';
import { indexables } from './documents.server';
import { searchEngines } from './engine.server';

/** So many offerings are read and written in one transaction. */
const BATCH = 100;

/**
 * Reads offerings again and puts or removes their documents, so that what is found is what is true. The same
 * transaction writes the job that copies the change to Meilisearch: its failure is that job's business.
 *
 * @param progress told how many offerings are done after each batch
 */
export async function indexOfferings(
  offeringIds: readonly string[],
  now: Date,
  progress?: (done: number) => void,
): Promise<void> {
  for (let from = 0; from < offeringIds.length; from += BATCH) {
    const batch = offeringIds.slice(from, from + BATCH);
    await inTransaction((tx) => indexBatch(tx, batch, now));
    progress?.(Math.min(offeringIds.length, from + BATCH));
  }
}

async function indexBatch(tx: Tx, offeringIds: readonly string[], now: Date): Promise<void> {
  // Whoever reads later writes later: without this an older reading could be written over a newer one.
  const sorted = [...new Set(offeringIds)].sort();
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('search:' || id, 0))
      FROM unnest(${sorted}::text[]) AS id ORDER BY id`;
  const found = await indexables(tx, sorted, now);
  const postgres = createPostgresSearch(tx);
  await postgres.put(found.map(({ document }) => document));
  const there = new Set(found.map(({ document }) => document.id));
  await postgres.remove(sorted.filter((id) => !there.has(id)));
  for (const { document, changesAt } of found) {
    if (changesAt) await indexAgainAt(tx, document.id, changesAt);
  }
  await copyLater(tx);
}

/**
 * Has an offering looked at again when it opens or closes. Whether a job is due is the database's clock, which may be
 * ahead of ours: never at once, or the job would run again and again until our clock is there too.
 */
async function indexAgainAt(tx: Tx, offeringId: string, at: Date): Promise<void> {
  const [clock] = await tx.$queryRaw<
    { soon: Date }[]
  >`SELECT clock_timestamp() + interval '30 seconds' AS soon`;
  const runAt = clock && clock.soon > at ? clock.soon : at;
  await enqueue(tx, 'index-offering', { offeringId }, { runAt, jobKey: `index-offering-then:${offeringId}` });
}

/** Writes the job that copies changes to Meilisearch, once however many changes there are. */
export async function copyLater(tx: Tx): Promise<void> {
  if (!searchEngines().meilisearch) return;
  await enqueue(tx, 'copy-search', {}, { jobKey: 'copy-search', queueName: 'search' });
}

/** Offerings of a course that changed (its title, its category, whether it is approved). */
export function indexCourse(courseId: string, now: Date): Promise<void> {
  return indexWhere({ courseId }, now);
}

/** Offerings of a provider that changed (its name, its listing). */
export function indexProvider(providerId: string, now: Date): Promise<void> {
  return indexWhere({ course: { providerId } }, now);
}

/** Offerings of a school that changed (its name, its group). */
export function indexSchool(schoolId: string, now: Date): Promise<void> {
  return indexWhere({ schoolId }, now);
}

async function indexWhere(
  where: { courseId?: string; schoolId?: string; course?: { providerId: string } },
  now: Date,
): Promise<void> {
  const offerings = await db.offering.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
  await indexOfferings(
    offerings.map(({ id }) => id),
    now,
  );
}
