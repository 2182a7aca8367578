import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/components/provider/form-page';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { TextField } from '~/components/ui/text-fields';
import { signInForm } from '~/forms/provider/staff';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { giveSignIn } from '~/services/staff/give-sign-in.server';
import { instructorDetail } from '~/services/staff/queries.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'staff.manage');
  const t = await getT(request, 'provider');
  const { id, nameZh, nameEn } = await instructorDetail(actor, params.instructorId ?? '', new Date());
  return { title: t('instructor.giveSignIn'), person: { id, nameZh, nameEn } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'staff.manage');
  const locale = await getLocale(request);
  const instructorId = params.instructorId ?? '';
  const form = await parseForm(request, signInForm);
  if (!form.ok) return form.answer();
  const outcome = await giveSignIn(actor, { ...form.value, instructorId, locale }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/provider/instructors/${instructorId}`, {
    tone: 'done',
    key: 'provider:flash.signInGiven',
  });
}

export default function GiveSignIn() {
  const { title, person } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('provider');
  const lng = useLng();
  const [form, fields] = useForm<{ email: string }>({ lastResult: answer?.result });
  return (
    <FormPage
      title={title}
      lead={t('instructor.signInLead')}
      back={[
        { to: '/provider/instructors', label: t('instructors.title') },
        { to: `/provider/instructors/${person.id}`, label: pick(lng, person.nameZh, person.nameEn) },
      ]}
    >
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <RefusalNotice refusals={answer?.refusals} />
        <TextField
          meta={fields.email}
          label={t('instructor.email')}
          hint={t('instructor.emailHint')}
          type="email"
          autoComplete="off"
        />
        <SubmitButton className="justify-self-start">{t('instructor.sendInvitation')}</SubmitButton>
      </Form>
    </FormPage>
  );
}
