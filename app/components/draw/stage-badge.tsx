import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import type { Tone } from '~/components/ui/tone';
import type { DrawStage } from '~/domain/draw/stage';

const TONE: Record<DrawStage, Tone> = {
  announced: 'info',
  open: 'done',
  closed: 'warn',
  frozen: 'warn',
  holding: 'info',
  drawn: 'done',
  aborted: 'refuse',
};

/** Where a draw stands. Needs the namespace `draw`. */
export function StageBadge({ stage }: { stage: DrawStage }) {
  const { t } = useTranslation('draw');
  return <Badge tone={TONE[stage]}>{t(`status.${stage}`)}</Badge>;
}
