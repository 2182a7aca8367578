import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { RefreshCw, Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AccountBalances } from '~/components/reconciliation/account-balances';
import { ReconciliationItems } from '~/components/reconciliation/items';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { Tabs } from '~/components/ui/tabs';
import { can } from '~/domain/access/actor';
import { reconciliationAct, reconciliationFilter } from '~/forms/bank/reconciliation';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import {
  accountBalances,
  askForReconciliation,
  reconciliationItems,
  reconciliationRuns,
  resolveItem,
} from '~/services/reconciliation/page.server';

export const handle = { i18n: ['money', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'money.read');
  const { show } = reconciliationFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [t, items, [run = null], balances] = await Promise.all([
    getT(request, 'money'),
    reconciliationItems({ resolved: show === 'resolved' }),
    reconciliationRuns(1),
    accountBalances(),
  ]);
  return {
    title: t('reconciliation.title'),
    show,
    items,
    run,
    balances,
    mayAct: can(actor, 'money.act'),
    now: new Date().toISOString(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'money.act');
  const form = await parseForm(request, reconciliationAct);
  if (!form.ok) return form.answer();
  const now = new Date();
  const { value } = form;
  if (value.act === 'now') await askForReconciliation(actor, now);
  else await resolveItem(actor, value, now);
  const key = value.act === 'now' ? 'money:flash.reconciling' : 'money:flash.resolved';
  return redirectWithFlash('/bureau/reconciliation', { tone: 'info', key });
}

const PROBLEMS = [
  'declined',
  'temporary',
  'misconfigured',
  'not_found',
  'key_reused',
  'refused',
  'failed',
] as const;

export default function Reconciliation() {
  const { show, items, run, balances, mayAct, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('money');
  const f = useFormat();
  const problem = PROBLEMS.find((each) => each === run?.failure);
  return (
    <>
      <PageHead
        title={t('reconciliation.title')}
        lead={t('reconciliation.lead')}
        actions={
          mayAct && (
            <Form method="post">
              <input type="hidden" name="act" value="now" />
              <SubmitButton variant="secondary" icon={RefreshCw}>
                {t('reconciliation.now')}
              </SubmitButton>
            </Form>
          )
        }
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refunds.refused')} />
      <Notice tone={run?.failure ? 'warn' : 'info'} title={t('reconciliation.last')} className="mb-5">
        {run
          ? t('reconciliation.ran', {
              when: f.instant(run.startedAt, new Date(now)),
              matched: f.number(run.matched),
              open: f.number(run.open),
            })
          : t('reconciliation.never')}
        {problem && <p>{t('reconciliation.failed', { why: t(`reconciliation.problem.${problem}`) })}</p>}
      </Notice>
      <Tabs
        label={t('reconciliation.tabs')}
        items={[
          { to: '/bureau/reconciliation', label: t('reconciliation.open'), current: show === 'open' },
          {
            to: '/bureau/reconciliation?show=resolved',
            label: t('reconciliation.resolved'),
            current: show === 'resolved',
          },
        ]}
      />
      {items.length === 0 ? (
        <EmptyState icon={Scale} title={t('reconciliation.empty')}>
          {t('reconciliation.emptyHint')}
        </EmptyState>
      ) : (
        <ReconciliationItems
          items={items}
          balances={balances}
          mayAct={mayAct && show === 'open'}
          lastResult={answer?.result}
          now={now}
        />
      )}
      <AccountBalances balances={balances} />
    </>
  );
}
