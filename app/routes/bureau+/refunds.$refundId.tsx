import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { RefundActs } from '~/components/payment/refund-acts';
import { RefundFacts } from '~/components/payment/refund-facts';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { idOf } from '~/domain/id';
import { refundAct } from '~/forms/payment/back';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { decideRefund } from '~/services/payments/decide-refund.server';
import { refundForOfficer } from '~/services/payments/refund-page.server';

export const handle = { i18n: ['money', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
/** Names of families: not even the reader's own browser keeps the page. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'money.act');
  const t = await getT(request, 'money');
  const now = new Date();
  const refund = await refundForOfficer(actor, idOf(params.refundId, 'refund'), now);
  return { title: t('refunds.one'), refund, now: now.toISOString() };
}

const FLASH = {
  again: 'refundAgain',
  by_hand: 'refundByHand',
  sent: 'refundSent',
  arrived: 'refundArrived',
  came_back: 'refundCameBack',
} as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'money.act');
  const id = idOf(params.refundId, 'refund');
  const form = await parseForm(request, refundAct);
  if (!form.ok) return form.answer();
  const outcome = await decideRefund(actor, id, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const { act } = form.value;
  // What goes again is another refund: back to the list, where it stands.
  const to = act === 'again' || act === 'by_hand' ? '/bureau/refunds' : `/bureau/refunds/${id}`;
  return redirectWithFlash(to, { tone: 'done', key: `money:flash.${FLASH[act]}` });
}

export default function RefundPage() {
  const { refund, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('money');
  const f = useFormat();
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/bureau/refunds', label: t('refunds.title') }, { label: t('refunds.one') }]}
          />
        }
        title={`${t('refunds.one')} · ${f.money(refund.amountFen)}`}
        lead={t(`refunds.next.${refund.next}`, { on: refund.againOn ? f.date(refund.againOn) : '' })}
        actions={<StatusBadge state={refund.status}>{t(`back.step.${refund.status}`)}</StatusBadge>}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refunds.refused')} />
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <RefundFacts refund={refund} now={now} />
        <RefundActs refund={refund} lastResult={answer?.result} />
      </div>
    </>
  );
}
