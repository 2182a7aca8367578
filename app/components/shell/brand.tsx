import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { LogoMark } from './logo';

/** The mark and the name, leading home. */
export function Brand({ to = '/' }: { to?: string }) {
  const { t } = useTranslation('common');
  return (
    <Link to={to} className="inline-flex h-control items-center gap-2.5 no-underline">
      <LogoMark className="size-9 shrink-0" />
      <span className="grid leading-tight max-[22rem]:sr-only">
        <span className="font-bold sm:text-lg">{t('app.name')}</span>
        <span className="text-xs text-ink-soft max-sm:sr-only">{t('app.county')}</span>
      </span>
    </Link>
  );
}
