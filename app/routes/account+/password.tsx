import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { NarrowPage } from '~/components/auth/narrow-page';
import { PasswordField } from '~/components/auth/password-field';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { passwordForm } from '~/forms/auth/account';
import { requireCan } from '~/http/actor.server';
import { answerRefusal } from '~/http/auth.server';
import { callerOf } from '~/http/caller.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { changePassword } from '~/services/identity/change-password.server';
import { accountOf } from '~/services/identity/queries.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'account.use');
  const [account, t] = [await accountOf(actor, new Date()), await getT(request, 'auth')];
  return { title: t('password.title'), hasPassword: account.hasPassword, email: account.email };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'account.use');
  const form = await parseForm(request, passwordForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const outcome = await changePassword(actor.userId, form.value, callerOf(request, context, lng), now);
  if (outcome.kind === 'refused') {
    const field = outcome.code === 'password_weak' ? 'newPassword' : 'currentPassword';
    return answerRefusal(form.answer, outcome, { lng, now, field });
  }
  const { headers } = outcome;
  return redirectWithFlash('/account', { tone: 'done', key: 'auth:flash.password_changed' }, { headers });
}

export default function ChangePassword() {
  const { t } = useTranslation('auth');
  const { hasPassword, email } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<z.input<typeof passwordForm>>({
    id: 'password',
    lastResult: useActionData<typeof action>()?.result,
  });
  if (!hasPassword) {
    return (
      <NarrowPage title={t('password.title')}>
        <Notice tone="info">{t('password.none')}</Notice>
      </NarrowPage>
    );
  }
  const labels = { currentPassword: t('password.current'), newPassword: t('setPassword.newPassword') };
  return (
    <NarrowPage title={t('password.title')} lead={t('password.lead')}>
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary form={form} fields={fields} labels={labels} />
        <input type="text" name="username" value={email ?? ''} autoComplete="username" readOnly hidden />
        <PasswordField meta={fields.currentPassword} label={labels.currentPassword} />
        <PasswordField
          meta={fields.newPassword}
          label={labels.newPassword}
          hint={t('setPassword.newPasswordHint')}
          chosen
        />
        <SubmitButton block size="lg">
          {t('password.submit')}
        </SubmitButton>
      </Form>
    </NarrowPage>
  );
}
