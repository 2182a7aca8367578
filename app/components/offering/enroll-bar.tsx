import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/components/ui/button';
import { useOpened } from '~/components/ui/use-opened';
import type { RefusalCode } from '~/domain/refusal';
import { canWait, toTellFirst } from '~/domain/waitlist/waited-for';
import { useFormat } from '~/i18n/use-format';
import type { ChildView, OfferingCardView } from './card-view';
import { PlacesText, PriceText } from './offering-facts';
import { OpeningNote } from './opening-note';
import { useReason } from './why';

/** Refusals that a draw explains. */
const DRAWN: readonly RefusalCode[] = ['by_draw', 'draw_under_way'];

/**
 * The main act, at the thumb: greyed by the decision that the command itself takes, with its reason. Before the opening
 * it counts down by the server's clock and turns by itself when the time has come.
 */
export function EnrollBar({
  card,
  child,
  draw,
}: {
  card: OfferingCardView;
  child: ChildView | null;
  /** The draw that gives the places, where they are drawn. */
  draw: { drawId: string } | null;
}) {
  const { t } = useTranslation(['public', 'wishes']);
  const f = useFormat();
  const reason = useReason();
  const toOpen = card.refusals.some(({ code }) => code === 'not_open_yet') ? card.opensAt : null;
  const opening = useOpened(toOpen);
  // When the time has come the button is there without asking: all who wait would ask in the same second.
  const refusals = opening.opened
    ? card.refusals.filter(({ code }) => code !== 'not_open_yet')
    : card.refusals;
  const [first] = refusals;
  // A class of an open draw is wished instead of taken; what else stands in the way is what matters then.
  const wishing = first?.code === 'by_draw' && first.params?.context !== 'before' ? draw : null;
  const refusal = wishing ? refusals[1] : toTellFirst(refusals);
  const opensAt = refusal?.code === 'not_open_yet' ? card.opensAt : null;
  const waits = canWait(refusals);
  const choice = refusals.some(({ code }) => code === 'school_chooses');
  const enroll = child ? t('public:offering.enrollFor', { name: child.name }) : t('public:offering.enroll');
  const wish = child ? t('wishes:bar.addFor', { name: child.name }) : t('wishes:bar.add');
  const act = choice ? t('public:offering.apply') : enroll;
  const label = wishing ? wish : act;
  const to = wishing
    ? `/parent/wishes/${wishing.drawId}?${new URLSearchParams({ add: card.id, ...(child && { child: child.id }) })}`
    : `/parent/offerings/${card.id}/enrollment`;
  const drawn = first && DRAWN.includes(first.code);
  return (
    <div className="no-print sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 -mx-4 border-t border-line bg-surface px-4 py-3 shadow-float md:bottom-0 md:mx-0 md:rounded-t-card md:border-x">
      {refusal && (
        <p id="why-not" className="mb-2 text-sm text-ink-soft">
          {child && !waits && (
            <span className="font-semibold text-ink">
              {t('public:offering.notForChild', { name: child.name })} ·{' '}
            </span>
          )}
          {reason(refusal)}
          {(refusal.code === 'full' || refusal.code === 'closed' || refusal.code === 'offering_canceled') && (
            <Link to={`/courses/${card.courseId}#offerings`} className="ms-1 text-accent underline">
              {t('public:offering.seeOthers')}
            </Link>
          )}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <div className="grid min-w-0 grow basis-32 leading-snug">
          <PriceText card={card} />
          <span className="text-sm">
            {toOpen && <OpeningNote opensAt={toOpen} opening={opening} />}
            {!opensAt && <PlacesText card={card} />}
          </span>
        </div>
        {waits ? (
          <ButtonLink
            to={`/parent/offerings/${card.id}/waiting`}
            variant="primary"
            size="lg"
            className="grow sm:grow-0"
          >
            {t(choice ? 'offering.apply' : 'offering.wait')}
          </ButtonLink>
        ) : refusal ? (
          <Button
            variant="primary"
            size="lg"
            aria-disabled
            aria-describedby="why-not"
            className="grow sm:grow-0"
          >
            {label}
          </Button>
        ) : (
          <ButtonLink to={to} variant="primary" size="lg" className="grow sm:grow-0">
            {label}
          </ButtonLink>
        )}
      </div>
      {wishing && <p className="mt-1 text-xs text-ink-faint tabular">{first && reason(first)}</p>}
      {drawn && draw && (
        <Link to={`/draws/${draw.drawId}`} className="text-sm text-accent underline underline-offset-4">
          {t('wishes:bar.see')}
        </Link>
      )}
      {!refusal && !wishing && card.closesAt && (
        <p className="mt-1 text-xs text-ink-faint tabular">
          {t('public:offering.closesAt', { when: f.instant(card.closesAt) })}
        </p>
      )}
    </div>
  );
}
