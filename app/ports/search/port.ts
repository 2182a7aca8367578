import type { Audience, Category, OfferingStatus } from '~/domain/states';

/** How a family stands to an offering by time alone: it can be had, will be, or no longer can. */
export type SalePhase = 'open' | 'upcoming' | 'over';

/** One offering as it is found: everything that is searched, filtered or sorted by. What a card shows is read anew. */
export interface SearchDocument {
  /** Id of the offering. */
  id: string;
  courseId: string;
  titleZh: string;
  titleEn: string;
  summaryZh: string;
  summaryEn: string;
  providerId: string;
  providerZh: string;
  providerEn: string;
  schoolId: string;
  schoolZh: string;
  schoolEn: string;
  /** The school's group, for offerings that the whole group may join. */
  groupId: string | null;
  townId: string;
  townZh: string;
  townEn: string;
  category: Category;
  grades: number[];
  /** ISO weekdays of its slots. */
  weekdays: number[];
  /** Earliest start and latest end of its slots, minutes since midnight. */
  startMinute: number;
  endMinute: number;
  audience: Audience;
  status: OfferingStatus;
  phase: SalePhase;
  /** The family pays nothing. */
  free: boolean;
  /** What the family pays per lesson, whole fen; 0 where the county pays. */
  perLessonFen: number;
  placesLeft: number;
  /** ISO instants. */
  opensAt: string | null;
  closesAt: string | null;
  /** School dates of the first and last lesson. */
  firstDate: string;
  lastDate: string;
}

/** Within one list any value will do; between lists all must hold. Towns and schools are one list: places. */
export interface SearchFilters {
  categories: readonly Category[];
  weekdays: readonly number[];
  grades: readonly number[];
  towns: readonly string[];
  schools: readonly string[];
  providers: readonly string[];
  price: 'free' | 'paid' | null;
  /** Only what still can be had. */
  withPlaces: boolean;
}

export type SearchSort = 'relevance' | 'soonest' | 'price' | 'places';

/** A chosen child: what the child could have now comes first, in the order that was asked for. */
export interface ChildToSuit {
  grade: number;
  schoolId: string;
  groupId: string | null;
  /** Offerings that cannot be had for a reason of the child's own: has them, or something at that time. */
  except: readonly string[];
}

export interface SearchQuery {
  /** As `normalizeQuery` of the domain leaves it; empty for everything. */
  text: string;
  filters: SearchFilters;
  sort: SearchSort;
  /** A multiple of `limit`. */
  offset: number;
  limit: number;
  suits: ChildToSuit | null;
}

export const FACETS = [
  'category',
  'weekday',
  'grade',
  'town',
  'school',
  'provider',
  'price',
  'places',
] as const;
export type Facet = (typeof FACETS)[number];

/** How many results each value would leave, everything but the choices in its own list applied. */
export type FacetCounts = Record<Facet, Record<string, number>>;

export interface Found {
  /** Ids of offerings, in order, of this page. */
  ids: string[];
  total: number;
  facets: FacetCounts;
  /** Nothing matched as typed: these sound or look alike. */
  approximate: boolean;
}

/** `missing`: it answers and has no index, so somebody must fill it. */
export type EngineState = 'ready' | 'missing' | 'down';

/** What every search engine of ours can do; one contract suite holds for all. */
export interface SearchEngine {
  readonly name: 'meilisearch' | 'postgres';
  /** @throws when it cannot answer within its time */
  search(query: SearchQuery): Promise<Found>;
  /** Adds or replaces; findable when it returns. */
  put(documents: readonly SearchDocument[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Whether it could answer a search now; never throws. */
  state(): Promise<EngineState>;
}

/** An engine that is a copy and can be filled anew beside the old one. */
export interface RebuildableEngine extends SearchEngine {
  /** Replaces everything that is indexed; until it is whole, the old keeps serving. */
  rebuild(
    batches: AsyncIterable<readonly SearchDocument[]>,
    progress?: (done: number) => void,
  ): Promise<number>;
}

/** An answer of the search as pages get it. */
export interface SearchResult extends Found {
  engine: SearchEngine['name'];
  /** The search that should have answered did not. */
  degraded: boolean;
  tookMs: number;
}

export const NO_FILTERS: SearchFilters = {
  categories: [],
  weekdays: [],
  grades: [],
  towns: [],
  schools: [],
  providers: [],
  price: null,
  withPlaces: false,
};
