import type { LoaderFunctionArgs } from '@remix-run/node';
import { yuanText } from '~/domain/money';
import { requireCan } from '~/http/actor.server';
import { csvResponse } from '~/http/csv.server';
import { getLocale, getT } from '~/http/locale.server';
import { formatter } from '~/i18n/format';
import { pick } from '~/i18n/pick';
import { transfersByHand } from '~/services/payments/refund-page.server';

/** What the payee has to transfer by hand, for its bank. It names families: reading it is audited. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'money.act');
  const lng = await getLocale(request);
  const t = await getT(lng, 'money');
  const f = formatter(lng);
  const rows = await transfersByHand(actor, new Date());
  return csvResponse('refund-transfers.csv', {
    fields: [
      t('refunds.csv.id'),
      t('refunds.csv.payer'),
      t('refunds.csv.account'),
      t('refunds.table.amount'),
      t('refunds.csv.remark'),
      t('refunds.payee'),
      t('refunds.table.school'),
      t('refunds.table.asked'),
    ],
    data: rows.map((row) => [
      row.id,
      row.payer,
      // A number that a spreadsheet must not round.
      row.payerAccount && `${row.payerAccount}\t`,
      yuanText(row.amountFen),
      `${t('refunds.back')} ${pick(lng, row.course.zh, row.course.en)}`,
      row.payee === 'fiscal' ? t('bank.fiscal') : pick(lng, row.school.zh, row.school.en),
      pick(lng, row.school.zh, row.school.en),
      f.instant(row.requestedAt),
    ]),
  });
}
