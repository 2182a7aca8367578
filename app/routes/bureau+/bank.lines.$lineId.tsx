import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { LineActs } from '~/components/bank/line-acts';
import { LineFacts } from '~/components/bank/line-facts';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { idOf } from '~/domain/id';
import { lineAct } from '~/forms/bank/statement';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { bankLine, waitingFor } from '~/services/bank/bank-page.server';
import { assignLine, returnLine } from '~/services/bank/decide-line.server';

export const handle = { i18n: ['money', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
/** Names of families: not even the reader's own browser keeps the page. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'money.act');
  const line = await bankLine(actor, idOf(params.lineId, 'bank_line'), new Date());
  const t = await getT(request, 'money');
  const waiting = line.status === 'asked' ? await waitingFor(line.payee, line.amountFen) : [];
  return { title: t('bank.one'), line, waiting };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'money.act');
  const lineId = idOf(params.lineId, 'bank_line');
  const form = await parseForm(request, lineAct);
  if (!form.ok) return form.answer();
  const now = new Date();
  const outcome =
    form.value.act === 'assign'
      ? await assignLine(actor, { lineId, reference: form.value.reference }, now)
      : await returnLine(actor, { lineId, note: form.value.note }, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const key = form.value.act === 'assign' ? 'money:flash.assigned' : 'money:flash.returned';
  return redirectWithFlash('/bureau/bank', { tone: 'done', key });
}

export default function Line() {
  const { line, waiting } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('money');
  const f = useFormat();
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs items={[{ to: '/bureau/bank', label: t('bank.title') }, { label: t('bank.one') }]} />
        }
        title={`${t('bank.one')} · ${f.money(line.amountFen)}`}
        lead={line.doubt ? t(`bank.doubt.${line.doubt}`) : undefined}
        actions={<StatusBadge state={line.status}>{t(`bank.status.${line.status}`)}</StatusBadge>}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refunds.refused')} />
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <LineFacts line={line} waiting={waiting} />
        {line.status === 'asked' && <LineActs lastResult={answer?.result} />}
      </div>
    </>
  );
}
