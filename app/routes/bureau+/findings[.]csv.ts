import type { LoaderFunctionArgs } from '@remix-run/node';
import { todayInShanghai } from '~/domain/calendar';
import { sourceInEnglish } from '~/domain/reduction/source-in-english';
import { deskFilter, deskQuestion } from '~/forms/findings/desk-filter';
import { requireCan } from '~/http/actor.server';
import { csvResponse } from '~/http/csv.server';
import { getLocale, getT } from '~/http/locale.server';
import { formatter } from '~/i18n/format';
import { pick } from '~/i18n/pick';
import { CSV_MOST, deskPage } from '~/services/findings/desk.server';

/** What the desk shows for a question, as a file for a spreadsheet, with a mark that tells Excel it is UTF-8. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'finding.read');
  const lng = await getLocale(request);
  const t = await getT(lng, 'findings');
  const f = formatter(lng);
  const filter = deskFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = todayInShanghai(new Date());
  const { rows } = await deskPage(deskQuestion(filter), { page: 1, perPage: CSV_MOST }, today);
  const named = (thing: { nameZh: string; nameEn: string } | null) =>
    thing ? pick(lng, thing.nameZh, thing.nameEn) : '';
  return csvResponse('findings.csv', {
    fields: [
      t('table.rule'),
      t('csv.severity'),
      t('table.state'),
      t('table.what'),
      t('csv.actual'),
      t('csv.limit'),
      t('csv.source'),
      t('csv.subject'),
      t('csv.course'),
      t('csv.school'),
      t('csv.town'),
      t('table.provider'),
      t('table.lessons'),
      t('table.children'),
      t('csv.first'),
      t('table.due'),
      t('table.since'),
    ],
    data: rows.map((row) => [
      row.rule,
      t(`severity.${row.severity}`),
      t(`state.${row.status}`),
      pick(lng, row.message.zh, row.message.en),
      row.actual,
      row.limit,
      pick(lng, row.source, sourceInEnglish(row.source)),
      t(`subject.${row.subjectKind}`),
      named(row.course),
      named(row.school),
      named(row.town),
      named(row.provider),
      row.lessons,
      row.children,
      row.firstLessonOn ?? '',
      row.dueOn ?? '',
      f.instant(row.since),
    ]),
  });
}
