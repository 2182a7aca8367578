import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { UserCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ClaimCard } from '~/components/school/claim-card';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { claimDecision } from '~/forms/school/claim';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { claimsHere } from '~/services/roster/claims.server';
import { confirmClaim, refuseClaim } from '~/services/roster/decide-claim.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'claims.decide');
  const now = new Date();
  const t = await getT(request, 'school');
  return { title: t('claims.title'), ...(await claimsHere(actor, now)), now: now.toISOString() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'claims.decide');
  const form = await parseForm(request, claimDecision);
  if (!form.ok) return form.answer();
  const now = new Date();
  const { value } = form;
  const outcome =
    value.act === 'confirm' ? await confirmClaim(actor, value, now) : await refuseClaim(actor, value, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/school/claims', {
    tone: 'done',
    key: value.act === 'confirm' ? 'school:flash.claimConfirmed' : 'school:flash.claimRefused',
  });
}

export default function Claims() {
  const { title, claims, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('school');
  const sent = answer?.result.initialValue;
  return (
    <>
      <PageHead title={title} lead={t('claims.lead')} />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      {claims.length === 0 ? (
        <EmptyState icon={UserCheck} title={t('claims.emptyTitle')}>
          {t('claims.empty')}
        </EmptyState>
      ) : (
        <div className="mt-4 grid gap-5">
          {claims.map((claim) => (
            <ClaimCard
              key={claim.id}
              claim={claim}
              now={now}
              lastResult={sent?.act === 'refuse' && sent.claimId === claim.id ? answer?.result : undefined}
            />
          ))}
        </div>
      )}
    </>
  );
}
