import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import type { CheckState } from '~/domain/staff/check';
import { useFormat } from '~/i18n/use-format';

/** P8: what the entry queries say about today, with the day until which the last one holds. */
export function CheckBadge({
  check,
  expiry,
}: {
  check: CheckState;
  expiry: 'expired' | 'expires_soon' | null;
}) {
  const { t } = useTranslation('provider');
  const f = useFormat();
  if (check.kind === 'missing') return <Badge tone="warn">{t('check.missing')}</Badge>;
  if (check.kind === 'hit') return <Badge tone="refuse">{t('check.hit')}</Badge>;
  const date = f.date(check.until, { weekday: false, year: true });
  if (check.kind === 'expired') return <Badge tone="refuse">{t('check.expired', { date })}</Badge>;
  return expiry === 'expires_soon' ? (
    <Badge tone="warn">{t('check.soon', { date })}</Badge>
  ) : (
    <Badge tone="done">{t('check.valid', { date })}</Badge>
  );
}
