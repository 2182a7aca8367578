import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ProgrammeForm } from '~/components/aid/programme-form';
import { FormPage } from '~/components/provider/form-page';
import { pageMeta } from '~/components/shell/page-meta';
import { CHARGE_KINDS } from '~/domain/aid/programme';
import { todayInShanghai } from '~/domain/calendar';
import { TOWN_KINDS } from '~/domain/states';
import { programmeForm } from '~/forms/aid/programme';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { createProgramme } from '~/services/aid/save-programme.server';

export const handle = { i18n: ['aid', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'programme.write');
  const t = await getT(request, 'aid');
  return { title: t('programme.new'), today: todayInShanghai(new Date()) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'programme.write');
  const form = await parseForm(request, programmeForm);
  if (!form.ok) return form.answer();
  const outcome = await createProgramme(actor, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/bureau/programmes/${outcome.programmeId}`, {
    tone: 'done',
    key: 'aid:flash.programmeSaved',
  });
}

export default function NewProgramme() {
  const { title, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('aid');
  return (
    <FormPage
      title={title}
      lead={t('programme.notFrozen')}
      back={[{ to: '/bureau/programmes', label: t('programmes.title') }]}
    >
      <ProgrammeForm
        answer={answer}
        values={{
          towns: [...TOWN_KINDS],
          covers: CHARGE_KINDS.filter((kind) => kind !== 'materials'),
          percent: '100',
          position: '1',
          from: today,
        }}
      />
    </FormPage>
  );
}
