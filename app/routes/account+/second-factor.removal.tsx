import { getFormProps, useForm } from '@conform-to/react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { NarrowPage } from '~/components/auth/narrow-page';
import { PasswordField } from '~/components/auth/password-field';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { proofForm } from '~/forms/auth/account';
import { requireCan } from '~/http/actor.server';
import { answerRefusal } from '~/http/auth.server';
import { callerOf } from '~/http/caller.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { getSignedIn } from '~/http/session.server';
import { removeSecondFactor } from '~/services/identity/enroll-second-factor.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'account.use');
  if (!(await getSignedIn(request))?.secondFactorEnrolled) throw redirect('/account/second-factor');
  const t = await getT(request, 'auth');
  return { title: t('factor.remove') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'account.use');
  const form = await parseForm(request, proofForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const outcome = await removeSecondFactor(actor.userId, form.value, callerOf(request, context, lng), now);
  if (outcome.kind === 'refused') {
    const field = outcome.code === 'password_wrong' ? 'password' : undefined;
    return answerRefusal(form.answer, outcome, { lng, now, field });
  }
  const { headers } = outcome;
  return redirectWithFlash('/account', { tone: 'info', key: 'auth:flash.factor_off' }, { headers });
}

export default function RemoveSecondFactor() {
  const { t } = useTranslation('auth');
  const [form, fields] = useForm<z.input<typeof proofForm>>({
    id: 'remove',
    lastResult: useActionData<typeof action>()?.result,
  });
  return (
    <NarrowPage title={t('factor.remove')} lead={t('factor.removeBody')}>
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary form={form} fields={fields} labels={{ password: t('staff.password') }} />
        <PasswordField meta={fields.password} label={t('staff.password')} hint={t('factor.passwordFirst')} />
        <SubmitButton variant="danger" block size="lg">
          {t('factor.remove')}
        </SubmitButton>
      </Form>
    </NarrowPage>
  );
}
