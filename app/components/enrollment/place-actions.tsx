import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import type { EnrollmentStatus } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';

interface PlaceActionsProps {
  place: { id: string; status: EnrollmentStatus; lapsed: boolean; mayAct: boolean };
  offeringId: string;
  /** The class has not begun: everything goes back. */
  cancelable: boolean;
  /** A bank is working on a payment: another one would be wrong. */
  settling: boolean;
  /** What the family has left with who collects for this place. Whole fen. */
  creditFen: number;
  /** A bank transfer was chosen before: how to make it stands on the page. */
  transferAsked: boolean;
  /** Lessons are still to come: one can leave. */
  lessonsToCome: boolean;
}

/** What can be done with a place now, the ways to pay first and the ways out last. */
export function PlaceActions(props: PlaceActionsProps) {
  const { place, offeringId, cancelable, creditFen } = props;
  const { t } = useTranslation(['parent', 'accounts']);
  const f = useFormat();
  const here = `/parent/enrollments/${place.id}`;
  const payable = place.mayAct && place.status === 'held' && !place.lapsed && !props.settling;
  const running = place.mayAct && place.status === 'confirmed';
  return (
    <div className="flex flex-wrap gap-2">
      {payable && !props.transferAsked && (
        <ButtonLink to={`${here}/transfer`}>{t('accounts:act.transfer')}</ButtonLink>
      )}
      {payable && creditFen > 0 && (
        <ButtonLink to={`${here}/credit`}>
          {t('accounts:act.credit', { amount: f.money(creditFen) })}
        </ButtonLink>
      )}
      <ButtonLink to="/parent">{t('parent:place.toHome')}</ButtonLink>
      <ButtonLink to={`/offerings/${offeringId}`} variant="quiet">
        {t('parent:place.toCourse')}
      </ButtonLink>
      {place.mayAct && cancelable && (
        <ButtonLink to={`${here}/cancellation`} variant="danger">
          {t('parent:place.cancel')}
        </ButtonLink>
      )}
      {running && !cancelable && props.lessonsToCome && (
        <ButtonLink to={`${here}/withdrawal`} variant="danger">
          {t('accounts:act.withdraw')}
        </ButtonLink>
      )}
    </div>
  );
}
