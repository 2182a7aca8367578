import type { Db } from '~/db/client.server';
import { familyMoney } from '~/domain/ledger/place';
import { NotFound } from '~/domain/refusal';
import { placesMoney, type StoredPlace } from '../ledger/place-money.server';

export type OpenSum = {
  readonly place: StoredPlace;
  /** What the family still has to pay for the place now: the price, less what came. Whole fen. */
  readonly openFen: number;
};

/** What is open for a place: before it is confirmed, and after its price went up. @throws NotFound */
export async function openSum(db: Pick<Db, '$queryRaw'>, enrollmentId: string): Promise<OpenSum> {
  const place = (await placesMoney(db, [enrollmentId])).get(enrollmentId);
  if (!place) throw new NotFound('enrollment');
  return { place, openFen: familyMoney(place).openFen };
}
