import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CourseDecisionPanel } from '~/components/bureau/course-decision';
import { CourseView } from '~/components/bureau/course-view';
import { ScreeningCard } from '~/components/bureau/screening-card';
import { OverridesNote } from '~/components/course/overrides-note';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge, toneOfState } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Card, PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { Timeline } from '~/components/ui/timeline';
import { can } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { courseDecision } from '~/forms/bureau/decisions';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { approveCourse } from '~/services/course-review/approve.server';
import { courseForReview } from '~/services/course-review/queue.server';
import { returnCourse } from '~/services/course-review/return.server';

export const handle = { i18n: ['bureau', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'course.read');
  const course = await courseForReview(idOf(params.courseId, 'course'), new Date());
  const t = await getT(request, 'bureau');
  return {
    title: t('courses.one', { course: pick(t('lng'), course.titleZh, course.titleEn) }),
    course,
    mayDecide: can(actor, 'course.decide') && course.status === 'submitted',
    now: new Date().toISOString(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'course.decide');
  const courseId = idOf(params.courseId, 'course');
  const now = new Date();
  await courseForReview(courseId, now);
  const form = await parseForm(request, courseDecision);
  if (!form.ok) return form.answer();
  const outcome =
    form.value.act === 'approve'
      ? await approveCourse(
          actor,
          {
            courseId,
            answers: {
              purpose: form.value.purpose,
              content: form.value.content,
              assessment: form.value.assessment,
            },
            overrideReason: form.value.overrideReason,
          },
          now,
        )
      : await returnCourse(actor, { courseId, reason: form.value.reason }, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/bureau/courses', { tone: 'done', key: `bureau:flash.course.${outcome.status}` });
}

export default function CourseReview() {
  const { course, mayDecide, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['bureau', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const title = pick(lng, course.titleZh, course.titleEn);
  const listing = course.provider.listings[0];
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: `/bureau/courses?state=${course.status}`, label: t('bureau:courses.title') },
              { label: title },
            ]}
          />
        }
        title={title}
        lead={pick(lng, course.provider.nameZh, course.provider.nameEn)}
        actions={<StatusBadge state={course.status}>{t(`codes:course.${course.status}`)}</StatusBadge>}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('bureau:refused')} />
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-5">
          {!course.provider.covered && (
            <Notice
              tone="warn"
              title={t('bureau:courses.notCovered')}
              actions={
                listing && <Link to={`/bureau/listings/${listing.id}`}>{t('bureau:courses.toListing')}</Link>
              }
            >
              {t('bureau:courses.notCoveredHint')}
            </Notice>
          )}
          <ScreeningCard findings={course.findings} cases={course.cases} />
          <OverridesNote overrides={course.overrides} />
          <CourseView course={course} />
        </div>
        <div className="grid gap-5 xl:sticky xl:top-4">
          {mayDecide && <CourseDecisionPanel lastResult={answer?.result} undecided={course.undecided} />}
          <Card as="section" title={t('bureau:history')}>
            {course.history.length === 0 ? (
              <p className="text-ink-soft">{t('bureau:historyEmpty')}</p>
            ) : (
              <Timeline
                items={course.history.map((step) => ({
                  key: step.id,
                  when: f.instant(step.at, new Date(now)),
                  title: t(`codes:course.${step.toStatus}`),
                  detail:
                    [step.answers && t('bureau:courses.c4.answered'), step.reasons]
                      .filter(Boolean)
                      .join(' ') || undefined,
                  tone: toneOfState(step.toStatus),
                }))}
              />
            )}
          </Card>
        </div>
      </div>
    </>
  );
}
