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
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-fields';
import { forgottenForm } from '~/forms/auth/sign-in';
import { answerRefusal } from '~/http/auth.server';
import { callerOf } from '~/http/caller.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { demoDoorsOpen } from '~/services/identity/demo-doors.server';
import { requestPasswordLink } from '~/services/identity/request-password-link.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, 'auth');
  const sent = new URL(request.url).searchParams.has('sent');
  return { title: t(sent ? 'forgotten.doneTitle' : 'forgotten.title'), sent, demo: demoDoorsOpen() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, forgottenForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const outcome = await requestPasswordLink(form.value, callerOf(request, context, lng), now);
  if (outcome.kind === 'refused') return answerRefusal(form.answer, outcome, { lng, now });
  return redirect('/sign-in/forgotten?sent');
}

export default function Forgotten() {
  const { t } = useTranslation('auth');
  const { sent, demo } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<z.input<typeof forgottenForm>>({
    id: 'forgotten',
    lastResult: useActionData<typeof action>()?.result,
  });
  const back = <Way to="/sign-in/staff">{t('forgotten.back')}</Way>;
  if (sent) {
    return (
      <NarrowPage
        title={t('forgotten.doneTitle')}
        after={
          <>
            {back}
            {demo && <Way to="/inbox">{t('demo.inbox')}</Way>}
          </>
        }
      >
        <Notice tone="info">{t('forgotten.doneBody')}</Notice>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage title={t('forgotten.title')} lead={t('forgotten.lead')} after={back}>
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary form={form} fields={fields} labels={{ email: t('forgotten.email') }} />
        <TextField meta={fields.email} label={t('forgotten.email')} type="email" autoComplete="username" />
        <SubmitButton block size="lg">
          {t('forgotten.submit')}
        </SubmitButton>
      </Form>
    </NarrowPage>
  );
}
