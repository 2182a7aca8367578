import { CATEGORIES, type Category } from '~/domain/states';

/** What a search page's address says. It is all the state there is: shareable, and the back button is right. */
export interface SearchAddress {
  text: string;
  categories: Category[];
  weekdays: number[];
  grades: number[];
  towns: string[];
  schools: string[];
  providers: string[];
  price: 'free' | 'paid' | null;
  withPlaces: boolean;
  sort: SearchSort;
  /** From 1. */
  page: number;
  /** Asked not to sort by the chosen child (a way that does not look at the person). */
  forNobody: boolean;
}

export const SORTS = ['relevance', 'soonest', 'price', 'places'] as const;
export type SearchSort = (typeof SORTS)[number];

const MOST_CHOICES = 40;
const ID = /^[\w-]{1,64}$/;

const numbers = (values: readonly string[], from: number, to: number) =>
  [...new Set(values.filter((value) => /^\d$/.test(value)).map(Number))].filter((n) => n >= from && n <= to);
const ids = (values: readonly string[]) =>
  [...new Set(values.filter((value) => ID.test(value)))].slice(0, MOST_CHOICES);

/** Reads an address that anybody may have typed; what it cannot mean is left out, never an error. */
export function searchAddress(params: URLSearchParams): SearchAddress {
  const all = (name: string) => params.getAll(name);
  const price = params.get('price');
  const sort = params.get('sort');
  const page = Number(params.get('page') ?? 1);
  return {
    text: (params.get('q') ?? '').slice(0, 100),
    categories: CATEGORIES.filter((category) => all('category').includes(category)),
    weekdays: numbers(all('weekday'), 1, 7),
    grades: numbers(all('grade'), 1, 9),
    towns: ids(all('town')),
    schools: ids(all('school')),
    providers: ids(all('provider')),
    price: price === 'free' || price === 'paid' ? price : null,
    withPlaces: params.get('places') === 'yes',
    sort: SORTS.find((each) => each === sort) ?? 'relevance',
    page: Number.isInteger(page) && page >= 1 ? Math.min(page, 100) : 1,
    forNobody: params.get('for') === 'nobody',
  };
}

/** The shortest address that says the same; `/` for a search for everything. */
export function searchPath(address: Partial<SearchAddress>): string {
  const params = new URLSearchParams();
  const add = (name: string, values: readonly (string | number)[] | undefined) => {
    for (const value of values ?? []) params.append(name, String(value));
  };
  if (address.text?.trim()) params.set('q', address.text.trim());
  add('category', address.categories);
  add('weekday', address.weekdays);
  add('grade', address.grades);
  add('town', address.towns);
  add('school', address.schools);
  add('provider', address.providers);
  if (address.price) params.set('price', address.price);
  if (address.withPlaces) params.set('places', 'yes');
  if (address.sort && address.sort !== 'relevance') params.set('sort', address.sort);
  if (address.forNobody) params.set('for', 'nobody');
  if (address.page && address.page > 1) params.set('page', String(address.page));
  const query = params.toString();
  return query ? `/?${query}` : '/';
}

/** The same search without its choices: only the words, the order and for whom stay. */
export function withoutChoices({ text, sort, forNobody }: SearchAddress): Partial<SearchAddress> {
  return { text, sort, forNobody };
}

/** How many choices narrow the search. */
export function choicesOf(address: SearchAddress): number {
  const { categories, weekdays, grades, towns, schools, providers, price, withPlaces } = address;
  const lists = [categories, weekdays, grades, towns, schools, providers];
  return lists.reduce((sum, list) => sum + list.length, 0) + (price ? 1 : 0) + (withPlaces ? 1 : 0);
}
