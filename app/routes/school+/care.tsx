import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { ErrorSummary } from '~/components/ui/error-summary';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { TimeField } from '~/components/ui/text-fields';
import { clock } from '~/domain/calendar';
import { CARE_DAYS, careForm } from '~/forms/school/care';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { careHere, saveCare } from '~/services/school/save-care.server';

export const handle = { i18n: ['findings', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'care.write');
  const t = await getT(request, 'findings');
  const days = await careHere(actor);
  return {
    title: t('care.title'),
    value: Object.fromEntries(
      days.flatMap(({ weekday, startMinute, endMinute }) => [
        [`start${weekday}`, clock(startMinute)],
        [`end${weekday}`, clock(endMinute)],
      ]),
    ) as Record<string, string>,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'care.write');
  const form = await parseForm(request, careForm);
  if (!form.ok) return form.answer();
  const outcome = await saveCare(actor, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/school/care', { tone: 'done', key: 'findings:flash.care' });
}

export default function SchoolCare() {
  const { title, value } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('findings');
  const [form, fields] = useForm<Record<string, string>>({
    id: 'care',
    lastResult: answer?.result,
    defaultValue: value,
  });
  const names = CARE_DAYS.flatMap((day) => [`start${day}`, `end${day}`]);
  const label = (name: string) => {
    const day = t(`care.days.${name.slice(-1) as '1'}`);
    return t(name.startsWith('start') ? 'care.startOf' : 'care.endOf', { day });
  };
  return (
    <>
      <PageHead
        above={<Breadcrumbs items={[{ to: '/school/findings', label: t('here.title') }, { label: title }]} />}
        title={title}
        lead={t('care.lead')}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      <Card className="mt-4 max-w-2xl">
        <Form method="post" {...getFormProps(form)} noValidate className="grid gap-4">
          <ErrorSummary
            form={form}
            fields={Object.fromEntries(names.flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])))}
            labels={Object.fromEntries(names.map((name) => [name, label(name)]))}
          />
          <p className="text-sm text-ink-soft">{t('care.hint')}</p>
          <div className="grid gap-4 sm:grid-cols-2">
            {names.map((name) => (
              <TimeField key={name} meta={fields[name]} label={label(name)} optional />
            ))}
          </div>
          <SubmitButton>{t('care.save')}</SubmitButton>
        </Form>
      </Card>
    </>
  );
}
