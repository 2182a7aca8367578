import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Stat, StatRow } from '~/components/ui/stat';
import { useFormat } from '~/i18n/use-format';
import {
  ChangedRows,
  CoveredRows,
  GoneRows,
  NewRows,
  RegisterIssues,
  Showing,
  UnmatchedRows,
} from './register-tables';

const COUNTS = ['new', 'changed', 'same', 'covered', 'unmatched', 'errors', 'gone'] as const;
type Summary = Record<(typeof COUNTS)[number], number>;
const TONES = { new: 'done', changed: 'info', unmatched: 'warn', errors: 'refuse' } as const;

/** What a register comes to, in numbers. */
export function RegisterCounts({ summary }: { summary: Summary }) {
  const { t } = useTranslation('aid');
  const f = useFormat();
  return (
    <>
      <h2 className="sr-only">{t('imports.counts')}</h2>
      <StatRow>
        {COUNTS.map((key) => (
          <Stat
            key={key}
            label={t(`imports.${key}`)}
            value={f.number(summary[key])}
            tone={summary[key] > 0 ? (TONES[key as keyof typeof TONES] ?? 'neutral') : 'neutral'}
          />
        ))}
      </StatRow>
    </>
  );
}

type Preview = {
  new: ComponentProps<typeof NewRows>['rows'];
  changed: ComponentProps<typeof ChangedRows>['rows'];
  covered: ComponentProps<typeof CoveredRows>['rows'];
  unmatched: ComponentProps<typeof UnmatchedRows>['rows'];
  issues: ComponentProps<typeof RegisterIssues>['issues'];
  gone: ComponentProps<typeof GoneRows>['rows'];
};

/** The rows of a register by what becomes of them: what needs an eye first. */
export function RegisterParts({
  preview,
  summary,
  form,
  ticked,
}: {
  preview: Preview;
  summary: Summary;
  form: string;
  ticked: readonly string[];
}) {
  const { t } = useTranslation('aid');
  return (
    <>
      {preview.gone.length > 0 && (
        <Part title={t('imports.goneTitle')} hint={t('imports.goneHint')}>
          <GoneRows rows={preview.gone} form={form} ticked={ticked} />
        </Part>
      )}
      {preview.unmatched.length > 0 && (
        <Part title={t('imports.unmatchedTitle')} hint={t('imports.unmatchedHint')}>
          <UnmatchedRows rows={preview.unmatched} />
          <Showing shown={preview.unmatched.length} count={summary.unmatched} />
        </Part>
      )}
      {preview.issues.length > 0 && (
        <Part title={t('imports.errorsTitle')} hint={t('imports.errorsHint')}>
          <RegisterIssues issues={preview.issues} />
        </Part>
      )}
      {preview.changed.length > 0 && (
        <Part title={t('imports.changedTitle')}>
          <ChangedRows rows={preview.changed} />
          <Showing shown={preview.changed.length} count={summary.changed} />
        </Part>
      )}
      {preview.new.length > 0 && (
        <Part title={t('imports.newTitle')}>
          <NewRows rows={preview.new} />
          <Showing shown={preview.new.length} count={summary.new} />
        </Part>
      )}
      {preview.covered.length > 0 && (
        <Part title={t('imports.coveredTitle')}>
          <CoveredRows rows={preview.covered} />
          <Showing shown={preview.covered.length} count={summary.covered} />
        </Part>
      )}
    </>
  );
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="mb-7">
      <h2 className="text-lg">{title}</h2>
      {hint && <p className="mb-2 text-sm text-ink-soft">{hint}</p>}
      {children}
    </section>
  );
}
