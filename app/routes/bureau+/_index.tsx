import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CategoryChart, TownChart, TownKindChart } from '~/components/bureau/place-charts';
import { SchoolPlacesTable } from '~/components/bureau/school-places-table';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { Stat, StatRow } from '~/components/ui/stat';
import { todayInShanghai } from '~/domain/calendar';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { deskToDo } from '~/services/findings/desk.server';
import { placesOverview } from '~/services/overview/places.server';
import { bureauToDo, currentTerm } from '~/services/overview/to-do.server';
import { townsOfCounty } from '~/services/overview/towns.server';

export const handle = { i18n: ['bureau', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'overview.read');
  const now = new Date();
  const t = await getT(request, 'bureau');
  const term = await currentTerm(now);
  const [toDo, findings, towns, places] = await Promise.all([
    bureauToDo(now),
    deskToDo(todayInShanghai(now)),
    townsOfCounty(),
    term ? placesOverview(term.id, now) : null,
  ]);
  const { searchParams } = new URL(request.url);
  return {
    title: t('overview.title'),
    asOf: now.toISOString(),
    term,
    toDo,
    findings,
    towns,
    places,
    sort: searchParams.get('sort') ?? 'town',
    direction: searchParams.get('dir') === 'desc' ? ('desc' as const) : ('asc' as const),
  };
}

export default function BureauOverview() {
  const { asOf, term, toDo, findings, towns, places, sort, direction } = useLoaderData<typeof loader>();
  const { t } = useTranslation('bureau');
  const f = useFormat();
  const lng = useLng();
  const when = f.instant(asOf, new Date(asOf));
  return (
    <>
      <PageHead
        title={t('overview.title')}
        lead={term ? t('overview.lead', { term: pick(lng, term.nameZh, term.nameEn) }) : undefined}
      />
      <section aria-labelledby="to-do" className="mb-8">
        <h2 id="to-do" className="mb-3 text-lg">
          {t('overview.toDo')}
        </h2>
        <StatRow>
          <Stat
            label={t('toDo.applications')}
            value={f.number(toDo.applications)}
            to="/bureau/listings?state=applied"
            tone={toDo.applications > 0 ? 'warn' : 'neutral'}
          />
          <Stat
            label={t('toDo.notices')}
            value={f.number(toDo.notices)}
            to="/bureau/listings?state=public_notice"
            tone={toDo.notices > 0 ? 'warn' : 'neutral'}
          />
          <Stat
            label={t('toDo.courses')}
            value={f.number(toDo.courses)}
            to="/bureau/courses"
            tone={toDo.courses > 0 ? 'warn' : 'neutral'}
          />
          <Stat
            label={t('toDo.suspended')}
            value={f.number(toDo.suspended)}
            to="/bureau/listings?state=suspended"
          />
          <Stat
            label={t('toDo.findings')}
            value={f.number(findings.open)}
            to="/bureau/findings"
            tone={findings.hard > 0 ? 'refuse' : 'neutral'}
          />
          <Stat
            label={t('toDo.overdue')}
            value={f.number(findings.overdue)}
            to="/bureau/findings?overdue=1"
            tone={findings.overdue > 0 ? 'warn' : 'neutral'}
          />
        </StatRow>
      </section>
      {!places || places.total.offerings === 0 ? (
        <EmptyState title={t('overview.emptyTitle')}>{t('overview.empty')}</EmptyState>
      ) : (
        <>
          {term?.estimated && (
            <Notice tone="info" className="mb-4">
              {t('overview.estimated')}
            </Notice>
          )}
          <section aria-labelledby="county" className="mb-8">
            <h2 id="county" className="mb-3 text-lg">
              {t('overview.places')}
            </h2>
            <StatRow>
              <Stat
                label={t('places.offerings')}
                value={f.number(places.total.offerings)}
                to="/bureau/offerings"
              />
              <Stat
                label={t('places.offered')}
                value={f.number(places.total.offered)}
                to="/bureau/offerings"
              />
              <Stat
                label={t('places.taken')}
                value={f.number(places.total.taken)}
                to="/bureau/offerings"
                hint={t('places.takenShare', { share: f.percent(places.total.taken / places.total.offered) })}
              />
              <Stat
                label={t('places.held')}
                value={f.number(places.total.held)}
                to="/bureau/offerings?state=open"
                hint={t('places.heldHint')}
              />
              <Stat
                label={t('places.waiting')}
                value={f.number(places.total.waiting)}
                to="/bureau/waiting"
                hint={t('places.waitingHint')}
              />
              <Stat
                label={t('places.open')}
                value={f.number(places.total.open)}
                to="/bureau/offerings?state=open"
                hint={t('places.openHint')}
              />
            </StatRow>
          </section>
          <div className="mb-8 grid gap-5 xl:grid-cols-2">
            <TownKindChart places={places} asOf={when} />
            <CategoryChart places={places} asOf={when} />
          </div>
          <div className="mb-8">
            <TownChart places={places} towns={towns} asOf={when} />
          </div>
          <section aria-labelledby="schools">
            <h2 id="schools" className="mb-3 text-lg">
              {t('overview.schools')}
            </h2>
            <SchoolPlacesTable rows={places.bySchool} towns={towns} sort={sort} direction={direction} />
          </section>
        </>
      )}
    </>
  );
}
