import { getFormProps, useForm } from '@conform-to/react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/components/provider/form-page';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { categoryLook } from '~/components/ui/category-tag';
import { CheckboxGroupField } from '~/components/ui/choice-fields';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { CATEGORIES } from '~/domain/states';
import { categoriesForm } from '~/forms/provider/listing';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { chooseCategories } from '~/services/listing/choose-categories.server';
import { ownListing } from '~/services/listing/own.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const t = await getT(request, 'provider');
  const { categories, writable } = await ownListing(actor, new Date());
  if (!writable) throw redirect('/provider/listing');
  return { title: t('listing.part.categories'), categories };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const form = await parseForm(request, categoriesForm);
  if (!form.ok) return form.answer();
  const outcome = await chooseCategories(actor, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/provider/listing', { tone: 'done', key: 'provider:flash.saved' });
}

export default function Categories() {
  const { title, categories } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const [form, fields] = useForm<{ categories: string[] }>({
    lastResult: answer?.result,
    defaultValue: { categories },
  });
  return (
    <FormPage title={title} back={[{ to: '/provider/listing', label: t('provider:listing.title') }]}>
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <RefusalNotice refusals={answer?.refusals} />
        <CheckboxGroupField
          meta={fields.categories}
          label={t('provider:categories.which')}
          hint={t('provider:categories.hint')}
          options={CATEGORIES.map((category) => ({
            value: category,
            label: t(`codes:category.${category}`),
            icon: categoryLook[category].icon,
          }))}
        />
        <SubmitButton className="justify-self-start">{t('common:action.save')}</SubmitButton>
      </Form>
    </FormPage>
  );
}
