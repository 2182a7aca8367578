import { Form, useFetcher, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { ProgressBar } from '~/components/ui/progress-bar';
import type { ShownRun } from '~/domain/settlement/shown';
import { useFormat } from '~/i18n/use-format';

type Answer = { run: ShownRun | null; lost: boolean };

/** How often the page asks how far the run is, milliseconds. */
const EVERY = 1000;
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
    const timer = setInterval(() => load(PATH), EVERY);
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
