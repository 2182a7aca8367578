import { db } from '~/db/client.server';
import { fitsFirst } from '~/domain/enrollment/fit';
import { isId } from '~/domain/id';
import { normalizeQuery } from '~/domain/search/normalize';
import type { Facet, SearchFilters, SearchSort } from '~/ports/search/port';
import { type OfferingCard, offeringCards } from '../catalogue/cards.server';
import { childToSuit } from './child-choice.server';
import { searchEngines } from './engine.server';
import { searchNames } from './names.server';

/** What a page of the search asks for. */
export interface Wanted {
  text: string;
  filters: SearchFilters;
  sort: SearchSort;
  /** From 1. */
  page: number;
  /** How many on a page; 24 unless told. */
  limit?: number;
}

/** A value of a list of choices; names only where the value is an id of the county's own things. */
export interface Choice {
  value: string;
  count: number;
  nameZh?: string;
  nameEn?: string;
  /** Of a school: its town. */
  townId?: string;
}

export interface FoundOfferings {
  cards: OfferingCard[];
  total: number;
  page: number;
  pages: number;
  choices: Record<Facet, Choice[]>;
  /** Nothing matched as typed: these sound or look alike. */
  approximate: boolean;
  /** The search runs on its spare. */
  degraded: boolean;
}

export const PER_PAGE = 24;
const LAST_PAGE = 100;

/**
 * One page of the search: the engine says which and in what order, the database says what is true of each now (places,
 * prices, whether it fits the child). With a child, what fits comes first.
 *
 * @param childId the chosen child, verified to be the actor's
 */
export async function findOfferings(
  wanted: Wanted,
  childId: string | null,
  now: Date,
): Promise<FoundOfferings> {
  const page = Math.min(Math.max(1, wanted.page), LAST_PAGE);
  const limit = wanted.limit ?? PER_PAGE;
  const suits = childId ? await childToSuit(childId, now) : null;
  const found = await searchEngines().search.search({
    text: normalizeQuery(wanted.text),
    filters: wanted.filters,
    sort: wanted.sort,
    offset: (page - 1) * limit,
    limit,
    suits,
  });
  const [cards, choices] = await Promise.all([
    offeringCards(db, found.ids, suits && childId, now),
    namedChoices(found.facets, wanted.filters),
  ]);
  return {
    cards: suits ? fitsFirst(cards, (card) => card.fit ?? 'not_now') : cards,
    total: found.total,
    page,
    pages: Math.min(Math.ceil(found.total / limit), LAST_PAGE),
    choices,
    approximate: found.approximate,
    degraded: found.degraded,
  };
}

/** Counts as choices in the order people look for them; what is chosen stays even where nothing is left of it. */
async function namedChoices(
  counts: Record<Facet, Record<string, number>>,
  filters: SearchFilters,
): Promise<Record<Facet, Choice[]>> {
  const schoolIds = [...new Set([...Object.keys(counts.school), ...filters.schools])];
  const providerIds = [...new Set([...Object.keys(counts.provider), ...filters.providers.filter(isId)])];
  const { towns, schools, providers } = await searchNames({ schools: schoolIds, providers: providerIds });
  const among = <Row extends { readonly id: string }>(rows: readonly Row[], ids: readonly string[]) => {
    const wanted = new Set(ids);
    return rows.filter(({ id }) => wanted.has(id));
  };
  const named = (
    facet: Facet,
    rows: readonly { id: string; nameZh: string; nameEn: string; townId?: string }[],
  ) => rows.map(({ id, ...rest }) => ({ value: id, count: counts[facet][id] ?? 0, ...rest }));
  const plain = (facet: Facet) => Object.entries(counts[facet]).map(([value, count]) => ({ value, count }));
  return {
    category: plain('category'),
    weekday: plain('weekday'),
    grade: plain('grade'),
    price: plain('price'),
    places: plain('places'),
    town: named('town', towns),
    school: named('school', among(schools, schoolIds)),
    provider: named('provider', among(providers, providerIds)).sort((a, b) => b.count - a.count),
  };
}
