import { Atom, type LucideIcon, Palette, Shapes, Sprout, Volleyball } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Category } from '~/domain/states';
import { cx } from './class-names';

/** Icon and colours of each category; its word is `codes:category.<category>`. */
export const categoryLook: Record<
  Category,
  { icon: LucideIcon; soft: string; text: string; solid: string; fill: string }
> = {
  sport: {
    icon: Volleyball,
    soft: 'bg-sport-soft text-sport',
    text: 'text-sport',
    solid: 'bg-sport',
    fill: 'fill-sport',
  },
  art: { icon: Palette, soft: 'bg-art-soft text-art', text: 'text-art', solid: 'bg-art', fill: 'fill-art' },
  science_tech: {
    icon: Atom,
    soft: 'bg-science-soft text-science',
    text: 'text-science',
    solid: 'bg-science',
    fill: 'fill-science',
  },
  labour: {
    icon: Sprout,
    soft: 'bg-labour-soft text-labour',
    text: 'text-labour',
    solid: 'bg-labour',
    fill: 'fill-labour',
  },
  integrated: {
    icon: Shapes,
    soft: 'bg-integrated-soft text-integrated',
    text: 'text-integrated',
    solid: 'bg-integrated',
    fill: 'fill-integrated',
  },
};

/** A category: always icon and word, never the colour alone. Needs the `codes` namespace. */
export function CategoryTag({ category, className }: { category: Category; className?: string }) {
  const { t } = useTranslation('codes');
  const { icon: Icon, soft } = categoryLook[category];
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-s-full rounded-e-[0.3rem] py-0.5 ps-2 pe-2.5 text-xs font-semibold',
        soft,
        className,
      )}
    >
      <Icon aria-hidden className="size-[1.2em] shrink-0" />
      {t(`category.${category}`)}
    </span>
  );
}
