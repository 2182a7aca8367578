import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SureCard } from '~/components/child/sure-card';
import { PayeeAccount } from '~/components/payment/transfer-wait';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { idOf } from '~/domain/id';
import type { Refusal } from '~/domain/refusal';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { placePage } from '~/services/enrollment/place-page.server';
import { chooseTransfer } from '~/services/payments/choose-transfer.server';
import { isPaymentTrouble } from '~/services/payments/trouble.server';
import { waysToPay } from '~/services/payments/ways-to-pay.server';

export const handle = { i18n: ['parent', 'codes', 'money'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, { title: page?.title });

/** What paying by bank transfer means for a held place: how much, by when, to whom. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const id = idOf(params.enrollmentId, 'enrollment');
  const now = new Date();
  const [place, ways, t] = await Promise.all([
    placePage(actor, id, now),
    waysToPay(actor, id, now),
    getT(request, 'money'),
  ]);
  // A place that has its reference already shows it itself.
  if (place.status !== 'held' || !place.mayAct || ways.transfer) throw redirect(`/parent/enrollments/${id}`);
  return {
    title: t('transfer.title'),
    id,
    child: place.child.name,
    course: { zh: place.offering.titleZh, en: place.offering.titleEn },
    openFen: ways.openFen,
    offer: ways.transferOffer,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const enrollmentId = idOf(params.enrollmentId, 'enrollment');
  try {
    const outcome = await chooseTransfer(actor, { enrollmentId }, new Date());
    if (outcome.kind === 'refused') return data({ refusals: outcome.refusals }, { status: 422 });
  } catch (error) {
    if (!isPaymentTrouble(error)) throw error;
    return data({ refusals: [{ code: 'payment_unavailable' }] satisfies Refusal[] }, { status: 503 });
  }
  const flash = { tone: 'done', key: 'money:transfer.chosen' } as const;
  return redirectWithFlash(`/parent/enrollments/${enrollmentId}`, flash);
}

export default function Transfer() {
  const { id, child, course, openFen, offer } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('money');
  const f = useFormat();
  const lng = useLng();
  const back = `/parent/enrollments/${id}`;
  const title = pick(lng, course.zh, course.en);
  const tooLate: Refusal[] = [{ code: 'transfer_too_late' }];
  return (
    <div className="mx-auto grid max-w-xl gap-4 pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: back, label: title }, { label: t('transfer.title') }]} />}
        title={t('transfer.title')}
        lead={t('transfer.lead')}
      />
      <RefusalNotice
        refusals={answer?.refusals ?? (offer ? undefined : tooLate)}
        title={t('transfer.refused')}
      />
      {offer ? (
        <SureCard
          harmless
          question={t('transfer.question', { child, course: title })}
          follows={[
            t('transfer.due', { amount: f.money(openFen), due: f.instant(offer.dueAt) }),
            t('transfer.held', { until: f.instant(offer.heldUntil) }),
            t('transfer.fee'),
          ]}
          act={t('transfer.choose')}
          keep={t('transfer.keep')}
          back={back}
        >
          <PayeeAccount account={offer.account} />
        </SureCard>
      ) : (
        <ButtonLink to={back}>{t('transfer.keep')}</ButtonLink>
      )}
    </div>
  );
}
