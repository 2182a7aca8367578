import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { type PlaceAccount, placeAccount } from '~/domain/accounts/place-account';
import type { QuoteRevisionReason } from '~/domain/aid/requote';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import type { CancelDecision } from '~/domain/enrollment/cancel';
import { hasLapsed } from '~/domain/enrollment/hold';
import type { EndReason } from '~/domain/payment/outcome';
import { NotFound } from '~/domain/refusal';
import type { EnrollmentStatus } from '~/domain/states';
import { programmesOfPlace } from '../accounts/place-programmes.server';
import type { ProgrammeWords } from '../accounts/programme-words.server';
import { guardianIdOf } from '../children/guardian.server';
import { placesMoney } from '../ledger/place-money.server';
import { creditLeft } from '../payments/credit.server';
import { cancelDecision } from './cancel.server';
import { type FrozenQuote, frozenQuote } from './frozen-quote';
import { type OfferingSummary, offeringSummary } from './offering-summary.server';
import { type PaymentCard, paymentCard } from './payment-cards.server';

export type PlacePage = {
  id: string;
  status: EnrollmentStatus;
  /** Held, but its time is over: whoever sees this waits for the sweep. */
  lapsed: boolean;
  heldUntil: string | null;
  endReason: EndReason | null;
  createdAt: string;
  confirmedAt: string | null;
  endedAt: string | null;
  child: { id: string; name: string };
  /** The child is still linked to the actor, who may therefore act. */
  mayAct: boolean;
  quote: FrozenQuote;
  /** New prices for the lessons from a day on, in order. */
  revisions: {
    number: number;
    from: SchoolDate;
    reason: QuoteRevisionReason;
    quote: FrozenQuote;
  }[];
  /** Programmes that pay, with why for those who may know. */
  programmes: ProgrammeWords[];
  /** Where the money of the place is now. */
  account: PlaceAccount;
  /** What the reader has left with who collects for this place, to pay with. Whole fen. */
  creditFen: number;
  offering: OfferingSummary;
  payments: PaymentCard[];
  cancellation: CancelDecision;
};

const iso = (at: Date | null) => at?.toISOString() ?? null;

/**
 * A place with its money, for the guardians of the child and whoever took it.
 *
 * @throws NotFound when it is neither
 */
export async function placePage(actor: Actor, enrollmentId: string, now: Date): Promise<PlacePage> {
  const guardianId = guardianIdOf(actor);
  const place = await db.enrollment.findFirst({
    where: {
      id: enrollmentId,
      OR: [{ guardianId }, { child: { guardians: { some: { guardianId } } } }],
    },
    include: {
      child: {
        select: { id: true, name: true, guardians: { where: { guardianId }, select: { childId: true } } },
      },
      revisions: { orderBy: { number: 'asc' } },
      payments: { orderBy: { createdAt: 'asc' }, include: { refunds: { orderBy: { requestedAt: 'asc' } } } },
    },
  });
  const offering = place && (await offeringSummary(db, place.offeringId));
  const money = (await placesMoney(db, [enrollmentId])).get(enrollmentId);
  if (!place || !offering || !money) throw new NotFound('enrollment');
  const mayAct = place.child.guardians.length > 0;
  const quote = frozenQuote(place.quote);
  const revisions = place.revisions.map((revision) => ({
    number: revision.number,
    from: schoolDateOf(revision.fromDate),
    reason: revision.reason,
    quote: frozenQuote(revision.quote),
  }));
  return {
    id: place.id,
    status: place.status,
    lapsed: hasLapsed(place, now),
    heldUntil: iso(place.heldUntil),
    endReason: place.endReason,
    createdAt: place.createdAt.toISOString(),
    confirmedAt: iso(place.confirmedAt),
    endedAt: iso(place.endedAt),
    child: { id: place.child.id, name: place.child.name },
    mayAct,
    quote,
    revisions,
    programmes: await programmesOfPlace(
      place.childId,
      [{ from: todayInShanghai(place.createdAt), quote }, ...revisions],
      mayAct,
    ),
    account: placeAccount(money),
    creditFen: await creditLeft(db, guardianId, money.payee),
    offering,
    payments: place.payments.map(paymentCard),
    cancellation: await cancelDecision(db, place, now),
  };
}
