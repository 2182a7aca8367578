import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/components/provider/form-page';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { RadioGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { DateField, TextField } from '~/components/ui/text-fields';
import { todayInShanghai } from '~/domain/calendar';
import { checkForm } from '~/forms/provider/staff';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { instructorDetail } from '~/services/staff/queries.server';
import { recordCheck } from '~/services/staff/record-check.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'staff.manage');
  const t = await getT(request, 'provider');
  const now = new Date();
  const { id, nameZh, nameEn } = await instructorDetail(actor, params.instructorId ?? '', now);
  return { title: t('check.record'), person: { id, nameZh, nameEn }, today: todayInShanghai(now) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'staff.manage');
  const instructorId = params.instructorId ?? '';
  const form = await parseForm(request, checkForm);
  if (!form.ok) return form.answer();
  const outcome = await recordCheck(actor, { ...form.value, instructorId }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/provider/instructors/${instructorId}`, {
    tone: 'done',
    key: 'provider:flash.checkRecorded',
  });
}

export default function RecordCheck() {
  const { title, person, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const lng = useLng();
  const [form, fields] = useForm<{ checkedOn: string; result: string; reference: string }>({
    lastResult: answer?.result,
    defaultValue: { checkedOn: today },
  });
  const labels = {
    checkedOn: t('provider:check.on'),
    result: t('provider:check.result'),
    reference: t('provider:check.referenceLabel'),
  };
  return (
    <FormPage
      title={title}
      lead={t('provider:check.why')}
      back={[
        { to: '/provider/instructors', label: t('provider:instructors.title') },
        { to: `/provider/instructors/${person.id}`, label: pick(lng, person.nameZh, person.nameEn) },
      ]}
    >
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <RefusalNotice refusals={answer?.refusals} />
        <ErrorSummary form={form} fields={fields} labels={labels} />
        <DateField meta={fields.checkedOn} label={labels.checkedOn} max={today} />
        <RadioGroupField
          meta={fields.result}
          label={labels.result}
          options={(['clear', 'hit'] as const).map((result) => ({
            value: result,
            label: t(`codes:staffCheck.${result}`),
          }))}
        />
        <TextField
          meta={fields.reference}
          label={labels.reference}
          hint={t('provider:check.referenceHint')}
          autoComplete="off"
        />
        <SubmitButton className="justify-self-start">{t('common:action.save')}</SubmitButton>
      </Form>
    </FormPage>
  );
}
