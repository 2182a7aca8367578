import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Table } from '~/components/ui/table';
import type { DrawStage } from '~/domain/draw/stage';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { StageBadge } from './stage-badge';

interface DrawRow {
  id: string;
  nameZh: string;
  nameEn: string;
  termZh: string;
  termEn: string;
  stage: DrawStage;
  opensAt: string;
  closesAt: string;
  classes: number;
}

/** Draws, the newest first. `base`: the area whose pages its names lead to. */
export function DrawTable({
  draws,
  base,
  now,
  caption,
}: {
  draws: readonly DrawRow[];
  base: string;
  now: string;
  caption: string;
}) {
  const { t } = useTranslation('draw');
  const f = useFormat();
  const lng = useLng();
  const at = (instant: string) => f.instant(instant, new Date(now));
  return (
    <Table
      caption={caption}
      rows={draws}
      rowKey={(draw) => draw.id}
      columns={[
        {
          key: 'name',
          head: t('list.name'),
          rowHead: true,
          cell: (draw) => <Link to={`${base}/${draw.id}`}>{pick(lng, draw.nameZh, draw.nameEn)}</Link>,
        },
        { key: 'stage', head: t('list.stage'), cell: (draw) => <StageBadge stage={draw.stage} /> },
        {
          key: 'term',
          head: t('list.term'),
          wide: true,
          cell: (draw) => pick(lng, draw.termZh, draw.termEn),
        },
        {
          key: 'window',
          head: t('list.window'),
          cell: (draw) => (
            <>
              <span className="block">{t('list.from', { at: at(draw.opensAt) })}</span>
              <span className="block">{t('list.until', { at: at(draw.closesAt) })}</span>
            </>
          ),
        },
        {
          key: 'classes',
          head: t('list.classes'),
          align: 'end',
          wide: true,
          cell: (draw) => f.number(draw.classes),
        },
      ]}
    />
  );
}
