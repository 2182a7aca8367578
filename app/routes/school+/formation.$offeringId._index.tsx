import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '~/components/formation/class-line';
import { MergeTargets } from '~/components/formation/merge-targets';
import { ReasonForm } from '~/components/formation/reason-form';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { Stat, StatRow } from '~/components/ui/stat';
import { formationDecision } from '~/forms/formation/decision';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { confirmClass } from '~/services/formation/confirm-class.server';
import { formationPage } from '~/services/formation/queries.server';
import { cancelOffering } from '~/services/school/cancel-offering.server';

export const handle = { i18n: ['school', 'formation', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** One class with too few children, with all that the decision needs. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'formation.decide');
  const now = new Date();
  const page = await formationPage(actor, params.offeringId ?? '', now);
  return {
    title: pick(await getLocale(request), page.of.titleZh, page.of.titleEn),
    page,
    now: now.toISOString(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'formation.decide');
  const offeringId = params.offeringId ?? '';
  const form = await parseForm(request, formationDecision);
  if (!form.ok) return form.answer();
  const { act, reason } = form.value;
  const now = new Date();
  if (act === 'confirm') {
    const outcome = await confirmClass(actor, { offeringId, reason }, now);
    if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
    return redirectWithFlash('/school/formation', { tone: 'done', key: 'formation:flash.confirmed' });
  }
  const outcome = await cancelOffering(actor, { offeringId, reason }, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/school/formation', {
    tone: 'done',
    key: 'formation:flash.canceled',
    params: { count: outcome.places },
  });
}

export default function FormationOfClass() {
  const { title, page, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['formation', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const times = useTimes();
  const { of, not, targets } = page;
  const pressed = answer?.result.initialValue?.act;
  const resultOf = (act: string) => (pressed === act ? answer?.result : undefined);
  const taken = of.confirmed + of.held;
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/school/formation', label: t('formation:list.title') }, { label: title }]}
          />
        }
        title={title}
        lead={[times(of), pick(lng, of.providerZh, of.providerEn)].join(' · ')}
        actions={
          <span className="flex flex-wrap items-center gap-2">
            <StatusBadge state={of.status}>{t(`codes:offering.${of.status}`)}</StatusBadge>
            <ButtonLink to={`/school/offerings/${of.id}`}>{t('formation:not.toClass')}</ButtonLink>
          </span>
        }
      />
      <RefusalNotice refusals={answer?.refusals} title={t('formation:refused')} />
      <section aria-label={t('formation:class.facts')} className="mt-4">
        <StatRow>
          <Stat
            label={t('formation:class.places')}
            value={f.number(of.confirmed)}
            hint={t('formation:class.minimum', { minimum: of.minimum, capacity: of.capacity })}
            tone={of.confirmed < of.minimum ? 'warn' : 'neutral'}
          />
          <Stat
            label={t('formation:class.first')}
            value={f.date(of.firstDate)}
            hint={of.closesAt && t('formation:class.deadline', { at: f.instant(of.closesAt, new Date(now)) })}
          />
          <Stat
            label={t('formation:class.price')}
            value={f.money(of.priceFen * of.confirmed)}
            hint={t('formation:class.priceHint')}
          />
          <Stat
            label={of.held > 0 ? t('formation:class.held') : t('formation:class.waiting')}
            value={f.number(of.held > 0 ? of.held : of.waiting)}
            hint={of.held > 0 ? t('formation:class.heldHint') : undefined}
          />
        </StatRow>
      </section>
      {not !== null ? (
        <Notice tone="info">
          <p>{t(`formation:not.${not}`)}</p>
          {not === 'asks' && of.asked && (
            <p>
              {t('formation:asked', {
                count: of.asked.count,
                until: f.instant(of.asked.until, new Date(now)),
                awaited: f.instant(of.asked.awaited, new Date(now)),
              })}
            </p>
          )}
        </Notice>
      ) : (
        <div className="grid gap-5">
          <Notice tone="warn">{t('formation:silence')}</Notice>
          <MergeTargets offeringId={of.id} rows={targets} />
          <div className="grid items-start gap-5 lg:grid-cols-2">
            <Card as="section" title={t('formation:confirm.title')}>
              <p className="text-sm text-ink-soft">{t('formation:confirm.hint')}</p>
              <ReasonForm
                id="confirm"
                hidden={{ act: 'confirm' }}
                label={t('formation:confirm.reason')}
                hint={t('formation:confirm.reasonHint')}
                button={t('formation:confirm.button')}
                lastResult={resultOf('confirm')}
              />
            </Card>
            <Card as="section" title={t('formation:cancel.title')}>
              <p className="text-sm text-ink-soft">{t('formation:cancel.hint')}</p>
              <ReasonForm
                id="cancel"
                hidden={{ act: 'cancel' }}
                label={t('formation:cancel.reason')}
                hint={t('formation:cancel.reasonHint')}
                button={t('formation:cancel.button')}
                danger
                lastResult={resultOf('cancel')}
              >
                {taken > 0 && <Notice tone="warn">{t('formation:cancel.places', { count: taken })}</Notice>}
              </ReasonForm>
            </Card>
          </div>
        </div>
      )}
    </>
  );
}
