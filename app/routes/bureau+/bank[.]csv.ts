import type { LoaderFunctionArgs } from '@remix-run/node';
import { yuanText } from '~/domain/money';
import { requireCan } from '~/http/actor.server';
import { csvResponse } from '~/http/csv.server';
import { getLocale, getT } from '~/http/locale.server';
import { askedLines } from '~/services/bank/bank-page.server';

/** The transfers that need somebody, as a file. It names payers: reading it is audited. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'money.act');
  const t = await getT(await getLocale(request), 'money');
  const rows = await askedLines(actor, new Date());
  return csvResponse('transfers.csv', {
    fields: [
      t('bank.booked'),
      t('bank.amount'),
      t('bank.payer'),
      t('bank.payerAccount'),
      t('bank.text'),
      t('bank.number'),
      t('bank.why'),
    ],
    data: rows.map((row) => [
      row.bookedOn,
      yuanText(row.amountFen),
      row.payer,
      // A number that a spreadsheet must not round.
      row.payerAccount && `${row.payerAccount}\t`,
      row.text,
      row.externalId,
      row.doubt ? t(`bank.doubt.${row.doubt}`) : '',
    ]),
  });
}
