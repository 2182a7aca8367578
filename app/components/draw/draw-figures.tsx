import { useTranslation } from 'react-i18next';
import { Stat, StatRow } from '~/components/ui/stat';
import type { DrawFigures as Figures } from '~/domain/draw/figures';
import { useFormat } from '~/i18n/use-format';

/** What a draw gave, in five numbers. */
export function DrawFigures({ figures }: { figures: Figures }) {
  const { t } = useTranslation('draw');
  const f = useFormat();
  return (
    <StatRow five>
      <Stat label={t('page.applicants')} value={f.number(figures.applicants)} />
      <Stat label={t('page.firstMet')} value={f.number(figures.firstMet)} />
      <Stat label={t('page.anyMet')} value={f.number(figures.anyMet)} />
      <Stat label={t('page.none')} value={f.number(figures.none)} />
      <Stat
        label={t('page.given')}
        value={f.number(figures.given)}
        hint={t('page.ofPlaces', { places: f.number(figures.places) })}
      />
    </StatRow>
  );
}
