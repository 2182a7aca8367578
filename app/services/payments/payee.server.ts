import type { Db } from '~/db/client.server';

/** The payee of a payment's row (F3): the county's fiscal account, or a school with its account at the payment service. */
export type PayeeColumns = { payee: 'fiscal' | 'school'; payeeAccount: string | null };

/** A payee of the ledger (`fiscal` or the id of a school) as the columns of a payment. */
export async function payeeColumns(db: Pick<Db, 'school'>, payee: string): Promise<PayeeColumns> {
  if (payee === 'fiscal') return { payee: 'fiscal', payeeAccount: null };
  const school = await db.school.findUnique({ where: { id: payee }, select: { stripeAccountId: true } });
  if (!school?.stripeAccountId) throw new Error(`a school collects without an account: ${payee}`);
  return { payee: 'school', payeeAccount: school.stripeAccountId };
}
