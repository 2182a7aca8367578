import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LessonView } from '~/components/lesson/lesson-view';
import { pageMeta } from '~/components/shell/page-meta';
import { can } from '~/domain/access/actor';
import type { Permission } from '~/domain/access/permissions';
import { CANCELERS_OF } from '~/domain/lesson/decide';
import { type LessonAct, lessonAct } from '~/forms/lesson/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { markByForm } from '~/http/marks.server';
import { pick } from '~/i18n/pick';
import { cancelLesson } from '~/services/lesson/cancel.server';
import { confirmLesson } from '~/services/lesson/confirm.server';
import { disputeLesson } from '~/services/lesson/dispute.server';
import { planMakeUp } from '~/services/lesson/make-up.server';
import { lessonPage, roomsOf } from '~/services/lesson/page.server';
import { reportLesson } from '~/services/lesson/report.server';
import { reverseLesson } from '~/services/lesson/reverse.server';

export const handle = { i18n: ['school', 'lesson', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, { title: page?.title });
/** Names of children: only the service worker keeps a register, for a day, because a gym has no signal. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

const seat = 'school';

/** The names on it are read under audit, and no cache on the way keeps them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'school.enter');
  const lesson = await lessonPage(actor, { lessonId: params.lessonId ?? '', seat }, new Date());
  const t = await getT(request, 'lesson');
  const { mark, report, confirm, dispute, cancel, makeUp, reverse } = lesson.may;
  const may = {
    mark,
    report,
    answer: false,
    confirm: confirm && can(actor, 'lesson.confirm'),
    dispute: dispute && can(actor, 'lesson.confirm'),
    cancel: cancel && can(actor, 'lesson.cancel'),
    makeUp: makeUp && can(actor, 'lesson.make_up'),
    reverse: reverse && can(actor, 'lesson.reverse'),
  };
  return data(
    {
      title: pick(t('lng'), lesson.course.titleZh, lesson.course.titleEn),
      lesson: { ...lesson, may },
      rooms: may.cancel || may.makeUp ? await roomsOf(lesson.schoolId) : [],
      userId: actor.userId,
    },
    { headers: { 'cache-control': 'no-store' } },
  );
}

const NEEDS: Partial<Record<LessonAct['act'], Permission>> = {
  mark: 'attendance.mark',
  everybody: 'attendance.mark',
  report: 'lesson.report',
  confirm: 'lesson.confirm',
  dispute: 'lesson.confirm',
  reverse: 'lesson.reverse',
  cancel: 'lesson.cancel',
  make_up: 'lesson.make_up',
};

export async function action({ request, params }: ActionFunctionArgs) {
  await requireCan(request, 'school.enter');
  const form = await parseForm(request, lessonAct);
  if (!form.ok) return form.answer();
  const act = form.value;
  const needs = NEEDS[act.act];
  if (!needs) return form.answer({ refusals: [{ code: 'invalid_state' }] });
  if (act.act === 'cancel' && act.canceledBy === undefined) {
    return form.answer({ fields: { canceledBy: ['choose_one'] } });
  }
  const actor = await requireCan(request, needs);
  const lessonId = params.lessonId ?? '';
  const { outcome, key, count } = await carryOut(actor, lessonId, act, form.typed, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/school/lessons/${lessonId}`, { tone: 'done', key, params: { count } });
}

async function carryOut(
  actor: Awaited<ReturnType<typeof requireCan>>,
  lessonId: string,
  act: LessonAct,
  typed: FormData,
  now: Date,
) {
  switch (act.act) {
    case 'report': {
      const outcome = await reportLesson(actor, { lessonId, seat }, now);
      return { outcome, key: 'lesson:flash.reported', count: 0 };
    }
    case 'confirm': {
      const outcome = await confirmLesson(actor, { lessonId }, now);
      return { outcome, key: 'lesson:flash.confirmed', count: 0 };
    }
    case 'dispute': {
      const outcome = await disputeLesson(actor, { lessonId, reason: act.reason }, now);
      return { outcome, key: 'lesson:flash.disputed', count: 0 };
    }
    case 'reverse': {
      const outcome = await reverseLesson(actor, { lessonId, seat, reason: act.reason }, now);
      return { outcome, key: 'lesson:flash.reversed', count: 0 };
    }
    case 'cancel': {
      const { why, canceledBy = 'school', date, startMinute, roomId } = act;
      const makeUp =
        date !== undefined && startMinute !== undefined
          ? { date, startMinute, ...(roomId && { roomId }) }
          : undefined;
      const input = { lessonId, seat, canceledBy, why, ...(makeUp && { makeUp }) } as const;
      const outcome = await cancelLesson(actor, input, now);
      return { outcome, key: makeUp ? 'lesson:flash.moved' : 'lesson:flash.canceled', count: 0 };
    }
    case 'make_up': {
      const { date, startMinute, roomId } = act;
      const at = { date, startMinute, ...(roomId && { roomId }) };
      const outcome = await planMakeUp(actor, { lessonId, seat, at }, now);
      return { outcome, key: 'lesson:flash.madeUp', count: 0 };
    }
    default:
      return markByForm(actor, { lessonId, seat, everybody: act.act === 'everybody' }, typed, now);
  }
}

export default function Lesson() {
  const { lesson, rooms, userId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <LessonView
      lesson={lesson}
      base="/school/lessons"
      userId={userId}
      cancelers={CANCELERS_OF.school}
      rooms={rooms}
      answer={answer}
    />
  );
}
