import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CourseFacts, Syllabus } from '~/components/course/course-about';
import { OverridesNote } from '~/components/course/overrides-note';
import { courseData, instanceData } from '~/components/course/structured-data';
import { ChildPicker } from '~/components/offering/child-picker';
import { ClassGone } from '~/components/offering/class-gone';
import { EnrollBar } from '~/components/offering/enroll-bar';
import { LessonList } from '~/components/offering/lesson-list';
import { FitLine } from '~/components/offering/offering-facts';
import { PriceLines } from '~/components/offering/price-lines';
import { Teachers } from '~/components/offering/teachers';
import { FreshPlaces, usePlacesKeptFresh } from '~/components/offering/use-places';
import { WhenWhere } from '~/components/offering/when-where';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Card, PageHead } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { Notice } from '~/components/ui/notice';
import { DemandFacts } from '~/components/wishes/demand';
import { FreshDemand, useDemandKeptFresh } from '~/components/wishes/use-demand';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { getActor } from '~/http/actor.server';
import { readCookie } from '~/http/cookies.server';
import { env } from '~/http/env.server';
import { guestPageHeaders } from '~/http/guest-pages.server';
import { getLocale, getT } from '~/http/locale.server';
import { formatter } from '~/i18n/format';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { goneClass } from '~/services/catalogue/gone-class.server';
import { offeringPage } from '~/services/catalogue/offering-page.server';
import { childChoice } from '~/services/search/child-choice.server';
import { drawnClass } from '~/services/wishes/public-demand.server';

export const handle = { i18n: ['public', 'wishes', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, { title: page?.title, description: page?.description }),
  ...(page?.structured ? [{ 'script:ld+json': page.structured }] : []),
  ...(page?.gone ? [{ name: 'robots', content: 'noindex' }] : []),
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const offeringId = idOf(params.offeringId, 'offering');
  const [actor, cookie, lng, t] = await Promise.all([
    getActor(request),
    readCookie<string>(request, 'child'),
    getLocale(request),
    getT(request, 'public'),
  ]);
  const choice = await childChoice(actor, cookie);
  const childId = choice.chosen?.id ?? null;
  const [page, draw] = await Promise.all([
    offeringPage(offeringId, childId, new Date()).catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    }),
    drawnClass(offeringId),
  ]);
  if (!page) {
    // Links to it are kept in messages, by families and by search engines, which are told that it is gone for good.
    const gone = await goneClass(offeringId, childId, new Date());
    if (!gone) throw new NotFound('offering');
    const names = {
      course: pick(lng, gone.titleZh, gone.titleEn),
      school: pick(lng, gone.school.nameZh, gone.school.nameEn),
    };
    const told = { title: t('offering.title', names), description: t('gone.description', names) };
    const headers = { 'x-robots-tag': 'noindex' };
    return data(
      { ...told, structured: null, page: null, gone, choice, draw: null },
      { status: 410, headers },
    );
  }
  const { card, course, school } = page;
  const f = formatter(lng);
  const { BASE_URL } = env();
  const name = pick(lng, course.titleZh, course.titleEn);
  const schoolName = pick(lng, school.nameZh, school.nameEn);
  const summary = pick(lng, course.summaryZh, course.summaryEn);
  const answer = {
    title: t('offering.title', { course: name, school: schoolName }),
    description: t('offering.description', {
      school: schoolName,
      when: card.slots.map((slot) => f.slot(slot)).join(' '),
      grades: f.grades(card.grades),
      price: f.price({ fen: card.payer === 'county' ? 0 : card.perLessonFen, per: 'lesson' }),
      summary,
    }),
    structured: courseData(
      {
        url: `${BASE_URL}/courses/${course.id}`,
        name,
        description: summary,
        provider: {
          name: pick(lng, course.provider.nameZh, course.provider.nameEn),
          url: `${BASE_URL}/providers/${course.provider.id}`,
        },
      },
      [
        instanceData({
          card,
          url: `${BASE_URL}/offerings/${card.id}`,
          school: schoolName,
          address: pick(lng, school.addressZh, school.addressEn),
          town: pick(lng, card.townZh, card.townEn),
          teachers: page.teachers.map((teacher) => pick(lng, teacher.nameZh, teacher.nameEn)),
          dueFen: page.quote.dueFen,
        }),
      ],
    ),
    page,
    gone: null,
    choice,
    draw,
  };
  return data(answer, { headers: guestPageHeaders(request, [card.opensAt, card.closesAt], new Date()) });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function OfferingPage() {
  const { page, gone, choice, draw } = useLoaderData<typeof loader>();
  if (gone) return <ClassGone gone={gone} child={choice.chosen} />;
  return <ClassThere page={page} choice={choice} draw={draw} />;
}

