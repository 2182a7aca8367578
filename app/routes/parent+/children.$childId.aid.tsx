import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ApplyForm } from '~/components/aid/apply-form';
import { ChildMeans } from '~/components/aid/child-means';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { childAidAct } from '~/forms/aid/entitlement';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { childAid } from '~/services/aid/child-aid.server';
import { claimEntitlement, withdrawEntitlementClaim } from '~/services/aid/claim.server';
import { MAX_FILE_BYTES } from '~/services/files/media-type';

export const handle = { i18n: ['aid', 'parent', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
/** Names of families: not even the reader's own browser keeps the page. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const now = new Date();
  const child = await childAid(actor, params.childId ?? '', now);
  const t = await getT(request, 'aid');
  const title = t('child.title', { name: child.name });
  return { title, child, maxBytes: MAX_FILE_BYTES, now: now.toISOString() };
}

/** Applies with a paper, or takes an application back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const childId = params.childId ?? '';
  const now = new Date();
  const form = await parseForm(request, childAidAct);
  if (!form.ok) return form.answer();
  const here = `/parent/children/${childId}/aid`;
  if (form.value.act === 'withdraw') {
    const outcome = await withdrawEntitlementClaim(actor, { claimId: form.value.claimId, childId }, now);
    if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
    return redirectWithFlash(here, { tone: 'info', key: 'aid:flash.withdrawn' });
  }
  const { proof, class: kind, from, to } = form.value;
  const upload = { name: proof.name, content: new Uint8Array(await proof.arrayBuffer()) };
  const outcome = await claimEntitlement(actor, { childId, class: kind, from, to, proof: upload }, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(here, { tone: 'done', key: 'aid:flash.claimed' });
}

const HAS_TONE = { in_force: 'done', to_come: 'info', over: 'neutral' } as const;
const CLAIM_TONE = { pending: 'info', granted: 'done', declined: 'warn', withdrawn: 'neutral' } as const;

export default function ChildAid() {
  const { title, child, maxBytes, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['aid', 'parent', 'codes']);
  const f = useFormat();
  const dates = ({ from, to }: { from: string; to: string }) => f.dateRange(from, to, { year: true });
  return (
    <div className="grid gap-5 pb-10">
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/parent/children', label: t('parent:children.title') },
              { to: `/parent/children/${child.id}`, label: child.name },
              { label: t('aid:child.crumb') },
            ]}
          />
        }
        title={title}
        lead={t('aid:child.lead')}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('aid:refused')} />
      <Card as="section" title={t('aid:child.has')}>
        {child.entitlements.length === 0 ? (
          <p className="text-ink-soft">{t('aid:child.none')}</p>
        ) : (
          <ul className="divide-y divide-line">
            {child.entitlements.map((each) => (
              <li key={each.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
                <span className="font-semibold">{t(`codes:entitlementClass.${each.class}`)}</span>
                <Badge tone={HAS_TONE[each.state]}>{t(`aid:child.state.${each.state}`)}</Badge>
                <span className="text-ink-soft">
                  {dates(each)} · {t(`codes:entitlementSource.${each.source}`)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card as="section" title={t('aid:child.means')}>
        <ChildMeans programmes={child.programmes} />
        <p className="text-sm text-ink-soft">{t('aid:child.later')}</p>
      </Card>
      {child.claims.length > 0 && (
        <Card as="section" title={t('aid:child.claims')}>
          <ul className="divide-y divide-line">
            {child.claims.map((claim) => (
              <li key={claim.id} className="grid gap-1 py-2">
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span className="font-semibold">{t(`codes:entitlementClass.${claim.class}`)}</span>
                  <Badge tone={CLAIM_TONE[claim.status]}>{t(`aid:claims.state.${claim.status}`)}</Badge>
                  <span className="text-sm text-ink-soft">
                    {dates(claim)} ·{' '}
                    {t('aid:child.sent', { when: f.instant(claim.createdAt, new Date(now)) })}
                  </span>
                </p>
                {claim.answer && (
                  <p className="whitespace-pre-line">{t('aid:child.answer', { answer: claim.answer })}</p>
                )}
                {claim.status === 'pending' && (
                  <Form method="post">
                    <input type="hidden" name="act" value="withdraw" />
                    <input type="hidden" name="claimId" value={claim.id} />
                    <SubmitButton variant="quiet" size="sm">
                      {t('aid:child.withdraw')}
                    </SubmitButton>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card as="section" title={t('aid:child.apply')}>
        <p className="text-sm text-ink-soft">{t('aid:child.applyLead')}</p>
        <ApplyForm suggested={child.suggested} lastResult={answer?.result} maxBytes={maxBytes} />
      </Card>
    </div>
  );
}
