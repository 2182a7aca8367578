import { useTranslation } from 'react-i18next';
import { Table } from '~/components/ui/table';
import type { Spread } from '~/domain/draw/figures';
import { useFormat } from '~/i18n/use-format';

export interface SpreadRow {
  key: string;
  label: string;
  /** Null: fewer than may be shown. */
  applicants: number | null;
  firstMet?: Spread;
  anyMet?: Spread;
  none?: Spread;
}

/** Where a figure lay in the trials: its mean, and from which to which. */
export function SpreadText({ spread }: { spread: Spread | undefined }) {
  const { t } = useTranslation('draw');
  const f = useFormat();
  if (!spread) return '—';
  const { least, mean, most } = spread;
  if (least === most) return f.number(mean);
  return (
    <>
      {t('bureau.preview.mean', { mean: f.number(mean) })}
      <span className="block text-ink-soft">
        {t('bureau.preview.range', { least: f.number(least), most: f.number(most) })}
      </span>
    </>
  );
}

/** Children sorted into groups, and what the trials gave them. */
export function SpreadTable({
  caption,
  rows,
  minimum,
}: {
  caption: string;
  rows: readonly SpreadRow[];
  minimum: number;
}) {
  const { t } = useTranslation('draw');
  const f = useFormat();
  return (
    <Table
      caption={caption}
      captionShown
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'group', head: t('bureau.preview.group'), rowHead: true, cell: (row) => row.label },
        {
          key: 'children',
          head: t('bureau.preview.children'),
          align: 'end',
          cell: (row) =>
            row.applicants === null ? t('bureau.preview.hidden', { minimum }) : f.number(row.applicants),
        },
        {
          key: 'first',
          head: t('page.firstMet'),
          align: 'end',
          cell: (row) => <SpreadText spread={row.firstMet} />,
        },
        {
          key: 'any',
          head: t('page.anyMet'),
          align: 'end',
          cell: (row) => <SpreadText spread={row.anyMet} />,
        },
        {
          key: 'none',
          head: t('page.none'),
          align: 'end',
          cell: (row) => <SpreadText spread={row.none} />,
        },
      ]}
    />
  );
}

export interface GainedRow {
  class: 'hardship' | 'rural' | 'special_needs';
  given: Spread;
  gained: Spread;
}

/** Whom reserved places help. */
export function GainedTable({ rows }: { rows: readonly GainedRow[] }) {
  const { t } = useTranslation('draw');
  if (rows.length === 0) return <p className="text-ink-soft">{t('bureau.preview.gainedNone')}</p>;
  return (
    <Table
      caption={t('bureau.preview.gained')}
      rows={rows}
      rowKey={(row) => row.class}
      columns={[
        {
          key: 'kind',
          head: t('bureau.preview.gainedKind'),
          rowHead: true,
          cell: (row) => t(`reserveClass.${row.class}`),
        },
        {
          key: 'given',
          head: t('bureau.preview.gainedGiven'),
          align: 'end',
          cell: (row) => <SpreadText spread={row.given} />,
        },
        {
          key: 'gained',
          head: t('bureau.preview.gainedNew'),
          align: 'end',
          cell: (row) => <SpreadText spread={row.gained} />,
        },
      ]}
    />
  );
}