type There = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { gone: null }>;

function ClassThere({ page, choice, draw }: Pick<There, 'page' | 'choice' | 'draw'>) {
  const { card, course, quote } = page;
  const { t } = useTranslation(['public', 'wishes', 'common']);
  const lng = useLng();
  const fresh = usePlacesKeptFresh([card.id]);
  const demand = useDemandKeptFresh(draw?.status === 'announced' ? [card.id] : []);
  const title = pick(lng, course.titleZh, course.titleEn);
  const link = 'text-accent underline underline-offset-4';
  return (
    <FreshPlaces.Provider value={fresh}>
      <div className="mx-auto grid max-w-3xl gap-4">
        <PageHead
          above={
            <Breadcrumbs
              items={[
                { to: '/', label: t('common:nav.browse') },
                { to: `/courses/${course.id}`, label: title },
                { label: pick(lng, page.school.nameZh, page.school.nameEn) },
              ]}
            />
          }
          title={title}
          lead={pick(lng, course.summaryZh, course.summaryEn)}
        />
        {page.term.estimated && <Notice tone="warn">{t('public:offering.estimated')}</Notice>}
        <Card>
          <div>
            <CategoryTag category={course.category} />
          </div>
          <WhenWhere page={page} />
          <div className="grid gap-2 border-t border-line pt-3">
            <h2 className="text-base">{t('public:offering.forWhom')}</h2>
            <FitLine card={card} child={null} />
            {choice.children.length > 0 && (
              <ChildPicker choices={choice.children} chosen={choice.chosen} here={`/offerings/${card.id}`} />
            )}
            {choice.chosen && <FitLine card={card} child={choice.chosen} />}
          </div>
          <LessonList
            lessons={page.lessons}
            skipped={page.skipped}
            weekdays={card.slots.map((slot) => slot.weekday)}
          />
        </Card>
        <Card as="section" title={t('public:offering.teachers')}>
          <Teachers teachers={page.teachers} />
        </Card>
        {draw && (
          <FreshDemand.Provider value={demand}>
            <Card as="section" title={t('wishes:demand.title')}>
              <DemandFacts id={card.id} demand={draw.demand} reserved={draw.reserved} />
            </Card>
          </FreshDemand.Provider>
        )}
        <Card as="section" title={t('public:offering.price')}>
          <PriceLines quote={quote} perLessonFen={card.perLessonFen} lessons={card.lessonsToCome} />
        </Card>
        <Card as="section" title={t('public:offering.aboutCourse')}>
          <Syllabus course={course} />
          <CourseFacts course={course} withGrades={false} />
          <OverridesNote overrides={page.overrides} />
          <p className="flex flex-wrap gap-x-6 gap-y-1">
            <Link to={`/courses/${course.id}`} className={link}>
              {t('public:offering.seeOthers')}
            </Link>
            <Link to={`/schools/${page.school.id}`} className={link}>
              {t('public:offering.atSchool')}
            </Link>
          </p>
          {course.demo && <p className="text-sm text-ink-faint">{t('public:course.demo')}</p>}
        </Card>
        <EnrollBar card={card} child={choice.chosen} draw={draw} />
      </div>
    </FreshPlaces.Provider>
  );
}
