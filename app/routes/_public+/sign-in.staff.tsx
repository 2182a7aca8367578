import { getFormProps, useForm } from '@conform-to/react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { NarrowPage } from '~/components/auth/narrow-page';
import { PasswordField } from '~/components/auth/password-field';
import { Way } from '~/components/auth/way';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { TextField } from '~/components/ui/text-fields';
import { staffForm } from '~/forms/auth/sign-in';
import { answerRefusal, homeOf } from '~/http/auth.server';
import { callerOf } from '~/http/caller.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { isStaffPath, safeReturnPath } from '~/http/return-path.server';
import { getSignedIn } from '~/http/session.server';
import { demoDoorsOpen } from '~/services/identity/demo-doors.server';
import { signInByPassword } from '~/services/identity/sign-in-by-password.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const to = safeReturnPath(new URL(request.url).searchParams.get('to'), '');
  const signedIn = await getSignedIn(request);
  if (signedIn) throw redirect(to || homeOf(signedIn));
  const t = await getT(request, 'auth');
  return { title: t('staff.title'), to, familyTo: isStaffPath(to) ? '' : to, demo: demoDoorsOpen() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, staffForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const outcome = await signInByPassword(form.value, callerOf(request, context, lng), now);
  if (outcome.kind === 'refused') return answerRefusal(form.answer, outcome, { lng, now });
  const to = safeReturnPath(form.value.to, '/account/home');
  const next =
    outcome.kind === 'second_factor' ? `/sign-in/second-factor?${new URLSearchParams({ to })}` : to;
  return redirect(next, { headers: outcome.headers });
}

export default function StaffSignIn() {
  const { t } = useTranslation('auth');
  const { to, familyTo, demo } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<z.input<typeof staffForm>>({
    id: 'staff',
    lastResult: useActionData<typeof action>()?.result,
  });
  return (
    <NarrowPage
      title={t('staff.title')}
      lead={t('staff.lead')}
      after={
        <>
          <Way to="/sign-in/forgotten">{t('staff.forgotten')}</Way>
          <Way to="/join">{t('staff.join')}</Way>
          <Way to={`/sign-in${familyTo && `?${new URLSearchParams({ to: familyTo })}`}`}>
            {t('staff.parentLink')}
          </Way>
          {demo && <Way to="/demo">{t('signIn.demoLink')}</Way>}
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary
          form={form}
          fields={fields}
          labels={{ email: t('staff.email'), password: t('staff.password') }}
        />
        <input type="hidden" name="to" value={to} />
        <TextField meta={fields.email} label={t('staff.email')} type="email" autoComplete="username" />
        <PasswordField meta={fields.password} label={t('staff.password')} />
        <SubmitButton block size="lg">
          {t('staff.submit')}
        </SubmitButton>
      </Form>
    </NarrowPage>
  );
}
