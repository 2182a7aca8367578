import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { RefuseRequest } from '~/components/room/refuse-request';
import { RequestFacts } from '~/components/room/request-facts';
import { RequestQueue } from '~/components/room/request-queue';
import { RoomChoices } from '~/components/room/room-choices';
import { WeekNav } from '~/components/room/week-nav';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { mondayOf, todayInShanghai } from '~/domain/calendar';
import { requestDecision } from '~/forms/school/request';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { giveRoom } from '~/services/room-requests/give-room.server';
import { requestQueue, requestWithRooms, roomWeek } from '~/services/room-requests/queries.server';
import { refuseRequest } from '~/services/room-requests/refuse.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'room_requests.decide');
  const now = new Date();
  const offering = await requestWithRooms(actor, params.offeringId ?? '', now);
  const t = await getT(request, 'school');
  const begin = offering.lessons[0]?.date ?? todayInShanghai(now);
  const week = new URL(request.url).searchParams.get('week');
  const [queue, board] = await Promise.all([requestQueue(actor), roomWeek(actor, week, begin, now)]);
  return {
    title: t('requests.one', { course: pick(t('lng'), offering.course.titleZh, offering.course.titleEn) }),
    offering,
    placeable: ['submitted', 'approved', 'open', 'confirmed', 'running'].includes(offering.status),
    firstWeek: mondayOf(begin),
    queue,
    board,
    now: now.toISOString(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'room_requests.decide');
  const offeringId = params.offeringId ?? '';
  const form = await parseForm(request, requestDecision);
  if (!form.ok) return form.answer();
  const now = new Date();
  if (form.value.act === 'refuse') {
    const outcome = await refuseRequest(actor, { offeringId, reason: form.value.reason }, now);
    if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
    return redirectWithFlash('/school/requests', { tone: 'done', key: 'school:flash.refused' });
  }
  const outcome = await giveRoom(actor, { offeringId, roomId: form.value.roomId }, now);
  if (outcome.kind === 'refused') {
    // The button that was pressed is no field to stand at: the words go above the board.
    const refusals = outcome.refusals.map(({ path: _, ...refusal }) => refusal);
    return form.answer({ refusals });
  }
  const key = outcome.moved ? 'school:flash.moved' : 'school:flash.given';
  return redirectWithFlash(`/school/offerings/${offeringId}`, { tone: 'done', key });
}

export default function RoomRequest() {
  const { offering, placeable, firstWeek, queue, board, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['school', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const { status, course } = offering;
  const title = pick(lng, course.titleZh, course.titleEn);
  const asked = status === 'submitted';
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/school/requests', label: t('school:requests.title') }, { label: title }]}
          />
        }
        title={title}
        lead={
          asked && offering.submittedAt
            ? t('school:requests.waitsSince', { when: f.instant(offering.submittedAt, new Date(now)) })
            : undefined
        }
        actions={<StatusBadge state={status}>{t(`codes:offering.${status}`)}</StatusBadge>}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('school:refused')} />
      {!asked && (
        <Notice
          className="mb-4"
          title={placeable ? t('school:requests.moveHint') : t('school:requests.decided')}
          actions={
            <ButtonLink size="sm" to={`/school/offerings/${offering.id}`}>
              {t('school:requests.toOffering')}
            </ButtonLink>
          }
        />
      )}
      <div className="mt-4 grid items-start gap-6 xl:grid-cols-[15rem_minmax(0,1fr)]">
        <div className="order-2 grid gap-6 xl:order-none">
          <RequestQueue requests={queue} currentId={offering.id} />
        </div>
        <div className="grid min-w-0 gap-6">
          <div className="grid items-start gap-5 lg:grid-cols-2">
            <RequestFacts request={offering} />
            {asked && (
              <RefuseRequest
                lastResult={answer?.result.initialValue?.act === 'refuse' ? answer.result : undefined}
              />
            )}
          </div>
          {placeable && offering.lessons.length > 0 && (
            <section id="board" aria-label={t('school:requests.board')} className="grid gap-3">
              <WeekNav
                monday={board.monday}
                jump={{ monday: firstWeek, label: t('school:requests.firstWeek') }}
              />
              <RoomChoices request={offering} title={title} week={board} choices={offering.rooms} />
            </section>
          )}
        </div>
      </div>
    </>
  );
}
