import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SureCard } from '~/components/child/sure-card';
import { BackChoice } from '~/components/payment/back-choice';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { idOf } from '~/domain/id';
import { backForm } from '~/forms/payment/back';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { placePage } from '~/services/enrollment/place-page.server';

export const handle = { i18n: ['parent', 'codes', 'money'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, { title: page?.title });

/** What canceling now means, with the sum that comes back; a place that is over already is shown as it is. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const place = await placePage(actor, idOf(params.enrollmentId, 'enrollment'), new Date());
  if ((place.status !== 'held' && place.status !== 'confirmed') || !place.mayAct) {
    throw redirect(`/parent/enrollments/${place.id}`);
  }
  const t = await getT(request, 'parent');
  return {
    title: t('cancel.title'),
    place: { id: place.id, child: place.child.name, decision: place.cancellation },
    course: { zh: place.offering.titleZh, en: place.offering.titleEn },
    settling: place.payments.some(({ status }) => status === 'processing'),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const enrollmentId = idOf(params.enrollmentId, 'enrollment');
  const form = await parseForm(request, backForm);
  if (!form.ok) return form.answer();
  const asCredit = form.value.route === 'credit';
  const outcome = await cancelEnrollment(actor, { enrollmentId, asCredit }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const refund = asCredit ? 'money:pay.canceledCredit' : 'parent:flash.canceledRefund';
  const key = outcome.refundFen > 0 ? refund : 'parent:flash.canceled';
  return redirectWithFlash(`/parent/enrollments/${enrollmentId}`, { tone: 'done', key });
}

export default function Cancellation() {
  const { place, course, settling } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('parent');
  const f = useFormat();
  const lng = useLng();
  const { decision } = place;
  const back = `/parent/enrollments/${place.id}`;
  const refundFen = decision.kind === 'allowed' ? decision.refundFen : 0;
  const refusals = answer?.refusals ?? (decision.kind === 'refused' ? decision.refusals : undefined);
  return (
    <div className="mx-auto grid max-w-xl gap-4 pb-10">
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: back, label: pick(lng, course.zh, course.en) }, { label: t('cancel.title') }]}
          />
        }
        title={t('cancel.title')}
      />
      <RefusalNotice refusals={refusals} title={t('cancel.refused')} />
      {decision.kind === 'refused' ? (
        <ButtonLink to={back}>{t('cancel.keep')}</ButtonLink>
      ) : (
        <SureCard
          question={t('cancel.question', { child: place.child, course: pick(lng, course.zh, course.en) })}
          follows={[
            t('cancel.frees'),
            ...(refundFen > 0
              ? [t('cancel.back', { amount: f.money(refundFen) })]
              : [t(settling ? 'cancel.processing' : 'cancel.nothing')]),
          ]}
          act={t('cancel.act')}
          keep={t('cancel.keep')}
          back={back}
          fields={
            refundFen > 0 && <BackChoice chosen={String(answer?.result.initialValue?.route ?? 'original')} />
          }
        />
      )}
    </div>
  );
}
