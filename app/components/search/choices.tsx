import { useTranslation } from 'react-i18next';
import { categoryLook } from '~/components/ui/category-tag';
import { Disclosure } from '~/components/ui/disclosure';
import { CATEGORIES } from '~/domain/states';
import type { SearchAddress } from '~/forms/search/search-address';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { ChoiceList } from './choice-list';

/** A value of a list with what it would leave; names of the county's own things in both languages. */
export interface CountedChoice {
  value: string;
  count: number;
  nameZh?: string;
  nameEn?: string;
}

export type CountedChoices = Record<
  'category' | 'weekday' | 'grade' | 'town' | 'school' | 'provider' | 'price' | 'places',
  readonly CountedChoice[]
>;

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const grades = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Every list of choices of the search, for the rail and the sheet. */
export function Choices({ counted, address }: { counted: CountedChoices; address: SearchAddress }) {
  const { t } = useTranslation(['public', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const count = (list: keyof CountedChoices, value: string | number) =>
    counted[list].find((choice) => choice.value === String(value))?.count ?? 0;
  const named = (list: keyof CountedChoices) =>
    counted[list].map(({ value, count: left, nameZh, nameEn }) => ({
      value,
      count: left,
      label: pick(lng, nameZh, nameEn) ?? value,
    }));
  const weekend = weekdays.filter(
    (day) => day > 5 && (count('weekday', day) > 0 || address.weekdays.includes(day)),
  );
  const schools = named('school');
  const providers = named('provider');
  return (
    <div className="grid gap-5">
      <ChoiceList
        legend={t('public:search.facet.category')}
        name="category"
        chosen={address.categories}
        choices={CATEGORIES.map((category) => ({
          value: category,
          label: t(`codes:category.${category}`),
          count: count('category', category),
          icon: categoryLook[category].icon,
          iconClass: categoryLook[category].text,
        }))}
      />
      <ChoiceList
        legend={t('public:search.facet.weekday')}
        name="weekday"
        layout="chips"
        chosen={address.weekdays.map(String)}
        choices={[...weekdays.slice(0, 5), ...weekend].map((day) => ({
          value: String(day),
          label: f.weekday(day),
          count: count('weekday', day),
        }))}
      />
      <ChoiceList
        legend={t('public:search.facet.grade')}
        name="grade"
        layout="chips"
        chosen={address.grades.map(String)}
        choices={grades.map((grade) => ({
          value: String(grade),
          label: f.grade(grade),
          count: count('grade', grade),
        }))}
      />
      <ChoiceList
        legend={t('public:search.facet.price')}
        name="price"
        type="radio"
        layout="chips"
        chosen={[address.price ?? '']}
        choices={[
          { value: '', label: t('public:search.price.any') },
          { value: 'free', label: t('public:search.price.free'), count: count('price', 'free') },
          { value: 'paid', label: t('public:search.price.paid'), count: count('price', 'paid') },
        ]}
      />
      <ChoiceList
        legend={t('public:search.facet.places')}
        name="places"
        chosen={address.withPlaces ? ['yes'] : []}
        choices={[{ value: 'yes', label: t('public:search.withPlaces'), count: count('places', 'yes') }]}
      />
      <div>
        <ChoiceList
          legend={t('public:search.facet.place')}
          name="town"
          chosen={address.towns}
          choices={named('town')}
        />
        {schools.length > 0 && (
          <Disclosure
            summary={<span className="px-2 text-sm">{t('public:search.facet.school')}</span>}
            open={address.schools.length > 0}
          >
            <ChoiceList
              legend={t('public:search.facet.school')}
              legendHidden
              name="school"
              chosen={address.schools}
              choices={schools}
            />
          </Disclosure>
        )}
      </div>
      {providers.length > 0 && (
        <Disclosure
          summary={<span className="text-sm">{t('public:search.facet.provider')}</span>}
          open={address.providers.length > 0}
        >
          <ChoiceList
            legend={t('public:search.facet.provider')}
            legendHidden
            name="provider"
            chosen={address.providers}
            choices={providers}
          />
        </Disclosure>
      )}
    </div>
  );
}
