import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { LinesTable } from '~/components/waiting/lines-table';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { linesHere } from '~/services/waiting/lines.server';

export const handle = { i18n: ['waiting', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'waiting.here');
  const [t, lines] = [await getT(request, 'waiting'), await linesHere(actor)];
  return { title: t('desk.title'), lines };
}

export default function LinesHere() {
  const { title, lines } = useLoaderData<typeof loader>();
  const { t } = useTranslation('waiting');
  return (
    <>
      <PageHead title={title} lead={t('desk.leadSchool')} />
      <LinesTable lines={lines} base="/school/waiting" />
    </>
  );
}
