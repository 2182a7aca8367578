import { useTranslation } from 'react-i18next';
import type { StaffFacts } from '~/domain/staff/rostering';
import { useFormat } from '~/i18n/use-format';

const plain = [
  'grades',
  'audience',
  'slots',
  'staff',
  'firstDate',
  'weeks',
  'capacity',
  'minimum',
  'payer',
  'collectedBy',
  'perLesson',
  'materials',
  'opensAt',
  'closesAt',
] as const;

/** The label of each field of a plan, by the field's name; '' for the whole form. */
export function usePlanLabels(people: readonly StaffFacts[]) {
  const { t } = useTranslation('provider');
  const f = useFormat();
  return (field: string): string => {
    const known = plain.find((each) => each === field);
    if (known) return t(`plan.field.${known}`);
    const slot = /^slot(\d)/.exec(field);
    if (slot) return f.weekday(Number(slot[1]), 'long');
    if (field.startsWith('staff:')) return people.find(({ id }) => `staff:${id}` === field)?.name ?? '';
    return '';
  };
}
