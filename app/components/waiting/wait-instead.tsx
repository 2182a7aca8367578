import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import type { Refusal } from '~/domain/refusal';
import { canWait } from '~/domain/waitlist/waited-for';

/** The way on where nothing but a place is missing: join the line, or apply where the school chooses. */
export function WaitInstead({ offeringId, refusals }: { offeringId: string; refusals: readonly Refusal[] }) {
  const { t } = useTranslation('waiting');
  if (!canWait(refusals)) return null;
  const choice = refusals.some(({ code }) => code === 'school_chooses');
  return (
    <Notice
      tone="info"
      title={t(choice ? 'join.choice' : 'join.full')}
      actions={
        <ButtonLink to={`/parent/offerings/${offeringId}/waiting`} variant="primary">
          {t(choice ? 'join.choiceAct' : 'join.fullAct')}
        </ButtonLink>
      }
    />
  );
}
