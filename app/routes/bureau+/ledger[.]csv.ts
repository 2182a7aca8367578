import type { LoaderFunctionArgs } from '@remix-run/node';
import { todayInShanghai } from '~/domain/calendar';
import { yuanText } from '~/domain/money';
import { ledgerQuestion } from '~/forms/bureau/ledger-question';
import { requireCan } from '~/http/actor.server';
import { csvResponse } from '~/http/csv.server';
import { getLocale, getT } from '~/http/locale.server';
import { trialBalance } from '~/services/accounts/trial-balance.server';

/** The trial balance of a day as a file for a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'ledger.read');
  const t = await getT(await getLocale(request), 'accounts');
  const asked = ledgerQuestion.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { on, rows, debitFen, creditFen } = await trialBalance(asked.on ?? todayInShanghai(new Date()));
  return csvResponse(`trial-balance-${on}.csv`, {
    fields: [
      t('ledger.account'),
      t('ledger.entries'),
      t('ledger.debit'),
      t('ledger.credit'),
      t('ledger.balance'),
    ],
    data: [
      ...rows.map((row) => [
        t(`account.${row.account}`),
        row.entries,
        yuanText(row.debitFen),
        yuanText(row.creditFen),
        yuanText(row.balanceFen),
      ]),
      [t('ledger.total'), '', yuanText(debitFen), yuanText(creditFen), yuanText(debitFen - creditFen)],
    ],
  });
}
