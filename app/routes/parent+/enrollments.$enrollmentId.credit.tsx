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
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { idOf } from '~/domain/id';
import type { Refusal } from '~/domain/refusal';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { getLocale, getT } from '~/http/locale.server';
import { formatter } from '~/i18n/format';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { placePage } from '~/services/enrollment/place-page.server';
import { payWithCredit } from '~/services/payments/pay-with-credit.server';
import { isPaymentTrouble } from '~/services/payments/trouble.server';
import { waysToPay } from '~/services/payments/ways-to-pay.server';

export const handle = { i18n: ['parent', 'codes', 'money'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, { title: page?.title });

/** How much of the credit a place takes, and what is left to pay after that. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const id = idOf(params.enrollmentId, 'enrollment');
  const now = new Date();
  const [place, ways, t] = await Promise.all([
    placePage(actor, id, now),
    waysToPay(actor, id, now),
    getT(request, 'money'),
  ]);
  if (!place.mayAct || ways.creditFen === 0) throw redirect(`/parent/enrollments/${id}`);
  return {
    title: t('credit.title'),
    id,
    child: place.child.name,
    course: { zh: place.offering.titleZh, en: place.offering.titleEn },
    held: place.status === 'held',
    ways,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const enrollmentId = idOf(params.enrollmentId, 'enrollment');
  try {
    const outcome = await payWithCredit(actor, { enrollmentId }, new Date());
    if (outcome.kind === 'refused') return data({ refusals: outcome.refusals }, { status: 422 });
    const amount = formatter(await getLocale(request)).money(outcome.usedFen);
    return redirectWithFlash(`/parent/enrollments/${enrollmentId}`, {
      tone: 'done',
      key: outcome.openFen === 0 ? 'money:credit.usedAll' : 'money:credit.used',
      params: { amount },
    });
  } catch (error) {
    if (!isPaymentTrouble(error)) throw error;
    return data({ refusals: [{ code: 'payment_unavailable' }] satisfies Refusal[] }, { status: 503 });
  }
}

export default function Credit() {
  const { id, child, course, held, ways } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('money');
  const f = useFormat();
  const lng = useLng();
  const back = `/parent/enrollments/${id}`;
  const title = pick(lng, course.zh, course.en);
  const restFen = ways.openFen - ways.creditFen;
  return (
    <div className="mx-auto grid max-w-xl gap-4 pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: back, label: title }, { label: t('credit.title') }]} />}
        title={t('credit.title')}
        lead={t('credit.lead')}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('credit.refused')} />
      <SureCard
        harmless
        question={t('credit.question', { child, course: title })}
        follows={[
          t('credit.uses', { amount: f.money(ways.creditFen), open: f.money(ways.openFen) }),
          restFen > 0 ? t('credit.rest', { amount: f.money(restFen) }) : t('credit.all'),
          ...(held && restFen > 0 ? [t('credit.unpaid')] : []),
        ]}
        act={t('credit.act', { amount: f.money(ways.creditFen) })}
        keep={t('credit.keep')}
        back={back}
      />
    </div>
  );
}
