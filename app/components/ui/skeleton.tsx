import { useTranslation } from 'react-i18next';
import { cx } from './class-names';

const keys = (count: number) => Array.from({ length: count }, (_, index) => index);

/** One grey shape; give it the size of what will stand there. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={cx('block rounded-control bg-sunken', className)} />;
}

/** Lines of text to come. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div className="grid gap-2">
      <Loading />
      {keys(lines).map((line) => (
        <Skeleton key={line} className={cx('h-4', line === lines - 1 ? 'w-2/3' : 'w-full')} />
      ))}
    </div>
  );
}

/** Course cards to come. */
export function SkeletonCards({ count = 6 }: { count?: number }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      <Loading />
      {keys(count).map((card) => (
        <div key={card} className="grid gap-3 rounded-card bg-surface p-4 shadow-lift">
          <Skeleton className="h-5 w-20" />
          <Skeleton className="h-6 w-3/4" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-1/2" />
        </div>
      ))}
    </div>
  );
}

/** A table to come. */
export function SkeletonTable({ rows = 8 }: { rows?: number }) {
  return (
    <div className="grid gap-px overflow-hidden rounded-card bg-surface shadow-lift">
      <Loading />
      <Skeleton className="h-10 w-full" />
      {keys(rows).map((row) => (
        <div key={row} className="flex gap-4 border-t border-line p-3">
          <Skeleton className="h-4 w-1/4" />
          <Skeleton className="h-4 w-1/3" />
          <Skeleton className="h-4 w-1/6" />
        </div>
      ))}
    </div>
  );
}

function Loading() {
  const { t } = useTranslation('common');
  return (
    <span role="status" className="sr-only">
      {t('state.loading')}
    </span>
  );
}
