import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/components/provider/form-page';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { SelectField, TextareaField, TextField } from '~/components/ui/text-fields';
import { PROVIDER_KINDS } from '~/domain/states';
import { profileForm } from '~/forms/provider/listing';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { ownListing } from '~/services/listing/own.server';
import { saveProfile } from '~/services/provider/save-profile.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const t = await getT(request, 'provider');
  const { profile, identityOpen } = await ownListing(actor, new Date());
  return { title: t('listing.part.profile'), profile, identityOpen };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const form = await parseForm(request, profileForm);
  if (!form.ok) return form.answer();
  const outcome = await saveProfile(actor, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/provider/listing', { tone: 'done', key: 'provider:flash.saved' });
}

export default function Profile() {
  const { title, profile, identityOpen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const [form, fields] = useForm<typeof profile>({ lastResult: answer?.result, defaultValue: profile });
  const labels = {
    kind: t('provider:profile.kind'),
    nameZh: t('provider:profile.nameZh'),
    nameEn: t('provider:profile.nameEn'),
    introZh: t('provider:profile.introZh'),
    introEn: t('provider:profile.introEn'),
    contactName: t('provider:profile.contactName'),
    contactPhone: t('provider:profile.contactPhone'),
  };
  return (
    <FormPage
      title={title}
      back={[{ to: '/provider/listing', label: t('provider:listing.title') }]}
      aside={!identityOpen && <Notice tone="info">{t('provider:profile.fixed')}</Notice>}
    >
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <RefusalNotice refusals={answer?.refusals} />
        <ErrorSummary form={form} fields={fields} labels={labels} />
        {identityOpen ? (
          <>
            <SelectField
              meta={fields.kind}
              label={labels.kind}
              hint={t('provider:profile.kindHint')}
              placeholder={null}
              options={PROVIDER_KINDS.map((kind) => ({
                value: kind,
                label: t(`codes:providerKind.${kind}`),
              }))}
            />
            <TextField meta={fields.nameZh} label={labels.nameZh} hint={t('provider:profile.nameHint')} />
            <TextField meta={fields.nameEn} label={labels.nameEn} />
          </>
        ) : (
          (['kind', 'nameZh', 'nameEn'] as const).map((name) => (
            <input key={name} type="hidden" name={name} value={profile[name]} />
          ))
        )}
        <TextareaField
          meta={fields.introZh}
          label={labels.introZh}
          hint={t('provider:profile.introHint')}
          maxLength={400}
        />
        <TextareaField meta={fields.introEn} label={labels.introEn} maxLength={1000} />
        <TextField
          meta={fields.contactName}
          label={labels.contactName}
          hint={t('provider:profile.contactHint')}
          autoComplete="name"
        />
        <TextField meta={fields.contactPhone} label={labels.contactPhone} type="tel" autoComplete="tel" />
        <SubmitButton className="justify-self-start">{t('common:action.save')}</SubmitButton>
      </Form>
    </FormPage>
  );
}
