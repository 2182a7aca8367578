import type { SearchQuery, SearchSort } from './port';
import type { Token } from './tokens';
import { pairs } from './tokens';
import { waysToSay } from './words';

/** How alike two Latin words of about the same length must be (pg_trgm's similarity): kexve is kexue, kekou is not. */
const ALIKE = 0.3;
/** Share of a Chinese word's pairs that must be found for it to count as meant. */
const PAIRS_SHARED = 0.6;
/** Shorter words are searched as typed: nearly everything is like two letters. */
const shortestAlike = { latin: 5, han: 3 };

/** Collects parameters while SQL is written. */
export class Parameters {
  readonly values: unknown[] = [];

  /** The placeholder of a value, with its type: `$3::text`. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

const likePattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Weight of a hit by where it is, whole numbers so that sums compare exactly. */
function scored(test: (column: string) => string, columns: readonly [string, number][]): string {
  return `greatest(${columns.map(([column, weight]) => `CASE WHEN ${test(column)} THEN ${weight} ELSE 0 END`).join(', ')})`;
}

/** How well a token is met, 0 for not at all, and the condition an index can answer. */
export interface Match {
  score: string;
  where: string;
}

/** A token as typed: Chinese inside a text, Latin from the beginning of a word; synonyms count nearly as much. */
export function exactMatch(token: Token, p: Parameters): Match {
  const ways = waysToSay(token.text).map((way, index) => {
    const chinese = /\p{Script=Han}/u.test(way);
    const value = chinese ? p.add(likePattern(way), 'text') : p.add(`\\m${way}`, 'text');
    const test = (column: string) =>
      chinese ? `d.${column}_text LIKE ${value}` : `d.${column}_latin ~ ${value}`;
    const less = index === 0 ? 0 : 2;
    const columns: [string, number][] = [
      ['title', 80 - less],
      ['name', 40 - less],
      ['body', 20 - less],
    ];
    return { score: scored(test, columns), where: test('all') };
  });
  return {
    score: `greatest(${ways.map((way) => way.score).join(', ')})`,
    where: `(${ways.map((way) => way.where).join(' OR ')})`,
  };
}

/** A token that may be mistyped: Latin by trigrams, Chinese by the pairs of characters it shares. */
export function alikeMatch(token: Token, p: Parameters): Match {
  const exact = exactMatch(token, p);
  if (token.text.length < shortestAlike[token.script]) return exact;
  if (token.script === 'latin') {
    const word = p.add(token.text, 'text');
    const title = mostAlike(word, 'title_latin');
    const all = mostAlike(word, 'all_latin');
    const score = `greatest(${exact.score}, round(${title} * 30)::int, round(${all} * 15)::int)`;
    return { score, where: `(${exact.where} OR ${all} > 0)` };
  }
  const wanted = pairs(token.text);
  const list = p.add(wanted, 'text[]');
  const shared = `cardinality(ARRAY(SELECT unnest(${list}) INTERSECT SELECT unnest(d.grams)))`;
  const least = Math.ceil(wanted.length * PAIRS_SHARED);
  return {
    score: `greatest(${exact.score}, CASE WHEN ${shared} >= ${least} THEN ${shared} * 10 ELSE 0 END)`,
    where: `(${exact.where} OR (d.grams && ${list} AND ${shared} >= ${least}))`,
  };
}

/**
 * How alike a word is to the most similar one of a column, 0 when none is. Whole words of nearly the same length and
 * with the same first letter only: people mistype the inside of a word.
 */
function mostAlike(word: string, column: string): string {
  return `(SELECT coalesce(max(similarity(w, ${word})), 0)
    FROM unnest(string_to_array(d.${column}, ' ')) AS w
   WHERE left(w, 1) = left(${word}, 1) AND abs(length(w) - length(${word})) <= 1
     AND similarity(w, ${word}) >= ${ALIKE})`;
}

/** Filter conditions by the list they belong to. Without choices a list lets everything through. */
export function conditions(query: SearchQuery, p: Parameters): Record<string, string> {
  const { filters } = query;
  const place: string[] = [];
  if (filters.towns.length > 0) place.push(`d.town_id = ANY(${p.add([...filters.towns], 'text[]')})`);
  if (filters.schools.length > 0) place.push(`d.school_id = ANY(${p.add([...filters.schools], 'text[]')})`);
  const all: Record<string, string | false> = {
    category:
      filters.categories.length > 0 && `d.category = ANY(${p.add([...filters.categories], 'text[]')})`,
    weekday: filters.weekdays.length > 0 && `d.weekdays && ${p.add([...filters.weekdays], 'int[]')}`,
    grade: filters.grades.length > 0 && `d.grades && ${p.add([...filters.grades], 'int[]')}`,
    place: place.length > 0 && `(${place.join(' OR ')})`,
    provider:
      filters.providers.length > 0 && `d.provider_id = ANY(${p.add([...filters.providers], 'text[]')})`,
    price: filters.price !== null && `d.free = ${p.add(filters.price === 'free', 'boolean')}`,
    places: filters.withPlaces && 'd.has_places',
  };
  return Object.fromEntries(Object.entries(all).map(([list, sql]) => [list, sql || 'TRUE']));
}

/** Whether a row is something the chosen child could have now. */
export function suiting(query: SearchQuery, p: Parameters): string {
  const { suits } = query;
  if (!suits) return 'TRUE';
  const { grade, schoolId, groupId, except } = suits;
  const school = p.add(schoolId, 'text');
  const group =
    groupId === null
      ? ''
      : `OR (d.audience = 'group' AND d.group_id IS NOT DISTINCT FROM ${p.add(groupId, 'text')})`;
  return `(d.phase = 'open' AND d.has_places AND ${p.add(grade, 'int')} = ANY(d.grades)
    AND (d.audience = 'county' OR d.school_id = ${school} ${group})
    AND d.id <> ALL(${p.add([...except], 'uuid[]')}))`;
}

/** Columns of the ORDER BY after "suits the child". */
export const orders: Record<SearchSort, string> = {
  relevance: 'score DESC, phase_rank, first_date, start_minute, id',
  soonest: 'over, first_date, start_minute, score DESC, id',
  price: 'over, per_lesson_fen, first_date, score DESC, id',
  places: 'over, places_left DESC, first_date, score DESC, id',
};
