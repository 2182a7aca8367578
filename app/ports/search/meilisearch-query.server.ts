import type { FacetDistribution, MultiSearchQuery } from 'meilisearch';
import type { Facet, FacetCounts, SearchDocument, SearchFilters, SearchQuery, SearchSort } from './port';
import { searchable } from './searchable.server';

/** Facets by the attribute they count; towns and schools are one list of choices. */
const attributeOf: Record<Facet, string> = {
  category: 'category',
  weekday: 'weekdays',
  grade: 'grades',
  town: 'townId',
  school: 'schoolId',
  provider: 'providerId',
  price: 'price',
  places: 'hasPlaces',
};

const sorts: Record<SearchSort, string[]> = {
  relevance: [],
  soonest: ['over:asc', 'firstDate:asc', 'startMinute:asc'],
  price: ['over:asc', 'perLessonFen:asc', 'firstDate:asc'],
  places: ['over:asc', 'placesLeft:desc', 'firstDate:asc'],
};

/** What Meilisearch keeps of a document. */
export function recordOf(document: SearchDocument): Record<string, unknown> {
  const derived = searchable(document);
  const { category, weekdays, grades, townId, schoolId, groupId, providerId, audience, phase } = document;
  return {
    id: document.id,
    titleZh: derived.title.zh,
    titleEn: derived.title.en,
    titlePinyin: derived.titlePinyin,
    namesZh: derived.names.zh,
    namesEn: derived.names.en,
    namePinyin: derived.namePinyin,
    summaryZh: derived.body.zh,
    summaryEn: derived.body.en,
    gramsZh: derived.grams,
    ...{ category, weekdays, grades, townId, schoolId, groupId, providerId, audience, phase },
    price: document.free ? 'free' : 'paid',
    hasPlaces: derived.hasPlaces,
    over: phase === 'over' ? 1 : 0,
    phaseRank: derived.phaseRank,
    firstDate: document.firstDate,
    startMinute: document.startMinute,
    perLessonFen: document.perLessonFen,
    placesLeft: document.placesLeft,
  };
}

type Group = 'category' | 'weekday' | 'grade' | 'place' | 'provider' | 'price' | 'places';

const quote = (value: string | number) => JSON.stringify(String(value));
const anyOf = (attribute: string, values: readonly (string | number)[]) =>
  values.length > 0 ? `${attribute} IN [${values.map(quote).join(', ')}]` : null;

function conditions(filters: SearchFilters): Partial<Record<Group, string>> {
  const place = [anyOf('townId', filters.towns), anyOf('schoolId', filters.schools)].filter(Boolean);
  const all: Record<Group, string | null> = {
    category: anyOf('category', filters.categories),
    weekday: anyOf('weekdays', filters.weekdays),
    grade: anyOf('grades', filters.grades),
    place: place.length > 0 ? `(${place.join(' OR ')})` : null,
    provider: anyOf('providerId', filters.providers),
    price: filters.price && `price = ${quote(filters.price)}`,
    places: filters.withPlaces ? 'hasPlaces = true' : null,
  };
  return Object.fromEntries(Object.entries(all).filter(([, condition]) => condition !== null));
}

function suiting({ grade, schoolId, groupId, except }: NonNullable<SearchQuery['suits']>): string {
  const audience = [
    'audience = "county"',
    `schoolId = ${quote(schoolId)}`,
    ...(groupId ? [`(audience = "group" AND groupId = ${quote(groupId)})`] : []),
  ];
  const own = except.length > 0 ? [`id NOT IN [${except.map(quote).join(', ')}]`] : [];
  return [
    `grades = ${quote(grade)}`,
    `(${audience.join(' OR ')})`,
    'phase = "open"',
    'hasPlaces = true',
    ...own,
  ].join(' AND ');
}

/** Queries of one request: the page (twice where a child comes first), then one per list with choices of its own. */
export function queriesOf(indexUid: string, query: SearchQuery, text: string): MultiSearchQuery[] {
  const chosen = conditions(query.filters);
  const base = {
    indexUid,
    q: text,
    matchingStrategy: 'all' as const,
    locales: ['cmn' as const, 'eng' as const],
    attributesToRetrieve: ['id'],
  };
  const filterBut = (left?: Group) =>
    Object.entries(chosen).flatMap(([group, condition]) => (group === left ? [] : [condition]));
  const page = { ...base, sort: sorts[query.sort] };
  const { offset, limit, suits } = query;
  const facets = Object.values(attributeOf);
  const pages: MultiSearchQuery[] = suits
    ? [
        {
          ...page,
          filter: [...filterBut(), suiting(suits)],
          page: offset / limit + 1,
          hitsPerPage: limit,
          facets,
        },
        {
          ...page,
          filter: [...filterBut(), `NOT (${suiting(suits)})`],
          page: 1,
          hitsPerPage: offset + limit,
          facets,
        },
      ]
    : [{ ...page, filter: filterBut(), page: offset / limit + 1, hitsPerPage: limit, facets }];
  const lists = (Object.keys(chosen) as Group[]).map((group) => ({
    ...base,
    filter: filterBut(group),
    page: 1,
    hitsPerPage: 0,
    facets: facetsOf(group).map((facet) => attributeOf[facet]),
  }));
  return [...pages, ...lists];
}

function facetsOf(group: Group): Facet[] {
  return group === 'place' ? ['town', 'school'] : [group];
}

type Answer = { hits: { id: string }[]; totalHits?: number; facetDistribution?: FacetDistribution };

/** Puts the answers of `queriesOf` together. */
export function foundIn(
  query: SearchQuery,
  answers: readonly Answer[],
): { ids: string[]; total: number; facets: FacetCounts } {
  const pages = answers.slice(0, query.suits ? 2 : 1);
  const [first, second] = pages;
  const firstTotal = first?.totalHits ?? 0;
  const fitting = (first?.hits ?? []).map((hit) => hit.id);
  const rest = (second?.hits ?? []).map((hit) => hit.id);
  const from = Math.max(0, query.offset - firstTotal);
  const ids = [...fitting, ...rest.slice(from, from + query.limit - fitting.length)];

  const facets = Object.fromEntries(
    Object.entries(attributeOf).map(([facet, attribute]) => [facet, sumOf(pages, attribute)]),
  ) as FacetCounts;
  const lists = answers.slice(pages.length);
  (Object.keys(conditions(query.filters)) as Group[]).forEach((group, index) => {
    const list = lists[index];
    for (const facet of facetsOf(group)) facets[facet] = list ? sumOf([list], attributeOf[facet]) : {};
  });
  facets.places = { yes: facets.places.true ?? 0 };
  return { ids, total: firstTotal + (second?.totalHits ?? 0), facets };
}

function sumOf(answers: readonly Answer[], attribute: string): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { facetDistribution } of answers) {
    for (const [value, count] of Object.entries(facetDistribution?.[attribute] ?? {})) {
      sum[value] = (sum[value] ?? 0) + count;
    }
  }
  return sum;
}
