import { Eye, Info, ScanSearch, ShieldCheck, SlidersHorizontal, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import type { Tone } from '~/components/ui/tone';
import type { RuleSeverity, RuleVersion } from '~/domain/reduction/rule';

const looks = {
  hard: { tone: 'done', icon: ShieldCheck },
  soft: { tone: 'warn', icon: TriangleAlert },
  cfg: { tone: 'info', icon: SlidersHorizontal },
  info: { tone: 'neutral', icon: Info },
} as const satisfies Record<RuleSeverity, { tone: Tone; icon: typeof Info }>;

/** How strict a rule is. */
export function SeverityBadge({ severity }: Pick<RuleVersion, 'severity'>) {
  const { t } = useTranslation('rules');
  const { tone, icon } = looks[severity];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`severity.${severity}`)}
    </Badge>
  );
}

/** What a rule is in a few words: how strict, whom it binds, where, and who checks it. */
export function RuleBadges({
  severity,
  binds,
  region,
  local,
  checked,
}: Pick<RuleVersion, 'severity' | 'binds' | 'region' | 'local'> & { checked: boolean }) {
  const { t } = useTranslation('rules');
  return (
    <ul className="flex flex-wrap gap-1.5">
      <li>
        <SeverityBadge severity={severity} />
      </li>
      {binds.map((bound) => (
        <li key={bound}>
          <Badge>{t(`binds.${bound}`)}</Badge>
        </li>
      ))}
      {region !== 'national' && (
        <li>
          <Badge>{t(`region.${region}`)}</Badge>
        </li>
      )}
      {local && (
        <li>
          <Badge icon={SlidersHorizontal}>{t('local')}</Badge>
        </li>
      )}
      <li>
        <Badge tone={checked ? 'info' : 'neutral'} icon={checked ? ScanSearch : Eye}>
          {t(checked ? 'checked' : 'unchecked')}
        </Badge>
      </li>
    </ul>
  );
}
