import { getFormProps, useForm } from '@conform-to/react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { NarrowPage } from '~/components/auth/narrow-page';
import { PasswordField } from '~/components/auth/password-field';
import { Way } from '~/components/auth/way';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { SelectField, TextField } from '~/components/ui/text-fields';
import { JOINING_KINDS, joinForm } from '~/forms/auth/join';
import { answerRefusal } from '~/http/auth.server';
import { callerOf } from '~/http/caller.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { joinWay } from '~/http/pending-sign-in.server';
import { startJoin } from '~/services/identity/join.server';

export const handle = { i18n: ['auth', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.lead });

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, 'auth');
  return { title: t('join.title'), lead: t('join.lead') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, joinForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const outcome = await startJoin(form.value, callerOf(request, context, lng), now);
  if (outcome.kind === 'refused') {
    const field = outcome.code === 'password_weak' ? 'password' : undefined;
    return answerRefusal(form.answer, outcome, { lng, now, field });
  }
  const { proofId } = outcome;
  return redirect('/join/code', { headers: { 'set-cookie': await joinWay.remember({ proofId }) } });
}

export default function Join() {
  const { t } = useTranslation(['auth', 'codes']);
  const [form, fields] = useForm<z.input<typeof joinForm>>({
    id: 'join',
    lastResult: useActionData<typeof action>()?.result,
  });
  const labels = {
    email: t('join.email'),
    password: t('join.password'),
    kind: t('join.kind'),
    nameZh: t('join.nameZh'),
    nameEn: t('join.nameEn'),
    contactName: t('join.contactName'),
    contactPhone: t('join.contactPhone'),
  };
  return (
    <NarrowPage
      title={t('join.title')}
      lead={t('join.lead')}
      after={<Way to="/sign-in/staff">{t('join.haveAccount')}</Way>}
    >
      <Form method="post" {...getFormProps(form)} className="grid gap-6">
        <ErrorSummary form={form} fields={fields} labels={labels} />
        <section className="grid gap-4">
          <h2 className="text-xl">{t('join.provider')}</h2>
          <SelectField
            meta={fields.kind}
            label={labels.kind}
            options={JOINING_KINDS.map((kind) => ({ value: kind, label: t(`codes:providerKind.${kind}`) }))}
          />
          <TextField
            meta={fields.nameZh}
            label={labels.nameZh}
            hint={t('join.nameZhHint')}
            autoComplete="organization"
          />
          <TextField
            meta={fields.nameEn}
            label={labels.nameEn}
            hint={t('join.nameEnHint')}
            autoComplete="off"
          />
          <TextField meta={fields.contactName} label={labels.contactName} autoComplete="name" />
          <TextField
            meta={fields.contactPhone}
            label={labels.contactPhone}
            hint={t('join.contactHint')}
            type="tel"
            autoComplete="tel"
          />
        </section>
        <section className="grid gap-4">
          <h2 className="text-xl">{t('join.account')}</h2>
          <TextField
            meta={fields.email}
            label={labels.email}
            hint={t('join.emailHint')}
            type="email"
            autoComplete="username"
          />
          <PasswordField
            meta={fields.password}
            label={labels.password}
            hint={t('setPassword.newPasswordHint')}
            chosen
          />
        </section>
        <SubmitButton block size="lg">
          {t('join.submit')}
        </SubmitButton>
      </Form>
    </NarrowPage>
  );
}
