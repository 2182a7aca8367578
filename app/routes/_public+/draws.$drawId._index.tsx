import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListOrdered, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ClassTable } from '~/components/draw/class-table';
import {
  AbortedNotice,
  DrawFiles,
  DrawProof,
  DrawTimes,
  HowDrawn,
  NobodyNotice,
} from '~/components/draw/draw-facts';
import { DrawFigures } from '~/components/draw/draw-figures';
import { StageBadge } from '~/components/draw/stage-badge';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { publicDraw } from '~/services/draw/public.server';

export const handle = { i18n: ['public', 'draw'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const now = new Date();
  const lng = await getLocale(request);
  const [t, draw] = await Promise.all([getT(lng, 'draw'), publicDraw(params.drawId ?? '', now)]);
  return {
    title: pick(lng, draw.nameZh, draw.nameEn),
    description: t('list.lead'),
    draw,
    now: now.toISOString(),
  };
}

export default function DrawPage() {
  const { title, description, draw, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation('draw');
  const over = draw.stage === 'drawn';
  const sealed = over || draw.stage === 'frozen' || draw.stage === 'holding';
  return (
    <div className="mx-auto grid max-w-5xl grid-cols-1 gap-5 pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: '/draws', label: t('list.title') }, { label: title }]} />}
        title={title}
        lead={description}
        actions={<StageBadge stage={draw.stage} />}
      />
      {draw.stage === 'open' && (
        <Notice
          title={t('page.wishesHint')}
          actions={
            <ButtonLink to={`/parent/wishes/${draw.id}`} variant="primary" icon={ListOrdered}>
              {t('page.wishes')}
            </ButtonLink>
          }
        />
      )}
      {draw.stage === 'holding' && <Notice>{t('page.holding')}</Notice>}
      {draw.abortedWhy && <AbortedNotice why={draw.abortedWhy} />}
      {sealed && draw.applicants === 0 && <NobodyNotice over={over} />}
      {draw.figures && (
        <section aria-label={t('page.figures')}>
          <DrawFigures figures={draw.figures} />
        </section>
      )}
      {over && (
        <Notice
          tone="done"
          title={t('page.replayHint')}
          actions={
            <ButtonLink to={`/draws/${draw.id}/replay`} variant="primary" icon={ShieldCheck}>
              {t('page.replay')}
            </ButtonLink>
          }
        />
      )}
      <DrawTimes times={draw} now={now} />
      <section className="grid grid-cols-1 gap-2" aria-labelledby="classes">
        <h2 id="classes" className="text-lg">
          {t('page.classes')}
        </h2>
        <p className="max-w-[65ch] text-sm text-ink-soft">{t('page.classesHint')}</p>
        {draw.reserved > 0 && (
          <p className="max-w-[65ch] text-sm text-ink-soft">{t('page.reserved', { count: draw.reserved })}</p>
        )}
        <ClassTable rows={draw.classRows} caption={t('page.classes')} />
      </section>
      <HowDrawn />
      <DrawProof proof={draw} />
      <DrawFiles id={draw.id} papers={draw.papers} over={over} />
    </div>
  );
}
