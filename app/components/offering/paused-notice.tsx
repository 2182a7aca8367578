import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '~/components/ui/notice';

/** Says that nobody can take a place in a class now, and for which rule. Nothing where it is not paused. */
export function PausedNotice({ rule }: { rule: string | null }) {
  const { t } = useTranslation('codes');
  if (rule === null) return null;
  return (
    <Notice tone="warn" title={t('paused.title')} className="mb-5">
      {t('paused.why', { rule })}{' '}
      <Link to={`/rules/${rule}`} className="whitespace-nowrap underline">
        {t('rule', { id: rule })}
      </Link>
    </Notice>
  );
}
