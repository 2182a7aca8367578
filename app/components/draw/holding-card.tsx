import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '~/components/ui/notice';
import { Spinner } from '~/components/ui/spinner';

/** How often the page asks whether the outcome is written, milliseconds. */
const EVERY = 1500;

/** The outcome is being written: the page looks again by itself until it is. */
export function HoldingCard() {
  const { t } = useTranslation('draw');
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle') return;
    const timer = setTimeout(revalidate, EVERY);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  return (
    <Notice
      live
      title={
        <span className="inline-flex items-center gap-2">
          <Spinner label={t('bureau.holding.title')} /> {t('bureau.holding.title')}
        </span>
      }
    >
      {t('bureau.holding.text')}
    </Notice>
  );
}
