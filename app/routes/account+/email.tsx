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
import { CodeField } from '~/components/auth/code-field';
import { NarrowPage } from '~/components/auth/narrow-page';
import { PasswordField } from '~/components/auth/password-field';
import { Way } from '~/components/auth/way';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { DefinitionList } from '~/components/ui/definition-list';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-fields';
import { emailForm } from '~/forms/auth/account';
import type { codeForm } from '~/forms/auth/sign-in';
import { requireCan } from '~/http/actor.server';
import { answerRefusal } from '~/http/auth.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { awaitedEmail, startEmail } from '~/services/identity/account-email.server';
import { demoDoorsOpen } from '~/services/identity/demo-doors.server';
import { accountOf } from '~/services/identity/queries.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'account.use');
  const now = new Date();
  const t = await getT(request, 'auth');
  const [account, awaited] = await Promise.all([accountOf(actor, now), awaitedEmail(actor, now)]);
  return {
    title: t('email.title'),
    email: account.email,
    staff: account.hasPassword,
    awaited,
    demo: demoDoorsOpen(),
  };
}

/** Mails a code to the new address; the page then asks for it. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'account.use');
  const form = await parseForm(request, emailForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const outcome = await startEmail(actor, form.value, lng, now);
  if (outcome.kind === 'refused') {
    const field = outcome.code === 'password_wrong' ? 'password' : 'email';
    return answerRefusal(form.answer, outcome, { lng, now, field });
  }
  return redirect('/account/email');
}

export default function AccountEmail() {
  const { t } = useTranslation('auth');
  const { email, staff, awaited, demo } = useLoaderData<typeof loader>();
  return (
    <NarrowPage
      title={t('email.title')}
      lead={t('email.lead')}
      after={demo && awaited ? <Way to="/inbox">{t('demo.inbox')}</Way> : undefined}
    >
      {email && <DefinitionList items={[{ term: t('email.current'), detail: email }]} />}
      {awaited && <ConfirmForm awaited={awaited} />}
      {staff && <Notice tone="info">{t('email.staffNote')}</Notice>}
      <AddressForm staff={staff} />
      {email && !staff && (
        <Form method="post" action="/account/email/removal">
          <SubmitButton variant="danger">{t('email.remove')}</SubmitButton>
        </Form>
      )}
    </NarrowPage>
  );
}

function AddressForm({ staff }: { staff: boolean }) {
  const { t } = useTranslation('auth');
  const [form, fields] = useForm<z.input<typeof emailForm>>({
    id: 'email',
    lastResult: useActionData<typeof action>()?.result,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-4">
      <ErrorSummary
        form={form}
        fields={fields}
        labels={{ email: t('email.email'), password: t('staff.password') }}
      />
      <TextField meta={fields.email} label={t('email.email')} type="email" autoComplete="email" />
      {staff && (
        <PasswordField meta={fields.password} label={t('staff.password')} hint={t('factor.passwordFirst')} />
      )}
      <SubmitButton className="justify-self-start">{t('email.submit')}</SubmitButton>
    </Form>
  );
}

function ConfirmForm({ awaited }: { awaited: string }) {
  const { t } = useTranslation('auth');
  const [form, fields] = useForm<z.input<typeof codeForm>>({ id: 'email-code' });
  return (
    <Form
      method="post"
      action="/account/email/confirmation"
      {...getFormProps(form)}
      className="grid gap-4 rounded-card bg-surface p-4 shadow-lift"
    >
      <p>{t('email.codeLead', { email: awaited })}</p>
      <CodeField meta={fields.code} label={t('email.code')} hint={t('email.codeHint')} />
      <SubmitButton className="justify-self-start">{t('email.confirm')}</SubmitButton>
    </Form>
  );
}
