import { useTranslation } from 'react-i18next';
import type { DayOff } from '~/domain/calendar';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

type Name = { zh: string; en: string } | null | undefined;

/** Why there is no school, as people say it: the name of the holiday where it has one. */
export function useDayOff() {
  const { t } = useTranslation('school');
  const lng = useLng();
  return (off: DayOff, name?: Name): string => {
    if (off.kind === 'county_break') {
      return t('days.county_break', { name: pick(lng, off.name.zh, off.name.en) });
    }
    if (off.kind === 'holiday' && name) return pick(lng, name.zh, name.en);
    return t(`days.${off.kind}`);
  };
}
