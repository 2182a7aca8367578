import { getFormProps, useForm } from '@conform-to/react';
import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { CodeField } from '~/components/auth/code-field';
import { NarrowPage } from '~/components/auth/narrow-page';
import { RecoveryCodes } from '~/components/auth/recovery-codes';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { codeForm } from '~/forms/auth/sign-in';
import { requireSignedIn } from '~/http/actor.server';
import { answerRefusal } from '~/http/auth.server';
import { callerOf } from '~/http/caller.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { qrImage } from '~/http/qr-image.server';
import { confirmSecondFactor } from '~/services/identity/enroll-second-factor.server';
import { pendingSecondFactor } from '~/services/identity/pending-second-factor.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
export const headers: HeadersFunction = () => ({ 'cache-control': 'no-store' });

/** Secret and recovery codes, until the first code puts them in force; never again afterwards. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireSignedIn(request);
  const lng = await getLocale(request);
  const pending = await pendingSecondFactor(actor.userId, lng);
  if (!pending) throw redirect('/account/second-factor');
  const t = await getT(lng, 'auth');
  const { key, recoveryCodes, uri } = pending;
  return { title: t('factor.setUpTitle'), qr: await qrImage(uri), key, recoveryCodes };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor } = await requireSignedIn(request);
  const form = await parseForm(request, codeForm);
  if (!form.ok) return form.answer();
  const lng = await getLocale(request);
  const now = new Date();
  const outcome = await confirmSecondFactor(actor.userId, form.value, callerOf(request, context, lng), now);
  if (outcome.kind === 'refused') return answerRefusal(form.answer, outcome, { lng, now, field: 'code' });
  const { headers } = outcome;
  return redirectWithFlash('/account/home', { tone: 'done', key: 'auth:flash.factor_on' }, { headers });
}

export default function SetUpSecondFactor() {
  const { t } = useTranslation('auth');
  const { qr, key, recoveryCodes } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<z.input<typeof codeForm>>({
    id: 'confirm',
    lastResult: useActionData<typeof action>()?.result,
  });
  return (
    <NarrowPage title={t('factor.setUpTitle')}>
      <section className="no-print grid gap-3">
        <h2 className="text-xl">{t('factor.stepScan')}</h2>
        <p>{t('factor.stepScanBody')}</p>
        <img
          src={qr}
          alt={t('factor.qr')}
          width={220}
          height={220}
          className="justify-self-center rounded-card bg-[white] p-2"
        />
        <p className="text-sm text-ink-soft">{t('factor.manual')}</p>
        <code className="break-all rounded-control bg-sunken px-3 py-2 text-sm tabular">{key}</code>
      </section>
      <section className="grid gap-3">
        <h2 className="text-xl">{t('factor.stepCodes')}</h2>
        <p>{t('factor.stepCodesBody')}</p>
        <RecoveryCodes codes={recoveryCodes} />
      </section>
      <Form method="post" {...getFormProps(form)} className="no-print grid gap-4">
        <h2 className="text-xl">{t('factor.stepConfirm')}</h2>
        <p>{t('factor.stepConfirmBody')}</p>
        <ErrorSummary form={form} fields={fields} labels={{ code: t('secondFactor.code') }} />
        <CodeField meta={fields.code} label={t('secondFactor.code')} hint={t('secondFactor.codeHint')} />
        <SubmitButton block size="lg">
          {t('factor.confirm')}
        </SubmitButton>
      </Form>
    </NarrowPage>
  );
}
