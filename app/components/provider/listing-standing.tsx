import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '~/components/ui/badge';
import { Notice } from '~/components/ui/notice';
import type { ListingStatus } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';

export type ListingState = {
  status: ListingStatus;
  validFrom: string | null;
  validTo: string | null;
  noticeTo: string | null;
  appliedAt: string | null;
};

export type Standing = {
  application: ListingState | null;
  inForce: ListingState | null;
  last: ListingState | null;
  reason: string | null;
  suspendedWhy: string | null;
};

/** Where the listing stands: what holds today, where the application is, the bureau's reasons, the next step in words. */
export function ListingStanding({ standing, actions }: { standing: Standing; actions?: ReactNode }) {
  const { t } = useTranslation(['provider', 'codes']);
  const f = useFormat();
  const { application, inForce, last, reason, suspendedWhy } = standing;
  const period = (state: ListingState) =>
    state.validFrom && state.validTo ? f.dateRange(state.validFrom, state.validTo, { year: true }) : '';
  return (
    <div className="grid gap-3">
      {inForce && (
        <p className="flex flex-wrap items-center gap-2">
          <StatusBadge state={inForce.status}>{t(`codes:listing.${inForce.status}`)}</StatusBadge>
          <span className="tabular">{period(inForce)}</span>
        </p>
      )}
      {inForce?.status === 'suspended' && (
        <Notice tone="refuse" title={t('provider:listing.suspended')}>
          {suspendedWhy}
        </Notice>
      )}
      {!inForce && !application && (
        <p>
          {last
            ? t('provider:listing.ended', { state: t(`codes:listing.${last.status}`) })
            : t('provider:listing.none')}
        </p>
      )}
      {application && (
        <>
          <p className="flex flex-wrap items-center gap-2">
            {inForce && <span className="font-semibold">{t('provider:listing.renewal')}</span>}
            <StatusBadge state={application.status}>{t(`codes:listing.${application.status}`)}</StatusBadge>
            {application.appliedAt && application.status !== 'draft' && (
              <span className="text-sm text-ink-soft tabular">
                {t('provider:listing.sentAt', { when: f.instant(application.appliedAt) })}
              </span>
            )}
          </p>
          {application.status === 'returned' && reason && (
            <Notice tone="warn" title={t('provider:listing.returnedTitle')}>
              <p className="whitespace-pre-line">{reason}</p>
            </Notice>
          )}
          <p className="text-ink-soft">
            {t(`provider:listing.next.${nextOf(application.status)}`, {
              date: application.noticeTo ? f.date(application.noticeTo) : '',
            })}
          </p>
        </>
      )}
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}

function nextOf(status: ListingStatus): 'draft' | 'applied' | 'under_review' | 'returned' | 'public_notice' {
  switch (status) {
    case 'applied':
    case 'under_review':
    case 'returned':
    case 'public_notice':
      return status;
    default:
      return 'draft';
  }
}
