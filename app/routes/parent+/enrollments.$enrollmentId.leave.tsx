import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { CalendarX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { idOf } from '~/domain/id';
import { leaveAct } from '~/forms/lesson/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { askForLeave, leavePage, takeBackLeave } from '~/services/lesson/leave.server';

export const handle = { i18n: ['parent', 'lesson', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, { title: page?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const t = await getT(request, 'lesson');
  const place = await leavePage(actor, idOf(params.enrollmentId, 'enrollment'), new Date());
  return { title: t('leave.title'), place };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const enrollmentId = idOf(params.enrollmentId, 'enrollment');
  const form = await parseForm(request, leaveAct);
  if (!form.ok) return data({ refusals: [{ code: 'required' as const }] }, { status: 422 });
  const { act, lessonId } = form.value;
  const change = act === 'ask' ? askForLeave : takeBackLeave;
  const outcome = await change(actor, { enrollmentId, lessonId }, new Date());
  if (outcome.kind === 'refused') return data({ refusals: outcome.refusals }, { status: 422 });
  const key = act === 'ask' ? 'lesson:flash.leaveAsked' : 'lesson:flash.leaveTaken';
  return redirectWithFlash(`/parent/enrollments/${enrollmentId}/leave`, { tone: 'done', key });
}

/** Each lesson to come with what leave from it would bring back, before anything is asked. */
export default function Leave() {
  const { title, place } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('lesson');
  const f = useFormat();
  const lng = useLng();
  const back = `/parent/enrollments/${place.id}`;
  const course = pick(lng, place.course.zh, place.course.en);
  const worth = (asked: boolean, fen: number) => {
    if (fen === 0) return t('leave.nothing');
    return t(asked ? 'leave.worthAsked' : 'leave.worth', { amount: f.money(fen) });
  };
  return (
    <div className="mx-auto grid max-w-xl gap-4 pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: back, label: course }, { label: title }]} />}
        title={title}
        lead={`${place.child.name} · ${course}`}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      {place.lessons.length === 0 ? (
        <EmptyState
          icon={CalendarX}
          title={t('leave.none')}
          action={<ButtonLink to={back}>{course}</ButtonLink>}
        >
          {t('leave.noneWhy')}
        </EmptyState>
      ) : (
        <>
          <p>{t('leave.lead')}</p>
          <Notice title={t(`leave.model.${place.model}`)}>{t('leave.when')}</Notice>
          <Card as="section">
            <ul className="grid">
              {place.lessons.map((lesson) => (
                <li
                  key={lesson.id}
                  className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3 first:border-t-0"
                >
                  <span className="grid">
                    <span className="font-semibold tabular">
                      {f.date(lesson.date)} {f.times(lesson.startMinute, lesson.endMinute)}
                    </span>
                    <span className="flex flex-wrap items-center gap-2 text-sm text-ink-soft">
                      {lesson.asked && <Badge tone="info">{t('leave.asked')}</Badge>}
                      {worth(lesson.asked, lesson.backFen)}
                    </span>
                  </span>
                  <Form method="post">
                    <input type="hidden" name="lessonId" value={lesson.id} />
                    <SubmitButton name="act" value={lesson.asked ? 'take_back' : 'ask'} variant="secondary">
                      {t(lesson.asked ? 'leave.takeBack' : 'leave.ask')}
                      <span className="sr-only"> {f.date(lesson.date)}</span>
                    </SubmitButton>
                  </Form>
                </li>
              ))}
            </ul>
          </Card>
        </>
      )}
    </div>
  );
}
