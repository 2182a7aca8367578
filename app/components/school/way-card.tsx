import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { DemandFacts } from '~/components/wishes/demand';
import type { DemandView } from '~/components/wishes/use-demand';
import type { Kept } from '~/domain/enrollment/ways';
import type { Allocation } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

interface WayCardProps {
  id: string;
  allocation: Allocation;
  draw: { id: string; nameZh: string; nameEn: string; aborted: boolean } | null;
  kept: readonly Kept[];
  demand: DemandView | null;
}

/** How a class gives its places once that stands fast, with the places it keeps and how much it is wished: counts only. */
export function WayCard({ id, allocation, draw, kept, demand }: WayCardProps) {
  const { t } = useTranslation(['wishes', 'codes']);
  const lng = useLng();
  return (
    <Card as="section" title={t('wishes:way.title')}>
      <p>
        {t(`codes:allocation.${allocation}`)}
        {draw && (
          <>
            {' · '}
            <Link to={`/draws/${draw.id}`} className="text-accent underline underline-offset-4">
              {pick(lng, draw.nameZh, draw.nameEn)}
            </Link>
          </>
        )}
      </p>
      {kept.length > 0 && (
        <ol className="list-decimal ps-6 text-sm">
          {kept.map((each) => (
            <li key={each.class}>
              {t('wishes:way.keptLine', { who: t(`wishes:way.${each.class}`), count: each.places })}
            </li>
          ))}
        </ol>
      )}
      {demand && <DemandFacts id={id} demand={demand} />}
      <p className="text-sm text-ink-soft">{t('wishes:way.settled')}</p>
    </Card>
  );
}
