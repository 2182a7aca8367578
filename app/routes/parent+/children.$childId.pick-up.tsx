import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { SelectField, TextField } from '~/components/ui/text-fields';
import { idOf } from '~/domain/id';
import { FETCHED_UP_TO_GRADE, PICK_UP_RELATIONS } from '~/domain/lesson/pick-up';
import { pickUpAct } from '~/forms/lesson/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { addPickUpPerson, pickUpPage, removePickUpPerson } from '~/services/lesson/pick-up.server';

export const handle = { i18n: ['parent', 'lesson', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const t = await getT(request, 'lesson');
  return { title: t('pickUp.title'), child: await pickUpPage(actor, idOf(params.childId, 'child')) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const childId = idOf(params.childId, 'child');
  const form = await parseForm(request, pickUpAct);
  if (!form.ok) return form.answer();
  const here = `/parent/children/${childId}/pick-up`;
  const now = new Date();
  if (form.value.act === 'remove') {
    await removePickUpPerson(actor, { childId, personId: form.value.personId }, now);
    return redirectWithFlash(here, { tone: 'done', key: 'lesson:flash.personRemoved' });
  }
  const { name, relation } = form.value;
  const outcome = await addPickUpPerson(actor, { childId, name, relation }, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(here, { tone: 'done', key: 'lesson:flash.personAdded' });
}

export default function PickUp() {
  const { title, child } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('lesson');
  const [form, fields] = useForm<{ name: string; relation: string }>({
    id: 'person',
    lastResult: answer?.result,
  });
  const labels = { name: t('pickUp.name'), relation: t('pickUp.relation') };
  return (
    <div className="mx-auto grid max-w-xl gap-4 pb-10">
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: `/parent/children/${child.id}`, label: child.name }, { label: title }]}
          />
        }
        title={title}
        lead={t('pickUp.lead')}
      />
      {child.grade > FETCHED_UP_TO_GRADE && <Notice>{t('pickUp.older')}</Notice>}
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      <Card as="section" title={t('pickUp.list', { child: child.name })}>
        {child.people.length === 0 ? (
          <p className="text-ink-soft">{t('pickUp.none')}</p>
        ) : (
          <ul className="grid">
            {child.people.map(({ id, name, relation }) => (
              <li
                key={id}
                className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-2 first:border-t-0"
              >
                <span>
                  <span className="font-semibold">{name}</span>{' '}
                  <span className="text-ink-soft">{t(`pickUp.relations.${relation}`)}</span>
                </span>
                <Form method="post">
                  <input type="hidden" name="personId" value={id} />
                  <SubmitButton
                    name="act"
                    value="remove"
                    variant="quiet"
                    aria-label={t('pickUp.removeOne', { name })}
                  >
                    {t('pickUp.remove')}
                  </SubmitButton>
                </Form>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card as="section" title={t('pickUp.add')}>
        <Form method="post" {...getFormProps(form)} className="grid gap-4">
          <input type="hidden" name="act" value="add" />
          <ErrorSummary form={form} fields={fields} labels={labels} />
          <TextField meta={fields.name} label={labels.name} maxLength={30} autoComplete="off" />
          <SelectField
            meta={fields.relation}
            label={labels.relation}
            options={PICK_UP_RELATIONS.map((value) => ({ value, label: t(`pickUp.relations.${value}`) }))}
          />
          <SubmitButton>{t('pickUp.act')}</SubmitButton>
        </Form>
      </Card>
    </div>
  );
}
