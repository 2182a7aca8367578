import type { Tx } from '~/db/client.server';
import { recordAudit } from '../audit/record.server';
import { classToForm } from './class.server';
import { tellTakesPlace } from './tell.server';

/**
 * On the first day of a class with too few children about which nobody has decided: it takes place, because families
 * are never sent away by silence, and everybody is told. Nothing happens for other classes. Its row is locked, and still
 * says that it is open.
 */
export async function beginUndecided(tx: Tx, offeringId: string, now: Date): Promise<boolean> {
  const of = await classToForm(tx, offeringId, now);
  if (of?.status !== 'open' || of.formationAt === null) return false;
  const { confirmed, minimum } = of;
  await recordAudit(
    tx,
    { system: 'formation' },
    {
      verb: 'offering.begin_undecided',
      subjectKind: 'offering',
      subjectId: offeringId,
      data: { confirmed, minimum },
    },
    now,
  );
  await tellTakesPlace(tx, of, now);
  return true;
}
