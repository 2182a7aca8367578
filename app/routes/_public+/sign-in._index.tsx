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
import { Way } from '~/components/auth/way';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { TextField } from '~/components/ui/text-fields';
import { phoneForm } from '~/forms/auth/sign-in';
import { answerRefusal, homeOf } from '~/http/auth.server';
import { callerOf } from '~/http/caller.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { signInWay } from '~/http/pending-sign-in.server';
import { isStaffPath, safeReturnPath } from '~/http/return-path.server';
import { getSignedIn } from '~/http/session.server';
import { demoDoorsOpen } from '~/services/identity/demo-doors.server';
import { requestPhoneCode } from '~/services/identity/request-phone-code.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const to = safeReturnPath(new URL(request.url).searchParams.get('to'), '');
  const signedIn = await getSignedIn(request);
  if (signedIn) throw redirect(to || homeOf(signedIn));
  if (isStaffPath(to)) throw redirect(`/sign-in/staff?${new URLSearchParams({ to })}`);
  const t = await getT(request, 'auth');
  return { title: t('signIn.title'), to, demo: demoDoorsOpen() };
}

/** Sends a code and goes on to the page that asks for it; the phone travels in a signed cookie, not in the address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, phoneForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const { phone, to } = form.value;
  const outcome = await requestPhoneCode(phone, callerOf(request, context, lng));
  if (outcome.kind === 'refused') return answerRefusal(form.answer, outcome, { lng, now: new Date() });
  return redirect('/sign-in/code', {
    headers: { 'set-cookie': await signInWay.remember({ phone, to: safeReturnPath(to, '') }) },
  });
}

export default function SignIn() {
  const { t } = useTranslation('auth');
  const { to, demo } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<z.input<typeof phoneForm>>({
    id: 'sign-in',
    lastResult: useActionData<typeof action>()?.result,
    shouldRevalidate: 'onInput',
  });
  return (
    <NarrowPage
      title={t('signIn.title')}
      lead={t('signIn.lead')}
      after={
        <>
          <Way to={`/sign-in/staff${to && `?${new URLSearchParams({ to })}`}`}>{t('signIn.staffLink')}</Way>
          {demo && <Way to="/demo">{t('signIn.demoLink')}</Way>}
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary form={form} fields={fields} labels={{ phone: t('signIn.phone') }} />
        <input type="hidden" name="to" value={to} />
        <TextField
          meta={fields.phone}
          label={t('signIn.phone')}
          hint={t('signIn.phoneHint')}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
        />
        <SubmitButton block size="lg">
          {t('signIn.send')}
        </SubmitButton>
        <p className="text-sm text-ink-soft">{t('signIn.privacy')}</p>
      </Form>
    </NarrowPage>
  );
}
