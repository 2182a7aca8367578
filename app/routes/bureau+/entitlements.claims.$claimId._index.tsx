import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChildWhere } from '~/components/aid/child-cell';
import { ClaimDecision } from '~/components/aid/claim-decision';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { buttonClass } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { claimDecision } from '~/forms/aid/entitlement';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { entitlementClaim } from '~/services/aid/claims.server';
import { declineClaim, grantClaim } from '~/services/aid/decide-claim.server';

export const handle = { i18n: ['aid', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
/** Names of families: not even the reader's own browser keeps the page. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'entitlement.manage');
  const now = new Date();
  const [t, claim] = await Promise.all([
    getT(request, 'aid'),
    entitlementClaim(actor, params.claimId ?? '', now),
  ]);
  return { title: t('claims.one'), claim, now: now.toISOString() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'entitlement.manage');
  const claimId = params.claimId ?? '';
  const now = new Date();
  const form = await parseForm(request, claimDecision);
  if (!form.ok) return form.answer();
  const { value } = form;
  const outcome =
    value.act === 'grant'
      ? await grantClaim(actor, { claimId, from: value.from, to: value.to }, now)
      : await declineClaim(actor, { claimId, answer: value.answer }, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/bureau/entitlements/claims', {
    tone: 'done',
    key: value.act === 'grant' ? 'aid:flash.granted' : 'aid:flash.declined',
  });
}

export default function EntitlementClaim() {
  const { title, claim, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['aid', 'codes']);
  const f = useFormat();
  const where = useChildWhere();
  const dates = (span: { from: string; to: string }) => f.dateRange(span.from, span.to, { year: true });
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/bureau/entitlements', label: t('aid:entitlements.title') },
              { to: '/bureau/entitlements/claims', label: t('aid:claims.title') },
              { label: title },
            ]}
          />
        }
        title={title}
      />
      <div className="grid max-w-2xl gap-5">
        <RefusalNotice refusals={answer?.refusals} title={t('aid:refused')} />
        <Card as="section" title={claim.child.name}>
          <DefinitionList
            items={[
              { term: t('aid:entitlements.filter.school'), detail: where(claim.child) },
              { term: t('aid:claims.guardian'), detail: claim.guardian },
              { term: t('aid:claims.class'), detail: t(`codes:entitlementClass.${claim.class}`) },
              { term: t('aid:claims.asked'), detail: dates(claim) },
              { term: t('aid:claims.when'), detail: f.instant(claim.createdAt, new Date(now)) },
              {
                term: t('aid:claims.proof'),
                detail: claim.proofKept ? (
                  <a
                    className={buttonClass({ size: 'sm' }, 'max-w-full')}
                    href={`/bureau/entitlements/claims/${claim.id}/proof`}
                    target={claim.isPicture ? '_blank' : undefined}
                    rel="noreferrer"
                  >
                    <FileText aria-hidden className="size-4 shrink-0" />
                    <span className="min-w-0 truncate">
                      {t('aid:claims.openProof', { name: claim.proofName })}
                    </span>
                  </a>
                ) : (
                  t('aid:claims.proofGone')
                ),
              },
              {
                term: t('aid:claims.has'),
                detail:
                  claim.has.length === 0 ? (
                    t('aid:claims.hasNone')
                  ) : (
                    <ul>
                      {claim.has.map((each) => (
                        <li key={each.id}>
                          <Link to={`/bureau/entitlements/${each.id}`}>
                            {t(`codes:entitlementClass.${each.class}`)}
                          </Link>{' '}
                          <span className="text-ink-soft">{dates(each)}</span>
                        </li>
                      ))}
                    </ul>
                  ),
              },
            ]}
          />
        </Card>
        {claim.status === 'pending' ? (
          <ClaimDecision from={claim.from} to={claim.to} lastResult={answer?.result} />
        ) : (
          <Notice
            tone={claim.status === 'granted' ? 'done' : 'info'}
            title={t(`aid:claims.state.${claim.status}`)}
          >
            {claim.decidedAt && <p>{f.instant(claim.decidedAt, new Date(now))}</p>}
            {claim.answer && (
              <p className="whitespace-pre-line">
                {t('aid:claims.answered')}
                {t('aid:colon')}
                {claim.answer}
              </p>
            )}
          </Notice>
        )}
      </div>
    </>
  );
}
