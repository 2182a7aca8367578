import { Form, useRevalidator } from '@remix-run/react';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Countdown } from '~/components/ui/countdown';
import { Notice } from '~/components/ui/notice';
import type { EndReason } from '~/domain/payment/outcome';
import type { EnrollmentStatus } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';

interface PlaceStatusProps {
  place: {
    id: string;
    status: EnrollmentStatus;
    lapsed: boolean;
    heldUntil: string | null;
    endReason: EndReason | null;
    mayAct: boolean;
    dueFen: number;
    offeringId: string;
    /** The class was merged or canceled, or is over. */
    classGone: boolean;
  };
  /** What the latest payment says. */
  money: 'none' | 'open' | 'settling' | 'failed';
  /** The reader has just come back from the pay page. */
  returned: boolean;
  /** The lesson that comes next; `first`: none was before it. */
  nextLesson: { when: string; where: string; first: boolean } | null;
}

/** How a place stands, what that means and what to do; follows the truth by itself while it is about to change. */
export function PlaceStatus(props: PlaceStatusProps) {
  const { place, money, returned } = props;
  const { t } = useTranslation('parent');
  const waits =
    place.status === 'held' && (place.lapsed || money === 'settling' || (returned && money === 'open'));
  useKeepAsking(waits);
  switch (place.status) {
    case 'held':
      return <Held {...props} />;
    case 'confirmed':
      return (
        <Notice tone="done" title={t('place.confirmed.title')} live={returned}>
          {props.nextLesson
            ? t(props.nextLesson.first ? 'place.confirmed.body' : 'place.confirmed.next', props.nextLesson)
            : t('place.confirmed.bodyNoLesson')}
        </Notice>
      );
    case 'completed':
      return (
        <Notice tone="done" title={t('place.completed.title')}>
          {t('place.completed.body')}
        </Notice>
      );
    case 'canceled':
    case 'withdrawn':
      return <Ended {...props} />;
  }
}

function Held({ place, money, returned }: PlaceStatusProps) {
  const { t } = useTranslation('parent');
  const f = useFormat();
  const { revalidate } = useRevalidator();
  const ended = useCallback(() => revalidate(), [revalidate]);
  const until = f.instant(place.heldUntil ?? '');
  if (place.lapsed) {
    return (
      <Notice tone="warn" title={t('place.lapsing.title')} live>
        {t('place.lapsing.body')}
      </Notice>
    );
  }
  if (money === 'settling') {
    return (
      <Notice tone="info" title={t('place.settling.title')} live>
        {t('place.settling.body', { until })}
      </Notice>
    );
  }
  return (
    <div className="grid gap-3">
      {money === 'failed' && (
        <Notice tone="refuse" title={t('place.declined.title')} live>
          {t('place.declined.body')}
        </Notice>
      )}
      {returned && money === 'open' && (
        <Notice tone="info" title={t('place.checking.title')} live>
          {t('place.checking.body')}
        </Notice>
      )}
      <Notice tone="warn" title={t('place.held.title')}>
        <p>{t('place.held.body', { until })}</p>
        <p className="text-xl font-semibold text-ink">
          <Countdown until={place.heldUntil ?? ''} onEnd={ended} />
        </p>
        {money === 'open' && !returned && <p>{t('place.held.opened')}</p>}
      </Notice>
      {place.mayAct && (
        <Form method="post" action={`/parent/enrollments/${place.id}/payment`}>
          <SubmitButton size="lg" block formAction={`/parent/enrollments/${place.id}/payment`}>
            {t('place.held.pay', { amount: f.money(place.dueFen) })}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}

function Ended({ place, money }: PlaceStatusProps) {
  const { t } = useTranslation('parent');
  const reason = place.endReason ?? 'guardian';
  const body = t(`place.ended.${reason}.body`);
  // Only a hold that ran out is given again by late money; a place that somebody ended stays ended.
  const ranOut = reason === 'hold_expired' || reason === 'late_payment';
  const late = t(ranOut ? 'place.settlingLate.body' : 'cancel.processing');
  return (
    <Notice
      tone={reason === 'guardian' ? 'info' : 'warn'}
      title={t(`place.ended.${reason}.title`)}
      actions={
        place.mayAct &&
        (!place.classGone && (ranOut || reason === 'guardian') ? (
          <ButtonLink to={`/parent/offerings/${place.offeringId}/enrollment`}>{t('place.again')}</ButtonLink>
        ) : (
          place.status === 'canceled' && (
            <ButtonLink to={`/parent/enrollments/${place.id}/alternatives`}>{t('place.others')}</ButtonLink>
          )
        ))
      }
    >
      {money === 'settling' ? late : body || null}
    </Notice>
  );
}

/** Asks again every few seconds, while the page can be seen. Without script the reader reloads. */
function useKeepAsking(wanted: boolean) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!wanted || state !== 'idle') return;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, 3_000);
    return () => clearTimeout(timer);
  }, [wanted, state, revalidate]);
}
