import { useTranslation } from 'react-i18next';
import { Stat, StatRow } from '~/components/ui/stat';
import { useFormat } from '~/i18n/use-format';

type Totals = { expired: number; soon: number; lessons: number; children: number; paused: number };

/** What is out of date and what it touches, each number leading to where it is listed on the page. */
export function ExpiryTotals({ totals }: { totals: Totals }) {
  const { t } = useTranslation('expiry');
  const f = useFormat();
  const toLessons = totals.lessons > 0 ? '#touched' : undefined;
  return (
    <section aria-label={t('totals.label')}>
      <StatRow>
        <Stat
          label={t('totals.expired')}
          value={f.number(totals.expired)}
          to="#things"
          tone={totals.expired > 0 ? 'refuse' : 'neutral'}
        />
        <Stat
          label={t('totals.soon')}
          value={f.number(totals.soon)}
          to="#things"
          tone={totals.soon > 0 ? 'warn' : 'neutral'}
        />
        <Stat
          label={t('totals.lessons')}
          value={f.number(totals.lessons)}
          to={toLessons}
          hint={totals.paused > 0 ? `${t('totals.paused')} ${f.number(totals.paused)}` : undefined}
        />
        <Stat label={t('totals.children')} value={f.number(totals.children)} to={toLessons} />
      </StatRow>
    </section>
  );
}
