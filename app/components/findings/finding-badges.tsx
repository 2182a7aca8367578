import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import type { Tone } from '~/components/ui/tone';
import type { FindingStatus } from '~/domain/findings/states';

const TONES: Record<FindingStatus, Tone> = {
  open: 'warn',
  assigned: 'info',
  rectifying: 'warn',
  answered: 'info',
  accepted: 'info',
  escalated: 'refuse',
  suspended: 'refuse',
  gone: 'done',
  overridden: 'neutral',
};

/** Where a finding stands. */
export function FindingState({ status }: { status: FindingStatus }) {
  const { t } = useTranslation('findings');
  return <Badge tone={TONES[status]}>{t(`state.${status}`)}</Badge>;
}

/** Whether it can be let pass at all. */
export function SeverityBadge({ severity }: { severity: 'hard' | 'soft' }) {
  const { t } = useTranslation('findings');
  return <Badge tone={severity === 'hard' ? 'refuse' : 'warn'}>{t(`severity.${severity}`)}</Badge>;
}

/** The rule, where its words and its source stand. */
export function RuleLink({ rule }: { rule: string }) {
  const { t } = useTranslation('findings');
  return (
    <Link to={`/rules/${rule}`} className="whitespace-nowrap">
      {t('rule', { rule })}
    </Link>
  );
}
