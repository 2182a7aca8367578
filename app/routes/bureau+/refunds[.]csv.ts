import type { LoaderFunctionArgs } from '@remix-run/node';
import { yuanText } from '~/domain/money';
import { refundFilter } from '~/forms/payment/back';
import { requireCan } from '~/http/actor.server';
import { csvResponse } from '~/http/csv.server';
import { getLocale, getT } from '~/http/locale.server';
import { formatter } from '~/i18n/format';
import { pick } from '~/i18n/pick';
import { refundRows } from '~/services/payments/refund-desk.server';

const MOST = 10_000;

/** The refunds of one tab as a file for a spreadsheet; like the page, without a name. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'money.read');
  const lng = await getLocale(request);
  const t = await getT(lng, 'money');
  const f = formatter(lng);
  const { state } = refundFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { rows } = await refundRows(state, { page: 1, perPage: MOST });
  const when = (at: string | null) => (at ? f.instant(at) : '');
  return csvResponse('refunds.csv', {
    fields: [
      t('refunds.csv.id'),
      t('refunds.table.asked'),
      t('refunds.table.amount'),
      t('refunds.table.course'),
      t('refunds.table.school'),
      t('refunds.table.why'),
      t('refunds.table.route'),
      t('refunds.table.state'),
      t('refunds.csv.attempt'),
      t('refunds.csv.sent'),
      t('refunds.csv.arrived'),
      t('refunds.table.next'),
    ],
    data: rows.map((row) => [
      row.id,
      when(row.requestedAt),
      yuanText(row.amountFen),
      pick(lng, row.courseZh, row.courseEn),
      pick(lng, row.schoolZh, row.schoolEn),
      t(`refunds.reason.${row.reason}`),
      t(`back.route.${row.route}`),
      t(`back.step.${row.status}`),
      row.attempt,
      when(row.sentAt),
      when(row.arrivedAt),
      t(`refunds.next.${row.next}`, { on: row.againOn ? f.date(row.againOn) : '' }),
    ]),
  });
}
