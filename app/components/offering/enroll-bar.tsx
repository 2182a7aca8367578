import { Link, useRevalidator } from '@remix-run/react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/components/ui/button';
import { Countdown } from '~/components/ui/countdown';
import { canWait } from '~/domain/waitlist/waited-for';
import { useFormat } from '~/i18n/use-format';
import type { ChildView, OfferingCardView } from './card-view';
import { PlacesText, PriceText } from './offering-facts';
import { useReason } from './why';

/**
 * The main act, at the thumb: greyed by the decision that the command itself takes, with its reason. Before the opening
 * it counts down by the server's clock and looks again when the time has come.
 */
export function EnrollBar({ card, child }: { card: OfferingCardView; child: ChildView | null }) {
  const { t } = useTranslation('public');
  const f = useFormat();
  const reason = useReason();
  const { revalidate } = useRevalidator();
  const onEnd = useCallback(() => revalidate(), [revalidate]);
  const [refusal] = card.refusals;
  const opensAt = refusal?.code === 'not_open_yet' ? card.opensAt : null;
  const waits = canWait(card.refusals);
  const choice = refusal?.code === 'school_chooses';
  const label = child ? t('offering.enrollFor', { name: child.name }) : t('offering.enroll');
  return (
    <div className="no-print sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 -mx-4 border-t border-line bg-surface px-4 py-3 shadow-float md:bottom-0 md:mx-0 md:rounded-t-card md:border-x">
      {refusal && (
        <p id="why-not" className="mb-2 text-sm text-ink-soft">
          {child && (
            <span className="font-semibold text-ink">
              {t('offering.notForChild', { name: child.name })} ·{' '}
            </span>
          )}
          {reason(refusal)}
          {(refusal.code === 'full' || refusal.code === 'closed' || refusal.code === 'offering_canceled') && (
            <Link to={`/courses/${card.courseId}#offerings`} className="ms-1 text-accent underline">
              {t('offering.seeOthers')}
            </Link>
          )}
        </p>
      )}
      <div className="flex items-center justify-between gap-3">
        <div className="grid min-w-0 leading-snug">
          <PriceText card={card} />
          <span className="text-sm">
            {opensAt ? (
              <>
                {t('offering.opensIn')} <Countdown until={opensAt} onEnd={onEnd} bare />
              </>
            ) : (
              <PlacesText card={card} />
            )}
          </span>
        </div>
        {waits ? (
          <ButtonLink
            to={`/parent/offerings/${card.id}/waiting`}
            variant="primary"
            size="lg"
            className="shrink-0 whitespace-nowrap"
          >
            {t(choice ? 'offering.apply' : 'offering.wait')}
          </ButtonLink>
        ) : refusal ? (
          <Button
            variant="primary"
            size="lg"
            aria-disabled
            aria-describedby="why-not"
            className="shrink-0 whitespace-nowrap"
          >
            {label}
          </Button>
        ) : (
          <ButtonLink
            to={`/parent/offerings/${card.id}/enrollment`}
            variant="primary"
            size="lg"
            className="shrink-0 whitespace-nowrap"
          >
            {label}
          </ButtonLink>
        )}
      </div>
      {!refusal && card.closesAt && (
        <p className="mt-1 text-xs text-ink-faint tabular">
          {t('offering.closesAt', { when: f.instant(card.closesAt) })}
        </p>
      )}
    </div>
  );
}
