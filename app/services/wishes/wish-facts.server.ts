import type { Db } from '~/db/client.server';
import type { EnrollmentFacts } from '~/domain/enrollment/decide';
import { enrollmentFacts } from '../enrollment/facts.server';

/**
 * What is known of each child and each of these classes, in the order of the children. Classes that are not of this
 * draw are left out.
 *
 * @param thorough also judges the whole dossier of each class by the rules: lists do not, whoever hands in does
 */
export async function wishFacts(
  db: Db,
  {
    drawId,
    childIds,
    offeringIds,
    thorough = true,
  }: { drawId: string; childIds: readonly string[]; offeringIds: readonly string[]; thorough?: boolean },
  now: Date,
): Promise<ReadonlyMap<string, EnrollmentFacts>[]> {
  const drawn = await db.offering.findMany({
    where: { id: { in: [...offeringIds] }, drawId },
    select: { id: true },
  });
  const ids = drawn.map(({ id }) => id);
  const facts: ReadonlyMap<string, EnrollmentFacts>[] = [];
  for (const childId of childIds) {
    facts.push(await enrollmentFacts(db, { childId, offeringIds: ids, thorough }, now));
  }
  return facts;
}
