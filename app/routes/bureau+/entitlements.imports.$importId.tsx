import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { RegisterCounts, RegisterParts } from '~/components/aid/register-preview';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Button, ButtonLink, SubmitButton } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { registerAct } from '~/forms/aid/entitlement';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { applyRegister } from '~/services/aid/apply-register.server';
import { discardRegister } from '~/services/aid/discard-import.server';
import { registerImport } from '~/services/aid/imports.server';

export const handle = { i18n: ['aid', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
/** Names of families: not even the reader's own browser keeps the page. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'entitlement.manage');
  const now = new Date();
  const [t, found] = await Promise.all([
    getT(request, 'aid'),
    registerImport(actor, params.importId ?? '', now),
  ]);
  return { title: t('imports.preview'), found, now: now.toISOString() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'entitlement.manage');
  const importId = params.importId ?? '';
  const form = await parseForm(request, registerAct);
  if (!form.ok) return form.answer();
  if (form.value.act === 'discard') {
    await discardRegister(actor, { importId }, new Date());
    return redirectWithFlash('/bureau/entitlements/imports', { tone: 'info', key: 'aid:flash.discarded' });
  }
  const { seen, ending } = form.value;
  const outcome = await applyRegister(actor, { importId, seen, ending }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const { added, changed, ended } = outcome;
  return redirectWithFlash('/bureau/entitlements', {
    tone: 'done',
    key: 'aid:flash.applied',
    params: { added, changed, ended },
  });
}

const FORM = 'apply-register';

export default function RegisterImport() {
  const { found, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['aid', 'codes']);
  const f = useFormat();
  const { preview, summary } = found;
  const at = (instant: string) => f.instant(instant, new Date(now));
  const nothing = summary.new + summary.changed === 0;
  const clean = summary.unmatched + summary.errors + summary.gone === 0;
  const ticked = [answer?.result.initialValue?.ending ?? []].flat().map(String);
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/bureau/entitlements', label: t('aid:entitlements.title') },
              { to: '/bureau/entitlements/imports', label: t('aid:imports.title') },
              { label: t('aid:imports.preview') },
            ]}
          />
        }
        title={<span className="break-all">{found.fileName}</span>}
        lead={
          preview
            ? `${t(`codes:entitlementSource.${found.source}`)}${t('aid:colon')}${t('aid:imports.previewLead')}`
            : t(`codes:entitlementSource.${found.source}`)
        }
      />
      <div className="mb-5 grid gap-3">
        <RefusalNotice refusals={answer?.refusals} title={t('aid:refused')} />
        {found.status === 'applied' && found.appliedAt && (
          <Notice tone="done">{t('aid:imports.applied', { when: at(found.appliedAt) })}</Notice>
        )}
        {found.status === 'dropped' && <Notice>{t('aid:imports.dropped')}</Notice>}
        {preview && found.sameFileAppliedAt && (
          <Notice>{t('aid:imports.sameFile', { when: at(found.sameFileAppliedAt) })}</Notice>
        )}
        {preview && nothing && (
          <Notice tone="done" title={t('aid:imports.nothingTitle')}>
            {clean ? t('aid:imports.nothing') : t('aid:imports.nothingBesides')}
          </Notice>
        )}
      </div>
      <RegisterCounts summary={summary} />
      {preview ? (
        <>
          <RegisterParts preview={preview} summary={summary} form={FORM} ticked={ticked} />
          {preview.ignored.length > 0 && (
            <p className="mb-6 text-sm text-ink-soft">
              {t('aid:imports.ignored', { columns: preview.ignored.join(t('aid:separator')) })}
            </p>
          )}
          <div className="sticky bottom-0 z-20 flex flex-wrap items-center gap-3 border-t border-line bg-paper py-3">
            {(!nothing || summary.gone > 0) && (
              <Form method="post" id={FORM} className="flex flex-wrap items-center gap-3">
                <input type="hidden" name="seen" value={preview.seen} />
                <SubmitButton name="act" value="apply">
                  {t('aid:imports.apply')}
                </SubmitButton>
                <span className="text-sm text-ink-soft">
                  {t('aid:imports.applyCount', { added: summary.new, changed: summary.changed })}
                </span>
              </Form>
            )}
            <Form method="post" className="ms-auto">
              <Button type="submit" name="act" value="discard" variant="quiet">
                {t('aid:imports.discard')}
              </Button>
            </Form>
          </div>
        </>
      ) : (
        <ButtonLink to="/bureau/entitlements/imports">{t('aid:imports.back')}</ButtonLink>
      )}
    </>
  );
}
