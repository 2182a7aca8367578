import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '~/components/ui/refusal-notice';
import { Table } from '~/components/ui/table';
import type { RefusalCode } from '~/domain/refusal';
import type { RosterColumn } from '~/domain/roster/columns';
import type { ChangedField } from '~/domain/roster/compare';
import { useFormat } from '~/i18n/use-format';

export interface PupilFields {
  name: string;
  birthDate: string;
  grade: number;
  className: string;
}

export interface FileRow extends PupilFields {
  row: number;
  numberEnd: string;
}

/** The value of a field as people write it. */
export function useFieldText() {
  const f = useFormat();
  return (fields: PupilFields, field: keyof PupilFields) =>
    field === 'grade' ? f.grade(fields.grade) : fields[field];
}

/** How many of the rows a table lists, where it does not list them all. */
export function Showing({ shown, count }: { shown: number; count: number }) {
  const { t } = useTranslation('school');
  return shown < count ? (
    <p className="mt-1 text-sm text-ink-soft">{t('preview.showing', { shown, count })}</p>
  ) : null;
}

export function NewPupils({ rows, count }: { rows: readonly FileRow[]; count: number }) {
  const { t } = useTranslation('school');
  const f = useFormat();
  return (
    <>
      <Table
        caption={t('preview.newTitle')}
        rows={rows}
        rowKey={(row) => String(row.row)}
        columns={[
          { key: 'row', head: t('preview.row'), align: 'end', cell: (row) => row.row },
          { key: 'name', head: t('roster.name'), rowHead: true, cell: (row) => row.name },
          { key: 'grade', head: t('roster.grade'), cell: (row) => f.grade(row.grade) },
          { key: 'class', head: t('roster.class'), cell: (row) => row.className },
          { key: 'birth', head: t('roster.birthDate'), cell: (row) => row.birthDate },
          {
            key: 'number',
            head: t('roster.number'),
            wide: true,
            cell: (row) => t('roster.numberEnd', { end: row.numberEnd }),
          },
        ]}
      />
      <Showing shown={rows.length} count={count} />
    </>
  );
}

interface Changed {
  row: FileRow;
  fields: readonly ChangedField[];
  before: PupilFields;
}

export function ChangedPupils({ rows, count }: { rows: readonly Changed[]; count: number }) {
  const { t } = useTranslation('school');
  const text = useFieldText();
  return (
    <>
      <Table
        caption={t('preview.changedTitle')}
        rows={rows}
        rowKey={({ row }) => String(row.row)}
        columns={[
          { key: 'row', head: t('preview.row'), align: 'end', cell: ({ row }) => row.row },
          { key: 'name', head: t('roster.name'), rowHead: true, cell: ({ before }) => before.name },
          {
            key: 'change',
            head: t('preview.change'),
            cell: ({ row, before, fields }) => (
              <ul>
                {fields.map((field) => (
                  <li key={field}>
                    {field === 'returned' ? (
                      t('preview.returned')
                    ) : (
                      <>
                        <span className="text-ink-soft">
                          {t(`preview.field.${field}`)}
                          {t('colon')}
                        </span>
                        {t('preview.fromTo', { from: text(before, field), to: text(row, field) })}
                      </>
                    )}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <Showing shown={rows.length} count={count} />
    </>
  );
}

export function GonePupils({
  rows,
  count,
}: {
  rows: readonly (PupilFields & { id: string })[];
  count: number;
}) {
  const { t } = useTranslation('school');
  const f = useFormat();
  return (
    <>
      <Table
        caption={t('preview.goneTitle')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            head: t('roster.name'),
            rowHead: true,
            cell: (row) => <Link to={`/school/roster/${row.id}`}>{row.name}</Link>,
          },
          { key: 'grade', head: t('roster.grade'), cell: (row) => f.grade(row.grade) },
          { key: 'class', head: t('roster.class'), cell: (row) => row.className },
          { key: 'birth', head: t('roster.birthDate'), cell: (row) => row.birthDate },
        ]}
      />
      <Showing shown={rows.length} count={count} />
    </>
  );
}

interface Issue {
  row: number;
  column: RosterColumn;
  code: RefusalCode;
}

/** Cells that are wrong or odd, by row and column; what stands in them is not repeated. */
export function Issues({ caption, issues }: { caption: string; issues: readonly Issue[] }) {
  const { t } = useTranslation(['school', 'codes']);
  const words = useRefusalText();
  return (
    <Table
      caption={caption}
      rows={issues}
      rowKey={({ row, column, code }) => `${row}-${column}-${code}`}
      columns={[
        {
          key: 'row',
          head: t('school:preview.row'),
          align: 'end',
          rowHead: true,
          cell: ({ row }) => row,
        },
        {
          key: 'column',
          head: t('school:preview.column'),
          cell: ({ column }) => t(`codes:rosterColumn.${column}`),
        },
        { key: 'problem', head: t('school:preview.problem'), cell: ({ code }) => words({ code }) },
      ]}
    />
  );
}
