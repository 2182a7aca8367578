import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ListingItems } from '~/components/listing/listing-items';
import { Badge } from '~/components/ui/badge';
import type { ListingItem } from '~/domain/listing/item';
import { hasBlockingItems } from '~/domain/listing/missing';

export type Task = {
  key: string;
  to: string;
  label: string;
  /** What is there already: "3 papers". */
  detail?: string;
  /** The machine's view of this part. */
  items: readonly ListingItem[];
  /** Fields of this part that are still empty. */
  gaps?: number;
  /** Another part has to be done first. */
  later?: boolean;
};

/** The parts of an application in their order, each with what the machine sees beside it. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useTranslation('provider');
  return (
    <ol className="grid gap-3">
      {tasks.map(({ key, to, label, detail, items, gaps = 0, later }, index) => {
        const open = gaps + items.filter((item) => hasBlockingItems([item])).length;
        return (
          <li key={key} className="grid gap-3 rounded-card bg-surface p-4 shadow-lift">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
              <div className="min-w-0">
                <h3 className="text-lg">
                  <span className="me-2 text-ink-faint tabular">{index + 1}</span>
                  <Link to={to} className="underline decoration-line-strong underline-offset-4">
                    {label}
                  </Link>
                </h3>
                {detail && <p className="ps-6 text-sm text-ink-soft">{detail}</p>}
              </div>
              {later ? (
                <Badge>{t('listing.partLater')}</Badge>
              ) : (
                <Badge tone={open > 0 ? 'warn' : 'done'}>
                  {open > 0 ? t('listing.partOpen', { count: open }) : t('listing.partDone')}
                </Badge>
              )}
            </div>
            {(items.length > 0 || gaps > 0) && (
              <div className="ps-6 text-sm">
                {gaps > 0 && <p className="mb-1 font-semibold">{t('listing.gaps', { count: gaps })}</p>}
                <ListingItems items={items} />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
