import type { Tx } from '~/db/client.server';
import { usersAround } from '../children/guardian.server';
import { notify, ownersOfProvider, staffOfSchool } from '../messages/notify.server';
import type { ClassToForm } from './class.server';

type Whose = Pick<ClassToForm, 'id' | 'schoolId' | 'providerId'>;

/** Good news for everybody: families with a place, the provider and the school. */
export async function tellTakesPlace(
  tx: Tx,
  { id: offeringId, schoolId, providerId }: Whose,
  now: Date,
): Promise<void> {
  const places = await tx.enrollment.findMany({
    where: { offeringId, status: { in: ['held', 'confirmed'] } },
    orderBy: { id: 'asc' },
    select: { id: true, childId: true, guardianId: true },
  });
  for (const { id: enrollmentId, childId, guardianId } of places) {
    const userIds = await usersAround(tx, childId, guardianId);
    await notify(tx, { userIds }, 'class_takes_place', { enrollmentId, offeringId, childId }, now);
  }
  const owners = await ownersOfProvider(tx, providerId);
  await notify(tx, { userIds: owners }, 'class_formed', { offeringId }, now);
  const heads = await staffOfSchool(tx, schoolId);
  await notify(tx, { userIds: heads }, 'class_formed_here', { offeringId }, now);
}

/** Too few children: the school has to decide, the provider knows that it is open. Families hear what is decided. */
export async function tellTooFew(
  tx: Tx,
  { id: offeringId, schoolId, providerId }: Whose,
  date: string,
  now: Date,
): Promise<void> {
  const heads = await staffOfSchool(tx, schoolId);
  await notify(tx, { userIds: heads }, 'class_short_here', { offeringId, date }, now);
  const owners = await ownersOfProvider(tx, providerId);
  await notify(tx, { userIds: owners }, 'class_short', { offeringId, date }, now);
}
