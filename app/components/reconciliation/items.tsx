import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Table } from '~/components/ui/table';
import { TextField } from '~/components/ui/text-fields';
import { useFormat } from '~/i18n/use-format';
import { type Balance, useAccountName } from './account-balances';

export interface Item {
  id: string;
  account: string;
  key: string;
  type: string;
  amountFen: number;
  movedAt: string;
  status: 'matched' | 'unknown_here' | 'missing_there' | 'amount_differs';
  note: string | null;
  resolvedAt: string | null;
}

interface ItemsProps {
  items: readonly Item[];
  balances: readonly Balance[];
  mayAct: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
  now: string;
}

const TYPES = ['payment', 'refund', 'refund_failed', 'payout', 'other'] as const;

/** What does not match between the payment service and our books, each to be explained. */
export function ReconciliationItems({ items, balances, mayAct, lastResult, now }: ItemsProps) {
  const { t } = useTranslation('money');
  const f = useFormat();
  const name = useAccountName();
  return (
    <Table
      caption={t('reconciliation.open')}
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'when',
          head: t('reconciliation.when'),
          unbroken: true,
          rowHead: true,
          cell: (row) => f.instant(row.movedAt, new Date(now)),
        },
        {
          key: 'what',
          head: t('reconciliation.what'),
          cell: (row) => (
            <>
              {t(`reconciliation.type.${TYPES.find((type) => type === row.type) ?? 'other'}`)}
              {/* The service's own name of it, to look it up there. */}
              <span className="block text-xs text-ink-faint break-all">{row.key}</span>
            </>
          ),
        },
        {
          key: 'account',
          head: t('reconciliation.account'),
          wide: true,
          cell: (row) => {
            const balance = balances.find(({ account }) => account === row.account);
            return balance ? name(balance) : row.account;
          },
        },
        {
          key: 'amount',
          head: t('reconciliation.amount'),
          align: 'end',
          cell: (row) => f.money(row.amountFen),
        },
        {
          key: 'why',
          head: t('reconciliation.why'),
          cell: (row) => t(`reconciliation.status.${row.status}`),
        },
        {
          key: 'note',
          head: t('reconciliation.note'),
          cell: (row) =>
            mayAct ? (
              <ResolveForm item={row} lastResult={lastResult} />
            ) : (
              <>
                {row.note}
                {row.resolvedAt && (
                  <span className="block text-ink-faint">{f.instant(row.resolvedAt, new Date(now))}</span>
                )}
              </>
            ),
        },
      ]}
    />
  );
}

function ResolveForm({ item, lastResult }: { item: Item } & Pick<ItemsProps, 'lastResult'>) {
  const { t } = useTranslation('money');
  const mine = lastResult?.initialValue?.itemId === item.id ? lastResult : undefined;
  return (
    <Form method="post" className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="act" value="resolve" />
      <input type="hidden" name="itemId" value={item.id} />
      <TextField
        name="note"
        label={t('reconciliation.note')}
        labelHidden
        maxLength={500}
        required
        placeholder={t('reconciliation.noteHint')}
        defaultValue={mine ? String(mine.initialValue?.note ?? '') : undefined}
        error={mine?.error?.note?.[0]}
      />
      <SubmitButton size="sm" variant="secondary">
        {t('reconciliation.resolve')}
      </SubmitButton>
    </Form>
  );
}
