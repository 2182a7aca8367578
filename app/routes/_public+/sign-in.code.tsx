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
import { Way } from '~/components/auth/way';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { maskPhone } from '~/domain/phone';
import { codeForm } from '~/forms/auth/sign-in';
import { answerRefusal } from '~/http/auth.server';
import { callerOf } from '~/http/caller.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { signInWay } from '~/http/pending-sign-in.server';
import { safeReturnPath } from '~/http/return-path.server';
import { demoDoorsOpen } from '~/services/identity/demo-doors.server';
import { signInByCode } from '~/services/identity/sign-in-by-code.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const pending = await signInWay.recall(request);
  if (!pending) throw redirect('/sign-in');
  const t = await getT(request, 'auth');
  return { title: t('code.title'), phone: maskPhone(pending.phone), demo: demoDoorsOpen() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const pending = await signInWay.recall(request);
  if (!pending) throw redirect('/sign-in');
  const form = await parseForm(request, codeForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const input = { phone: pending.phone, code: form.value.code };
  const outcome = await signInByCode(input, callerOf(request, context, lng), now);
  if (outcome.kind === 'refused') return answerRefusal(form.answer, outcome, { lng, now, field: 'code' });
  const { headers, newcomer } = outcome;
  headers.append('set-cookie', await signInWay.forget());
  const to = safeReturnPath(pending.to, '/parent');
  if (!newcomer) return redirect(to, { headers });
  return redirectWithFlash(to, { tone: 'done', key: 'auth:flash.welcome' }, { headers });
}

export default function EnterCode() {
  const { t } = useTranslation('auth');
  const { phone, demo } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<z.input<typeof codeForm>>({
    id: 'code',
    lastResult: useActionData<typeof action>()?.result,
  });
  return (
    <NarrowPage
      title={t('code.title')}
      lead={t('code.lead', { phone })}
      after={
        <>
          <Form method="post" action="/sign-in/code/again">
            <SubmitButton variant="quiet">{t('code.again')}</SubmitButton>
          </Form>
          <Way to="/sign-in">{t('code.otherPhone')}</Way>
          {demo && <Way to="/inbox">{t('code.demoInbox')}</Way>}
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary form={form} fields={fields} labels={{ code: t('code.code') }} />
        <CodeField meta={fields.code} label={t('code.code')} hint={t('code.codeHint')} />
        <SubmitButton block size="lg">
          {t('code.submit')}
        </SubmitButton>
      </Form>
    </NarrowPage>
  );
}
