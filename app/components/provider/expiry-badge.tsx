import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { useFormat } from '~/i18n/use-format';

/** Until when something holds: calm, soon over, or over. Null in `validTo`: it does not expire. */
export function ExpiryBadge({
  expiry,
  validTo,
}: {
  expiry: 'expired' | 'expires_soon' | null;
  validTo: string | null;
}) {
  const { t } = useTranslation('provider');
  const f = useFormat();
  if (validTo === null) return <Badge>{t('expiry.never')}</Badge>;
  const date = f.date(validTo, { weekday: false, year: true });
  if (expiry === 'expired') return <Badge tone="refuse">{t('expiry.expired', { date })}</Badge>;
  if (expiry === 'expires_soon') return <Badge tone="warn">{t('expiry.soon', { date })}</Badge>;
  return <Badge tone="done">{t('expiry.until', { date })}</Badge>;
}
