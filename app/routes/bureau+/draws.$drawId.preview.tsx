import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { GainedTable, SpreadTable } from '~/components/draw/preview-tables';
import { pageMeta } from '~/components/shell/page-meta';
import { BarChart } from '~/components/ui/bar-chart';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { requireCan } from '~/http/actor.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { previewDraw } from '~/services/draw/preview.server';
import { publicDraw } from '~/services/draw/public.server';

export const handle = { i18n: ['draw', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

const TRIALS = 20;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'draw.hold');
  const now = new Date();
  const lng = await getLocale(request);
  const [t, draw] = await Promise.all([getT(lng, 'draw'), publicDraw(params.drawId ?? '', now)]);
  const preview = await previewDraw(actor, { drawId: draw.id, trials: TRIALS }, now);
  // Only between the close and the draw is there anything to preview.
  if (preview.kind === 'refused') throw redirect(`/bureau/draws/${draw.id}`);
  return {
    title: t('bureau.preview.title'),
    id: draw.id,
    name: pick(lng, draw.nameZh, draw.nameEn),
    preview,
    now: now.toISOString(),
  };
}

export default function DrawPreview() {
  const { title, id, name, preview, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['draw', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const { all, schools, towns, entitlements, gained, trials, minimum } = preview;
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/bureau/draws', label: t('draw:bureau.title') },
              { to: `/bureau/draws/${id}`, label: name },
              { label: title },
            ]}
          />
        }
        title={title}
        lead={t('draw:bureau.preview.lead', { trials })}
        actions={
          <ButtonLink to={`/bureau/draws/${id}/preview`} icon={RefreshCw} reloadDocument>
            {t('draw:bureau.preview.again')}
          </ButtonLink>
        }
      />
      <div className="grid grid-cols-1 gap-6">
        {all.applicants === 0 && <Notice>{t('draw:bureau.preview.nobody')}</Notice>}
        <SpreadTable
          caption={t('draw:bureau.preview.all')}
          minimum={minimum}
          rows={[{ key: 'all', label: t('draw:bureau.preview.all'), ...all }]}
        />
        {schools.length > 0 && (
          <BarChart
            title={t('draw:bureau.preview.chart')}
            asOf={f.instant(now)}
            rowHead={t('draw:page.school')}
            series={[
              { key: 'first', label: t('draw:bureau.preview.chartFirst'), fill: 'fill-accent' },
              { key: 'any', label: t('draw:bureau.preview.chartAny'), fill: 'fill-science' },
              { key: 'none', label: t('draw:bureau.preview.chartNone'), fill: 'fill-warn' },
            ]}
            rows={schools.map((row) => ({
              key: row.key,
              label: pick(lng, row.nameZh, row.nameEn),
              values: [row.firstMet.mean, Math.max(0, row.anyMet.mean - row.firstMet.mean), row.none.mean],
            }))}
          />
        )}
        <SpreadTable
          caption={t('draw:bureau.preview.towns')}
          minimum={minimum}
          rows={towns.map((row) => ({ ...row, label: t(`codes:townKind.${row.key}`) }))}
        />
        <SpreadTable
          caption={t('draw:bureau.preview.schools')}
          minimum={minimum}
          rows={schools.map((row) => ({ ...row, label: pick(lng, row.nameZh, row.nameEn) }))}
        />
        <section className="grid grid-cols-1 gap-2">
          <SpreadTable
            caption={t('draw:bureau.preview.entitlements')}
            minimum={minimum}
            rows={entitlements.map((row) => ({ ...row, label: t(`codes:entitlementClass.${row.key}`) }))}
          />
          <p className="text-sm text-ink-soft">{t('draw:bureau.preview.entitlementsHint', { minimum })}</p>
        </section>
        <section className="grid grid-cols-1 gap-2" aria-labelledby="gained">
          <h2 id="gained" className="text-lg">
            {t('draw:bureau.preview.gained')}
          </h2>
          <p className="text-sm text-ink-soft">{t('draw:bureau.preview.gainedHint')}</p>
          <GainedTable rows={gained} />
        </section>
      </div>
    </>
  );
}
