import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from './button';

interface PaginationProps {
  /** From 1. */
  page: number;
  pages: number;
  /** Address of a page, all filters kept. */
  href: (page: number) => string;
}

/** Back and forth through a long list. Nothing when there is one page. */
export function Pagination({ page, pages, href }: PaginationProps) {
  const { t } = useTranslation('common');
  if (pages <= 1) return null;
  return (
    <nav aria-label={t('pagination.label')} className="no-print mt-6 flex items-center justify-between gap-3">
      {page > 1 ? (
        <ButtonLink to={href(page - 1)} rel="prev" className="whitespace-nowrap" icon={ChevronLeft}>
          {t('pagination.previous')}
        </ButtonLink>
      ) : (
        <span />
      )}
      <p className="text-center text-sm max-[22rem]:hidden text-ink-soft tabular">
        {t('pagination.of', { page, pages })}
      </p>
      {page < pages ? (
        <ButtonLink to={href(page + 1)} rel="next" className="whitespace-nowrap">
          {t('pagination.next')}
          <ChevronRight aria-hidden className="size-[1.15em]" />
        </ButtonLink>
      ) : (
        <span />
      )}
    </nav>
  );
}
