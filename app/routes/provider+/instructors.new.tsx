import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/components/provider/form-page';
import { InstructorForm } from '~/components/provider/instructor-form';
import { pageMeta } from '~/components/shell/page-meta';
import { todayInShanghai } from '~/domain/calendar';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { writeInstructor } from './write-instructor.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'staff.manage');
  const t = await getT(request, 'provider');
  return { title: t('instructors.add'), today: todayInShanghai(new Date()) };
}

export function action({ request }: ActionFunctionArgs) {
  return writeInstructor(request, null);
}

export default function NewInstructor() {
  const { title, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('provider');
  return (
    <FormPage
      title={title}
      lead={t('instructors.addLead')}
      back={[{ to: '/provider/instructors', label: t('instructors.title') }]}
    >
      <InstructorForm answer={answer} today={today} />
    </FormPage>
  );
}
