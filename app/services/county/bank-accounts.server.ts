import type { Db } from '~/db/client.server';
import { todayInShanghai } from '~/domain/calendar';
import { type BankAccount, bankAccounts } from '~/domain/payment/bank-account';

/** The bank accounts that families transfer to, by payee (`fiscal` or the id of a school), as they hold on that day. */
export async function payeeAccountsOn(
  db: Pick<Db, '$queryRaw'>,
  now: Date,
): Promise<Readonly<Record<string, BankAccount>>> {
  const [row] = await db.$queryRaw<{ value: unknown }[]>`
    SELECT s.value FROM county_setting s
     WHERE s.key = 'payee_bank_accounts' AND s.valid_from <= ${todayInShanghai(now)}::date
     ORDER BY s.valid_from DESC LIMIT 1`;
  return bankAccounts(row?.value);
}
