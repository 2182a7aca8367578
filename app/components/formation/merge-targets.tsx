import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { useRefusalText } from '~/components/ui/refusal-notice';
import { Table } from '~/components/ui/table';
import type { Refusal } from '~/domain/refusal';
import { useFormat } from '~/i18n/use-format';
import { ClassLine, type NamedClass } from './class-line';

export interface TargetRow extends NamedClass {
  id: string;
  firstDate: string;
  placesLeft: number;
  priceFen: number;
  fit: number;
  of: number;
  refusals: readonly Refusal[];
}

/** Classes that a small one could be merged into, with how many of its children would fit. */
export function MergeTargets({ offeringId, rows }: { offeringId: string; rows: readonly TargetRow[] }) {
  const { t } = useTranslation('formation');
  const f = useFormat();
  const why = useRefusalText();
  return (
    <Card as="section" title={t('merge.title')}>
      <p className="text-sm text-ink-soft">{t('merge.hint')}</p>
      {rows.length === 0 ? (
        <p>{t('merge.none')}</p>
      ) : (
        <Table
          caption={t('merge.into')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'class', head: t('merge.into'), rowHead: true, cell: (row) => <ClassLine of={row} /> },
            {
              key: 'first',
              head: t('class.first'),
              unbroken: true,
              wide: true,
              cell: (row) => f.date(row.firstDate),
            },
            { key: 'free', head: t('merge.free'), align: 'end', cell: (row) => f.number(row.placesLeft) },
            {
              key: 'price',
              head: t('merge.price'),
              align: 'end',
              wide: true,
              cell: (row) => f.money(row.priceFen),
            },
            {
              key: 'fit',
              head: t('merge.fit'),
              align: 'end',
              cell: (row) =>
                row.refusals.length > 0 ? '' : t('merge.fitOf', { fit: row.fit, count: row.of }),
            },
            {
              key: 'look',
              head: t('merge.look'),
              cell: (row) =>
                row.refusals.length > 0 ? (
                  <span className="text-ink-soft">{row.refusals.map(why).join(' ')}</span>
                ) : (
                  <ButtonLink to={`/school/formation/${offeringId}/merge?into=${row.id}`}>
                    {t('merge.look')}
                  </ButtonLink>
                ),
            },
          ]}
        />
      )}
    </Card>
  );
}
