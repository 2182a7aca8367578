import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { Card } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import type { ReplayStep } from '~/domain/draw/replay';
import { useFormat } from '~/i18n/use-format';
import type { Replayed } from './use-replay';

const TONE = { agrees: 'done', differs: 'refuse', skipped: 'neutral' } as const;

/** What agrees and what does not, one after the other. */
export function ReplaySteps({ result }: { result: Replayed }) {
  const { t } = useTranslation('draw');
  const f = useFormat();
  const differs = result.steps.some(({ state }) => state === 'differs');
  return (
    <Card as="section" title={t('replay.result')}>
      {differs ? (
        <Notice tone="refuse" title={t('replay.differs')} live>
          {t('replay.differsText')}
        </Notice>
      ) : (
        <Notice tone="done" title={t('replay.verified')} live>
          {t('replay.verifiedText', {
            places: f.number(result.places),
            waiting: f.number(result.waiting),
            reasons: f.number(result.reasons),
          })}
        </Notice>
      )}
      <ol className="grid">
        {result.steps.map((step) => (
          <li
            key={step.check}
            className="grid gap-1 border-t border-line py-2.5 sm:grid-cols-[6rem_1fr] sm:gap-4"
          >
            <span>
              <Badge tone={TONE[step.state]}>{t(`replay.state.${step.state}`)}</Badge>
            </span>
            <div className="grid min-w-0 gap-1">
              <p>{t(`replay.check.${step.check}`)}</p>
              {step.rows !== undefined && (
                <p className="text-sm text-ink-soft">{t('replay.rows', { count: step.rows })}</p>
              )}
              {step.difference && <Difference difference={step.difference} />}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Difference({ difference }: { difference: NonNullable<ReplayStep['difference']> }) {
  const { t } = useTranslation('draw');
  const text = (value: unknown) =>
    value === null ? t('replay.nothing') : typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <div className="grid gap-1 text-sm">
      {difference.index !== null && <p>{t('replay.row', { row: difference.index + 1 })}</p>}
      <dl className="grid gap-1">
        <div>
          <dt className="text-ink-soft">{t('replay.published')}</dt>
          <dd className="break-all">
            <code>{text(difference.published)}</code>
          </dd>
        </div>
        <div>
          <dt className="text-ink-soft">{t('replay.counted')}</dt>
          <dd className="break-all">
            <code>{text(difference.counted)}</code>
          </dd>
        </div>
      </dl>
    </div>
  );
}
