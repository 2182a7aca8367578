import { useTranslation } from 'react-i18next';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type DayOff =
  | { kind: 'outside_term' }
  | { kind: 'holiday' }
  | { kind: 'county_break'; name: { zh: string; en: string } }
  | { kind: 'weekend' };

/** The statutory holiday that a day off belongs to, by its season: the notices move days, never across these bounds. */
function holidayOf(date: string) {
  const day = date.slice(5);
  if (day <= '01-05' || day >= '12-28') return 'new_year';
  if (day >= '01-15' && day <= '03-01') return 'spring_festival';
  if (day >= '04-01' && day <= '04-10') return 'qingming';
  if (day >= '04-25' && day <= '05-10') return 'labour';
  if (day >= '05-20' && day <= '07-01') return 'dragon_boat';
  if (day >= '09-05' && day <= '09-30') return 'mid_autumn';
  if (day >= '10-01' && day <= '10-12') return 'national';
  return null;
}

/** Why there is no school on a day, in words. */
export function useDayOffName() {
  const { t } = useTranslation('parent');
  const lng = useLng();
  return (date: string, off: DayOff): string => {
    if (off.kind === 'county_break') return pick(lng, off.name.zh, off.name.en) || t('day.holiday');
    if (off.kind === 'holiday') {
      const holiday = holidayOf(date);
      return holiday ? t(`day.${holiday}`) : t('day.holiday');
    }
    return off.kind === 'weekend' ? t('day.weekend') : t('day.vacation');
  };
}

/** Name and date of a day of the week view; a working weekend says whose timetable it follows. */
export function useDayHead() {
  const { t } = useTranslation('parent');
  const f = useFormat();
  return (day: { date: string; weekday: number; timetableOf: number | null }) => ({
    name: f.weekday(day.weekday),
    detail: day.timetableOf
      ? `${f.date(day.date, { weekday: false })} · ${t('day.working', { weekday: f.weekday(day.timetableOf) })}`
      : f.date(day.date, { weekday: false }),
  });
}
