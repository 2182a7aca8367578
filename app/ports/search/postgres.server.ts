import { type Attempt, firstThatFinds, readings } from './attempts.server';
import {
  FACETS,
  type FacetCounts,
  type Found,
  type SearchDocument,
  type SearchEngine,
  type SearchQuery,
} from './port';
import {
  alikeMatch,
  conditions,
  exactMatch,
  type Match,
  orders,
  Parameters,
  suiting,
} from './postgres-query';
import { rowOf } from './postgres-row.server';
import { tokensOf } from './tokens';

/** What the adapter needs of a database client; Prisma's, bound to a transaction or not, fits as it is. */
export interface SqlClient {
  $queryRawUnsafe<T>(query: string, ...values: unknown[]): Promise<T>;
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>;
}

type Answer = { ids: string[]; total: number; facets: FacetCounts };

/** The search by PostgreSQL alone: pg_trgm for Latin letters, characters and pairs for Chinese, arrays for filters. */
export function createPostgresSearch(sql: SqlClient): SearchEngine {
  async function ask(query: SearchQuery, { tokens }: Attempt, match: typeof exactMatch): Promise<Answer> {
    const p = new Parameters();
    const statement = statementOf(
      query,
      tokens.map((token) => match(token, p)),
      p,
    );
    const [row] = await sql.$queryRawUnsafe<{ answer: Answer }[]>(statement, ...p.values);
    if (!row) throw new Error('a search always answers one row');
    return row.answer;
  }

  return {
    name: 'postgres',

    async search(query): Promise<Found> {
      const tokens = tokensOf(query.text);
      const answer = await firstThatFinds(readings(tokens), (attempt) => ask(query, attempt, exactMatch));
      if (answer.total > 0 || tokens.length === 0) return answer;
      // Either the sound or the letters may be wrong, not both: two guesses at once find anything.
      return firstThatFinds([{ tokens, approximate: true }], (attempt) => ask(query, attempt, alikeMatch));
    },

    put: (documents) => putRows(sql, documents),

    async remove(ids) {
      if (ids.length === 0) return;
      await sql.$executeRawUnsafe(
        `UPDATE search_document SET removed_at = now(), revision = nextval('search_document_revision_seq')
          WHERE id = ANY($1::uuid[]) AND removed_at IS NULL`,
        [...ids],
      );
    },

    async state() {
      const asked = sql.$queryRawUnsafe('SELECT FROM search_document LIMIT 1');
      return asked.then(
        () => 'ready' as const,
        () => 'down' as const,
      );
    },
  };
}

/** Adds or replaces; a document that says the same as before is left alone, so that nothing is copied twice. */
async function putRows(sql: SqlClient, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map(rowOf);
  const columns = Object.keys(rows[0] ?? {});
  const list = columns.join(', ');
  await sql.$executeRawUnsafe(
    `INSERT INTO search_document (${list})
     SELECT ${list} FROM jsonb_populate_recordset(NULL::search_document, $1::jsonb)
         ON CONFLICT (id) DO UPDATE
        SET (${list}) = ROW(${columns.map((column) => `excluded.${column}`).join(', ')}),
            removed_at = NULL, revision = nextval('search_document_revision_seq')
      WHERE search_document.removed_at IS NOT NULL OR search_document.document IS DISTINCT FROM excluded.document`,
    JSON.stringify(rows),
  );
}

/** One statement for the page, the total and every list's counts. */
function statementOf(query: SearchQuery, matches: readonly Match[], p: Parameters): string {
  const lists = conditions(query, p);
  const names = Object.keys(lists);
  const score = matches.length > 0 ? matches.map((match) => match.score).join(' + ') : '0';
  const where = ['d.removed_at IS NULL', ...matches.map((match) => match.where)];
  const allBut = (left?: string) => {
    const kept = names.filter((name) => name !== left).map((name) => `in_${name}`);
    return kept.join(' AND ');
  };
  const facet: Record<(typeof FACETS)[number], string> = {
    category: counts('category', allBut('category')),
    weekday: counts('unnest(weekdays)', allBut('weekday')),
    grade: counts('unnest(grades)', allBut('grade')),
    town: counts('town_id', allBut('place')),
    school: counts('school_id', allBut('place')),
    provider: counts('provider_id', allBut('provider')),
    price: counts(`CASE WHEN free THEN 'free' ELSE 'paid' END`, allBut('price')),
    places: `(SELECT json_build_object('yes', count(*)) FROM matched WHERE has_places AND ${allBut('places')})`,
  };
  const page = `SELECT id FROM matched WHERE ${allBut()} ORDER BY suits DESC, ${orders[query.sort]}
    LIMIT ${p.add(query.limit, 'int')} OFFSET ${p.add(query.offset, 'int')}`;
  return `
    WITH matched AS MATERIALIZED (
      SELECT d.id, d.category, d.weekdays, d.grades, d.town_id, d.school_id, d.provider_id, d.free, d.has_places,
             d.phase_rank, (d.phase = 'over') AS over, d.first_date, d.start_minute, d.per_lesson_fen, d.places_left,
             ${score} AS score, ${suiting(query, p)} AS suits,
             ${names.map((name) => `(${lists[name]}) AS in_${name}`).join(', ')}
        FROM search_document d
       WHERE ${where.join(' AND ')})
    SELECT json_build_object(
      'ids', ARRAY(${page}),
      'total', (SELECT count(*) FROM matched WHERE ${allBut()}),
      'facets', json_build_object(${FACETS.map((name) => `'${name}', ${facet[name]}`).join(', ')})) AS answer`;
}

function counts(value: string, where: string): string {
  return `(SELECT coalesce(json_object_agg(value, n), '{}') FROM
    (SELECT value, count(*) AS n FROM (SELECT ${value} AS value FROM matched WHERE ${where}) v GROUP BY value) c)`;
}
