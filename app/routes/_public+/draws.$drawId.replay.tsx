import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DrawFiles, HowDrawn } from '~/components/draw/draw-facts';
import { OwnWay } from '~/components/draw/replay/own-way';
import { ReplayPanel } from '~/components/draw/replay/replay-panel';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { publicDraw } from '~/services/draw/public.server';

export const handle = { i18n: ['public', 'codes', 'draw'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lng = await getLocale(request);
  const [t, draw] = await Promise.all([getT(lng, 'draw'), publicDraw(params.drawId ?? '', new Date())]);
  const { id, stage, commitment, publicValue, papers, classRows } = draw;
  return {
    title: t('replay.title'),
    description: t('replay.lead'),
    name: pick(lng, draw.nameZh, draw.nameEn),
    over: stage === 'drawn',
    published: { id, commitment, publicValue, papers },
    classes: classRows.map(({ id, titleZh, titleEn, schoolZh, schoolEn }) => ({
      id,
      titleZh,
      titleEn,
      schoolZh,
      schoolEn,
    })),
  };
}

export default function Replay() {
  const { title, description, name, over, published, classes } = useLoaderData<typeof loader>();
  const { t } = useTranslation('draw');
  return (
    <div className="mx-auto grid max-w-3xl grid-cols-1 gap-5 pb-10">
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/draws', label: t('list.title') },
              { to: `/draws/${published.id}`, label: name },
              { label: title },
            ]}
          />
        }
        title={title}
        lead={description}
      />
      {over ? <ReplayPanel published={published} classes={classes} /> : <Notice>{t('replay.notYet')}</Notice>}
      <DrawFiles id={published.id} papers={published.papers} over={over} />
      <OwnWay drawId={published.id} />
      <HowDrawn />
    </div>
  );
}
