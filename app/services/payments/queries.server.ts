import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { type FamilySums, familySums } from '~/domain/accounts/family-account';
import { type PlaceAccount, placeAccount } from '~/domain/accounts/place-account';
import type { EnrollmentStatus } from '~/domain/states';
import { type ProgrammeWords, programmesNamed } from '../accounts/programme-words.server';
import { guardianIdOf } from '../children/guardian.server';
import { type PaymentCard, paymentCard } from '../enrollment/payment-cards.server';
import { placesMoney } from '../ledger/place-money.server';
import { type CreditAt, creditOf } from './credit.server';

/** A place with its money. */
export type PaidPlace = {
  enrollmentId: string;
  status: EnrollmentStatus;
  titleZh: string;
  titleEn: string;
  schoolZh: string;
  schoolEn: string;
  account: PlaceAccount;
  payments: PaymentCard[];
};

export type PaidTerm = {
  id: string;
  nameZh: string;
  nameEn: string;
  children: { id: string; name: string; sums: FamilySums; places: PaidPlace[] }[];
};

export type PaymentsPage = {
  terms: PaidTerm[];
  sums: FamilySums;
  programmes: ProgrammeWords[];
  credit: CreditAt[];
};

/**
 * The money of the places the actor took, by term (the latest first) and child: what was paid, what the county paid,
 * what came back, what is held. Places that never cost anything and never saw a payment are left out.
 */
export async function paymentsPage(actor: Actor): Promise<PaymentsPage> {
  const guardianId = guardianIdOf(actor);
  const [rows, credit] = await Promise.all([placesOf(guardianId), creditOf(actor)]);
  const money = await placesMoney(
    db,
    rows.map(({ id }) => id),
  );
  const terms = new Map<string, PaidTerm>();
  const all: PlaceAccount[] = [];
  for (const row of rows) {
    const facts = money.get(row.id);
    const account = facts && placeAccount(facts);
    const payments = row.payments.map(paymentCard);
    if (!account || (payments.length === 0 && account.fullFen === account.notChargedFen)) continue;
    all.push(account);
    const { term, course, school } = row.offering;
    const into = terms.get(term.id) ?? { ...term, children: [] };
    terms.set(term.id, into);
    let child = into.children.find(({ id }) => id === row.child.id);
    if (!child) {
      child = { ...row.child, sums: familySums([]), places: [] };
      into.children.push(child);
    }
    child.places.push({
      enrollmentId: row.id,
      status: row.status,
      titleZh: course.titleZh,
      titleEn: course.titleEn,
      schoolZh: school.nameZh,
      schoolEn: school.nameEn,
      account,
      payments,
    });
    child.sums = familySums(child.places.map((place) => place.account));
  }
  const ids = all.flatMap(({ county }) => county.flatMap(({ programme }) => programme ?? []));
  const named = await programmesNamed(db, ids);
  return {
    terms: [...terms.values()],
    sums: familySums(all),
    programmes: [...named.values()].map(({ classes: _, ...words }) => ({ ...words, because: [] })),
    credit,
  };
}

/** Pay pages that were never paid on are left out. */
function placesOf(guardianId: string) {
  const names = { id: true, nameZh: true, nameEn: true } as const;
  return db.enrollment.findMany({
    where: { guardianId },
    orderBy: [{ offering: { term: { fromDate: 'desc' } } }, { createdAt: 'desc' }],
    select: {
      id: true,
      status: true,
      child: { select: { id: true, name: true } },
      offering: {
        select: {
          term: { select: names },
          school: { select: names },
          course: { select: { titleZh: true, titleEn: true } },
        },
      },
      payments: {
        where: { status: { in: ['paid', 'processing'] } },
        orderBy: { createdAt: 'desc' },
        include: { refunds: { orderBy: { requestedAt: 'asc' } } },
      },
    },
  });
}
