import { useTranslation } from 'react-i18next';
import { Stat, StatRow } from '~/components/ui/stat';
import type { DrawStage } from '~/domain/draw/stage';
import { useFormat } from '~/i18n/use-format';

type Figures = {
  stage: DrawStage;
  applicants: number;
  results: { dropped: number; void: number };
  places: { held: number; confirmed: number; ended: number };
};

/** What the bureau asks of a draw at each stage. */
export function DeskFigures({ draw }: { draw: Figures }) {
  const { t } = useTranslation('draw');
  const f = useFormat();
  const { stage, applicants, results, places } = draw;
  const before = stage === 'announced' || stage === 'open' || stage === 'closed';
  return (
    <StatRow five={stage === 'drawn'}>
      {stage !== 'drawn' && (
        <Stat
          label={before ? t('bureau.desk.wishLists') : t('bureau.desk.takePart')}
          value={f.number(applicants)}
        />
      )}
      {!before && (
        <Stat
          label={t('bureau.desk.dropped')}
          value={f.number(results.dropped)}
          hint={t('bureau.desk.droppedHint')}
        />
      )}
      {stage === 'drawn' && (
        <>
          <Stat label={t('bureau.desk.held')} value={f.number(places.held)} />
          <Stat label={t('bureau.desk.paid')} value={f.number(places.confirmed)} />
          <Stat label={t('bureau.desk.ended')} value={f.number(places.ended)} />
          <Stat
            label={t('bureau.desk.void')}
            value={f.number(results.void)}
            hint={t('bureau.desk.voidHint')}
          />
        </>
      )}
    </StatRow>
  );
}
