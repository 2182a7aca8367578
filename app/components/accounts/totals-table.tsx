import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/ui/button';
import { Table } from '~/components/ui/table';
import { SelectField } from '~/components/ui/text-fields';
import type { PublishedCell } from '~/domain/accounts/published';
import type { Category } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export const MEASURES = ['children', 'fees', 'family', 'programme', 'county', 'hours'] as const;
export type Measure = (typeof MEASURES)[number];

interface TotalsTableProps {
  towns: readonly { id: string; nameZh: string; nameEn: string }[];
  categories: readonly Category[];
  cells: readonly (readonly PublishedCell[])[];
  measure: Measure;
  termId: string | undefined;
}

/** One measure by town and category, with the totals; what may not be told says so. */
export function TotalsTable({ towns, categories, cells, measure, termId }: TotalsTableProps) {
  const { t } = useTranslation(['accounts', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const rows = cells.map((row, index) => ({ key: towns[index]?.id ?? 'all', town: towns[index], row }));
  const text = (cell: PublishedCell | undefined) => {
    const value = cell && measured(cell, measure);
    if (value === null || value === undefined)
      return <span className="text-ink-faint">{t('accounts:totals.hidden')}</span>;
    if (measure === 'children' || measure === 'hours') return f.number(value);
    return f.money(value);
  };
  return (
    <section aria-labelledby="by-town-and-category" className="grid grid-cols-1 gap-3">
      <h2 id="by-town-and-category" className="text-xl">
        {t('accounts:totals.table')}
      </h2>
      <p className="text-ink-soft">{t('accounts:totals.tableHint')}</p>
      <Form
        method="get"
        action="#by-town-and-category"
        preventScrollReset
        className="no-print flex flex-wrap items-end gap-3"
      >
        {termId && <input type="hidden" name="term" value={termId} />}
        <SelectField
          name="show"
          label={t('accounts:totals.measure')}
          placeholder={null}
          defaultValue={measure}
          options={MEASURES.map((each) => ({ value: each, label: t(`accounts:totals.${each}`) }))}
        />
        <Button type="submit">{t('accounts:totals.show')}</Button>
      </Form>
      <Table
        caption={`${t('accounts:totals.table')} · ${t(`accounts:totals.${measure}`)}`}
        captionShown
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'town',
            head: t('accounts:totals.town'),
            rowHead: true,
            className: 'whitespace-nowrap',
            cell: ({ town }) => (town ? pick(lng, town.nameZh, town.nameEn) : t('accounts:totals.all')),
          },
          ...[...categories, null].map((category, index) => ({
            key: category ?? 'all',
            head: category ? t(`codes:category.${category}`) : t('accounts:totals.all'),
            align: 'end' as const,
            className: 'whitespace-nowrap',
            cell: ({ row }: (typeof rows)[number]) => text(row[index]),
          })),
        ]}
      />
    </section>
  );
}

function measured(cell: PublishedCell, measure: Measure): number | null {
  switch (measure) {
    case 'children':
      return cell.children;
    case 'fees':
      return cell.feesFen;
    case 'family':
      return cell.familyFen;
    case 'programme':
      return cell.programmeFen;
    case 'county':
      return cell.countyFen;
    case 'hours':
      return Math.round(cell.minutes / 60);
  }
}
