import type { LoaderFunctionArgs } from '@remix-run/node';
import { yuanText } from '~/domain/money';
import { NotFound } from '~/domain/refusal';
import { isMonth } from '~/domain/settlement/month';
import { requireCan } from '~/http/actor.server';
import { csvResponse } from '~/http/csv.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { fundWords } from '~/services/settlement/fund-words.server';
import { treasuryList } from '~/services/settlement/treasury.server';

/** What the treasury is to pay for a month, one line for each provider and source of money. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'settlement.read');
  const month = new URL(request.url).searchParams.get('month') ?? '';
  if (!isMonth(month)) throw new NotFound('month');
  const lng = await getLocale(request);
  const t = await getT(lng, 'documents');
  const rows = await treasuryList(actor, { month, as: 'csv' }, new Date());
  return csvResponse(`settlements-${month}.csv`, {
    fields: [
      t('treasury.month'),
      t('treasury.id'),
      t('treasury.provider'),
      t('treasury.fund'),
      t('treasury.amount'),
      t('treasury.payBy'),
    ],
    data: rows.map((row) => [
      month,
      row.settlementId,
      pick(lng, row.providerZh, row.providerEn),
      fundWords(lng, row.name),
      yuanText(row.amountFen),
      row.payBy,
    ]),
  });
}
