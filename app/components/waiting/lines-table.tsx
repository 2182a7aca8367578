import { Link } from '@remix-run/react';
import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { EmptyState } from '~/components/ui/empty-state';
import { Table } from '~/components/ui/table';
import type { Allocation } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export interface LineFigures {
  offeringId: string;
  titleZh: string;
  titleEn: string;
  schoolZh: string;
  schoolEn: string;
  allocation: Allocation;
  capacity: number;
  enrolled: number;
  offered: number;
  waiting: number;
  kept: number;
  paused: boolean;
}

/** Classes with a line, in figures; each leads to its line. */
export function LinesTable({
  lines,
  base,
  schools = false,
}: {
  lines: readonly LineFigures[];
  base: string;
  /** Name the schools: the county's table. */
  schools?: boolean;
}) {
  const { t } = useTranslation(['waiting', 'codes']);
  const f = useFormat();
  const lng = useLng();
  if (lines.length === 0) {
    return (
      <EmptyState icon={Hourglass} title={t('waiting:desk.empty')}>
        {t('waiting:desk.emptyHint')}
      </EmptyState>
    );
  }
  return (
    <Table
      caption={t('waiting:desk.title')}
      rows={lines}
      rowKey={(line) => line.offeringId}
      columns={[
        {
          key: 'course',
          head: t('waiting:desk.course'),
          rowHead: true,
          cell: (line) => (
            <span className="flex flex-wrap items-center gap-2">
              <Link to={`${base}/${line.offeringId}`}>{pick(lng, line.titleZh, line.titleEn)}</Link>
              {line.paused && <Badge tone="warn">{t('waiting:desk.paused')}</Badge>}
            </span>
          ),
        },
        ...(schools
          ? [
              {
                key: 'school',
                head: t('waiting:desk.school'),
                cell: (line: LineFigures) => pick(lng, line.schoolZh, line.schoolEn),
              },
            ]
          : []),
        {
          key: 'way',
          head: t('waiting:desk.way'),
          wide: true,
          cell: (line) => t(`codes:allocation.${line.allocation}`),
        },
        {
          key: 'places',
          head: t('waiting:desk.places'),
          align: 'end',
          cell: (line) => t('waiting:desk.placesOf', { taken: line.enrolled, capacity: line.capacity }),
        },
        {
          key: 'offered',
          head: t('waiting:desk.offered'),
          align: 'end',
          cell: (line) => f.number(line.offered),
        },
        {
          key: 'waiting',
          head: t('waiting:desk.waiting'),
          align: 'end',
          cell: (line) => f.number(line.waiting),
        },
        {
          key: 'kept',
          head: t('waiting:desk.kept'),
          align: 'end',
          wide: true,
          cell: (line) => f.number(line.kept),
        },
      ]}
    />
  );
}
