import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { Timeline } from '~/components/ui/timeline';
import type { Tone } from '~/components/ui/tone';
import { useFormat } from '~/i18n/use-format';

export type TimelineEvent = {
  id: string;
  at: string;
  byRole: string;
  kind: string;
  text: string;
  dueOn: string | null;
  /** Who of the bureau; only there, never for a provider or a school. */
  by?: string | null;
};

const TONES: Record<string, Tone> = {
  found: 'warn',
  seen_again: 'warn',
  escalate: 'refuse',
  suspend: 'refuse',
  gone: 'done',
  answer: 'info',
  accept: 'info',
};

/** Everything that was done about a finding, the newest first. */
export function FindingTimeline({ events, now }: { events: readonly TimelineEvent[]; now: string }) {
  const { t } = useTranslation(['findings', 'codes']);
  const f = useFormat();
  const whoOf = ({ by, byRole }: TimelineEvent) => {
    if (byRole === 'system') return t('findings:system');
    const role = byRole.startsWith('bureau_')
      ? t('findings:bureau')
      : t(`codes:role.${byRole as 'school_admin'}`);
    return by ? `${role}${t('findings:colon')}${by}` : role;
  };
  return (
    <Card as="section" title={t('findings:timeline.title')}>
      <Timeline
        items={events.map((event) => ({
          key: event.id,
          when: f.instant(event.at, new Date(now)),
          title: t(`findings:timeline.${event.kind as 'found'}`),
          detail: (
            <>
              <p>{whoOf(event)}</p>
              {event.dueOn && <p>{t('findings:timeline.until', { date: f.date(event.dueOn) })}</p>}
              {event.text && <p className="whitespace-pre-line text-ink">{event.text}</p>}
            </>
          ),
          tone: TONES[event.kind] ?? 'neutral',
        }))}
      />
    </Card>
  );
}
