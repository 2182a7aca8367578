import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { Stat, StatRow } from '~/components/ui/stat';
import { Table } from '~/components/ui/table';
import type { Forecast } from '~/domain/aid/forecast';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Balance = {
  budgetFen: number;
  committedFen: number;
  spentFen: number;
  leftFen: number;
  state: 'running' | 'to_come' | 'over';
  to: string;
  forecast: Forecast;
};

/** Budget, committed, spent, left. */
export function BalanceStats({ balance }: { balance: Balance }) {
  const { t } = useTranslation('aid');
  const f = useFormat();
  return (
    <>
      <StatRow>
        <Stat label={t('programmes.budget')} value={f.money(balance.budgetFen)} />
        <Stat
          label={t('programmes.committed')}
          value={f.money(balance.committedFen)}
          hint={t('programme.committedHint')}
        />
        <Stat
          label={t('programmes.spent')}
          value={f.money(balance.spentFen)}
          hint={t('programme.spentHint')}
        />
        <Stat
          label={t('programmes.left')}
          value={f.money(balance.leftFen)}
          hint={t('programme.leftHint')}
          tone={balance.state === 'running' && balance.leftFen === 0 ? 'warn' : 'neutral'}
        />
      </StatRow>
      <p className="-mt-3 mb-5 text-sm text-ink-soft">{t('programme.balanceHint')}</p>
    </>
  );
}

/** Where it will stand on its last day, and how that is counted. */
export function ForecastCard({ balance }: { balance: Balance }) {
  const { t } = useTranslation('aid');
  const f = useFormat();
  const { forecast, state, to } = balance;
  const dateOf = (day: string) => f.date(day, { weekday: false, year: true });
  return (
    <Card as="section" title={t('programme.forecastTitle')}>
      {state === 'over' ? (
        <p>{t('programme.forecastOver')}</p>
      ) : forecast.perDayFen === 0 ? (
        <p>{t('programme.forecastNone')}</p>
      ) : (
        <>
          <p>
            {t('programme.forecastText', {
              days: forecast.days,
              perDay: f.money(forecast.perDayFen),
              left: forecast.daysLeft,
              to: dateOf(to),
              end: f.money(forecast.endFen),
              rest: f.money(forecast.leftFen),
            })}
          </p>
          {forecast.usedUpOn && (
            <p className="font-semibold text-warn">
              {t('programme.forecastUsedUp', { date: dateOf(forecast.usedUpOn) })}
            </p>
          )}
        </>
      )}
      {state !== 'over' && <p className="text-sm text-ink-soft">{t('programme.forecastHow')}</p>}
    </Card>
  );
}

interface Town {
  kind: 'urban' | 'rural';
  children: number | null;
  places: number | null;
  committedFen: number;
  spentFen: number;
}

/** Town against countryside. */
export function TownSplitTable({ rows, minimum }: { rows: readonly Town[]; minimum: number }) {
  const { t } = useTranslation(['aid', 'codes']);
  const f = useFormat();
  const count = (value: number | null) =>
    value === null ? t('aid:programme.fewer', { minimum }) : f.number(value);
  return (
    <Table
      caption={t('aid:programme.town')}
      rows={rows}
      rowKey={(row) => row.kind}
      columns={[
        {
          key: 'kind',
          head: t('aid:table.townKind'),
          rowHead: true,
          cell: (row) => t(`codes:townKind.${row.kind}`),
        },
        { key: 'children', head: t('aid:table.children'), align: 'end', cell: (row) => count(row.children) },
        { key: 'places', head: t('aid:table.places'), align: 'end', cell: (row) => count(row.places) },
        {
          key: 'committed',
          head: t('aid:programmes.committed'),
          align: 'end',
          cell: (row) => f.money(row.committedFen),
        },
        { key: 'spent', head: t('aid:programmes.spent'), align: 'end', cell: (row) => f.money(row.spentFen) },
      ]}
    />
  );
}

interface School {
  id: string | null;
  nameZh: string | null;
  nameEn: string | null;
  groups: number;
  children: number;
  places: number;
  fen: number;
}

/** Grants per school, small schools together; the merged row hides its count where even together they are few. */
export function SchoolSplitTable({ rows, minimum }: { rows: readonly School[]; minimum: number }) {
  const { t } = useTranslation('aid');
  const f = useFormat();
  const lng = useLng();
  const count = (row: School, value: number) =>
    row.children < minimum ? t('programme.fewer', { minimum }) : f.number(value);
  return (
    <Table
      caption={t('programme.bySchool')}
      rows={rows}
      rowKey={(row) => row.id ?? 'merged'}
      empty={t('programme.overTimeEmpty')}
      columns={[
        {
          key: 'school',
          head: t('table.school'),
          rowHead: true,
          cell: (row) =>
            row.id === null
              ? t('programme.merged', { count: row.groups })
              : pick(lng, row.nameZh ?? '', row.nameEn ?? ''),
        },
        { key: 'children', head: t('table.children'), align: 'end', cell: (row) => count(row, row.children) },
        { key: 'places', head: t('table.places'), align: 'end', cell: (row) => count(row, row.places) },
        { key: 'fen', head: t('table.total'), align: 'end', cell: (row) => f.money(row.fen) },
      ]}
    />
  );
}
