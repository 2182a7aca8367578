import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CourseFacts, Syllabus } from '~/components/course/course-about';
import { OverridesNote } from '~/components/course/overrides-note';
import { courseData, instanceData } from '~/components/course/structured-data';
import { ChildPicker } from '~/components/offering/child-picker';
import { OfferingGroups } from '~/components/offering/offering-groups';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { idOf } from '~/domain/id';
import { quote } from '~/domain/pricing/quote';
import { getActor } from '~/http/actor.server';
import { readCookie } from '~/http/cookies.server';
import { env } from '~/http/env.server';
import { guestPageHeaders } from '~/http/guest-pages.server';
import { getLocale, getT } from '~/http/locale.server';
import { formatter } from '~/i18n/format';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { coursePage } from '~/services/catalogue/course-page.server';
import { childChoice } from '~/services/search/child-choice.server';

export const handle = { i18n: ['public', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, { title: page?.title, description: page?.description }),
  ...(page ? [{ 'script:ld+json': page.structured }] : []),
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const courseId = idOf(params.courseId, 'course');
  const [actor, cookie, lng, t] = await Promise.all([
    getActor(request),
    readCookie<string>(request, 'child'),
    getLocale(request),
    getT(request, 'public'),
  ]);
  const choice = await childChoice(actor, cookie);
  const { course, offerings, overrides } = await coursePage(courseId, choice.chosen?.id ?? null, new Date());
  const { BASE_URL } = env();
  const title = pick(lng, course.titleZh, course.titleEn);
  const provider = pick(lng, course.provider.nameZh, course.provider.nameEn);
  const summary = pick(lng, course.summaryZh, course.summaryEn);
  const now = offerings.filter((card) => card.phase !== 'over').slice(0, 20);
  const answer = {
    title,
    description: t('course.description', {
      summary,
      grades: formatter(lng).grades(course.grades),
      provider,
    }),
    structured: courseData(
      {
        url: `${BASE_URL}/courses/${course.id}`,
        name: title,
        description: summary,
        provider: { name: provider, url: `${BASE_URL}/providers/${course.provider.id}` },
      },
      now.map((card) =>
        instanceData({
          card,
          url: `${BASE_URL}/offerings/${card.id}`,
          school: pick(lng, card.schoolZh, card.schoolEn),
          town: pick(lng, card.townZh, card.townEn),
          dueFen: quote({ ...card, lessons: card.lessonsToCome }).dueFen,
        }),
      ),
    ),
    course,
    offerings,
    overrides,
    choice,
  };
  const turnsAt = offerings.flatMap((card) => [card.opensAt, card.closesAt]);
  return data(answer, { headers: guestPageHeaders(request, turnsAt, new Date()) });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function CoursePage() {
  const { course, offerings, overrides, choice } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['public', 'common']);
  const lng = useLng();
  const title = pick(lng, course.titleZh, course.titleEn);
  return (
    <div className="grid gap-6 pb-10">
      <div>
        <PageHead
          above={<Breadcrumbs items={[{ to: '/', label: t('common:nav.browse') }, { label: title }]} />}
          title={title}
          lead={pick(lng, course.summaryZh, course.summaryEn)}
        />
        {overrides.length > 0 && (
          <div className="mb-4">
            <OverridesNote overrides={overrides} />
          </div>
        )}
        <div className="grid gap-4 lg:grid-cols-2">
          <Card>
            <div>
              <CategoryTag category={course.category} />
            </div>
            <CourseFacts course={course} />
            {course.demo && <p className="text-sm text-ink-faint">{t('public:course.demo')}</p>}
          </Card>
          <Card>
            <Syllabus course={course} />
          </Card>
        </div>
      </div>
      <ChildPicker choices={choice.children} chosen={choice.chosen} here={`/courses/${course.id}`} />
      <OfferingGroups
        title={t('public:course.offerings')}
        cards={offerings}
        child={choice.chosen}
        empty={{
          title: t('public:course.none'),
          hint: t('public:course.noneHint'),
          action: <ButtonLink to="/">{t('common:nav.browse')}</ButtonLink>,
        }}
      />
    </div>
  );
}
