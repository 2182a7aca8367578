import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PupilForm } from '~/components/school/pupil-form';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Card, PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { gradesOf } from '~/domain/grade';
import { pupilForm } from '~/forms/school/pupil';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { addPupil } from '~/services/roster/add-pupil.server';
import { schoolFor } from '~/services/school/scope.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'pupils.import');
  const t = await getT(request, 'school');
  const school = await schoolFor(actor, 'pupils.import');
  return { title: t('roster.addTitle'), grades: gradesOf(school.kind) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'pupils.import');
  const form = await parseForm(request, pupilForm);
  if (!form.ok) return form.answer();
  const outcome = await addPupil(actor, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/school/roster', { tone: 'done', key: 'school:flash.pupilAdded' });
}

export default function NewPupil() {
  const { title, grades } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('school');
  return (
    <>
      <PageHead
        above={<Breadcrumbs items={[{ to: '/school/roster', label: t('roster.title') }, { label: title }]} />}
        title={title}
        lead={t('roster.addLead')}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      <Card className="max-w-2xl">
        <PupilForm grades={grades} lastResult={answer?.result} button={t('pupil.add')} />
      </Card>
    </>
  );
}
