import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { csvResponse } from '~/http/csv.server';
import { getLocale, getT } from '~/http/locale.server';
import { formatter } from '~/i18n/format';
import { readRoster } from '~/services/planning/roster.server';

/** The roster as a file for a spreadsheet: names and classes, with a mark that tells Excel it is UTF-8. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'roster.read');
  const lng = await getLocale(request);
  const t = await getT(lng, 'provider');
  const f = formatter(lng);
  const offeringId = params.offeringId ?? '';
  const { rows } = await readRoster(actor, { offeringId, as: 'file' }, new Date());
  return csvResponse('roster.csv', {
    fields: [t('roster.name'), t('roster.class')],
    data: rows.map((row) => [row.name, `${f.grade(row.grade)} ${row.className}`]),
  });
}
