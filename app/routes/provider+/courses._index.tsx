import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { BookOpenCheck, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { EmptyState } from '~/components/ui/empty-state';
import { Table } from '~/components/ui/table';
import { Tabs } from '~/components/ui/tabs';
import { COURSE_STATUSES } from '~/domain/states';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { courseList } from '~/services/course/queries.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'course.write');
  const t = await getT(request, 'provider');
  const wanted = new URL(request.url).searchParams.get('state');
  const state = COURSE_STATUSES.find((each) => each === wanted) ?? null;
  return { title: t('courses.title'), state, ...(await courseList(actor, state)) };
}

export default function Courses() {
  const { title, state, counts, courses } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const f = useFormat();
  const lng = useLng();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const add = (
    <ButtonLink to="/provider/courses/new" variant="primary" icon={Plus}>
      {t('provider:courses.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={title} lead={t('provider:courses.lead')} actions={all > 0 && add} />
      {all === 0 ? (
        <EmptyState icon={BookOpenCheck} title={t('provider:courses.empty')} action={add}>
          {t('provider:courses.emptyWhy')}
        </EmptyState>
      ) : (
        <>
          <Tabs
            label={t('provider:courses.states')}
            items={[
              { to: '?', label: t('common:state.all'), count: all, current: state === null },
              ...COURSE_STATUSES.map((each) => ({
                to: `?state=${each}`,
                label: t(`codes:course.${each}`),
                count: counts[each] ?? 0,
                current: state === each,
              })),
            ]}
          />
          <Table
            caption={title}
            rows={courses}
            rowKey={(course) => course.id}
            empty={t('provider:courses.noneHere')}
            columns={[
              {
                key: 'title',
                head: t('provider:courses.course'),
                rowHead: true,
                cell: (course) => (
                  <span className="grid gap-1">
                    <Link
                      to={`/provider/courses/${course.id}`}
                      className="text-base underline decoration-line-strong underline-offset-4"
                    >
                      {pick(lng, course.titleZh, course.titleEn) || t('provider:courses.untitled')}
                    </Link>
                    {course.reasons && (
                      <span className="font-normal text-warn">
                        {t('provider:courses.returnedBecause', { reasons: course.reasons })}
                      </span>
                    )}
                  </span>
                ),
              },
              {
                key: 'category',
                head: t('provider:courses.category'),
                wide: true,
                cell: (course) => <CategoryTag category={course.category} />,
              },
              {
                key: 'grades',
                head: t('provider:courses.grades'),
                wide: true,
                cell: (course) => f.grades(course.grades) || '—',
              },
              {
                key: 'status',
                head: t('provider:courses.status'),
                cell: (course) => (
                  <StatusBadge state={course.status}>{t(`codes:course.${course.status}`)}</StatusBadge>
                ),
              },
              {
                key: 'classes',
                head: t('provider:courses.classes'),
                align: 'end',
                wide: true,
                cell: (course) => f.number(course.classes),
              },
            ]}
          />
        </>
      )}
    </>
  );
}
