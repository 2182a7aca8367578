import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CalendarRange } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useQueueKeys } from '~/components/bureau/queue-keys';
import { RequestQueue } from '~/components/room/request-queue';
import { RoomBoard } from '~/components/room/room-board';
import { WeekNav } from '~/components/room/week-nav';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { mondayOf, todayInShanghai } from '~/domain/calendar';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { requestQueue, roomWeek } from '~/services/room-requests/queries.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'room_requests.decide');
  const now = new Date();
  const t = await getT(request, 'school');
  const week = new URL(request.url).searchParams.get('week');
  const today = todayInShanghai(now);
  const [queue, board] = await Promise.all([requestQueue(actor), roomWeek(actor, week, today, now)]);
  return { title: t('requests.title'), queue, board };
}

export default function Requests() {
  const { title, queue, board } = useLoaderData<typeof loader>();
  const { t } = useTranslation('school');
  const marked = useQueueKeys(queue.map(({ id }) => ({ id, to: `/school/requests/${id}` })));
  return (
    <>
      <PageHead
        title={title}
        lead={t('requests.lead')}
        actions={<ButtonLink to="/school/offerings">{t('offerings.title')}</ButtonLink>}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[15rem_minmax(0,1fr)]">
        {queue.length === 0 ? (
          <EmptyState icon={CalendarRange} title={t('requests.emptyTitle')}>
            {t('requests.empty')}
          </EmptyState>
        ) : (
          <RequestQueue requests={queue} markedId={marked} />
        )}
        <section aria-labelledby="board" className="grid min-w-0 gap-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 id="board" className="text-lg">
              {t('requests.board')}
            </h2>
            <WeekNav
              monday={board.monday}
              jump={{ monday: mondayOf(board.today), label: t('requests.thisWeek') }}
            />
          </div>
          <RoomBoard caption={t('requests.board')} week={board} rooms={board.rooms} />
        </section>
      </div>
    </>
  );
}
