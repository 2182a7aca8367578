import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { Table } from '~/components/ui/table';
import type { Withdrawal } from '~/domain/enrollment/withdraw';
import { useFormat } from '~/i18n/use-format';

/** The whole formula of a withdrawal with its numbers: lesson by lesson, the model in words, and the sums. */
export function WithdrawalFormula({ withdrawal }: { withdrawal: Withdrawal }) {
  const { t } = useTranslation('money');
  const f = useFormat();
  const rows = withdrawal.lines.map((line, index) => ({ ...line, number: index + 1 }));
  return (
    <>
      <Card as="section" title={t('withdrawal.model')}>
        <p>{t(`model.${withdrawal.model}`)}</p>
        <p className="text-ink-soft">{t('canceledNote')}</p>
        <p className="text-ink-soft">{t('withdrawal.today')}</p>
      </Card>
      <Table
        caption={t('withdrawal.lessons')}
        captionShown
        rows={rows}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            key: 'date',
            head: t('withdrawal.date'),
            rowHead: true,
            unbroken: true,
            cell: ({ date }) => f.date(date, { weekday: false }),
          },
          {
            key: 'what',
            head: t('withdrawal.what'),
            cell: ({ date, state }) =>
              state === 'future' && date <= withdrawal.withdrawnOn
                ? t('withdrawal.unconfirmed')
                : t(`outcome.${state}`),
          },
          {
            key: 'value',
            head: t('withdrawal.value'),
            align: 'end',
            cell: ({ valueFen }) => f.money(valueFen),
          },
          {
            key: 'back',
            head: t('withdrawal.back'),
            align: 'end',
            cell: ({ refundFen }) => f.money(refundFen),
          },
        ]}
        foot={
          <tr>
            <th scope="row" colSpan={2} className="px-3 py-2 text-start">
              {t('withdrawal.total')}
            </th>
            <td className="px-3 py-2 text-end tabular">{f.money(withdrawal.lessonsFen)}</td>
            <td className="px-3 py-2 text-end tabular">{f.money(withdrawal.refundableFen)}</td>
          </tr>
        }
      />
      <Card as="section" title={t('withdrawal.sums')}>
        <Sums withdrawal={withdrawal} />
      </Card>
    </>
  );
}

type Line = { key: string; label: string; value: string; hint?: string; strong?: boolean };

function Sums({ withdrawal }: { withdrawal: Withdrawal }) {
  const { t } = useTranslation('money');
  const f = useFormat();
  const { materials, countyFen } = withdrawal;
  const lines: Line[] = [
    { key: 'back', label: t('withdrawal.lessonsBack'), value: f.money(withdrawal.refundableFen) },
  ];
  if (countyFen > 0 || withdrawal.familyShareFen < withdrawal.lessonsFen) {
    lines.push(
      {
        key: 'share',
        label: t('withdrawal.familyShare'),
        value: f.money(withdrawal.familyFen),
        hint: t('withdrawal.familyShareHow', {
          back: f.money(withdrawal.refundableFen),
          share: f.money(withdrawal.familyShareFen),
          whole: f.money(withdrawal.lessonsFen),
          sum: f.money(withdrawal.familyFen),
        }),
      },
      { key: 'county', label: t('withdrawal.county'), value: f.money(countyFen) },
    );
  }
  if (materials) {
    const back = materials.backFen > 0;
    lines.push({
      key: 'materials',
      label: t('withdrawal.materials'),
      value: f.money(materials.familyFen),
      hint: back
        ? t('withdrawal.materialsBack', { amount: f.money(materials.backFen) })
        : t('withdrawal.materialsUsed'),
    });
  }
  lines.push(
    { key: 'paid', label: t('withdrawal.paid'), value: f.money(withdrawal.paidFen) },
    { key: 'owed', label: t('withdrawal.owed'), value: f.money(-withdrawal.owedFen) },
  );
  if (withdrawal.backBeforeFen > 0)
    lines.push({ key: 'before', label: t('withdrawal.before'), value: f.money(-withdrawal.backBeforeFen) });
  if (withdrawal.openFen > 0)
    lines.push({
      key: 'open',
      label: t('withdrawal.open'),
      value: f.money(withdrawal.openFen),
      hint: t('withdrawal.openWhy'),
    });
  lines.push({
    key: 'now',
    label: t('withdrawal.goesBack'),
    value: f.money(withdrawal.backFen),
    strong: true,
  });
  return (
    <dl className="grid gap-2">
      {lines.map(({ key, label, value, hint, strong }) => (
        <div
          key={key}
          className={
            strong
              ? 'flex items-baseline justify-between gap-4 border-t border-line pt-2 text-lg font-semibold'
              : 'flex items-baseline justify-between gap-4'
          }
        >
          <dt className="min-w-0">
            {label}
            {hint && <span className="block text-sm font-normal text-ink-soft">{hint}</span>}
          </dt>
          <dd className="whitespace-nowrap tabular">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
