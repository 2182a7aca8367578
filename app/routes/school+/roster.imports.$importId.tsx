import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DoubtfulRows } from '~/components/school/doubtful-rows';
import { ChangedPupils, GonePupils, Issues, NewPupils, Showing } from '~/components/school/preview-tables';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Button, ButtonLink, SubmitButton } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { Stat, StatRow } from '~/components/ui/stat';
import { rosterAct, rowChoices } from '~/forms/school/roster';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { applyRoster } from '~/services/roster/apply.server';
import { discardImport } from '~/services/roster/discard.server';
import { importHere } from '~/services/roster/imports.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'pupils.import');
  const now = new Date();
  const found = await importHere(actor, params.importId ?? '', now);
  const t = await getT(request, 'school');
  return { title: t('preview.one', { file: found.fileName }), found, now: now.toISOString() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'pupils.import');
  const importId = params.importId ?? '';
  const form = await parseForm(request, rosterAct);
  if (!form.ok) return form.answer();
  if (form.value.act === 'discard') {
    await discardImport(actor, { importId }, new Date());
    return redirectWithFlash('/school/roster', { tone: 'info', key: 'school:flash.discarded' });
  }
  const choices = rowChoices(form.typed.entries());
  const outcome = await applyRoster(actor, { importId, seen: form.value.seen, choices }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const { added, changed } = outcome;
  return redirectWithFlash('/school/roster', {
    tone: 'done',
    key: 'school:flash.applied',
    params: { added, changed },
  });
}

const FORM = 'apply-roster';

export default function ImportPreview() {
  const { found, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('school');
  const f = useFormat();
  const { preview, summary } = found;
  const at = (instant: string) => f.instant(instant, new Date(now));
  const nothing = summary.new + summary.changed === 0;
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/school/roster', label: t('roster.title') }, { label: t('preview.title') }]}
          />
        }
        title={<span className="break-all">{found.fileName}</span>}
        lead={preview ? `${t('preview.lead')} ${t('preview.kept')}` : undefined}
      />
      <div className="mb-5 grid gap-3">
        <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
        {found.status === 'applied' && found.appliedAt && (
          <Notice tone="done">{t('preview.applied', { when: at(found.appliedAt) })}</Notice>
        )}
        {found.status === 'dropped' && <Notice>{t('preview.dropped')}</Notice>}
        {preview && found.sameFileAppliedAt && (
          <Notice>{t('preview.sameFile', { when: at(found.sameFileAppliedAt) })}</Notice>
        )}
        {preview && nothing && summary.errors === 0 && (
          <Notice tone="done" title={t('preview.nothingTitle')}>
            {summary.doubtful > 0 ? t('preview.nothingBesides') : t('preview.nothing')}
          </Notice>
        )}
      </div>
      <h2 className="sr-only">{t('preview.counts')}</h2>
      <StatRow>
        <Stat
          label={t('preview.new')}
          value={f.number(summary.new)}
          tone={summary.new > 0 ? 'done' : 'neutral'}
        />
        <Stat
          label={t('preview.changed')}
          value={f.number(summary.changed)}
          tone={summary.changed > 0 ? 'info' : 'neutral'}
        />
        <Stat label={t('preview.same')} value={f.number(summary.same)} />
        <Stat
          label={t('preview.doubtful')}
          value={f.number(summary.doubtful)}
          tone={summary.doubtful > 0 ? 'warn' : 'neutral'}
        />
        <Stat
          label={t('preview.errors')}
          value={f.number(summary.errors)}
          tone={summary.errors > 0 ? 'refuse' : 'neutral'}
        />
        <Stat label={t('preview.gone')} value={f.number(summary.gone)} />
      </StatRow>
      {preview ? (
        <>
          {preview.doubtful.length > 0 && (
            <Part title={t('preview.doubtfulTitle')} hint={t('preview.doubtfulHint')}>
              <DoubtfulRows rows={preview.doubtful} form={FORM} chosen={answer?.result.initialValue ?? {}} />
            </Part>
          )}
          {preview.issues.errors.length > 0 && (
            <Part title={t('preview.errorsTitle')} hint={t('preview.errorsHint')}>
              <Issues caption={t('preview.errorsTitle')} issues={preview.issues.errors} />
              <Showing shown={preview.issues.errors.length} count={summary.errors} />
            </Part>
          )}
          {preview.changed.length > 0 && (
            <Part title={t('preview.changedTitle')}>
              <ChangedPupils rows={preview.changed} count={summary.changed} />
            </Part>
          )}
          {preview.new.length > 0 && (
            <Part title={t('preview.newTitle')}>
              <NewPupils rows={preview.new} count={summary.new} />
            </Part>
          )}
          {preview.issues.warnings.length > 0 && (
            <Part title={t('preview.warningsTitle')} hint={t('preview.warningsHint')}>
              <Issues caption={t('preview.warningsTitle')} issues={preview.issues.warnings} />
            </Part>
          )}
          {preview.gone.length > 0 && (
            <Part title={t('preview.goneTitle')} hint={t('preview.goneHint')}>
              <GonePupils rows={preview.gone} count={summary.gone} />
            </Part>
          )}
          {preview.ignored.length > 0 && (
            <p className="mb-6 text-sm text-ink-soft">
              {t('preview.ignored', { columns: preview.ignored.join(t('listSeparator')) })}
            </p>
          )}
          <div className="sticky bottom-0 z-20 flex flex-wrap items-center gap-3 border-t border-line bg-paper py-3">
            {(!nothing || summary.doubtful > 0) && (
              <Form method="post" id={FORM} className="flex flex-wrap items-center gap-3">
                <input type="hidden" name="seen" value={preview.seen} />
                <SubmitButton name="act" value="apply">
                  {t('preview.apply')}
                </SubmitButton>
                <span className="text-sm text-ink-soft">
                  {t('preview.applyCount', { added: summary.new, changed: summary.changed })}
                </span>
              </Form>
            )}
            <Form method="post" className="ms-auto">
              <Button type="submit" name="act" value="discard" variant="quiet">
                {t('preview.discard')}
              </Button>
            </Form>
          </div>
        </>
      ) : (
        <ButtonLink to="/school/roster">{t('preview.back')}</ButtonLink>
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
