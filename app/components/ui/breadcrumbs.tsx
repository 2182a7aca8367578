import { Link } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** The way here; the last one is this page and needs no address. */
export function Breadcrumbs({ items }: { items: readonly { to?: string; label: string }[] }) {
  const { t } = useTranslation('common');
  return (
    <nav aria-label={t('nav.breadcrumbs')} className="no-print">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm text-ink-soft">
        {items.map(({ to, label }, index) => (
          <li key={label} className="flex items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden className="size-3.5 text-ink-faint" />}
            {to ? (
              <Link to={to} className="inline-flex h-control items-center underline-offset-4 hover:underline">
                {label}
              </Link>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
