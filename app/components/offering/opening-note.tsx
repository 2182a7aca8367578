import { useTranslation } from 'react-i18next';
import { Countdown } from '~/components/ui/countdown';
import type { Opening } from '~/components/ui/use-opened';

/** How long until enrollment opens, by the server's clock; screen readers are told now and then, not every second. */
export function OpeningNote({ opensAt, opening }: { opensAt: string; opening: Opening }) {
  const { t } = useTranslation('public');
  const { opened, minutes } = opening;
  return (
    <>
      {!opened && (
        <span aria-hidden>
          {t('offering.opensIn')} <Countdown until={opensAt} bare />
        </span>
      )}
      <span aria-live="polite" className="sr-only">
        {minutes === null
          ? ''
          : minutes === 0
            ? t('offering.openNow')
            : t('offering.opensSoon', { count: minutes })}
      </span>
    </>
  );
}
