import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ExpiryWarning } from '~/components/expiry/expiry-warning';
import { AfternoonShort } from '~/components/school/afternoon-short';
import { useDayOff } from '~/components/school/day-off';
import { DaysAhead } from '~/components/school/days-ahead';
import { FirstSteps } from '~/components/school/first-steps';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { Stat, StatRow } from '~/components/ui/stat';
import { can } from '~/domain/access/actor';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { expiriesHere } from '~/services/expiry/queries.server';
import { daysAhead, firstSteps, placesHere, schoolToDo } from '~/services/school/overview.server';
import { todayHere } from '~/services/school/today.server';

export const handle = { i18n: ['school', 'codes', 'expiry'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'school.enter');
  const now = new Date();
  const t = await getT(request, 'school');
  const leads = can(actor, 'rooms.manage');
  const [today, ahead, work] = await Promise.all([
    todayHere(actor, now),
    daysAhead(now),
    leads
      ? Promise.all([
          schoolToDo(actor, now),
          placesHere(actor, now),
          firstSteps(actor),
          expiriesHere(actor, now),
        ])
      : null,
  ]);
  const [toDo, places, steps, expiries] = work ?? [];
  return {
    title: t('overview.title', { school: pick(t('lng'), today.school.nameZh, today.school.nameEn) }),
    today,
    ahead,
    work: toDo && places && steps && expiries ? { toDo, places, steps, expiries: expiries.totals } : null,
  };
}

export default function SchoolOverview() {
  const { title, today, ahead, work } = useLoaderData<typeof loader>();
  const { t } = useTranslation('school');
  const f = useFormat();
  const lng = useLng();
  const dayOff = useDayOff();
  const { day, next } = today;
  const whyEmpty = day.off ? t('days.off', { name: dayOff(day.off, day.name) }) : t('overview.noClasses');
  const empty = next ? `${whyEmpty} ${t('overview.nextDay', { date: f.date(next) })}` : whyEmpty;
  return (
    <>
      <PageHead
        title={title}
        lead={[f.date(day.date), work ? t('overview.lead') : t('overview.teacherLead')].join(
          lng === 'en' ? '. ' : '。',
        )}
      />
      {work && <FirstSteps counts={work.steps} />}
      {work && <ExpiryWarning totals={work.expiries} to="/school/expiries" />}
      {work && <ToDo toDo={work.toDo} />}
      <div className="mb-8 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <AfternoonShort classes={today.classes} empty={empty} />
        <DaysAhead days={ahead.days} estimated={ahead.estimated} />
      </div>
      {work && work.places.offerings > 0 && <Places places={work.places} />}
    </>
  );
}

type Work = NonNullable<Awaited<ReturnType<typeof loader>>['work']>;

function ToDo({ toDo }: Pick<Work, 'toDo'>) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const waits = [
    { label: t('toDo.requests'), value: toDo.requests, to: '/school/requests' },
    { label: t('toDo.claims'), value: toDo.claims, to: '/school/claims' },
    { label: t('toDo.toOpen'), value: toDo.toOpen, to: '/school/offerings?state=approved' },
    { label: t('toDo.formation'), value: toDo.formation, to: '/school/formation' },
    { label: t('toDo.imports'), value: toDo.imports, to: '/school/roster#imports' },
  ].filter(({ value }, index) => index < 3 || value > 0);
  return (
    <section aria-labelledby="to-do">
      <h2 id="to-do" className="mb-3 text-lg">
        {t('overview.toDo')}
      </h2>
      <StatRow>
        {waits.map(({ label, value, to }) => (
          <Stat
            key={to}
            label={label}
            value={f.number(value)}
            to={to}
            tone={value > 0 ? 'warn' : 'neutral'}
          />
        ))}
      </StatRow>
    </section>
  );
}

function Places({ places }: Pick<Work, 'places'>) {
  const { t } = useTranslation('school');
  const f = useFormat();
  return (
    <section aria-labelledby="places">
      <h2 id="places" className="mb-3 text-lg">
        {t('overview.places')}
      </h2>
      <StatRow>
        <Stat
          label={t('places.offerings')}
          value={f.number(places.offerings)}
          to="/school/offerings?state=open"
        />
        <Stat label={t('places.offered')} value={f.number(places.offered)} />
        <Stat
          label={t('places.taken')}
          value={f.number(places.taken)}
          hint={
            places.offered > 0
              ? t('places.share', { share: f.percent(places.taken / places.offered) })
              : undefined
          }
        />
        <Stat
          label={t('places.free')}
          value={f.number(places.free)}
          hint={places.waiting > 0 ? `${t('places.waiting')} ${f.number(places.waiting)}` : undefined}
        />
      </StatRow>
    </section>
  );
}
