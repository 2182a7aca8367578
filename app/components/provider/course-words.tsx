import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { EQUIPMENT } from '~/domain/planning/equipment';
import type { Assessment, CoursePromise } from '~/domain/reduction/dossier';
import type { RoomKind } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Words = {
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
};

/** A course as it was written, in the reader's language. */
export function CourseWords({ course }: { course: Words }) {
  const { t } = useTranslation(['provider', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const syllabus = lng === 'en' && course.syllabusEn.length > 0 ? course.syllabusEn : course.syllabusZh;
  const materials = pick(lng, course.materialsZh, course.materialsEn);
  const separator = t('provider:separator');
  const equipment = EQUIPMENT.filter((each) => course.equipment.includes(each));
  return (
    <Card as="section" title={t('provider:course.what')}>
      <p className="max-w-[65ch] whitespace-pre-line">
        {pick(lng, course.summaryZh, course.summaryEn) || t('provider:course.nothingYet')}
      </p>
      {syllabus.length > 0 && (
        <div>
          <h3 className="mb-1 text-base">{t('provider:course.lessons')}</h3>
          <ol className="grid list-decimal gap-1 ps-6">
            {syllabus.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </div>
      )}
      <DefinitionList
        items={[
          { term: t('provider:course.grades'), detail: f.grades(course.grades) || '—' },
          { term: t('provider:course.groupMax'), detail: course.groupMax },
          { term: t('provider:course.materials'), detail: materials || null },
          {
            term: t('provider:course.roomKinds'),
            detail:
              course.roomKinds.map((kind) => t(`codes:roomKind.${kind}`)).join(separator) ||
              t('provider:course.anyRoom'),
          },
          {
            term: t('provider:course.minAreaM2'),
            detail:
              course.minAreaM2 === null ? null : `${course.minAreaM2} ${t('provider:course.squareMetres')}`,
          },
          {
            term: t('provider:course.equipment'),
            detail: equipment.map((each) => t(`codes:equipment.${each}`)).join(separator) || null,
          },
          { term: t('provider:course.assessment'), detail: t(`codes:assessment.${course.assessment}`) },
          {
            term: t('provider:course.promises'),
            detail: course.promises.map((each) => t(`codes:promise.${each}`)).join(separator) || null,
          },
          {
            term: t('provider:course.homeworkMinutes'),
            detail:
              course.homeworkMinutes === null
                ? null
                : `${course.homeworkMinutes} ${t('provider:course.minutes')}`,
          },
        ]}
      />
    </Card>
  );
}
