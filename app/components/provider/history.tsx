import { useTranslation } from 'react-i18next';
import { toneOfState } from '~/components/ui/badge';
import { Timeline } from '~/components/ui/timeline';
import { useFormat } from '~/i18n/use-format';

/** What happened to an application or a course, newest first, with the bureau's words. */
export function History({
  steps,
}: {
  steps: readonly { id: string; at: string; title: string; state: string; detail: string | null }[];
}) {
  const { t } = useTranslation('provider');
  const f = useFormat();
  if (steps.length === 0) return <p className="text-ink-soft">{t('history.empty')}</p>;
  return (
    <Timeline
      items={steps.map(({ id, at, title, state, detail }) => ({
        key: id,
        when: f.instant(at),
        title,
        detail: detail && <p className="whitespace-pre-line">{detail}</p>,
        tone: toneOfState(state),
      }))}
    />
  );
}
