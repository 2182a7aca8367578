import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { BackChoice } from '~/components/payment/back-choice';
import { WithdrawalFormula } from '~/components/payment/withdrawal-formula';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { idOf } from '~/domain/id';
import { withdrawalForm } from '~/forms/payment/back';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { placePage } from '~/services/enrollment/place-page.server';
import { withdraw } from '~/services/enrollment/withdraw.server';
import { withdrawalPage } from '~/services/enrollment/withdrawal.server';

export const handle = { i18n: ['parent', 'codes', 'money'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, { title: page?.title });

/** What leaving the class now would mean, with every number it is counted from, before anything is done. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const id = idOf(params.enrollmentId, 'enrollment');
  const now = new Date();
  const place = await placePage(actor, id, now);
  if (place.status !== 'confirmed' || !place.mayAct) throw redirect(`/parent/enrollments/${id}`);
  const t = await getT(request, 'money');
  return {
    title: t('withdrawal.title'),
    id,
    child: place.child.name,
    course: { zh: place.offering.titleZh, en: place.offering.titleEn },
    asked: await withdrawalPage(actor, id, now),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const enrollmentId = idOf(params.enrollmentId, 'enrollment');
  const form = await parseForm(request, withdrawalForm);
  if (!form.ok) return form.answer();
  const { route, seenFen } = form.value;
  const asCredit = route === 'credit';
  const outcome = await withdraw(actor, { enrollmentId, asCredit, seenFen }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const key = outcome.refundFen === 0 ? 'done' : asCredit ? 'doneCredit' : 'doneRefund';
  return redirectWithFlash(`/parent/enrollments/${enrollmentId}`, {
    tone: 'done',
    key: `money:withdrawal.${key}`,
  });
}

export default function WithdrawalOfPlace() {
  const { id, child, course, asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('money');
  const lng = useLng();
  const back = `/parent/enrollments/${id}`;
  const title = pick(lng, course.zh, course.en);
  const refusals = answer?.refusals ?? (asked.kind === 'refused' ? asked.refusals : undefined);
  return (
    <div className="mx-auto grid max-w-2xl gap-4 pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: back, label: title }, { label: t('withdrawal.title') }]} />}
        title={t('withdrawal.title')}
        lead={t('withdrawal.lead')}
      />
      <RefusalNotice refusals={refusals} title={t('withdrawal.refused')} />
      {asked.kind === 'refused' ? (
        <ButtonLink to={back}>{t('withdrawal.keep')}</ButtonLink>
      ) : (
        <>
          <WithdrawalFormula withdrawal={asked.withdrawal} />
          <Card as="section" title={t('withdrawal.question', { child, course: title })}>
            <p>{t('withdrawal.frees')}</p>
            <Form method="post" className="grid gap-4">
              <input type="hidden" name="seenFen" value={asked.withdrawal.backFen} />
              {asked.withdrawal.backFen > 0 && (
                <BackChoice chosen={String(answer?.result.initialValue?.route ?? 'original')} />
              )}
              <div className="grid gap-2 sm:flex sm:flex-row-reverse sm:justify-end">
                <SubmitButton variant="danger">{t('withdrawal.act')}</SubmitButton>
                <ButtonLink to={back} variant="secondary">
                  {t('withdrawal.keep')}
                </ButtonLink>
              </div>
            </Form>
          </Card>
        </>
      )}
    </div>
  );
}
