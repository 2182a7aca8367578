import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { Tabs } from '~/components/ui/tabs';
import type { Category, OfferingStatus } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

type HeadProps = {
  offering: {
    id: string;
    status: OfferingStatus;
    course: { titleZh: string; titleEn: string; category: Category };
    school: { nameZh: string; nameEn: string };
  };
  actions?: ReactNode;
};

/** The head of every page of one class, with the way between its pages. */
export function OfferingHead({ offering, actions }: HeadProps) {
  const { t } = useTranslation(['provider', 'codes']);
  const lng = useLng();
  const { id, course, school, status } = offering;
  const title = pick(lng, course.titleZh, course.titleEn);
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/provider/offerings', label: t('provider:offerings.title') }, { label: title }]}
          />
        }
        title={title}
        lead={
          <span className="flex flex-wrap items-center gap-2">
            {pick(lng, school.nameZh, school.nameEn)}
            <CategoryTag category={course.category} />
            <StatusBadge state={status}>{t(`codes:offering.${status}`)}</StatusBadge>
          </span>
        }
        actions={actions}
      />
      <Tabs
        label={t('provider:offering.pages')}
        items={[
          { to: `/provider/offerings/${id}`, label: t('provider:offering.dates') },
          { to: `/provider/offerings/${id}/roster`, label: t('provider:offering.roster') },
        ]}
      />
    </>
  );
}
