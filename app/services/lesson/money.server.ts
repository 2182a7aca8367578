import type { Tx } from '~/db/client.server';
import type { EntryKind } from '~/domain/ledger/accounts';
import { familyMoney } from '~/domain/ledger/place';
import type { RefundReason } from '~/domain/states';
import { moneySettingsOn } from '../county/settings.server';
import { placesMoney, type StoredPlace } from '../ledger/place-money.server';
import { postPlaces } from '../ledger/post.server';
import { sendBack } from '../payments/send-back.server';

/**
 * A place of the class after something happened to one of its lessons: how much more its family gets back, and how much
 * more it owes.
 */
export type TouchedPlace = {
  readonly place: StoredPlace;
  readonly moreFen: number;
  readonly moreOpenFen: number;
};

type LessonAct = {
  readonly lessonId: string;
  readonly offeringId: string;
  readonly kind: EntryKind;
  /** Why money goes back to families; none does when absent. */
  readonly reason?: RefundReason;
};

/**
 * Changes a lesson and brings the money of every place of its class up to that, in one entry; then sets going what
 * families get back, at once or by the week as the county has it (the weekly job finds it in the ledger). The class is
 * locked by the caller.
 */
export async function moveLessonMoney(
  tx: Tx,
  { lessonId, offeringId, kind, reason }: LessonAct,
  change: () => Promise<unknown>,
  now: Date,
): Promise<TouchedPlace[]> {
  const places = await tx.enrollment.findMany({
    where: { offeringId, status: { not: 'canceled' } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const ids = places.map(({ id }) => id);
  const before = await placesMoney(tx, ids);
  await change();
  const after = await postPlaces(tx, { kind, subjectKind: 'lesson', subjectId: lessonId }, ids, now);
  const { refund_batch: batch } = await moneySettingsOn(tx, now);
  const touched: TouchedPlace[] = [];
  for (const place of after.values()) {
    const is = familyMoney(place);
    const was = familyMoney(before.get(place.id) ?? place);
    touched.push({ place, moreFen: is.backFen - was.backFen, moreOpenFen: is.openFen - was.openFen });
    if (reason && batch === 'at_once' && is.backFen > place.goneFen) {
      await sendBack(tx, place, { reason }, now);
    }
  }
  return touched;
}
