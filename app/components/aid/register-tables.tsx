import { useTranslation } from 'react-i18next';
import { DateSpan } from '~/components/ui/date-span';
import { useRefusalText } from '~/components/ui/refusal-notice';
import { type Column, Table } from '~/components/ui/table';
import type { Unmatched } from '~/domain/aid/compare-register';
import type { EntitlementClass, EntitlementSource } from '~/domain/aid/entitlement';
import type { RegisterColumn } from '~/domain/aid/register';
import type { RefusalCode } from '~/domain/refusal';
import { useFormat } from '~/i18n/use-format';
import { ChildCell, useChildWhere } from './child-cell';

type Child = { name: string; grade: number; school: { nameZh: string; nameEn: string } } | null;
type Row = { row: number; numberEnd: string; class: EntitlementClass; from: string; to: string };
type WithChild = Row & { child: Child };

/** The columns that every table of rows has: where it stands in the file, whom it means, what it says. */
function useColumns() {
  const { t } = useTranslation(['aid', 'codes']);
  const f = useFormat();
  const dates = ({ from, to }: { from: string; to: string }) => f.dateRange(from, to, { year: true });
  const row: Column<Row> = { key: 'row', head: t('aid:imports.row'), align: 'end', cell: (each) => each.row };
  const number: Column<Row> = {
    key: 'number',
    head: t('aid:imports.number'),
    wide: true,
    cell: (each) => each.numberEnd,
  };
  const child: Column<WithChild> = {
    key: 'child',
    head: t('aid:imports.child'),
    rowHead: true,
    cell: (each) => <ChildCell child={each.child} />,
  };
  const kind: Column<{ class: EntitlementClass }> = {
    key: 'class',
    head: t('aid:imports.class'),
    className: 'min-w-20',
    cell: (each) => t(`codes:entitlementClass.${each.class}`),
  };
  const span: Column<{ from: string; to: string }> = {
    key: 'dates',
    head: t('aid:imports.dates'),
    cell: ({ from, to }) => <DateSpan from={from} to={to} year />,
  };
  return { row, number, child, kind, span, dates };
}

/** How many of the rows a table lists, where it does not list them all. */
export function Showing({ shown, count }: { shown: number; count: number }) {
  const { t } = useTranslation('aid');
  return shown < count ? (
    <p className="mt-1 text-sm text-ink-soft">{t('imports.showing', { shown, count })}</p>
  ) : null;
}

export function NewRows({ rows }: { rows: readonly WithChild[] }) {
  const { t } = useTranslation('aid');
  const { row, number, child, kind, span } = useColumns();
  return (
    <Table
      caption={t('imports.newTitle')}
      rows={rows}
      rowKey={(each) => String(each.row)}
      columns={[row, child, number, kind, span]}
    />
  );
}

export function ChangedRows({ rows }: { rows: readonly (WithChild & { was: string })[] }) {
  const { t } = useTranslation('aid');
  const f = useFormat();
  const { row, number, child, kind } = useColumns();
  const day = (date: string) => f.date(date, { weekday: false, year: true });
  return (
    <Table
      caption={t('imports.changedTitle')}
      rows={rows}
      rowKey={(each) => String(each.row)}
      columns={[
        row,
        child,
        number,
        kind,
        { key: 'was', head: t('imports.was'), unbroken: true, cell: (each) => day(each.was) },
        { key: 'to', head: t('imports.to'), unbroken: true, cell: (each) => day(each.to) },
      ]}
    />
  );
}

export function CoveredRows({
  rows,
}: {
  rows: readonly (WithChild & { by: { source: EntitlementSource; from: string; to: string } })[];
}) {
  const { t } = useTranslation(['aid', 'codes']);
  const { row, number, child, kind, span, dates } = useColumns();
  return (
    <Table
      caption={t('aid:imports.coveredTitle')}
      rows={rows}
      rowKey={(each) => String(each.row)}
      columns={[
        row,
        child,
        number,
        kind,
        span,
        {
          key: 'by',
          head: t('aid:imports.by'),
          cell: ({ by }) =>
            t('aid:imports.byText', {
              source: t(`codes:entitlementSource.${by.source}`),
              dates: dates(by),
            }),
        },
      ]}
    />
  );
}

export function UnmatchedRows({ rows }: { rows: readonly (Row & { why: Unmatched })[] }) {
  const { t } = useTranslation('aid');
  const { row, number, kind, span } = useColumns();
  return (
    <Table
      caption={t('imports.unmatchedTitle')}
      rows={rows}
      rowKey={(each) => String(each.row)}
      columns={[
        row,
        { ...number, wide: false, rowHead: true, unbroken: true },
        kind,
        span,
        {
          key: 'why',
          head: t('imports.problem'),
          className: 'min-w-32',
          cell: (each) => t(`imports.why.${each.why}`),
        },
      ]}
    />
  );
}

/** Cells that are wrong, by row and column; what stands in them is not repeated. */
export function RegisterIssues({
  issues,
}: {
  issues: readonly { row: number; column: RegisterColumn; code: RefusalCode }[];
}) {
  const { t } = useTranslation(['aid', 'codes']);
  const words = useRefusalText();
  return (
    <Table
      caption={t('aid:imports.errorsTitle')}
      rows={issues}
      rowKey={({ row, column, code }) => `${row}-${column}-${code}`}
      columns={[
        { key: 'row', head: t('aid:imports.row'), align: 'end', rowHead: true, cell: ({ row }) => row },
        {
          key: 'column',
          head: t('aid:imports.column'),
          cell: ({ column }) => t(`codes:registerColumn.${column}`),
        },
        {
          key: 'problem',
          head: t('aid:imports.problem'),
          className: 'min-w-32',
          cell: ({ code }) => words({ code }),
        },
      ]}
    />
  );
}

/** What the register no longer has, each with a tick that ends it. Nothing is ticked beforehand. */
export function GoneRows({
  rows,
  form,
  ticked,
}: {
  rows: readonly { id: string; child: Child; class: EntitlementClass; from: string; to: string }[];
  /** Id of the form the ticks belong to. */
  form: string;
  ticked: readonly string[];
}) {
  const { t } = useTranslation('aid');
  const { kind, span } = useColumns();
  const where = useChildWhere();
  return (
    <Table
      caption={t('imports.goneTitle')}
      rows={rows}
      rowKey={(each) => each.id}
      columns={[
        {
          key: 'end',
          head: t('imports.goneHead'),
          cell: ({ id, child }) => (
            <input
              type="checkbox"
              name="ending"
              value={id}
              form={form}
              defaultChecked={ticked.includes(id)}
              aria-label={t('imports.goneTick', {
                child: child ? `${child.name} ${where(child)}` : '',
              })}
              className="size-5"
            />
          ),
        },
        {
          key: 'child',
          head: t('imports.child'),
          rowHead: true,
          cell: (each) => <ChildCell child={each.child} />,
        },
        kind,
        span,
      ]}
    />
  );
}
