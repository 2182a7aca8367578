import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { log } from '~/http/log.server';
import { formClass } from './form-class.server';

/**
 * Looks at every class whose enrollment is over and that nobody has decided about: each in its own transaction, so that
 * one that cannot be written keeps nobody. Safe to repeat.
 *
 * @returns how many take place now, and about how many their school was asked
 */
export async function formDue(now: Date): Promise<{ takePlace: number; tooFew: number }> {
  const due = await db.offering.findMany({
    where: { status: 'open', closesAt: { lte: now }, lessons: { some: { status: { not: 'canceled' } } } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const formed = { takePlace: 0, tooFew: 0 };
  for (const { id } of due) {
    const outcome = await inTransaction((tx) => formClass(tx, id, now)).catch((error: unknown) => {
      log.warn({ err: error, offeringId: id }, 'class not formed');
      return 'left' as const;
    });
    if (outcome === 'takes_place') formed.takePlace += 1;
    if (outcome === 'too_few') formed.tooFew += 1;
  }
  return formed;
}
