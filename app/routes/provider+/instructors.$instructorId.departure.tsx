import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/components/provider/form-page';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { DateField } from '~/components/ui/text-fields';
import { todayInShanghai } from '~/domain/calendar';
import { departureForm } from '~/forms/provider/staff';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { instructorDetail } from '~/services/staff/queries.server';
import { recordDeparture } from '~/services/staff/record-departure.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'staff.manage');
  const t = await getT(request, 'provider');
  const now = new Date();
  const { id, nameZh, nameEn } = await instructorDetail(actor, params.instructorId ?? '', now);
  return { title: t('instructor.leave'), person: { id, nameZh, nameEn }, today: todayInShanghai(now) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'staff.manage');
  const instructorId = params.instructorId ?? '';
  const form = await parseForm(request, departureForm);
  if (!form.ok) return form.answer();
  const outcome = await recordDeparture(actor, { ...form.value, instructorId }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/provider/instructors', { tone: 'done', key: 'provider:flash.departure' });
}

export default function Departure() {
  const { title, person, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('provider');
  const lng = useLng();
  const [form, fields] = useForm<{ leftOn: string }>({
    lastResult: answer?.result,
    defaultValue: { leftOn: today },
  });
  return (
    <FormPage
      title={title}
      lead={t('instructor.leaveLead')}
      back={[
        { to: '/provider/instructors', label: t('instructors.title') },
        { to: `/provider/instructors/${person.id}`, label: pick(lng, person.nameZh, person.nameEn) },
      ]}
    >
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <RefusalNotice refusals={answer?.refusals} />
        <DateField meta={fields.leftOn} label={t('instructor.leftOn')} hint={t('instructor.leftOnHint')} />
        <SubmitButton variant="danger" className="justify-self-start">
          {t('instructor.leaveNow')}
        </SubmitButton>
      </Form>
    </FormPage>
  );
}
