import { Form, useFetcher, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { ProgressBar } from '~/components/ui/progress-bar';
import type { ShownRun } from '~/domain/findings/shown';
import { useFormat } from '~/i18n/use-format';

type Answer = { run: ShownRun | null; lost: boolean };

/** How often the page asks how far the check is, milliseconds. */
const EVERY = 1000;

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
  const fetcher = useFetcher<Answer>();
  const { revalidate } = useRevalidator();
  const { load } = fetcher;
  const known =
    fetcher.data?.run && (!first || fetcher.data.run.startedAt >= first.startedAt) ? fetcher.data : null;
  const run = known?.run ?? first;
  const dead = known?.lost ?? lost;
  const running = run !== null && run.finishedAt === null && !dead;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => load('/bureau/findings/recheck'), EVERY);
    return () => clearInterval(timer);
  }, [running, load]);
  const ended = known !== null && known.run?.finishedAt !== null && first?.finishedAt === null;
  useEffect(() => {
    if (ended) revalidate();
  }, [ended, revalidate]);
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
        <Form method="post" action="/bureau/findings/recheck">
          <SubmitButton variant="secondary" formAction="/bureau/findings/recheck">
            {t('run.button')}
          </SubmitButton>
        </Form>
      )}
    </Card>
  );
}
