import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CategoryTag } from '~/components/ui/category-tag';
import { cx } from '~/components/ui/class-names';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import type { ChildView, OfferingCardView } from './card-view';
import { FitLine, PlacesText, PriceText, WhenLine, WhereLine } from './offering-facts';

/** An offering in a list: what, when, does it fit my child, places left, what we pay; in this order. */
export function OfferingCard({
  card,
  child,
  headingLevel = 2,
  hideSchool = false,
}: {
  card: OfferingCardView;
  child: ChildView | null;
  headingLevel?: 2 | 3;
  /** On the school's own page. */
  hideSchool?: boolean;
}) {
  const { t } = useTranslation('public');
  const lng = useLng();
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  const faint = card.phase === 'over' || card.fit === 'not_for_child';
  return (
    <article
      className={cx(
        'relative grid h-full grid-rows-[auto_1fr_auto] gap-2 rounded-card bg-surface p-4 shadow-lift transition-shadow duration-150 hover:shadow-float focus-within:shadow-float',
        faint && 'bg-surface/70 shadow-none outline outline-line',
      )}
    >
      <header className="grid gap-1.5">
        <div className="flex items-center justify-between gap-2">
          <CategoryTag category={card.category} />
          {card.demo && <span className="text-xs text-ink-faint">{t('card.demo')}</span>}
        </div>
        <Heading className="text-lg">
          <Link
            to={`/offerings/${card.id}`}
            prefetch="intent"
            className="no-underline after:absolute after:inset-0 after:rounded-card"
          >
            {pick(lng, card.titleZh, card.titleEn)}
          </Link>
        </Heading>
        <p className="-mt-1 text-sm text-ink-soft">{pick(lng, card.providerZh, card.providerEn)}</p>
      </header>
      <div className="grid content-start gap-1">
        <WhenLine card={card} />
        {!hideSchool && <WhereLine card={card} />}
        <FitLine card={card} child={child} />
      </div>
      <footer className="flex flex-wrap items-baseline justify-between gap-x-3 border-t border-line pt-2">
        <PlacesText card={card} />
        <PriceText card={card} />
      </footer>
    </article>
  );
}

/** Cards side by side where there is room. */
export function OfferingCards({
  cards,
  child,
  headingLevel,
  hideSchool,
}: {
  cards: readonly OfferingCardView[];
  child: ChildView | null;
  headingLevel?: 2 | 3;
  hideSchool?: boolean;
}) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {cards.map((card) => (
        <li key={card.id}>
          <OfferingCard card={card} child={child} headingLevel={headingLevel} hideSchool={hideSchool} />
        </li>
      ))}
    </ul>
  );
}
