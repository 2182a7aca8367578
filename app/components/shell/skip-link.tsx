import { useTranslation } from 'react-i18next';

/** First on every page: past the navigation to the content. */
export function SkipLink() {
  const { t } = useTranslation('common');
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50 focus:rounded-control focus:bg-accent focus:px-4 focus:py-2 focus:text-on-accent"
    >
      {t('nav.skip')}
    </a>
  );
}
