import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ProgrammeForm } from '~/components/aid/programme-form';
import { FormPage } from '~/components/provider/form-page';
import { pageMeta } from '~/components/shell/page-meta';
import { yuanText } from '~/domain/money';
import { programmeForm } from '~/forms/aid/programme';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { programmePage } from '~/services/aid/programme-page.server';
import { changeProgramme } from '~/services/aid/save-programme.server';

export const handle = { i18n: ['aid', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireCan(request, 'programme.write');
  const [t, found] = await Promise.all([
    getT(request, 'aid'),
    programmePage(params.programmeId ?? '', new Date()),
  ]);
  const { id, nameZh, nameEn, granted, classes, towns, covers, percent, position, capFen, budgetFen } = found;
  return {
    title: t('programme.edit'),
    id,
    granted,
    values: {
      nameZh,
      nameEn,
      classes,
      towns,
      covers,
      percent: String(percent),
      position: String(position),
      capFen: capFen === null ? '' : yuanText(capFen),
      budgetFen: yuanText(budgetFen),
      from: found.from,
      to: found.to,
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'programme.write');
  const programmeId = params.programmeId ?? '';
  const form = await parseForm(request, programmeForm);
  if (!form.ok) return form.answer();
  const outcome = await changeProgramme(actor, { ...form.value, programmeId }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/bureau/programmes/${programmeId}`, {
    tone: 'done',
    key: 'aid:flash.programmeSaved',
  });
}

export default function EditProgramme() {
  const { title, id, granted, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('aid');
  const lng = useLng();
  return (
    <FormPage
      title={title}
      lead={granted ? undefined : t('programme.notFrozen')}
      back={[
        { to: '/bureau/programmes', label: t('programmes.title') },
        { to: `/bureau/programmes/${id}`, label: pick(lng, values.nameZh, values.nameEn) },
      ]}
    >
      <ProgrammeForm answer={answer} values={values} granted={granted} />
    </FormPage>
  );
}
