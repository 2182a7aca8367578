import { getFormProps, useForm } from '@conform-to/react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { NarrowPage } from '~/components/auth/narrow-page';
import { PasswordField } from '~/components/auth/password-field';
import { RecoveryCodes } from '~/components/auth/recovery-codes';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { proofForm } from '~/forms/auth/account';
import { requireCan } from '~/http/actor.server';
import { answerRefusal } from '~/http/auth.server';
import { callerOf } from '~/http/caller.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { getSignedIn } from '~/http/session.server';
import { renewRecoveryCodes } from '~/services/identity/enroll-second-factor.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, { title: page?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'account.use');
  if (!(await getSignedIn(request))?.secondFactorEnrolled) throw redirect('/account/second-factor');
  const t = await getT(request, 'auth');
  return { title: t('factor.renew') };
}

/** The new codes come with this very answer and are shown nowhere else. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'account.use');
  const form = await parseForm(request, proofForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const outcome = await renewRecoveryCodes(actor.userId, form.value, callerOf(request, context, lng), now);
  if (outcome.kind === 'refused') return answerRefusal(form.answer, outcome, { lng, now, field: 'password' });
  const { recoveryCodes } = outcome;
  return data({ result: null, refusals: [], recoveryCodes }, { headers: { 'cache-control': 'no-store' } });
}

export default function RenewRecoveryCodes() {
  const { t } = useTranslation('auth');
  const answered = useActionData<typeof action>();
  const [form, fields] = useForm<z.input<typeof proofForm>>({ id: 'renew', lastResult: answered?.result });
  if (answered && 'recoveryCodes' in answered) {
    return (
      <NarrowPage title={t('factor.renewed')} lead={t('factor.stepCodesBody')}>
        <RecoveryCodes codes={answered.recoveryCodes} />
        <ButtonLink to="/account" className="no-print">
          {t('account.title')}
        </ButtonLink>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage title={t('factor.renew')} lead={t('factor.renewBody')}>
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary form={form} fields={fields} labels={{ password: t('staff.password') }} />
        <PasswordField meta={fields.password} label={t('staff.password')} hint={t('factor.passwordFirst')} />
        <SubmitButton block size="lg">
          {t('factor.renew')}
        </SubmitButton>
      </Form>
    </NarrowPage>
  );
}
