import { useTranslation } from 'react-i18next';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Child = { name: string; grade: number; school: { nameZh: string; nameEn: string } };

/** School and grade of a child, to tell two of the same name apart. */
export function useChildWhere() {
  const { t } = useTranslation('aid');
  const f = useFormat();
  const lng = useLng();
  return ({ grade, school }: Omit<Child, 'name'>) =>
    t('entitlements.where', { school: pick(lng, school.nameZh, school.nameEn), grade: f.grade(grade) });
}

/** A child with school and grade below. */
export function ChildCell({ child }: { child: Child | null }) {
  const where = useChildWhere();
  if (!child) return <>—</>;
  return (
    <>
      {child.name}
      <span className="block font-normal text-ink-soft">{where(child)}</span>
    </>
  );
}
