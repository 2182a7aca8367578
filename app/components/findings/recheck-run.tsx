import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { ProgressBar } from '~/components/ui/progress-bar';
import { useFollowedRun } from '~/components/ui/use-followed-run';
import type { ShownRun } from '~/domain/findings/shown';
import { useFormat } from '~/i18n/use-format';

const PATH = '/bureau/findings/recheck';

/** The check of the whole county: how far it is, what it found, and the button that begins one. */
export function RecheckRun({
  first,
  lost,
  mayAsk,
  now,
}: {
  first: ShownRun | null;
  lost: boolean;
  mayAsk: boolean;
  now: string;
}) {
  const { t } = useTranslation('findings');
  const f = useFormat();
  const { run, running, dead } = useFollowedRun(PATH, { first, lost });
  return (
    <Card as="section" title={t('run.title')}>
      {running && run ? (
        <>
          <ProgressBar
            label={t('run.running')}
            value={run.done}
            max={Math.max(1, run.total)}
            text={t('run.text', { done: f.number(run.done), total: f.number(run.total) })}
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
                  total: f.number(run.total),
                  found: f.number(run.found),
                  gone: f.number(run.gone),
                })}
        </p>
      )}
      {mayAsk && !running && (
        <Form method="post" action={PATH}>
          <SubmitButton variant="secondary" formAction={PATH}>
            {t('run.button')}
          </SubmitButton>
        </Form>
      )}
    </Card>
  );
}
