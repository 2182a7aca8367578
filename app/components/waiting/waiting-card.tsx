import { useTranslation } from 'react-i18next';
import { StatusBadge } from '~/components/ui/badge';
import { Card } from '~/components/ui/card';
import type { Allocation, WaitingStatus } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export interface WaitingLine {
  id: string;
  status: WaitingStatus;
  childName: string;
  titleZh: string;
  titleEn: string;
  schoolZh: string;
  schoolEn: string;
  allocation: Allocation;
  rank: { before: number } | null;
  joinedAt: string;
  offerUntil: string | null;
  endedAt: string | null;
}

/** One child in one line: what, who, where it stands. */
export function WaitingCard({ line, now }: { line: WaitingLine; now: string }) {
  const { t } = useTranslation('waiting');
  const f = useFormat();
  const lng = useLng();
  const at = (instant: string) => f.instant(instant, new Date(now));
  return (
    <Card
      as="li"
      level={3}
      to={`/parent/waiting/${line.id}`}
      title={pick(lng, line.titleZh, line.titleEn)}
      aside={<WaitingBadge status={line.status} allocation={line.allocation} />}
    >
      <p className="text-sm text-ink-soft">
        {line.childName} · {pick(lng, line.schoolZh, line.schoolEn)}
      </p>
      {line.rank && (
        <p className="font-semibold tabular">{t('card.rank', { count: line.rank.before + 1 })}</p>
      )}
      {line.status === 'waiting' && line.allocation === 'school_choice' && <p>{t('card.applied')}</p>}
      {line.status === 'offered' && line.offerUntil && (
        <p className="font-semibold tabular">{t('card.until', { until: at(line.offerUntil) })}</p>
      )}
      <p className="text-sm text-ink-soft tabular">
        {line.endedAt
          ? t('card.ended', { at: at(line.endedAt) })
          : t('card.joined', { at: at(line.joinedAt) })}
      </p>
    </Card>
  );
}

/** The state of an entry, in the family's words. */
export function WaitingBadge({ status, allocation }: { status: WaitingStatus; allocation: Allocation }) {
  const { t } = useTranslation('waiting');
  const applied = status === 'waiting' && allocation === 'school_choice';
  return (
    <StatusBadge state={status}>{applied ? t('statusChoice.waiting') : t(`status.${status}`)}</StatusBadge>
  );
}
