import { useTranslation } from 'react-i18next';
import { Stat, StatRow } from '~/components/ui/stat';
import { useFormat } from '~/i18n/use-format';

/** One line in figures. */
export function LineStats({
  capacity,
  enrolled,
  offered,
  free,
  waiting,
  choice = false,
}: {
  capacity: number;
  enrolled: number;
  offered: number;
  free: number;
  waiting: number;
  /** The school chooses: nobody stands in a line, families have applied. */
  choice?: boolean;
}) {
  const { t } = useTranslation('waiting');
  const f = useFormat();
  return (
    <StatRow>
      <Stat
        label={t('desk.enrolled')}
        value={t('desk.placesOf', { taken: enrolled, capacity: f.number(capacity) })}
      />
      <Stat label={t('desk.offered')} value={f.number(offered)} />
      <Stat label={t('desk.free')} value={f.number(free)} />
      <Stat label={t(choice ? 'desk.applicants' : 'desk.waiting')} value={f.number(waiting)} />
    </StatRow>
  );
}
