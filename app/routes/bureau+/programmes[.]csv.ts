import type { LoaderFunctionArgs } from '@remix-run/node';
import { yuanText } from '~/domain/money';
import { requireCan } from '~/http/actor.server';
import { csvResponse } from '~/http/csv.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { programmeBalances } from '~/services/aid/programmes.server';

/** Every programme with its balance, as a file for a spreadsheet, with a mark that tells Excel it is UTF-8. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'programme.read');
  const lng = await getLocale(request);
  const [t, c] = [await getT(lng, 'aid'), await getT(lng, 'codes')];
  const rows = await programmeBalances(new Date());
  return csvResponse('programmes.csv', {
    fields: [
      t('table.programme'),
      t('table.who'),
      t('form.from'),
      t('form.to'),
      t('table.state'),
      t('programmes.budget'),
      t('programmes.committed'),
      t('programmes.spent'),
      t('programmes.left'),
      t('table.forecast'),
      t('table.places'),
    ],
    data: rows.map((row) => [
      pick(lng, row.nameZh, row.nameEn),
      row.classes.length === 0
        ? t('programmes.everybody')
        : row.classes.map((each) => c(`entitlementClass.${each}`)).join(t('separator')),
      row.from,
      row.to,
      t(`programmes.state.${row.state}`),
      yuanText(row.budgetFen),
      yuanText(row.committedFen),
      yuanText(row.spentFen),
      yuanText(row.leftFen),
      yuanText(row.forecast.endFen),
      row.places,
    ]),
  });
}
