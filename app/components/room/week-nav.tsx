import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { addDays } from '~/domain/calendar';
import { useFormat } from '~/i18n/use-format';

/** Back and forth through the weeks of the board; `jump` goes to the week that matters here. */
export function WeekNav({ monday, jump }: { monday: string; jump?: { monday: string; label: string } }) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const to = (week: string) => `?week=${week}#board`;
  return (
    <nav
      aria-label={t('requests.week', { range: f.dateRange(monday, addDays(monday, 6)) })}
      className="no-print flex flex-wrap items-center gap-2"
    >
      <ButtonLink
        to={to(addDays(monday, -7))}
        size="sm"
        icon={ChevronLeft}
        aria-label={t('requests.previousWeek')}
        preventScrollReset
      />
      <span className="tabular">{f.dateRange(monday, addDays(monday, 6))}</span>
      <ButtonLink
        to={to(addDays(monday, 7))}
        size="sm"
        icon={ChevronRight}
        aria-label={t('requests.nextWeek')}
        preventScrollReset
      />
      {jump && jump.monday !== monday && (
        <ButtonLink to={to(jump.monday)} size="sm" variant="quiet" preventScrollReset>
          {jump.label}
        </ButtonLink>
      )}
    </nav>
  );
}
