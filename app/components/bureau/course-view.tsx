import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { DefinitionList } from '~/components/ui/definition-list';
import type { LocatedHit } from '~/domain/course/rule-findings';
import type { Assessment, CoursePromise } from '~/domain/reduction/dossier';
import type { Category, RoomKind } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';
import { MarkedText } from './marked-text';

type ReviewedCourse = {
  category: Category;
  titleZh: string;
  titleEn: string;
  summaryZh: string;
  summaryEn: string;
  syllabusZh: string[];
  syllabusEn: string[];
  materialsZh: string;
  materialsEn: string;
  grades: number[];
  groupMax: number | null;
  roomKinds: RoomKind[];
  minAreaM2: number | null;
  equipment: string[];
  assessment: Assessment;
  promises: CoursePromise[];
  homeworkMinutes: number | null;
  hits: LocatedHit[];
  offerings: number;
  provider: { id: string };
};

/** A course as the public will read it, both languages side by side: what the reviewer judges. */
export function CourseView({ course }: { course: ReviewedCourse }) {
  const { t } = useTranslation(['bureau', 'codes']);
  const f = useFormat();
  return (
    <>
      <Card as="section" title={t('bureau:courses.facts')}>
        <DefinitionList
          items={[
            { term: t('bureau:table.category'), detail: <CategoryTag category={course.category} /> },
            { term: t('bureau:table.grades'), detail: f.grades(course.grades) },
            { term: t('bureau:courses.groupMax'), detail: course.groupMax && f.number(course.groupMax) },
            {
              term: t('bureau:courses.room'),
              detail:
                course.roomKinds.map((kind) => t(`codes:roomKind.${kind}`)).join(t('bureau:listSeparator')) ||
                null,
            },
            {
              term: t('bureau:courses.area'),
              detail:
                course.minAreaM2 && t('bureau:courses.squareMeters', { area: f.number(course.minAreaM2) }),
            },
            {
              term: t('bureau:courses.equipment'),
              detail: course.equipment.join(t('bureau:listSeparator')) || null,
            },
            { term: t('bureau:courses.assessment'), detail: t(`codes:assessment.${course.assessment}`) },
            {
              term: t('bureau:courses.promises'),
              detail:
                course.promises.map((each) => t(`codes:promise.${each}`)).join(t('bureau:listSeparator')) ||
                null,
            },
            {
              term: t('bureau:courses.homework'),
              detail:
                course.homeworkMinutes === null
                  ? null
                  : t('bureau:courses.minutes', { minutes: course.homeworkMinutes }),
            },
            {
              term: t('bureau:listings.classes'),
              detail: (
                <Link to={`/bureau/offerings?provider=${course.provider.id}`}>
                  {t('bureau:listings.classCount', { count: course.offerings })}
                </Link>
              ),
            },
          ]}
        />
      </Card>
      <div className="grid gap-5 lg:grid-cols-2">
        <Words
          lang="zh-CN"
          title={course.titleZh}
          summary={course.summaryZh}
          syllabus={course.syllabusZh}
          materials={course.materialsZh}
          hits={course.hits}
        />
        <Words
          lang="en"
          title={course.titleEn}
          summary={course.summaryEn}
          syllabus={course.syllabusEn}
          materials={course.materialsEn}
          hits={course.hits}
        />
      </div>
    </>
  );
}

function Words({
  lang,
  title,
  summary,
  syllabus,
  materials,
  hits,
}: {
  lang: string;
  title: string;
  summary: string;
  syllabus: string[];
  materials: string;
  hits: readonly LocatedHit[];
}) {
  const { t } = useTranslation('bureau');
  const own = (name: 'title' | 'summary' | 'syllabus', line: number | null = null) =>
    hits.filter((hit) => hit.field === `${name}${lang === 'en' ? 'En' : 'Zh'}` && hit.line === line);
  return (
    <Card as="section" title={t(lang === 'en' ? 'courses.wordsEn' : 'courses.wordsZh')}>
      <div lang={lang} className="grid gap-3">
        <p className="text-lg font-semibold">
          <MarkedText text={title} hits={own('title')} />
        </p>
        <p className="whitespace-pre-line">
          <MarkedText text={summary} hits={own('summary')} />
        </p>
      </div>
      <h3 className="font-semibold">{t('courses.syllabus')}</h3>
      <ol lang={lang} className="list-decimal ps-6">
        {syllabus.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other name than their number
          <li key={index}>
            <MarkedText text={line} hits={own('syllabus', index)} />
          </li>
        ))}
      </ol>
      {materials && (
        <>
          <h3 className="font-semibold">{t('courses.materials')}</h3>
          <p lang={lang} className="whitespace-pre-line">
            {materials}
          </p>
        </>
      )}
    </Card>
  );
}
