import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Table } from '~/components/ui/table';
import type { MisfitReason } from '~/domain/formation/fit';
import { useFormat } from '~/i18n/use-format';
import { ClassLine, type NamedClass, useTimes } from './class-line';

interface OneClass extends NamedClass {
  firstDate: string;
  placesLeft: number;
  priceFen: number;
}

export interface ChildRow {
  id: string;
  pupil: { name: string; className: string } | null;
  unpaid: boolean;
  reason: MisfitReason | null;
}

/** What would happen to the two classes, to the money and to each child. */
export function MergePreview({
  from,
  into,
  rows,
}: {
  from: OneClass;
  into: OneClass;
  rows: readonly ChildRow[];
}) {
  const { t } = useTranslation('formation');
  const f = useFormat();
  const times = useTimes();
  const moved = rows.filter(({ reason }) => reason === null).length;
  const less = from.priceFen - into.priceFen;
  return (
    <>
      <Card as="section" title={t('merge.total', { moved, stay: rows.length - moved })}>
        <DefinitionList
          items={[
            { term: t('merge.from'), detail: <ClassLine of={from} /> },
            { term: t('merge.to'), detail: <ClassLine of={into} /> },
            { term: t('class.first'), detail: f.date(into.firstDate) },
            { term: t('merge.free'), detail: f.number(into.placesLeft) },
          ]}
        />
        <p>{t('merge.times', { from: times(from), into: times(into) })}</p>
      </Card>
      <Card as="section" title={t('merge.money')}>
        <ul className="grid list-disc gap-1 ps-5">
          {moved > 0 && <li>{t('merge.moneyMoved')}</li>}
          {moved > 0 && less > 0 && <li>{t('merge.moneyLess', { amount: f.money(less) })}</li>}
          {moved < rows.length && <li>{t('merge.moneyStay')}</li>}
        </ul>
      </Card>
      {rows.length > 0 && (
        <Table
          caption={t('merge.outcome')}
          captionShown
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'child',
              head: t('merge.child'),
              rowHead: true,
              cell: ({ pupil, unpaid }) => (
                <>
                  {pupil?.name ?? t('merge.otherPupil')}
                  {unpaid && <span className="text-ink-soft"> · {t('merge.unpaid')}</span>}
                </>
              ),
            },
            {
              key: 'group',
              head: t('merge.group'),
              unbroken: true,
              cell: ({ pupil }) => pupil?.className ?? '',
            },
            {
              key: 'outcome',
              head: t('merge.outcome'),
              cell: ({ reason }) =>
                reason === null ? (
                  t('merge.goes')
                ) : (
                  <>
                    <span className="font-semibold">{t('merge.stay')}</span>
                    <span className="text-ink-soft"> · {t(`merge.why.${reason}`)}</span>
                  </>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
