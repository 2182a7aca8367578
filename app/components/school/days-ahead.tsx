import { CalendarOff, CalendarPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import type { DayOff } from '~/domain/calendar';
import { useFormat } from '~/i18n/use-format';
import { useDayOff } from './day-off';

export type ComingDay =
  | { kind: 'off'; from: string; to: string; why: DayOff; name: { zh: string; en: string } | null }
  | { kind: 'school_on_weekend'; date: string; timetableOf: number; name: { zh: string; en: string } | null };

/** Holidays, breaks and working weekends of the coming weeks. */
export function DaysAhead({ days, estimated }: { days: readonly ComingDay[]; estimated: boolean }) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const dayOff = useDayOff();
  return (
    <Card as="section" title={t('overview.ahead')}>
      {days.length === 0 && <p className="text-ink-soft">{t('overview.aheadNone')}</p>}
      <ul className="grid gap-2">
        {days.map((day) => (
          <li key={day.kind === 'off' ? day.from : day.date} className="flex items-start gap-2">
            {day.kind === 'off' ? (
              <>
                <CalendarOff aria-hidden className="mt-1 size-4 shrink-0 text-ink-faint" />
                {t('days.range', {
                  range: day.from === day.to ? f.date(day.from) : f.dateRange(day.from, day.to),
                  name: dayOff(day.why, day.name),
                })}
              </>
            ) : (
              <>
                <CalendarPlus aria-hidden className="mt-1 size-4 shrink-0 text-accent" />
                {t('days.schoolOnWeekend', { date: f.date(day.date), weekday: f.weekday(day.timetableOf) })}
              </>
            )}
          </li>
        ))}
      </ul>
      {estimated && <p className="text-sm text-ink-soft">{t('overview.estimated')}</p>}
    </Card>
  );
}
