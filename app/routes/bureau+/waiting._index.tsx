import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { Stat, StatRow } from '~/components/ui/stat';
import { LinesTable } from '~/components/waiting/lines-table';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { linesOfCounty } from '~/services/waiting/lines.server';

export const handle = { i18n: ['waiting', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'waiting.read');
  const [t, lines] = [await getT(request, 'waiting'), await linesOfCounty(actor)];
  return { title: t('desk.title'), lines };
}

export default function LinesOfCounty() {
  const { title, lines } = useLoaderData<typeof loader>();
  const { t } = useTranslation('waiting');
  const f = useFormat();
  const sum = (of: 'capacity' | 'offered' | 'waiting' | 'kept') =>
    f.number(lines.reduce((all, line) => all + line[of], 0));
  return (
    <>
      <PageHead title={title} lead={t('desk.leadBureau')} />
      {lines.length > 0 && (
        <StatRow>
          <Stat label={t('desk.places')} value={sum('capacity')} />
          <Stat label={t('desk.waiting')} value={sum('waiting')} />
          <Stat label={t('desk.offered')} value={sum('offered')} />
          <Stat label={t('desk.kept')} value={sum('kept')} />
        </StatRow>
      )}
      <LinesTable lines={lines} base="/bureau/waiting" schools />
    </>
  );
}
