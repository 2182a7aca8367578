import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Table } from '~/components/ui/table';
import { useFormat } from '~/i18n/use-format';

const AGES = ['under3', 'under7', 'older'] as const;

interface RefundAgesProps {
  refunds: readonly { age: (typeof AGES)[number]; count: number; fen: number }[];
  failed: number;
}

/** Refunds on their way by how long ago they were asked for: the old ones are what somebody has to look at. */
export function RefundAges({ refunds, failed }: RefundAgesProps) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const rows = AGES.flatMap((age) => refunds.find((each) => each.age === age) ?? []);
  return (
    <Card
      as="section"
      title={t('money.refunds')}
      aside={
        <ButtonLink to="/bureau/refunds" variant="quiet" size="sm">
          {t('money.toRefunds')}
        </ButtonLink>
      }
    >
      {rows.length === 0 ? (
        <p className="text-ink-soft">{t('money.refundsNone')}</p>
      ) : (
        <Table
          caption={t('money.refunds')}
          rows={rows}
          rowKey={({ age }) => age}
          columns={[
            {
              key: 'age',
              head: t('money.refundAge'),
              rowHead: true,
              cell: ({ age }) => (
                <span className={age === 'older' ? 'text-refuse' : undefined}>{t(`money.age.${age}`)}</span>
              ),
            },
            {
              key: 'count',
              head: t('money.refundCount'),
              align: 'end',
              cell: ({ count }) => f.number(count),
            },
            { key: 'fen', head: t('money.amount'), align: 'end', cell: ({ fen }) => f.money(fen) },
          ]}
        />
      )}
      {failed > 0 && <p className="font-semibold text-refuse">{t('money.failed', { count: failed })}</p>}
    </Card>
  );
}
