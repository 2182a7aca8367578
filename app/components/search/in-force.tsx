import { Link } from '@remix-run/react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type SearchAddress, searchPath, withoutChoices } from '~/forms/search/search-address';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import type { CountedChoices } from './choices';

interface Chip {
  key: string;
  label: string;
  without: string;
}

/** What narrows the search now, each a link to the search without it. */
export function InForce({ address, counted }: { address: SearchAddress; counted: CountedChoices }) {
  const { t } = useTranslation('public');
  const chips = useChips(address, counted);
  if (chips.length === 0) return null;
  return (
    <nav aria-label={t('search.inForce')}>
      <ul className="flex flex-wrap gap-1.5">
        {chips.map(({ key, label, without }) => (
          <li key={key}>
            <Link
              to={without}
              preventScrollReset
              aria-label={t('search.without', { choice: label })}
              className="inline-flex h-control items-center gap-1 rounded-full bg-accent-soft ps-3 pe-2 text-sm font-semibold text-accent-strong no-underline hover:bg-sunken"
            >
              {label}
              <X aria-hidden className="size-4" />
            </Link>
          </li>
        ))}
        <li>
          <Link
            to={searchPath(withoutChoices(address))}
            preventScrollReset
            className="inline-flex h-control items-center px-2 text-sm font-semibold text-accent underline underline-offset-4"
          >
            {t('search.clearAll')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}

function useChips(address: SearchAddress, counted: CountedChoices): Chip[] {
  const { t } = useTranslation(['public', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const here = { ...address, page: 1 };
  const nameOf = (list: keyof CountedChoices, value: string) => {
    const choice = counted[list].find((each) => each.value === value);
    return pick(lng, choice?.nameZh, choice?.nameEn) ?? value;
  };
  const each = <T extends string | number>(
    list: 'categories' | 'weekdays' | 'grades' | 'towns' | 'schools' | 'providers',
    values: readonly T[],
    label: (value: T) => string,
  ): Chip[] =>
    values.map((value) => ({
      key: `${list}-${value}`,
      label: label(value),
      without: searchPath({ ...here, [list]: values.filter((other) => other !== value) }),
    }));
  return [
    ...each('categories', address.categories, (category) => t(`codes:category.${category}`)),
    ...each('weekdays', address.weekdays, (day) => f.weekday(day)),
    ...each('grades', address.grades, (grade) => f.grade(grade)),
    ...each('towns', address.towns, (id) => nameOf('town', id)),
    ...each('schools', address.schools, (id) => nameOf('school', id)),
    ...each('providers', address.providers, (id) => nameOf('provider', id)),
    ...(address.price
      ? [
          {
            key: 'price',
            label: t(`public:search.price.${address.price}`),
            without: searchPath({ ...here, price: null }),
          },
        ]
      : []),
    ...(address.withPlaces
      ? [
          {
            key: 'places',
            label: t('public:search.withPlaces'),
            without: searchPath({ ...here, withPlaces: false }),
          },
        ]
      : []),
  ];
}
