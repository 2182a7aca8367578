import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import type { Tone } from '~/components/ui/tone';
import type { LessonStage } from '~/domain/lesson/stage';

const tones: Record<LessonStage, Tone> = {
  to_come: 'neutral',
  under_way: 'info',
  to_report: 'warn',
  to_confirm: 'info',
  disputed: 'warn',
  answered: 'warn',
  taught: 'done',
  canceled: 'refuse',
  made_up: 'neutral',
  reversed: 'refuse',
};

/** Where a lesson stands, in a word. */
export function StageBadge({ stage }: { stage: LessonStage }) {
  const { t } = useTranslation('lesson');
  return <Badge tone={tones[stage]}>{t(`stage.${stage}`)}</Badge>;
}
