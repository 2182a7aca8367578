import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PriceText } from '~/components/offering/offering-facts';
import { CategoryTag } from '~/components/ui/category-tag';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { DemandLine } from './demand';
import type { WishClassView } from './views';

/** The name of a class, in the reader's language. */
export function useTitle(): (of: Pick<WishClassView, 'titleZh' | 'titleEn'> | undefined) => string {
  const { t } = useTranslation('wishes');
  const lng = useLng();
  return (of) => (of ? pick(lng, of.titleZh, of.titleEn) : t('mine.notOnOffer'));
}

/** Several names in one line: 一诺、一凡. */
export function useNames(): (names: readonly string[]) => string {
  const lng = useLng();
  return (names) => names.join(lng === 'en' ? ', ' : '、');
}

/** A class in a few lines: what, when, where, what it costs, and how much it is wished. */
export function ClassLine({ of, short }: { of: WishClassView; short?: boolean }) {
  const f = useFormat();
  const lng = useLng();
  const title = useTitle();
  return (
    <div className="grid min-w-0 gap-0.5">
      <p className="flex flex-wrap items-center gap-x-2">
        <Link to={`/offerings/${of.id}`} className="font-semibold underline underline-offset-4">
          {title(of)}
        </Link>
        {!short && <CategoryTag category={of.category} />}
      </p>
      <p className="text-sm tabular">
        {of.slots.map((slot) => (
          <span key={`${slot.weekday}-${slot.startMinute}`} className="me-2 inline-block">
            {f.slot(slot)}
          </span>
        ))}
        <span className="text-ink-soft">{pick(lng, of.schoolZh, of.schoolEn)}</span>
      </p>
      {!short && (
        <p className="text-sm">
          <PriceText card={of} small />
        </p>
      )}
      <DemandLine id={of.id} demand={of.demand} reserved={of.reserved} />
    </div>
  );
}
