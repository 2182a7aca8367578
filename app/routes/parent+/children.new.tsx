import { getFormProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ChildDataConsent } from '~/components/enrollment/consent-fields';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { ErrorSummary } from '~/components/ui/error-summary';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { DateField, SelectField, TextField } from '~/components/ui/text-fields';
import { claimForm } from '~/forms/parent/child';
import { requireCan } from '~/http/actor.server';
import { ourCookie } from '~/http/cookies.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { safeReturnPath } from '~/http/return-path.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { claimChild } from '~/services/children/claim-child.server';
import { schoolsToChoose, sensitiveAge } from '~/services/children/queries.server';

export const handle = { i18n: ['parent', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

const CHOSEN_SECONDS = 180 * 24 * 3600;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'children.manage');
  const t = await getT(request, 'parent');
  const to = safeReturnPath(new URL(request.url).searchParams.get('to'), '');
  const [schools, minorBelow] = await Promise.all([schoolsToChoose(), sensitiveAge(new Date())]);
  return { title: t('claim.title'), schools, minorBelow, to };
}

/** A match is linked and becomes the chosen child; everything else says one and the same thing. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const form = await parseForm(request, claimForm);
  if (!form.ok) return form.answer();
  const { to, consent, ...claim } = form.value;
  const outcome = await claimChild(actor, { ...claim, consent: consent === 'on' }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  if (outcome.kind === 'to_school') {
    return redirectWithFlash('/parent/children', { tone: 'info', key: 'parent:flash.toSchool' });
  }
  const headers = new Headers({
    'set-cookie': await ourCookie('child', CHOSEN_SECONDS).serialize(outcome.childId),
  });
  const next = safeReturnPath(to, '/parent');
  return redirectWithFlash(next, { tone: 'done', key: 'parent:flash.linked' }, { headers });
}

export default function NewChild() {
  const { schools, minorBelow, to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('parent');
  const lng = useLng();
  const [form, fields] = useForm({
    id: 'claim',
    lastResult: answer?.result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: claimForm }),
    shouldRevalidate: 'onInput',
    defaultValue: { to },
  });
  const labels = {
    schoolId: t('claim.school'),
    name: t('claim.name'),
    pupilNumber: t('claim.pupilNumber'),
    birthDate: t('claim.birthDate'),
  };
  return (
    <div className="mx-auto max-w-xl pb-10">
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/parent/children', label: t('children.title') }, { label: t('claim.title') }]}
          />
        }
        title={t('claim.title')}
        lead={t('claim.lead')}
      />
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary form={form} fields={fields} labels={labels} />
        <RefusalNotice refusals={answer?.refusals} />
        <input type="hidden" name="to" value={to} />
        <SelectField
          meta={fields.schoolId}
          label={labels.schoolId}
          options={schools.map((school) => ({
            value: school.id,
            label: `${pick(lng, school.town.nameZh, school.town.nameEn)} · ${pick(lng, school.nameZh, school.nameEn)}`,
          }))}
        />
        <TextField meta={fields.name} label={labels.name} hint={t('claim.nameHint')} autoComplete="off" />
        <TextField
          meta={fields.pupilNumber}
          label={labels.pupilNumber}
          hint={t('claim.pupilNumberHint')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <DateField meta={fields.birthDate} label={labels.birthDate} autoComplete="off" />
        <Card as="section" title={t('ask.consent')}>
          <ChildDataConsent meta={fields.consent} minorBelow={minorBelow} open />
        </Card>
        <SubmitButton size="lg" block>
          {t('claim.act')}
        </SubmitButton>
        <p className="text-sm text-ink-soft">{t('claim.once')}</p>
      </Form>
    </div>
  );
}
