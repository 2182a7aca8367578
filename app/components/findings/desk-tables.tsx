import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Table } from '~/components/ui/table';
import type { NamedThing, ShownFinding } from '~/domain/findings/shown';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { FindingState, RuleLink, SeverityBadge } from './finding-badges';

type Named = NamedThing | null;

/** Findings one by one; the words of each lead to it. */
export function FindingsTable({
  rows,
  current,
  to,
  now,
  today,
}: {
  rows: readonly ShownFinding[];
  current?: string;
  to: (id: string) => string;
  now: string;
  today: string;
}) {
  const { t } = useTranslation('findings');
  const f = useFormat();
  const lng = useLng();
  const name = (thing: Named) => thing && pick(lng, thing.nameZh, thing.nameEn);
  return (
    <Table
      caption={t('desk.title')}
      rows={rows}
      rowKey={(row) => row.id}
      currentKey={current}
      columns={[
        {
          key: 'what',
          head: t('table.what'),
          rowHead: true,
          cell: (row) => (
            <span className="grid gap-1">
              <Link to={to(row.id)}>{pick(lng, row.message.zh, row.message.en)}</Link>
              <span className="flex flex-wrap items-center gap-2 font-normal">
                <SeverityBadge severity={row.severity} />
                <RuleLink rule={row.rule} />
              </span>
            </span>
          ),
        },
        {
          key: 'where',
          head: t('table.where'),
          cell: (row) => (
            <span className="grid">
              {[name(row.course), name(row.school), name(row.provider)].filter(Boolean).map((each) => (
                <span key={each}>{each}</span>
              ))}
            </span>
          ),
        },
        { key: 'state', head: t('table.state'), cell: (row) => <FindingState status={row.status} /> },
        {
          key: 'lessons',
          head: t('table.lessons'),
          align: 'end',
          wide: true,
          cell: (row) => f.number(row.lessons),
        },
        {
          key: 'children',
          head: t('table.children'),
          align: 'end',
          wide: true,
          cell: (row) => f.number(row.children),
        },
        {
          key: 'due',
          head: t('table.due'),
          cell: (row) =>
            row.dueOn ? (
              <span className={row.dueOn < today ? 'font-semibold text-refuse' : undefined}>
                {f.date(row.dueOn)}
                {row.dueOn < today && <span className="block text-sm">{t('one.overdueSince')}</span>}
              </span>
            ) : (
              '—'
            ),
        },
        {
          key: 'since',
          head: t('table.since'),
          wide: true,
          cell: (row) => f.instant(row.since, new Date(now)),
        },
      ]}
    />
  );
}

export type DeskGroupRow = {
  id: string;
  nameZh: string;
  nameEn: string;
  hard: number;
  soft: number;
  lessons: number;
  since: string;
};

/** Findings by rule, provider, school or town; every number leads to what it counts. */
export function GroupsTable({
  caption,
  rows,
  to,
  rule,
  now,
}: {
  caption: string;
  rows: readonly DeskGroupRow[];
  /** The list behind a number. */
  to: (id: string, severity?: 'hard' | 'soft') => string;
  /** The groups are rules: their id stands before the name. */
  rule: boolean;
  now: string;
}) {
  const { t } = useTranslation('findings');
  const f = useFormat();
  const lng = useLng();
  const count = (value: number, href: string) =>
    value > 0 ? <Link to={href}>{f.number(value)}</Link> : f.number(0);
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          head: t('table.name'),
          rowHead: true,
          cell: (row) => (
            <Link to={to(row.id)}>
              {rule ? `${row.id} ` : ''}
              {pick(lng, row.nameZh, row.nameEn)}
            </Link>
          ),
        },
        {
          key: 'hard',
          head: t('table.hard'),
          align: 'end',
          cell: (row) => count(row.hard, to(row.id, 'hard')),
        },
        {
          key: 'soft',
          head: t('table.soft'),
          align: 'end',
          cell: (row) => count(row.soft, to(row.id, 'soft')),
        },
        {
          key: 'lessons',
          head: t('table.lessons'),
          align: 'end',
          wide: true,
          cell: (row) => f.number(row.lessons),
        },
        {
          key: 'oldest',
          head: t('table.oldest'),
          wide: true,
          cell: (row) => (row.since ? f.instant(row.since, new Date(now)) : '—'),
        },
      ]}
    />
  );
}
