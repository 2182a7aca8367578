import type { LoaderFunctionArgs } from '@remix-run/node';
import { yuanText } from '~/domain/money';
import { requireCan } from '~/http/actor.server';
import { csvResponse } from '~/http/csv.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { fundWords } from '~/services/settlement/fund-words.server';
import { settlementFundLines } from '~/services/settlement/one.server';

/** Every line of a settlement with the source of its money, for a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireCan(request, 'settlement.read');
  const lng = await getLocale(request);
  const t = await getT(lng, 'settlement');
  const lines = await settlementFundLines(params.settlementId ?? '');
  return csvResponse('settlement-lines.csv', {
    fields: [
      t('line.day'),
      t('line.kind'),
      t('line.class'),
      t('line.school'),
      t('line.lesson'),
      t('line.fund'),
      t('line.children'),
      t('line.amount'),
    ],
    data: lines.map(({ class: of, lesson, ...line }) => [
      line.day,
      t(`kind.${line.kind}`),
      of ? pick(lng, of.titleZh, of.titleEn) : t('line.noClass'),
      of ? pick(lng, of.schoolZh, of.schoolEn) : '',
      lesson ? t('line.lessonOf', lesson) : t('line.noLesson'),
      fundWords(lng, line.fund),
      line.children,
      yuanText(line.amountFen),
    ]),
  });
}
