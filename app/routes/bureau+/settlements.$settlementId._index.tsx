import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Download, FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FundsCard } from '~/components/settlement/funds-card';
import { LinesTable } from '~/components/settlement/lines-table';
import { SettlementActs } from '~/components/settlement/settlement-acts';
import { SettlementFacts } from '~/components/settlement/settlement-facts';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { buttonClass } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { can } from '~/domain/access/actor';
import { actsOn, decideSettlement } from '~/domain/settlement/decide';
import { settlementAct } from '~/forms/settlement/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { formatter } from '~/i18n/format';
import { pick } from '~/i18n/pick';
import { useFormat } from '~/i18n/use-format';
import { actOnSettlement } from '~/services/settlement/act.server';
import { settlementForBureau } from '~/services/settlement/one.server';

export const handle = { i18n: ['settlement'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'settlement.read');
  const lng = await getLocale(request);
  const [t, settlement] = await Promise.all([
    getT(lng, 'settlement'),
    settlementForBureau(params.settlementId ?? ''),
  ]);
  const { status, confirmedBy, ...shown } = settlement;
  const admin = actor.memberships.some(({ role }) => role === 'bureau_admin');
  const pays = decideSettlement({ act: 'pay', status, confirmedBy, userId: actor.userId, admin });
  const provider = pick(lng, settlement.providerZh, settlement.providerEn);
  return {
    title: t('one.title', { provider, month: formatter(lng).month(settlement.month) }),
    settlement: { ...shown, status },
    acts: can(actor, 'settlement.approve') ? actsOn(status) : [],
    otherPays: pays.kind === 'refused',
    now: new Date().toISOString(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'settlement.approve');
  const settlementId = params.settlementId ?? '';
  const { month } = await settlementForBureau(settlementId);
  const form = await parseForm(request, settlementAct);
  if (!form.ok) return form.answer();
  const outcome = await actOnSettlement(actor, settlementId, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const { act } = form.value;
  const to = act === 'return' ? `/bureau/settlements?month=${month}` : `/bureau/settlements/${settlementId}`;
  return redirectWithFlash(to, { tone: 'done', key: `settlement:flash.${act}` });
}

export default function SettlementPage() {
  const { title, settlement, acts, otherPays, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('settlement');
  const f = useFormat();
  const { id, month, status } = settlement;
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/bureau/settlements', label: t('month.title') },
              { to: `/bureau/settlements?month=${month}`, label: f.month(month) },
              { label: title },
            ]}
          />
        }
        title={title}
        lead={t('one.lead')}
        actions={
          <>
            <StatusBadge state={status}>{t(`state.${status}`)}</StatusBadge>
            <a className={buttonClass()} href={`/bureau/settlements/${id}/lines.csv`}>
              <Download aria-hidden className="size-[1.15em]" />
              {t('one.csv')}
            </a>
            <a className={buttonClass()} href={`/bureau/settlements/${id}/statement.pdf`}>
              <FileDown aria-hidden className="size-[1.15em]" />
              {t('one.pdf')}
            </a>
          </>
        }
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      {/* The lines need the whole width: eight columns that add up. */}
      <div className="grid grid-cols-1 gap-5">
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-3">
          <Card as="section">
            <SettlementFacts settlement={settlement} now={now} />
          </Card>
          <FundsCard funds={settlement.funds} />
          <SettlementActs acts={acts} otherPays={otherPays} lastResult={answer?.result} />
        </div>
        <LinesTable lines={settlement.lines} totals={settlement.totals} />
      </div>
    </>
  );
}
