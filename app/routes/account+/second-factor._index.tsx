import { getFormProps, useForm } from '@conform-to/react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { NarrowPage } from '~/components/auth/narrow-page';
import { PasswordField } from '~/components/auth/password-field';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { proofForm } from '~/forms/auth/account';
import { requireSignedIn } from '~/http/actor.server';
import { answerRefusal } from '~/http/auth.server';
import { callerOf } from '~/http/caller.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { beginSecondFactor } from '~/services/identity/enroll-second-factor.server';
import { accountOf } from '~/services/identity/queries.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** Also for who is sent here because their roles wait for it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, rolesWaiting, secondFactorEnrolled } = await requireSignedIn(request);
  const [account, t] = [await accountOf(actor, new Date()), await getT(request, 'auth')];
  return {
    title: t('factor.title'),
    required: rolesWaiting.length > 0,
    enrolled: secondFactorEnrolled,
    hasPassword: account.hasPassword,
  };
}

/** The password is right: on to scanning. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor } = await requireSignedIn(request);
  const form = await parseForm(request, proofForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const outcome = await beginSecondFactor(actor.userId, form.value, callerOf(request, context, lng));
  if (outcome.kind === 'refused') return answerRefusal(form.answer, outcome, { lng, now, field: 'password' });
  return redirect('/account/second-factor/set-up');
}

export default function SecondFactorAccount() {
  const { t } = useTranslation('auth');
  const { required, enrolled, hasPassword } = useLoaderData<typeof loader>();
  if (enrolled) {
    return (
      <NarrowPage title={t('factor.title')} lead={t('factor.why')}>
        {required ? (
          <>
            <Notice tone="warn">{t('factor.showIt')}</Notice>
            <Form method="post" action="/sign-out" reloadDocument>
              <SubmitButton>{t('account.signOut')}</SubmitButton>
            </Form>
          </>
        ) : (
          <>
            <Notice tone="done" title={t('factor.on')}>
              {t('factor.onBody')}
            </Notice>
            <ButtonLink to="/account/second-factor/recovery-codes">{t('factor.renew')}</ButtonLink>
            <ButtonLink to="/account/second-factor/removal" variant="danger">
              {t('factor.remove')}
            </ButtonLink>
          </>
        )}
      </NarrowPage>
    );
  }
  return (
    <NarrowPage title={t('factor.title')} lead={t('factor.why')}>
      {required && <Notice tone="warn">{t('factor.required')}</Notice>}
      {hasPassword ? <Begin /> : <Notice tone="info">{t('password.none')}</Notice>}
    </NarrowPage>
  );
}

function Begin() {
  const { t } = useTranslation('auth');
  const [form, fields] = useForm<z.input<typeof proofForm>>({
    id: 'begin',
    lastResult: useActionData<typeof action>()?.result,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-5">
      <ErrorSummary form={form} fields={fields} labels={{ password: t('staff.password') }} />
      <PasswordField meta={fields.password} label={t('staff.password')} hint={t('factor.passwordFirst')} />
      <SubmitButton block size="lg" icon={ShieldCheck}>
        {t('factor.begin')}
      </SubmitButton>
    </Form>
  );
}
