import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { type Column, Table } from '~/components/ui/table';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { type ExpiryRowView, ExpiryStanding, touchedId, useThing } from './expiry-words';

/**
 * Things that run out, the most urgent first. `renewTo`: a provider's own, with the act that renews each; else the
 * provider stands beside it.
 */
export function ExpiryTable({
  rows,
  renewTo,
  providerTo,
}: {
  rows: readonly ExpiryRowView[];
  renewTo?: (row: ExpiryRowView) => string;
  providerTo?: (row: ExpiryRowView) => string | null;
}) {
  const { t } = useTranslation(['expiry', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const thing = useThing();
  const count = (row: ExpiryRowView, value: number) =>
    row.lessons > 0 ? <a href={`#${touchedId(row)}`}>{f.number(value)}</a> : f.number(value);
  const columns: Column<ExpiryRowView>[] = [
    {
      key: 'thing',
      head: t('expiry:table.thing'),
      rowHead: true,
      cell: (row) => (
        <span className="grid gap-0.5">
          {thing(row)}
          <span className="text-xs font-normal text-ink-soft">
            {t(`expiry:why.${row.rule}`)} {t('expiry:rule', { rule: row.rule })}
          </span>
        </span>
      ),
    },
  ];
  if (!renewTo) {
    columns.push({
      key: 'provider',
      head: t('expiry:table.provider'),
      cell: (row) => {
        const name = pick(lng, row.provider.nameZh, row.provider.nameEn);
        const to = providerTo?.(row);
        return to ? <Link to={to}>{name}</Link> : name;
      },
    });
  }
  columns.push(
    {
      key: 'lastDay',
      head: t('expiry:table.lastDay'),
      wide: true,
      cell: (row) => f.date(row.expiresOn, { weekday: false, year: true }),
    },
    {
      key: 'standing',
      head: t('expiry:table.standing'),
      cell: (row) => <ExpiryStanding item={row} />,
    },
    {
      key: 'lessons',
      head: t('expiry:table.lessons'),
      align: 'end',
      cell: (row) => count(row, row.lessons),
    },
    {
      key: 'children',
      head: t('expiry:table.children'),
      align: 'end',
      wide: true,
      cell: (row) => count(row, row.children),
    },
  );
  if (renewTo) {
    columns.push({
      key: 'act',
      head: t('expiry:table.act'),
      cell: (row) => (
        <ButtonLink to={renewTo(row)} size="sm">
          {t(`expiry:renew.${row.kind}`)}
        </ButtonLink>
      ),
    });
  }
  return (
    <section id="things" className="mb-8">
      <Table
        caption={t('expiry:table.caption')}
        rows={rows}
        rowKey={(row) => `${row.kind}-${row.id}`}
        columns={columns}
      />
    </section>
  );
}
