import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { NarrowPage } from '~/components/auth/narrow-page';
import { PasswordField } from '~/components/auth/password-field';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { setPasswordForm } from '~/forms/auth/account';
import { answerRefusal } from '~/http/auth.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { passwordLinkOpens, setPassword } from '~/services/identity/set-password.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
/** The address holds a secret: no page that one goes to from here may learn it. */
export const headers: HeadersFunction = () => ({
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});

/** Opening the link only looks: mail scanners open links too. */
export async function loader({ request }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const [opens, t] = [await passwordLinkOpens(token, new Date()), await getT(request, 'auth')];
  return { title: t(opens ? 'setPassword.title' : 'setPassword.overTitle'), token, opens };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(request, setPasswordForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const outcome = await setPassword(form.value, now);
  if (outcome.kind === 'refused') {
    const field = outcome.code === 'password_weak' ? 'newPassword' : undefined;
    return answerRefusal(form.answer, outcome, { lng, now, field });
  }
  return redirectWithFlash('/sign-in/staff', { tone: 'done', key: 'auth:flash.password_set' });
}

export default function SetPassword() {
  const { t } = useTranslation('auth');
  const { token, opens } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<z.input<typeof setPasswordForm>>({
    id: 'set-password',
    lastResult: useActionData<typeof action>()?.result,
  });
  if (!opens) {
    return (
      <NarrowPage title={t('setPassword.overTitle')}>
        <Notice tone="warn">{t('setPassword.overBody')}</Notice>
        <ButtonLink to="/sign-in/forgotten" variant="primary">
          {t('setPassword.overAction')}
        </ButtonLink>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage title={t('setPassword.title')} lead={t('setPassword.lead')}>
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary form={form} fields={fields} labels={{ newPassword: t('setPassword.newPassword') }} />
        <input type="hidden" name="token" value={token} />
        <PasswordField
          meta={fields.newPassword}
          label={t('setPassword.newPassword')}
          hint={t('setPassword.newPasswordHint')}
          chosen
        />
        <SubmitButton block size="lg">
          {t('setPassword.submit')}
        </SubmitButton>
      </Form>
    </NarrowPage>
  );
}
