import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { Archive, CalendarPlus, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { OverridesNote } from '~/components/course/overrides-note';
import { CourseWords } from '~/components/provider/course-words';
import { History } from '~/components/provider/history';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { Notice } from '~/components/ui/notice';
import { courseActs, courseEditable } from '~/domain/course/states';
import { requireCan } from '~/http/actor.server';
import { getLocale } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { ownCourse } from '~/services/course/queries.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'course.write');
  const lng = await getLocale(request);
  const course = await ownCourse(actor, params.courseId ?? '');
  return { title: pick(lng, course.titleZh, course.titleEn), course };
}

export default function Course() {
  const { title, course } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['provider', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const path = `/provider/courses/${course.id}`;
  const { status } = course;
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/provider/courses', label: t('provider:courses.title') }, { label: title }]}
          />
        }
        title={title || t('provider:courses.untitled')}
        lead={
          <span className="flex flex-wrap items-center gap-2">
            <CategoryTag category={course.category} />
            <StatusBadge state={status}>{t(`codes:course.${status}`)}</StatusBadge>
          </span>
        }
        actions={
          <>
            {courseActs(status).includes('retire') && (
              <Form method="post" action={`${path}/retirement`}>
                <SubmitButton variant="quiet" icon={Archive} formAction={`${path}/retirement`}>
                  {t('provider:course.retire')}
                </SubmitButton>
              </Form>
            )}
            {courseEditable(status) && (
              <ButtonLink to={`${path}/edit`} variant="primary" icon={Pencil}>
                {t('provider:course.goOn')}
              </ButtonLink>
            )}
            {status === 'approved' && (
              <ButtonLink
                to={`/provider/offerings/new?course=${course.id}`}
                variant="primary"
                icon={CalendarPlus}
              >
                {t('provider:course.plan')}
              </ButtonLink>
            )}
          </>
        }
      />
      {course.reasons && (
        <Notice tone="warn" title={t('provider:course.returnedTitle')} className="mb-5">
          <p className="whitespace-pre-line">{course.reasons}</p>
        </Notice>
      )}
      {status === 'submitted' && (
        <Notice tone="info" title={t('provider:course.waitingTitle')} className="mb-5">
          {t('provider:course.waiting')}
        </Notice>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-5">
          <OverridesNote overrides={course.overrides} />
          <CourseWords course={course} />
        </div>
        <div className="grid gap-5">
          <Card as="section" title={t('provider:courses.classes')}>
            {course.offerings.length === 0 ? (
              <p className="text-ink-soft">{t('provider:course.noClasses')}</p>
            ) : (
              <ul className="grid gap-2">
                {course.offerings.map((each) => (
                  <li key={each.id} className="flex flex-wrap items-center gap-2">
                    <Link to={`/provider/offerings/${each.id}`} className="underline">
                      {pick(lng, each.school.nameZh, each.school.nameEn)}
                    </Link>
                    <span className="text-sm text-ink-soft tabular">
                      {t('provider:offerings.from', { date: f.date(each.firstDate) })}
                    </span>
                    <StatusBadge state={each.status}>{t(`codes:offering.${each.status}`)}</StatusBadge>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <Card as="section" title={t('provider:history.title')}>
            <History
              steps={course.history.map((step) => ({
                id: step.id,
                at: step.at,
                title: t(`codes:course.${step.toStatus}`),
                state: step.toStatus,
                detail: step.reasons,
              }))}
            />
          </Card>
        </div>
      </div>
    </>
  );
}
