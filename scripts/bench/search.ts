// Searching a county of 100,000 classes through the product's API, with what is free and what it costs read anew, against
// Meilisearch asked directly with the very query that the product asks it.
import { readings } from '~/ports/search/attempts.server';
import { queriesOf } from '~/ports/search/meilisearch-query.server';
import { NO_FILTERS, type SearchFilters } from '~/ports/search/port';
import { tokensOf } from '~/ports/search/tokens';
import { ask, askAll, type Question } from './ask';
import { type CountyStage, onCountyStage, say } from './county-stage';
import { alternatingWork, type Figure } from './measure';
import { fillIndex, layClasses, repeatedClasses } from './search-county';

const CLASSES = Number(process.env.SEARCH_CLASSES ?? 100_000);
const CONNECTIONS = 4;
const ROUNDS = 7;
/** Of twenty searches: what a server has answered in its first minute. */
const WARM_UP = 15;
const INDEX = 'offerings';
const LIMIT = 24;

type Search = { readonly q: string; readonly filters: Partial<SearchFilters> };

/** What families type and choose: nothing, a sport, its English name, its sound, two words, lists of choices. */
const SEARCHES: readonly Search[] = [
  { q: '', filters: {} },
  { q: '足球', filters: {} },
  { q: 'football', filters: {} },
  { q: 'zuqiu', filters: { weekdays: [2] } },
  { q: '书法', filters: { weekdays: [2, 4] } },
  { q: '编程', filters: { grades: [4], withPlaces: true } },
  { q: '', filters: { categories: ['sport'], weekdays: [2] } },
  { q: '趣味 羽毛球', filters: {} },
  { q: 'art', filters: { price: 'free' } },
  { q: '古琴', filters: { withPlaces: true } },
];

/** The search over HTTP with a few readers at once, against the same queries at Meilisearch's own door. */
export function benchSearch(): Promise<Figure[]> {
  return onCountyStage(async (stage) => {
    await layCounty(stage);
    const web = await stage.startWeb();
    return [await compareSearches(web, stage.meilisearch)];
  });
}

/** Alternates the product at `web` with the Meilisearch that it asks itself. */
export async function compareSearches(web: string, meilisearch: CountyStage['meilisearch']): Promise<Figure> {
  const product = SEARCHES.map((each) => throughProduct(web, each));
  const direct = SEARCHES.map((each) => atMeilisearch(meilisearch, each));
  await tellWhetherSame(product, direct);
  say('searching');
  const figure = await alternatingWork({
    name: `${SEARCHES.length} searches of ${CLASSES} classes, ${CONNECTIONS} at once`,
    rounds: ROUNDS,
    warmUp: WARM_UP,
    before: async () => {},
    measured: () => askAll([...product, ...product], CONNECTIONS),
    baseline: () => askAll([...direct, ...direct], CONNECTIONS),
  });
  const share = figure.baseline.median / figure.measured.median;
  const note = `${share.toFixed(2)} of Meilisearch's own speed; goal 0.5`;
  return { ...figure, against: 'Meilisearch asked directly', note };
}

async function layCounty({ databaseUrl, meilisearch }: CountyStage): Promise<void> {
  const { db } = await import('~/db/client.server');
  const { indexables } = await import('~/services/search/documents.server');
  const ids = await db.offering.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  const there = (
    await indexables(
      db,
      ids.map(({ id }) => id),
      new Date(),
    )
  ).map(({ document }) => document);
  await db.$disconnect();
  const more = repeatedClasses(there, CLASSES - there.length);
  await layClasses(databaseUrl, more);
  await fillIndex({ ...meilisearch, uid: INDEX }, [...there, ...more.map(({ document }) => document)]);
}

function throughProduct(web: string, { q, filters }: Search): Question {
  const params = new URLSearchParams({ limit: String(LIMIT) });
  if (q !== '') params.set('q', q);
  for (const [name, values] of [
    ['category', filters.categories],
    ['weekday', filters.weekdays],
    ['grade', filters.grades],
  ] as const)
    for (const value of values ?? []) params.append(name, String(value));
  if (filters.price) params.set('price', filters.price);
  if (filters.withPlaces) params.set('withPlaces', 'true');
  return { url: `${web}/api/v1/courses?${params}` };
}

function atMeilisearch({ url, key }: CountyStage['meilisearch'], { q, filters }: Search): Question {
  const [asTyped] = readings(tokensOf(q));
  const text = (asTyped?.tokens ?? []).map((token) => token.text).join(' ');
  const query = {
    text: q,
    filters: { ...NO_FILTERS, ...filters },
    sort: 'relevance',
    offset: 0,
    limit: LIMIT,
    suits: null,
  } as const;
  return {
    url: `${url}/multi-search`,
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ queries: queriesOf(INDEX, query, text) }),
  };
}

/** Both must have found as much, and the product must have asked Meilisearch: else something else is measured. */
async function tellWhetherSame(product: readonly Question[], direct: readonly Question[]): Promise<void> {
  for (const [index, question] of product.entries()) {
    const mine = JSON.parse(await ask(question)) as { total: number; degraded: boolean };
    const { results } = JSON.parse(await ask(direct[index] as Question)) as {
      results: { totalHits: number }[];
    };
    if (mine.degraded || mine.total !== results[0]?.totalHits)
      throw new Error(`${question.url}: ${JSON.stringify(mine).slice(0, 200)}`);
  }
}
