import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Cable, KeyRound, LogOut, MonitorSmartphone, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { Button, ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { ErrorSummary } from '~/components/ui/error-summary';
import { SelectField, TextField } from '~/components/ui/text-fields';
import { profileForm } from '~/forms/auth/account';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT, localeCookie } from '~/http/locale.server';
import { accountOf } from '~/services/identity/queries.server';
import { updateProfile } from '~/services/identity/update-profile.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'account.use');
  const [account, t] = [await accountOf(actor, new Date()), await getT(request, 'auth')];
  return { title: t('account.title'), account };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'account.use');
  const form = await parseForm(request, profileForm);
  if (!form.ok) return form.answer();
  await updateProfile(actor, form.value, new Date());
  const headers = new Headers({ 'set-cookie': await localeCookie(form.value.locale) });
  return redirectWithFlash('/account', { tone: 'done', key: 'auth:flash.profile_saved' }, { headers });
}

export default function Account() {
  const { t } = useTranslation('auth');
  const { account } = useLoaderData<typeof loader>();
  return (
    <div className="pb-10">
      <PageHead title={t('account.title')} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Profile />
        <Card as="section" title={t('account.contact')}>
          <DefinitionList
            items={[
              {
                term: t('account.phone'),
                detail: account.phone && <span className="tabular">{account.phone}</span>,
              },
              { term: t('account.email'), detail: account.email ?? t('account.emailNone') },
            ]}
          />
          <ButtonLink to="/account/email" className="justify-self-start">
            {account.email ? t('account.emailChange') : t('account.emailAdd')}
          </ButtonLink>
        </Card>
        <Card as="section" title={t('account.security')} className="lg:col-span-2">
          <ul className="grid gap-1">
            {account.hasPassword && (
              <Line to="/account/password" icon={KeyRound} label={t('account.passwordChange')} />
            )}
            {account.hasPassword && (
              <Line to="/account/second-factor" icon={ShieldCheck} label={t('account.secondFactor')}>
                <Badge tone={account.secondFactor ? 'done' : 'neutral'}>
                  {account.secondFactor ? t('account.secondFactorOn') : t('account.secondFactorOff')}
                </Badge>
              </Line>
            )}
            <Line to="/account/sessions" icon={MonitorSmartphone} label={t('account.sessionsManage')}>
              <span className="text-sm text-ink-soft">
                {t('account.sessionsCount', { count: account.sessions })}
              </span>
            </Line>
            <Line to="/account/tokens" icon={Cable} label={t('account.tokensManage')} />
          </ul>
          <Form method="post" action="/sign-out" reloadDocument>
            <Button type="submit" icon={LogOut}>
              {t('account.signOut')}
            </Button>
          </Form>
        </Card>
      </div>
    </div>
  );
}

function Profile() {
  const { t } = useTranslation(['auth', 'common']);
  const { account } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<z.input<typeof profileForm>>({
    id: 'profile',
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { name: account.name, locale: account.locale },
  });
  return (
    <Card as="section" title={t('account.profile')}>
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <ErrorSummary
          form={form}
          fields={fields}
          labels={{ name: t('account.name'), locale: t('account.locale') }}
        />
        <TextField
          meta={fields.name}
          label={t('account.name')}
          hint={t('account.nameHint')}
          autoComplete="name"
          maxLength={40}
        />
        <SelectField
          meta={fields.locale}
          label={t('account.locale')}
          placeholder={null}
          options={[
            { value: 'zh-CN', label: t('common:language.zh') },
            { value: 'en', label: t('common:language.en') },
          ]}
        />
        <SubmitButton className="justify-self-start">{t('account.save')}</SubmitButton>
      </Form>
    </Card>
  );
}

function Line({
  to,
  icon: Icon,
  label,
  children,
}: {
  to: string;
  icon: typeof KeyRound;
  label: string;
  children?: React.ReactNode;
}) {
  return (
    <li>
      <Link
        to={to}
        className="-mx-2 flex h-control items-center gap-3 rounded-control px-2 no-underline hover:bg-sunken"
      >
        <Icon aria-hidden className="size-5 shrink-0 text-ink-soft" />
        <span className="min-w-0 flex-1">{label}</span>
        {children}
      </Link>
    </li>
  );
}
