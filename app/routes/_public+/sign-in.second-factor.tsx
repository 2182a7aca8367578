import { getFormProps, useForm } from '@conform-to/react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '~/components/auth/code-field';
import { NarrowPage } from '~/components/auth/narrow-page';
import { Way } from '~/components/auth/way';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { TextField } from '~/components/ui/text-fields';
import { secondFactorForm } from '~/forms/auth/sign-in';
import { answerRefusal } from '~/http/auth.server';
import { callerOf } from '~/http/caller.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { safeReturnPath } from '~/http/return-path.server';
import { awaitingSecondFactor, passSecondFactor } from '~/services/identity/pass-second-factor.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  if (!(await awaitingSecondFactor(request.headers.get('cookie')))) throw redirect('/sign-in/staff');
  const { searchParams } = new URL(request.url);
  const recovery = searchParams.get('way') === 'recovery';
  const t = await getT(request, 'auth');
  return {
    title: t(recovery ? 'secondFactor.recoveryTitle' : 'secondFactor.title'),
    recovery,
    to: safeReturnPath(searchParams.get('to'), ''),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, secondFactorForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const outcome = await passSecondFactor(form.value, callerOf(request, context, lng), now);
  if (outcome.kind === 'refused') return answerRefusal(form.answer, outcome, { lng, now, field: 'code' });
  const { headers, recoveryCodesLeft: left } = outcome;
  const to = safeReturnPath(form.value.to, '/account/home');
  if (left === undefined) return redirect(to, { headers });
  const flash = {
    tone: left > 2 ? 'info' : 'warn',
    key: 'auth:flash.recovery_left',
    params: { left },
  } as const;
  return redirectWithFlash(to, flash, { headers });
}

export default function SecondFactor() {
  const { t } = useTranslation('auth');
  const { recovery, to } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ method: string; code: string; to: string }>({
    id: recovery ? 'recovery' : 'totp',
    lastResult: useActionData<typeof action>()?.result,
  });
  const label = recovery ? t('secondFactor.recoveryCode') : t('secondFactor.code');
  const other = new URLSearchParams({ ...(to && { to }), ...(!recovery && { way: 'recovery' }) });
  return (
    <NarrowPage
      title={recovery ? t('secondFactor.recoveryTitle') : t('secondFactor.title')}
      lead={recovery ? t('secondFactor.recoveryLead') : t('secondFactor.lead')}
      after={
        <>
          <Way to={`/sign-in/second-factor?${other}`}>
            {recovery ? t('secondFactor.useTotp') : t('secondFactor.useRecovery')}
          </Way>
          <Way to="/sign-in/staff">{t('secondFactor.startOver')}</Way>
        </>
      }
    >
      <Form key={form.id} method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary form={form} fields={fields} labels={{ code: label }} />
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="method" value={recovery ? 'recovery_code' : 'totp'} />
        {recovery ? (
          <TextField
            meta={fields.code}
            label={label}
            hint={t('secondFactor.recoveryHint')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        ) : (
          <CodeField meta={fields.code} label={label} hint={t('secondFactor.codeHint')} />
        )}
        <SubmitButton block size="lg">
          {t('secondFactor.submit')}
        </SubmitButton>
      </Form>
    </NarrowPage>
  );
}
