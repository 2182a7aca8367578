import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Table } from '~/components/ui/table';
import { groupedNumber } from '~/domain/payment/bank-account';
import { spacedReference } from '~/domain/payment/transfer-reference';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import type { BankLineRow } from './bank-lines';

interface LineFactsProps {
  line: BankLineRow & { payerAccount: string; note: string | null; decidedAt: string | null };
  waiting: readonly {
    reference: string;
    openFen: number;
    dueAt: string;
    courseZh: string;
    courseEn: string;
  }[];
}

/** What the bank says about one transfer, and places it could be meant for. */
export function LineFacts({ line, waiting }: LineFactsProps) {
  const { t } = useTranslation('money');
  const f = useFormat();
  const lng = useLng();
  return (
    <div className="grid gap-5">
      <Card as="section" title={t('bank.one')}>
        <DefinitionList
          items={[
            { term: t('bank.booked'), detail: f.date(line.bookedOn, { year: true }) },
            { term: t('bank.amount'), detail: f.money(line.amountFen) },
            { term: t('bank.payer'), detail: line.payer || null },
            {
              term: t('bank.payerAccount'),
              detail: line.payerAccount ? groupedNumber(line.payerAccount) : null,
            },
            { term: t('bank.text'), detail: line.text || null },
            { term: t('bank.number'), detail: line.externalId },
            { term: t('bank.note'), detail: line.note },
            {
              term: t('bank.state'),
              detail: line.decidedAt && t('bank.decidedOn', { when: f.instant(line.decidedAt) }),
            },
          ]}
        />
      </Card>
      {waiting.length > 0 && (
        <section className="grid gap-2">
          <h2 className="text-lg">{t('bank.search')}</h2>
          <p className="text-ink-soft">{t('bank.searchHint')}</p>
          <Table
            caption={t('bank.search')}
            rows={waiting}
            rowKey={(row) => row.reference}
            columns={[
              {
                key: 'reference',
                head: t('bank.waitingReference'),
                unbroken: true,
                rowHead: true,
                cell: (row) => <span className="select-all">{spacedReference(row.reference)}</span>,
              },
              {
                key: 'course',
                head: t('refunds.table.course'),
                wide: true,
                cell: (row) => pick(lng, row.courseZh, row.courseEn),
              },
              {
                key: 'open',
                head: t('bank.waitingOpen'),
                align: 'end',
                cell: (row) => f.money(row.openFen),
              },
              { key: 'due', head: t('bank.waitingDue'), unbroken: true, cell: (row) => f.instant(row.dueAt) },
            ]}
          />
        </section>
      )}
    </div>
  );
}
