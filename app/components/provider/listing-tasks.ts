import { useTranslation } from 'react-i18next';
import type { ListingItem } from '~/domain/listing/item';
import type { Category } from '~/domain/states';
import type { Task } from './task-list';

export type Application = {
  items: readonly ListingItem[];
  gaps: readonly string[];
  papers: readonly unknown[];
  categories: readonly Category[];
  feeStandards: readonly unknown[];
  instructorCount: number;
};

const feeCodes = ['fee_standard_missing', 'fee_not_below_market'];
const peopleCodes = ['instructor_missing', 'no_qualified_instructor', 'individual_not_eligible'];

/** The parts of an application as tasks, the machine's findings laid to the part that mends them. */
export function useListingTasks(application: Application): Task[] {
  const { t } = useTranslation(['provider', 'codes']);
  const { items, gaps, papers, categories, feeStandards, instructorCount } = application;
  const of = (test: (item: ListingItem) => boolean) => items.filter(test);
  return [
    {
      key: 'profile',
      to: '/provider/listing/profile',
      label: t('provider:listing.part.profile'),
      items: [],
      gaps: gaps.length,
    },
    {
      key: 'papers',
      to: '/provider/listing/papers',
      label: t('provider:listing.part.papers'),
      detail: t('provider:listing.paperCount', { count: papers.length }),
      items: of(({ subject }) => subject.kind === 'paper'),
    },
    {
      key: 'categories',
      to: '/provider/listing/categories',
      label: t('provider:listing.part.categories'),
      detail: categories.map((each) => t(`codes:category.${each}`)).join(t('provider:separator')),
      items: of(({ code }) => code === 'category_missing'),
    },
    {
      key: 'fees',
      to: '/provider/listing/fees',
      label: t('provider:listing.part.fees'),
      detail: t('provider:listing.feeCount', { count: feeStandards.length }),
      items: of(({ code }) => feeCodes.includes(code)),
      later: categories.length === 0,
    },
    {
      key: 'instructors',
      to: '/provider/instructors',
      label: t('provider:listing.part.instructors'),
      detail: t('provider:listing.instructorCount', { count: instructorCount }),
      items: of(({ code, subject }) => subject.kind === 'instructor' || peopleCodes.includes(code)),
    },
  ];
}
