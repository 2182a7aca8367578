import { useTranslation } from 'react-i18next';
import { Disclosure } from '~/components/ui/disclosure';
import { type Column, Table } from '~/components/ui/table';
import type { StatementLine, StatementTotals } from '~/domain/settlement/statement';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Line = StatementLine & {
  class: { titleZh: string; titleEn: string; schoolZh: string; schoolEn: string } | null;
  lesson: { number: number; date: string } | null;
};

/** A statement lesson by lesson. The columns add up to the row, and the rows to the total. */
export function LinesTable({ lines, totals }: { lines: readonly Line[]; totals: StatementTotals }) {
  const { t } = useTranslation('settlement');
  const f = useFormat();
  const lng = useLng();
  const money = (fen: number) => (fen === 0 ? '' : f.money(fen));
  const lessonOf = ({ lesson, kind }: Line) => {
    if (!lesson) return t('line.noLesson');
    const of = t('line.lessonOf', {
      number: lesson.number,
      date: f.date(lesson.date, { weekday: false }),
    });
    return kind === 'lesson' ? of : `${of} (${t(`kind.${kind}`)})`;
  };
  const columns: Column<Line>[] = [
    {
      key: 'day',
      head: t('line.day'),
      unbroken: true,
      wide: true,
      cell: (line) => f.date(line.day, { weekday: false }),
    },
    {
      key: 'class',
      head: t('line.class'),
      rowHead: true,
      cell: (line) =>
        line.class ? (
          <>
            {pick(lng, line.class.titleZh, line.class.titleEn)}
            <span className="block font-normal text-ink-soft">
              {pick(lng, line.class.schoolZh, line.class.schoolEn)}
            </span>
          </>
        ) : (
          t('line.noClass')
        ),
    },
    { key: 'lesson', head: t('line.lesson'), className: 'min-w-24', cell: lessonOf },
    { key: 'children', head: t('line.children'), align: 'end', cell: (line) => f.number(line.children) },
    {
      key: 'price',
      head: t('line.atPrice'),
      align: 'end',
      wide: true,
      cell: (line) => money(line.lessonsFen),
    },
    { key: 'other', head: t('line.other'), align: 'end', wide: true, cell: (line) => money(line.otherFen) },
    {
      key: 'deduction',
      head: t('line.deduction'),
      align: 'end',
      wide: true,
      cell: (line) => money(line.deductionFen),
    },
    { key: 'amount', head: t('line.amount'), align: 'end', cell: (line) => f.money(line.amountFen) },
  ];
  return (
    <div className="grid gap-3">
      <Table
        caption={t('one.lines')}
        columns={columns}
        rows={lines}
        rowKey={(line) => line.key}
        empty={t('one.empty')}
        foot={
          <tr>
            <th scope="row" colSpan={2} className="px-3 py-2 text-start max-sm:hidden">
              {t('line.sum')}
            </th>
            <th scope="row" className="px-3 py-2 text-start sm:hidden">
              {t('line.sum')}
            </th>
            <td className="px-3 py-2" />
            <td className="px-3 py-2" />
            {[totals.lessonsFen, totals.otherFen, totals.deductionFen].map((fen, index) => (
              <td key={columns[index + 4]?.key} className="px-3 py-2 text-end tabular max-sm:hidden">
                {f.money(fen)}
              </td>
            ))}
            <td className="px-3 py-2 text-end tabular">{f.money(totals.totalFen)}</td>
          </tr>
        }
      />
      <Disclosure summary={t('explain.title')}>
        <dl className="grid gap-2 text-sm">
          {(['atPrice', 'other', 'deduction'] as const).map((key) => (
            <div key={key}>
              <dt className="font-semibold">{t(`line.${key}`)}</dt>
              <dd className="text-ink-soft">{t(`explain.${key}`)}</dd>
            </div>
          ))}
          <div>
            <dt className="sr-only">{t('own.held')}</dt>
            <dd className="text-ink-soft">{t('explain.held')}</dd>
          </div>
        </dl>
      </Disclosure>
    </div>
  );
}
