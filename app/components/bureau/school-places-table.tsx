import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type Column, Table } from '~/components/ui/table';
import type { SchoolKind, TownKind } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Row = {
  schoolId: string;
  nameZh: string;
  nameEn: string;
  kind: SchoolKind;
  townId: string;
  townKind: TownKind;
  pupils: number;
  offerings: number;
  offered: number;
  taken: number;
  held: number;
  waiting: number;
  open: number;
};

const numbers = ['pupils', 'offerings', 'offered', 'taken', 'held', 'waiting', 'open'] as const;
type NumberKey = (typeof numbers)[number];

/** Every school with its places, also those that offer nothing: an empty row is the finding. */
export function SchoolPlacesTable({
  rows,
  towns,
  sort,
  direction,
}: {
  rows: readonly Row[];
  towns: readonly { id: string; nameZh: string; nameEn: string }[];
  sort: string;
  direction: 'asc' | 'desc';
}) {
  const { t } = useTranslation(['bureau', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const townName = new Map(towns.map((town) => [town.id, pick(lng, town.nameZh, town.nameEn)]));
  const numberColumn = (key: NumberKey): Column<Row> => ({
    key,
    head: t(`bureau:places.${key}`),
    align: 'end',
    sortable: true,
    cell: (row) => f.number(row[key]),
  });
  return (
    <Table
      caption={t('bureau:overview.schools')}
      rows={sorted(rows, sort, direction)}
      rowKey={(row) => row.schoolId}
      sort={{ key: sort, direction, href: (key, dir) => `?sort=${key}&dir=${dir}#schools` }}
      columns={[
        {
          key: 'school',
          head: t('bureau:table.school'),
          rowHead: true,
          cell: (row) => (
            <Link to={`/bureau/offerings?school=${row.schoolId}`}>{pick(lng, row.nameZh, row.nameEn)}</Link>
          ),
        },
        {
          key: 'town',
          head: t('bureau:table.town'),
          sortable: true,
          cell: (row) => `${townName.get(row.townId)} · ${t(`codes:townKind.${row.townKind}`)}`,
        },
        {
          key: 'kind',
          head: t('bureau:table.kind'),
          wide: true,
          cell: (row) => t(`codes:schoolKind.${row.kind}`),
        },
        ...numbers.map(numberColumn),
      ]}
    />
  );
}

function sorted(rows: readonly Row[], sort: string, direction: 'asc' | 'desc'): Row[] {
  const key = numbers.find((each) => each === sort);
  // Rows come in the order of towns: without a number to sort by, that order or its reverse.
  if (!key) return direction === 'asc' ? [...rows] : [...rows].reverse();
  return [...rows].sort((a, b) => (direction === 'asc' ? a[key] - b[key] : b[key] - a[key]));
}
