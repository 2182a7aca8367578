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
import { codeForm } from '~/forms/auth/sign-in';
import { answerRefusal } from '~/http/auth.server';
import { callerOf } from '~/http/caller.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { joinWay } from '~/http/pending-sign-in.server';
import { demoDoorsOpen } from '~/services/identity/demo-doors.server';
import { completeJoin } from '~/services/identity/join.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  if (!(await joinWay.recall(request))) throw redirect('/join');
  const t = await getT(request, 'auth');
  return { title: t('join.codeTitle'), demo: demoDoorsOpen() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const pending = await joinWay.recall(request);
  if (!pending) throw redirect('/join');
  const form = await parseForm(request, codeForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const input = { proofId: pending.proofId, code: form.value.code };
  const outcome = await completeJoin(input, callerOf(request, context, lng), now);
  if (outcome.kind === 'refused') return answerRefusal(form.answer, outcome, { lng, now, field: 'code' });
  const { headers } = outcome;
  headers.append('set-cookie', await joinWay.forget());
  return redirectWithFlash('/provider/listing', { tone: 'done', key: 'auth:flash.joined' }, { headers });
}

export default function ConfirmEmail() {
  const { t } = useTranslation('auth');
  const { demo } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<z.input<typeof codeForm>>({
    id: 'join-code',
    lastResult: useActionData<typeof action>()?.result,
  });
  return (
    <NarrowPage
      title={t('join.codeTitle')}
      lead={t('join.codeLead')}
      after={
        <>
          <Way to="/join">{t('join.startOver')}</Way>
          {demo && <Way to="/inbox">{t('demo.inbox')}</Way>}
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary form={form} fields={fields} labels={{ code: t('code.code') }} />
        <CodeField meta={fields.code} label={t('code.code')} hint={t('join.codeHint')} />
        <SubmitButton block size="lg">
          {t('join.codeSubmit')}
        </SubmitButton>
      </Form>
    </NarrowPage>
  );
}
