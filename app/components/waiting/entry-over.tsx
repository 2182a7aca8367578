import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import type { WaitingStatus } from '~/domain/states';

interface EntryOverProps {
  status: Exclude<WaitingStatus, 'waiting' | 'offered'>;
  closedWhy: 'began' | 'canceled' | 'child' | null;
  child: string;
  offeringId: string;
  enrollmentId: string | null;
}

/** How waiting ended, what that means and what can be done now. */
export function EntryOver({ status, closedWhy, child, offeringId, enrollmentId }: EntryOverProps) {
  const { t } = useTranslation('waiting');
  const why = status === 'closed' ? (closedWhy ?? 'began') : status;
  const again = why === 'lapsed' || why === 'declined' || why === 'left';
  return (
    <Notice
      tone={why === 'accepted' ? 'done' : 'info'}
      title={t(`over.${why}.title`)}
      actions={
        <>
          {why === 'accepted' && enrollmentId && (
            <ButtonLink to={`/parent/enrollments/${enrollmentId}`}>{t('entry.place')}</ButtonLink>
          )}
          {again && (
            <ButtonLink to={`/parent/offerings/${offeringId}/waiting`}>{t('entry.again')}</ButtonLink>
          )}
          {why === 'canceled' && (
            <ButtonLink to={`/offerings/${offeringId}`}>{t('entry.whatBecame')}</ButtonLink>
          )}
          {why !== 'accepted' && <ButtonLink to="/">{t('entry.other')}</ButtonLink>}
        </>
      }
    >
      {t(`over.${why}.body`, { child })}
    </Notice>
  );
}
