import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { ProgressBar } from '~/components/ui/progress-bar';
import { useFollowedRun } from '~/components/ui/use-followed-run';
import type { ShownRun } from '~/domain/settlement/shown';
import { useFormat } from '~/i18n/use-format';

const PATH = '/bureau/settlements/run';

interface SettleRunProps {
  first: ShownRun | null;
  lost: boolean;
  month: string;
  mayAsk: boolean;
  now: string;
}

/** The run that draws up a month: how far it is, and the button that begins one. */
export function SettleRun({ first, lost, month, mayAsk, now }: SettleRunProps) {
  const { t } = useTranslation('settlement');
  const f = useFormat();
  const { run, running, dead } = useFollowedRun(PATH, { first, lost });
  return (
    <Card as="section" title={t('run.title')}>
      {running && run ? (
        <>
          <ProgressBar
            label={t('run.running', { month: f.month(run.month) })}
            value={run.done}
            max={Math.max(1, run.total ?? 1)}
            text={
              run.total === null
                ? t('run.counting')
                : t('run.text', { done: f.number(run.done), total: f.number(run.total) })
            }
          />
          <p className="text-sm text-ink-soft">{t('run.hint')}</p>
        </>
      ) : (
        <p className="text-sm text-ink-soft" aria-live="polite">
          {run === null
            ? t('run.never')
            : dead
              ? t('run.lost')
              : t('run.last', {
                  when: f.instant(run.finishedAt ?? run.startedAt, new Date(now)),
                  month: f.month(run.month),
                  total: f.number(run.total ?? 0),
                })}
        </p>
      )}
      {mayAsk && !running && (
        <Form method="post" action={PATH}>
          <input type="hidden" name="month" value={month} />
          <SubmitButton variant="secondary" formAction={PATH}>
            {t('run.button', { month: f.month(month) })}
          </SubmitButton>
        </Form>
      )}
    </Card>
  );
}
