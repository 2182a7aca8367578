import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { HereFinding } from '~/components/findings/here-finding';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { hereFindingAct } from '~/forms/findings/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { letFindingPass } from '~/services/findings/let-pass.server';
import { findingsHere } from '~/services/findings/one.server';

export const handle = { i18n: ['findings', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'finding.here');
  const t = await getT(request, 'findings');
  return { title: t('here.title'), rows: await findingsHere(actor), now: new Date().toISOString() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'finding.here');
  const form = await parseForm(request, hereFindingAct);
  if (!form.ok) return form.answer();
  const { findingId, text } = form.value;
  const outcome = await letFindingPass(actor, { findingId, text }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/school/findings', { tone: 'done', key: 'findings:flash.override' });
}

export default function FindingsHere() {
  const { rows, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('findings');
  const sent = answer?.result.initialValue?.findingId;
  return (
    <>
      <PageHead
        title={t('here.title')}
        lead={t('here.lead')}
        actions={<ButtonLink to="/school/care">{t('here.toCare')}</ButtonLink>}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      {rows.length === 0 ? (
        <EmptyState title={t('here.emptyTitle')}>{t('here.empty')}</EmptyState>
      ) : (
        <div className="mt-4 grid gap-4">
          {rows.map(({ mine, ...finding }) => (
            <HereFinding
              key={finding.id}
              finding={finding}
              mine={mine}
              lastResult={sent === finding.id ? answer?.result : undefined}
              now={now}
            />
          ))}
        </div>
      )}
    </>
  );
}
