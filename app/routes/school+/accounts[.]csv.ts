import type { LoaderFunctionArgs } from '@remix-run/node';
import { yuanText } from '~/domain/money';
import { requireCan } from '~/http/actor.server';
import { csvResponse } from '~/http/csv.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { schoolAccounts, type TellableSums } from '~/services/accounts/school-accounts.server';
import { termChoice } from '~/services/accounts/term-choice.server';

/** The term accounts as a file for a spreadsheet: the same rows as on the page, small classes in one line. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'accounts.read');
  const lng = await getLocale(request);
  const t = await getT(lng, 'accounts');
  const now = new Date();
  const { chosenId } = await termChoice(new URL(request.url).searchParams.get('term'), now);
  const { classes, together, total, minimum } = await schoolAccounts(actor, chosenId, now);
  const told = (fen: number | null) => (fen === null ? t('school.untold') : yuanText(fen));
  const money = (
    { children, paidFen, backFen, heldFen, earnedFen, serviceFen, countyFen }: TellableSums,
    collects = true,
  ) => [
    children,
    ...[paidFen, backFen, heldFen, earnedFen].map((fen) => (collects ? told(fen) : '')),
    told(serviceFen),
    yuanText(countyFen),
  ];
  const titles = together?.titles.map(({ zh, en }) => pick(lng, zh, en)).join(' / ') ?? '';
  return csvResponse('term-accounts.csv', {
    fields: [
      t('school.class'),
      t('school.provider'),
      t('school.children'),
      t('school.paid'),
      t('school.back'),
      t('school.held'),
      t('school.earned'),
      t('school.service'),
      t('school.county'),
    ],
    data: [
      ...classes.map((row) => [
        pick(lng, row.titleZh, row.titleEn),
        pick(lng, row.providerZh, row.providerEn),
        ...money(row, row.collects),
      ]),
      ...(together
        ? [
            [
              t('school.together', { count: together.titles.length }),
              t('school.togetherHint', { minimum, titles }),
              ...money(together.sums),
            ],
          ]
        : []),
      [t('school.total'), '', ...money(total)],
    ],
  });
}
