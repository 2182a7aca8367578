import { BadgeCheck, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '~/components/ui/class-names';
import type { Category } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';

export interface ListingView {
  state: 'listed' | 'suspended' | 'ended' | 'own';
  categories: readonly Category[];
  from: string | null;
  to: string | null;
}

/** Whether the bureau admits the provider, and from when to when. */
export function ListingLine({ listing }: { listing: ListingView | null }) {
  const { t } = useTranslation('public');
  const f = useFormat();
  const good = listing?.state === 'listed' || listing?.state === 'own';
  const Icon = good ? BadgeCheck : CircleAlert;
  const date = (value: string | null) => (value ? f.date(value, { weekday: false, year: true }) : '');
  return (
    <p className="flex items-start gap-1.5 text-sm">
      <Icon
        aria-hidden
        className={cx('mt-[0.3em] size-[1.1em] shrink-0', good ? 'text-accent' : 'text-warn')}
      />
      <span className={good ? 'text-ink-soft' : 'text-warn'}>
        {t(`listing.${listing?.state ?? 'none'}`, {
          from: date(listing?.from ?? null),
          to: date(listing?.to ?? null),
        })}
      </span>
    </p>
  );
}
