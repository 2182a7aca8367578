import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { OfferingHead } from '~/components/planning/offering-head';
import { planFieldId } from '~/components/planning/plan-fields';
import { StaffRows } from '~/components/planning/staff-rows';

import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { todayInShanghai } from '~/domain/calendar';
import { chosenStaff, readPlan } from '~/forms/provider/plan';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { getLocale, getT } from '~/http/locale.server';
import { changeStaff, STAFF_CHANGES_IN } from '~/services/planning/change-staff.server';
import { planEditor } from '~/services/planning/queries.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'offering.plan');
  const lng = await getLocale(request);
  const t = await getT(lng, 'provider');
  const offeringId = params.offeringId ?? '';
  const now = new Date();
  const { id, status, course, school, desk, draft } = await planEditor(actor, { offeringId, lng }, now);
  if (!STAFF_CHANGES_IN.includes(status)) throw redirect(`/provider/offerings/${offeringId}`);
  return {
    title: t('offering.changeStaff'),
    offering: { id, status, course, school },
    people: desk.people,
    chosen: Object.fromEntries(draft.staff.map(({ instructorId, role }) => [instructorId, role])),
    today: todayInShanghai(now),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'offering.plan');
  const offeringId = params.offeringId ?? '';
  const text = readPlan(await request.formData());
  const lng = await getLocale(request);
  const outcome = await changeStaff(actor, { offeringId, staff: chosenStaff(text), lng }, new Date());
  if (outcome.kind === 'refused')
    return data({ chosen: text.staff, refusals: outcome.refusals }, { status: 422 });
  return redirectWithFlash(`/provider/offerings/${offeringId}`, {
    tone: 'done',
    key: 'provider:flash.staffChanged',
  });
}

export default function ChangeStaff() {
  const { title, offering, people, chosen, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['provider', 'common']);
  const meta = (name: string, value: unknown) => {
    const id = planFieldId(name);
    return { id, name, errorId: `${id}-error`, descriptionId: `${id}-hint`, initialValue: value };
  };
  return (
    <>
      <OfferingHead offering={offering} />
      <Card as="section" title={title} className="max-w-2xl">
        <p className="text-ink-soft">{t('provider:offering.changeStaffHint')}</p>
        <Form method="post" className="grid gap-4">
          <RefusalNotice refusals={answer?.refusals} />
          <StaffRows
            people={people}
            chosen={answer?.chosen ?? chosen}
            fields={{ meta, error: () => undefined }}
            today={today}
          />
          <SubmitButton className="justify-self-start">{t('common:action.save')}</SubmitButton>
        </Form>
      </Card>
    </>
  );
}
