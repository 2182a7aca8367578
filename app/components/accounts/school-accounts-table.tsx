import { useTranslation } from 'react-i18next';
import { type Column, Table } from '~/components/ui/table';
import type { Payer } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

/** Null: of too few children to be told. */
type Sums = {
  children: number;
  paidFen: number | null;
  backFen: number | null;
  heldFen: number | null;
  serviceFen: number | null;
  earnedFen: number | null;
  countyFen: number;
};
type ClassRow = Sums & {
  id: string;
  titleZh: string;
  titleEn: string;
  providerZh: string;
  providerEn: string;
  payer: Payer;
  collects: boolean;
};

interface SchoolAccountsTableProps {
  classes: readonly ClassRow[];
  together: { titles: readonly { zh: string; en: string }[]; sums: Sums } | null;
  total: Sums;
  minimum: number;
}

type Shown = Sums & { id: string; title: string; note: string; collects: boolean };

const MONEY = ['paidFen', 'backFen', 'heldFen', 'earnedFen', 'serviceFen', 'countyFen'] as const;
/** What stands only where the school collects. */
const COLLECTED: readonly string[] = ['paidFen', 'backFen', 'heldFen', 'earnedFen'];
const HEAD = {
  paidFen: 'paid',
  backFen: 'back',
  heldFen: 'held',
  earnedFen: 'earned',
  serviceFen: 'service',
  countyFen: 'county',
} as const;

/** Each class with its money, the small ones in one line, and the sums of all. */
export function SchoolAccountsTable({ classes, together, total, minimum }: SchoolAccountsTableProps) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const lng = useLng();
  const money = (fen: number | null) => (fen === null ? t('school.untold') : f.money(fen));
  const rows = classes.map((row): Shown => {
    const provider = pick(lng, row.providerZh, row.providerEn);
    const who =
      row.payer === 'county' ? t('school.countyClass') : row.collects ? '' : t('school.notCollected');
    return {
      ...row,
      title: pick(lng, row.titleZh, row.titleEn),
      note: [provider, who].filter(Boolean).join(' · '),
    };
  });
  if (together) {
    const titles = together.titles.map(({ zh, en }) => pick(lng, zh, en)).join(lng === 'en' ? ', ' : '、');
    rows.push({
      ...together.sums,
      id: 'together',
      title: t('school.together', { count: together.titles.length }),
      note: t('school.togetherHint', { minimum, titles }),
      collects: true,
    });
  }
  const moneyColumn = (key: (typeof MONEY)[number]): Column<Shown> => ({
    key,
    head: t(`school.${HEAD[key]}`),
    align: 'end',
    cell: (row) => (!row.collects && COLLECTED.includes(key) ? '—' : money(row[key])),
  });
  return (
    <Table
      caption={t('school.table')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'class',
          head: t('school.class'),
          rowHead: true,
          className: 'min-w-40',
          cell: ({ title, note }) => (
            <>
              {title}
              <span className="block font-normal text-ink-soft">{note}</span>
            </>
          ),
        },
        {
          key: 'children',
          head: t('school.children'),
          align: 'end',
          cell: ({ children }) => f.number(children),
        },
        ...MONEY.map(moneyColumn),
      ]}
      foot={
        <tr>
          <th scope="row" className="px-3 py-2 text-start">
            {t('school.total')}
          </th>
          <td className="px-3 py-2 text-end tabular">{f.number(total.children)}</td>
          {MONEY.map((key) => (
            <td key={key} className="whitespace-nowrap px-3 py-2 text-end tabular">
              {money(total[key])}
            </td>
          ))}
        </tr>
      }
    />
  );
}
