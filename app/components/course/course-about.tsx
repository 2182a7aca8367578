import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DefinitionList } from '~/components/ui/definition-list';
import type { ProviderKind } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { ListingLine, type ListingView } from './listing-line';

export interface CourseView {
  summaryZh: string;
  summaryEn: string;
  syllabusZh: readonly string[];
  syllabusEn: readonly string[];
  materialsZh: string;
  materialsEn: string;
  grades: readonly number[];
  demo: boolean;
  provider: { id: string; kind: ProviderKind; nameZh: string; nameEn: string; listing: ListingView | null };
}

/** What they learn, step by step. */
export function Syllabus({ course }: { course: CourseView }) {
  const { t } = useTranslation('public');
  const lng = useLng();
  const steps = lng === 'en' && course.syllabusEn.length > 0 ? course.syllabusEn : course.syllabusZh;
  if (steps.length === 0) return null;
  return (
    <div className="grid gap-1">
      <h3 className="text-base">{t('course.syllabus')}</h3>
      <ol className="grid list-decimal gap-0.5 ps-6 marker:text-ink-faint">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}

/** For whom, what to bring, and who is behind it. */
export function CourseFacts({ course, withGrades = true }: { course: CourseView; withGrades?: boolean }) {
  const { t } = useTranslation(['public', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const { provider } = course;
  return (
    <DefinitionList
      items={[
        ...(withGrades ? [{ term: t('public:course.grades'), detail: f.grades(course.grades) }] : []),
        {
          term: t('public:course.materials'),
          detail: pick(lng, course.materialsZh, course.materialsEn) || t('public:course.noMaterials'),
        },
        {
          term: t('public:course.provider'),
          detail: (
            <>
              <Link to={`/providers/${provider.id}`} className="text-accent underline underline-offset-4">
                {pick(lng, provider.nameZh, provider.nameEn)}
              </Link>
              <span className="ms-2 text-sm text-ink-soft">{t(`codes:providerKind.${provider.kind}`)}</span>
              <ListingLine listing={provider.listing} />
            </>
          ),
        },
      ]}
    />
  );
}
