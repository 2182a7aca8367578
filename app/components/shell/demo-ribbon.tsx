import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useRootData } from './root-data';

const link = 'inline-flex min-h-6 items-center underline underline-offset-4';

/** Says that this is the demo, and the two doors only the demo has. */
export function DemoRibbon() {
  const { t } = useTranslation('common');
  if (!useRootData()?.demo) return null;
  return (
    <aside
      data-shell
      aria-label={t('demo.mark')}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 bg-warn-soft px-4 py-1.5 text-sm text-warn"
    >
      <strong>{t('demo.mark')}</strong>
      <span className="max-md:sr-only">{t('demo.explain')}</span>
      <span className="ms-auto flex gap-4">
        <Link to="/demo" className={link}>
          {t('demo.signIns')}
        </Link>
        <Link to="/inbox" className={link}>
          {t('demo.inbox')}
        </Link>
      </span>
    </aside>
  );
}
