import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/components/provider/form-page';
import { InstructorForm } from '~/components/provider/instructor-form';
import { pageMeta } from '~/components/shell/page-meta';
import { todayInShanghai } from '~/domain/calendar';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { instructorDetail } from '~/services/staff/queries.server';
import { writeInstructor } from './write-instructor.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'staff.manage');
  const t = await getT(request, 'provider');
  const now = new Date();
  const person = await instructorDetail(actor, params.instructorId ?? '', now);
  return { title: t('instructor.edit'), person, today: todayInShanghai(now) };
}

export function action({ request, params }: ActionFunctionArgs) {
  return writeInstructor(request, params.instructorId ?? '');
}

export default function EditInstructor() {
  const { title, person, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('provider');
  const lng = useLng();
  return (
    <FormPage
      title={title}
      back={[
        { to: '/provider/instructors', label: t('instructors.title') },
        { to: `/provider/instructors/${person.id}`, label: pick(lng, person.nameZh, person.nameEn) },
      ]}
    >
      <InstructorForm
        answer={answer}
        today={today}
        fileName={person.qualificationFile?.name}
        values={{
          nameZh: person.nameZh,
          nameEn: person.nameEn,
          qualificationKind: person.qualificationKind ?? '',
          qualificationZh: person.qualificationZh,
          qualificationEn: person.qualificationEn,
          qualificationValidTo: person.qualificationValidTo ?? '',
          inServiceTeacher: person.inServiceTeacher ? 'on' : undefined,
          livesOverseas: person.livesOverseas ? 'on' : undefined,
          partTime: person.fullTime ? undefined : 'on',
          checkConsentOn: person.checkConsentOn ?? '',
        }}
      />
    </FormPage>
  );
}
