import type { LoaderFunctionArgs } from '@remix-run/node';
import { yuanText } from '~/domain/money';
import { requireCan } from '~/http/actor.server';
import { csvResponse } from '~/http/csv.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { programmePage } from '~/services/aid/programme-page.server';

/** A programme by school, small schools together as on its page, for a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireCan(request, 'programme.read');
  const lng = await getLocale(request);
  const t = await getT(lng, 'aid');
  const { bySchool, minimum } = await programmePage(params.programmeId ?? '', new Date());
  return csvResponse('schools.csv', {
    fields: [t('table.school'), t('table.children'), t('table.places'), t('table.total')],
    data: bySchool.map((row) => {
      const few = row.children < minimum ? t('programme.fewer', { minimum }) : null;
      return [
        row.id === null
          ? t('programme.merged', { count: row.groups })
          : pick(lng, row.nameZh ?? '', row.nameEn ?? ''),
        few ?? row.children,
        few ?? row.places,
        yuanText(row.fen),
      ];
    }),
  });
}
