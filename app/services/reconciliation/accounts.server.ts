import { db } from '~/db/client.server';
import type { Payee } from '~/ports/payments/port';

/** An account at the payment service, and whose it is in the ledger. */
export type CollectingAccount = {
  /** Connected account; empty for the fiscal account, as reconciliation items name it. */
  account: string;
  payee: Payee;
  /** `fiscal` or the id of a school. */
  party: string;
};

/** The fiscal account and every school's that collects or ever did. */
export async function collectingAccounts(): Promise<CollectingAccount[]> {
  const schools = await db.school.findMany({
    where: { stripeAccountId: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, stripeAccountId: true },
  });
  return [
    { account: '', payee: { kind: 'fiscal' }, party: 'fiscal' },
    ...schools.map(
      ({ id, stripeAccountId }): CollectingAccount => ({
        account: stripeAccountId ?? '',
        payee: { kind: 'school', accountId: stripeAccountId ?? '' },
        party: id,
      }),
    ),
  ];
}
