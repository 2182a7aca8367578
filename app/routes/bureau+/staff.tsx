import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { ErrorSummary } from '~/components/ui/error-summary';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { Table } from '~/components/ui/table';
import { SelectField, TextField } from '~/components/ui/text-fields';
import { GIVEN_ROLES, staffForm } from '~/forms/bureau/staff';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { createStaffAccount, endMembership } from '~/services/identity/create-staff-account.server';
import { schoolsToChoose, staffAccounts } from '~/services/staff-accounts/queries.server';

export const handle = { i18n: ['bureau', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'staff_accounts.manage');
  const t = await getT(request, 'bureau');
  const [accounts, schools] = await Promise.all([staffAccounts(), schoolsToChoose()]);
  return { title: t('staff.title'), accounts, schools, me: actor.userId, now: new Date().toISOString() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'staff_accounts.manage');
  const form = await parseForm(request, staffForm);
  if (!form.ok) return form.answer();
  const now = new Date();
  if (form.value.act === 'end') {
    await endMembership(actor, form.value.membershipId, now);
    return redirectWithFlash('/bureau/staff', { tone: 'done', key: 'bureau:flash.staff.ended' });
  }
  const { name, email, role, schoolId, locale } = form.value;
  const staff = {
    name,
    email,
    role,
    locale,
    providerId: null,
    schoolId: role.startsWith('school') ? (schoolId ?? null) : null,
  };
  const outcome = await createStaffAccount(actor, staff, now);
  if (outcome.kind === 'refused') return form.answer({ fields: { email: ['email_has_role'] } });
  return redirectWithFlash('/bureau/staff', {
    tone: 'done',
    key: outcome.invited ? 'bureau:flash.staff.invited' : 'bureau:flash.staff.given',
  });
}

export default function Staff() {
  const { accounts, schools, me, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['bureau', 'codes']);
  const f = useFormat();
  const lng = useLng();
  return (
    <>
      <PageHead title={t('bureau:staff.title')} lead={t('bureau:staff.lead')} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Table
          caption={t('bureau:staff.title')}
          rows={accounts}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', head: t('bureau:table.name'), rowHead: true, cell: (row) => row.user.name },
            { key: 'email', head: t('bureau:staff.email'), wide: true, cell: (row) => row.user.email },
            { key: 'role', head: t('bureau:staff.role'), cell: (row) => t(`codes:role.${row.role}`) },
            {
              key: 'where',
              head: t('bureau:staff.where'),
              cell: (row) => {
                const place = row.school ?? row.provider;
                return place ? pick(lng, place.nameZh, place.nameEn) : t('bureau:staff.bureau');
              },
            },
            {
              key: 'factor',
              head: t('bureau:staff.secondFactor'),
              wide: true,
              cell: (row) => (
                <Badge tone={row.user.twoFactorEnabled ? 'done' : 'neutral'}>
                  {t(row.user.twoFactorEnabled ? 'bureau:staff.on' : 'bureau:staff.off')}
                </Badge>
              ),
            },
            {
              key: 'since',
              head: t('bureau:staff.since'),
              wide: true,
              cell: (row) => f.instant(row.since, new Date(now)),
            },
            {
              key: 'end',
              head: t('bureau:staff.end'),
              cell: (row) =>
                row.user.id === me ? (
                  '—'
                ) : (
                  <Form method="post">
                    <input type="hidden" name="act" value="end" />
                    <SubmitButton
                      variant="danger"
                      size="sm"
                      name="membershipId"
                      value={row.id}
                      aria-label={t('bureau:staff.endOne', { name: row.user.name })}
                    >
                      {t('bureau:staff.end')}
                    </SubmitButton>
                  </Form>
                ),
            },
          ]}
        />
        <NewStaff schools={schools} answer={answer} />
      </div>
    </>
  );
}

type Answer = ReturnType<typeof useActionData<typeof action>>;

function NewStaff({
  schools,
  answer,
}: {
  schools: readonly { id: string; nameZh: string; nameEn: string }[];
  answer: Answer;
}) {
  const { t } = useTranslation(['bureau', 'codes', 'common']);
  const lng = useLng();
  const [form, fields] = useForm<Record<'name' | 'email' | 'role' | 'schoolId' | 'locale', string>>({
    id: 'new-staff',
    lastResult: answer?.result,
    defaultValue: { locale: 'zh-CN', role: 'school_admin' },
  });
  const labels = {
    name: t('bureau:table.name'),
    email: t('bureau:staff.email'),
    role: t('bureau:staff.role'),
    schoolId: t('bureau:table.school'),
  };
  return (
    <Card as="section" title={t('bureau:staff.new')}>
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <input type="hidden" name="act" value="give" />
        <RefusalNotice refusals={answer?.refusals} />
        <ErrorSummary form={form} fields={fields} labels={labels} />
        <TextField meta={fields.name} label={labels.name} autoComplete="off" />
        <TextField
          meta={fields.email}
          label={labels.email}
          hint={t('bureau:staff.emailHint')}
          type="email"
          autoComplete="off"
        />
        <SelectField
          meta={fields.role}
          label={labels.role}
          options={GIVEN_ROLES.map((role) => ({ value: role, label: t(`codes:role.${role}`) }))}
        />
        <SelectField
          meta={fields.schoolId}
          label={labels.schoolId}
          hint={t('bureau:staff.schoolHint')}
          optional
          options={[
            { value: '', label: t('common:form.choose') },
            ...schools.map((school) => ({
              value: school.id,
              label: pick(lng, school.nameZh, school.nameEn),
            })),
          ]}
        />
        <SelectField
          meta={fields.locale}
          label={t('bureau:staff.language')}
          options={[
            { value: 'zh-CN', label: t('common:language.zh') },
            { value: 'en', label: t('common:language.en') },
          ]}
        />
        <SubmitButton block>{t('bureau:staff.invite')}</SubmitButton>
      </Form>
    </Card>
  );
}
