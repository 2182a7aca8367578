import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CategoryTag } from '~/components/ui/category-tag';
import { cx } from '~/components/ui/class-names';
import type { Category } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Slot = { weekday: number; startMinute: number; endMinute: number };

export interface QueuedRequestFacts {
  id: string;
  capacity: number;
  firstDate: string;
  submittedAt: string | null;
  slots: Slot[];
  course: {
    titleZh: string;
    titleEn: string;
    category: Category;
    provider: { nameZh: string; nameEn: string };
  };
}

/** What waits for a room, at the side of the week: the one that waits longest first. */
export function RequestQueue({
  requests,
  currentId,
  markedId,
}: {
  requests: readonly QueuedRequestFacts[];
  /** The request that is open. */
  currentId?: string;
  /** The one that the keys j and k stand on. */
  markedId?: string | null;
}) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const lng = useLng();
  if (requests.length === 0) return null;
  return (
    <nav aria-labelledby="queue" className="grid content-start gap-2">
      <h2 id="queue" className="text-lg">
        {t('requests.queue')}{' '}
        <span className="text-sm font-normal text-ink-soft">
          {t('requests.queueCount', { count: requests.length })}
        </span>
      </h2>
      <ul className="grid gap-2 sm:grid-cols-2 xl:max-h-[75dvh] xl:grid-cols-1 xl:overflow-y-auto">
        {requests.map((request) => (
          <li key={request.id}>
            <Link
              to={`/school/requests/${request.id}`}
              aria-current={request.id === currentId ? 'page' : undefined}
              className={cx(
                'grid gap-0.5 rounded-card border-2 bg-surface p-3 no-underline shadow-lift hover:border-accent',
                request.id === currentId ? 'border-accent' : 'border-transparent',
                request.id === markedId && 'outline-3 outline-accent',
              )}
            >
              <span className="flex flex-wrap items-center gap-2 font-semibold text-ink">
                {pick(lng, request.course.titleZh, request.course.titleEn)}
                <CategoryTag category={request.course.category} />
              </span>
              <span className="text-sm text-ink-soft tabular">
                {request.slots.map((slot) => f.slot(slot)).join(t('listSeparator'))}
              </span>
              <span className="text-sm text-ink-soft">
                {[
                  pick(lng, request.course.provider.nameZh, request.course.provider.nameEn),
                  t('afternoon.childrenCount', { count: request.capacity }),
                  f.date(request.firstDate, { weekday: false }),
                ].join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
