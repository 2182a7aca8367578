import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import {
  CalendarPlus,
  ChevronLeft,
  ChevronRight,
  Dices,
  Hourglass,
  ReceiptText,
  UserRoundPlus,
  UsersRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ChildWeek } from '~/components/child/child-week';
import { Upcoming } from '~/components/child/upcoming';
import { HoldNotices } from '~/components/enrollment/hold-notices';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { OfferNotices } from '~/components/waiting/offer-notices';
import { WishNotices } from '~/components/wishes/home-notices';
import { addDays, isSchoolDate, mondayOf, todayInShanghai, weekdayOf } from '~/domain/calendar';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { weekOf } from '~/services/children/week.server';
import { fittingByWeekday, holdsOf, upcomingLessons } from '~/services/enrollment/home.server';
import { openOffersOf } from '~/services/waiting/own-lines.server';
import { drawNews } from '~/services/wishes/own-wish-lists.server';

export const handle = { i18n: ['parent', 'wishes', 'waiting', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** The week of `?week=`, else this one; from Saturday on the next, unless school is kept that day. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const now = new Date();
  const today = todayInShanghai(now);
  const asked = new URL(request.url).searchParams.get('week') ?? '';
  let week = await weekOf(actor, isSchoolDate(asked) ? asked : today, now);
  if (!isSchoolDate(asked) && weekdayOf(today) > 5 && !week.days.some((day) => day.today && !day.off)) {
    week = await weekOf(actor, addDays(today, 7), now);
  }
  const t = await getT(request, 'parent');
  return {
    title: t('home.title'),
    week,
    thisMonday: mondayOf(today),
    previous: addDays(week.monday, -7),
    next: addDays(week.monday, 7),
    children: await Promise.all(
      week.children.map(async (child) => ({ ...child, fitting: await fittingByWeekday(child.id, now) })),
    ),
    holds: await holdsOf(actor, now),
    offers: await openOffersOf(actor, now),
    draws: await drawNews(actor, now),
    upcoming: await upcomingLessons(actor, now),
  };
}

export default function Home() {
  const { week, thisMonday, previous, next, children, holds, offers, draws, upcoming } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(['parent', 'wishes', 'waiting', 'common']);
  const f = useFormat();
  const last = week.days.at(-1)?.date ?? week.monday;
  if (children.length === 0) {
    return (
      <EmptyState
        icon={UserRoundPlus}
        title={t('parent:home.noChildren')}
        action={
          <ButtonLink to="/parent/children/new" variant="primary">
            {t('parent:home.addChild')}
          </ButtonLink>
        }
      >
        {t('parent:home.noChildrenHint')}
      </EmptyState>
    );
  }
  return (
    <div className="pb-10">
      <PageHead
        title={t('parent:home.title')}
        lead={t('parent:home.lead')}
        actions={
          <ButtonLink to="/parent/children/new" icon={UserRoundPlus}>
            {t('parent:home.addChild')}
          </ButtonLink>
        }
      />
      <OfferNotices offers={offers} />
      <HoldNotices holds={holds} />
      <WishNotices draws={draws} />
      <nav aria-label={t('common:week.label')} className="mb-4 flex flex-wrap items-center gap-1">
        <ButtonLink
          to={`?week=${previous}`}
          icon={ChevronLeft}
          aria-label={t('common:week.previous')}
          preventScrollReset
        />
        <span className="px-1 font-semibold tabular">{f.dateRange(week.monday, last)}</span>
        <ButtonLink
          to={`?week=${next}`}
          icon={ChevronRight}
          aria-label={t('common:week.next')}
          preventScrollReset
        />
        {week.monday !== thisMonday && (
          <ButtonLink to={`?week=${thisMonday}`} variant="quiet" className="px-2" preventScrollReset>
            {t('common:week.this')}
          </ButtonLink>
        )}
      </nav>
      {week.estimated && (
        <Notice tone="info" className="mb-4">
          {t('parent:home.estimated')}
        </Notice>
      )}
      <div className="grid gap-8">
        {children.map((child) => (
          <div key={child.id} className="grid gap-3">
            <h2 className="text-xl">{t('parent:home.week', { name: child.name })}</h2>
            <ChildWeek child={child} days={week.days} />
          </div>
        ))}
        <div className="grid items-start gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <Card as="section" title={t('parent:home.upcoming')}>
            <Upcoming
              lessons={upcoming}
              names={Object.fromEntries(children.map(({ id, name }) => [id, name]))}
            />
          </Card>
          <Card as="section" title={t('parent:home.links')}>
            <ButtonLink to="/parent/calendar" icon={CalendarPlus} block>
              {t('parent:calendar.title')}
            </ButtonLink>
            <ButtonLink to="/parent/wishes" icon={Dices} block>
              {t('wishes:title')}
            </ButtonLink>
            <ButtonLink to="/parent/waiting" icon={Hourglass} block>
              {t('waiting:title')}
            </ButtonLink>
            <ButtonLink to="/parent/payments" icon={ReceiptText} block>
              {t('parent:payments.title')}
            </ButtonLink>
            <ButtonLink to="/parent/children" icon={UsersRound} block>
              {t('parent:children.title')}
            </ButtonLink>
          </Card>
        </div>
      </div>
    </div>
  );
}
