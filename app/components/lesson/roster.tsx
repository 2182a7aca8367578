import { Form } from '@remix-run/react';
import { CheckCheck, CloudOff, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, SubmitButton } from '~/components/ui/button';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { RosterRow, type RowChild } from './roster-row';
import type { Marks } from './use-marks';

/**
 * The register of a lesson: one row for each child. With a script every tap is kept and sent by itself, network or not;
 * without one it is a form with a button.
 */
export function Roster({
  children,
  withheld,
  open,
  stage,
  marks,
}: {
  children: readonly RowChild[];
  withheld: number;
  /** Children can be marked now. */
  open: boolean;
  stage: 'early' | 'open' | 'fixed';
  marks: Marks;
}) {
  const { t } = useTranslation('lesson');
  const { own, unsent, mark, refusals, signedOut, ready } = marks;
  const rows = children.map((child) => {
    const mine = own.get(child.enrollmentId);
    return mine ? { ...child, state: mine.state, pickUpPersonId: mine.pickUpPersonId ?? null } : child;
  });
  const unmarked = rows.filter(({ state }) => state === null);
  if (children.length === 0 && withheld === 0) {
    return (
      <EmptyState icon={Users} title={t('roster.empty')}>
        {t('roster.emptyWhy')}
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="register" className="grid gap-3">
      <h2 id="register" className="text-lg">
        {t('roster.title')}{' '}
        <span className="text-ink-soft">{t('roster.caption', { count: children.length })}</span>
      </h2>
      <p className="text-sm text-ink-soft">
        {t(stage === 'early' ? 'roster.early' : stage === 'fixed' ? 'roster.fixed' : 'roster.lead')}
      </p>
      {withheld > 0 && <Notice>{t('roster.withheld', { count: withheld })}</Notice>}
      {signedOut && <Notice tone="warn">{t('roster.signedOut')}</Notice>}
      <RefusalNotice refusals={refusals} title={t('roster.refused')} />
      <div role="status" aria-live="polite">
        {unsent > 0 && (
          <p className="flex items-start gap-3 rounded-card bg-warn-soft px-4 py-3">
            <CloudOff aria-hidden className="mt-1 size-5 shrink-0 text-warn" />
            <span>
              <span className="block font-semibold">{t('roster.unsent', { count: unsent })}</span>
              <span className="text-sm">{t('roster.unsentWhy')}</span>
            </span>
          </p>
        )}
        {unsent === 0 && own.size > 0 && <p className="text-sm text-ink-soft">{t('roster.sent')}</p>}
      </div>
      <Form method="post" className="grid gap-3">
        <ul className="grid gap-2">
          {rows.map((child) => (
            <RosterRow key={child.enrollmentId} child={child} open={open} onMark={(one) => mark([one])} />
          ))}
        </ul>
        {open && (
          <div className="sticky bottom-2 z-10 flex flex-wrap items-center gap-3 rounded-card bg-surface p-3 shadow-float">
            <span className="grow font-semibold">
              {unmarked.length > 0 ? t('roster.unmarked', { count: unmarked.length }) : t('roster.all')}
            </span>
            {unmarked.length > 0 && (
              <Button
                type="submit"
                name="act"
                value="everybody"
                variant="primary"
                size="lg"
                icon={CheckCheck}
                onClick={(event) => {
                  event.preventDefault();
                  mark(
                    unmarked.map(({ enrollmentId }) => ({
                      enrollmentId,
                      state: 'present',
                      pickUpPersonId: null,
                    })),
                  );
                }}
              >
                {t('roster.everybody')}
              </Button>
            )}
            {!ready && (
              <SubmitButton name="act" value="mark" variant="secondary" size="lg">
                {t('roster.save')}
              </SubmitButton>
            )}
          </div>
        )}
      </Form>
      <p className="text-sm text-ink-soft">{t('roster.care')}</p>
    </section>
  );
}
