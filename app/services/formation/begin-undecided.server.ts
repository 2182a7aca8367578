import type { Tx } from '~/db/client.server';
import { recordAudit } from '../audit/record.server';
import { classToForm } from './class.server';
import { tellTakesPlace } from './tell.server';

/**
 * On the first day of a class that is still open: nobody has decided about it, or enrollment went on until now. It takes
 * place, because families are never sent away by silence, and everybody is told, so that no class begins unseen. Nothing
 * happens for one that was decided. Its row is locked and still says what it was.
 */
export async function beginUndecided(tx: Tx, offeringId: string, now: Date): Promise<boolean> {
  const of = await classToForm(tx, offeringId, now);
  if (of?.status !== 'open') return false;
  const { confirmed, held, minimum } = of;
  await recordAudit(
    tx,
    { system: 'formation' },
    {
      verb: confirmed < minimum ? 'offering.begin_undecided' : 'offering.form',
      subjectKind: 'offering',
      subjectId: offeringId,
      data: { confirmed, held, minimum },
    },
    now,
  );
  await tellTakesPlace(tx, of, now);
  return true;
}
