// The floors of the rush: node:http and pg, one SQL function that takes a place, and nothing else. Run by rush.ts.
import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The floor. A capacity, a lock and a row in the county's own tables, with the guards of the database on, which no server
 * may do without that must not oversell or book twice. No sign-in, no rules of the sale, no money, audit, message or job.
 */
export const FLOOR_FUNCTION = `
  CREATE FUNCTION bench_take(the_class uuid, the_child uuid, the_guardian uuid, the_key uuid) RETURNS text LANGUAGE plpgsql AS $$
  DECLARE places integer;
  BEGIN
    SELECT capacity INTO places FROM offering WHERE id = the_class FOR UPDATE;
    IF EXISTS (SELECT 1 FROM enrollment WHERE offering_id = the_class AND child_id = the_child AND status IN ('held', 'confirmed')) THEN
      RETURN 'existing';
    END IF;
    IF (SELECT count(*) FROM enrollment WHERE offering_id = the_class AND status IN ('held', 'confirmed')) >= places THEN RETURN 'full'; END IF;
    INSERT INTO enrollment (id, offering_id, child_id, guardian_id, request_key, status, held_until, quote, due_fen)
    VALUES (gen_random_uuid(), the_class, the_child, the_guardian, the_key, 'held', now() + interval '15 minutes', '{}', 0);
    RETURN 'taken';
  END $$;`;

/** The barer floor, said beside it: two tables with nothing but their keys, which nothing guards. */
export const BARE_SCHEMA = `
  CREATE TABLE class (id uuid PRIMARY KEY, capacity integer NOT NULL);
  CREATE TABLE place (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), class_id uuid NOT NULL REFERENCES class, child_id uuid NOT NULL,
    request_key uuid NOT NULL UNIQUE, created_at timestamptz NOT NULL DEFAULT now(), UNIQUE (class_id, child_id));
  CREATE FUNCTION bench_take(the_class uuid, the_child uuid, the_guardian uuid, the_key uuid) RETURNS text LANGUAGE plpgsql AS $$
  DECLARE places integer;
  BEGIN
    SELECT capacity INTO places FROM class WHERE id = the_class FOR UPDATE;
    IF EXISTS (SELECT 1 FROM place WHERE class_id = the_class AND child_id = the_child) THEN RETURN 'existing'; END IF;
    IF (SELECT count(*) FROM place WHERE class_id = the_class) >= places THEN RETURN 'full'; END IF;
    INSERT INTO place (class_id, child_id, request_key) VALUES (the_class, the_child, the_key);
    RETURN 'taken';
  END $$;`;

if (process.argv[2] === 'serve') serve();

function serve() {
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: Number(process.env.DATABASE_POOL_SIZE),
  });
  createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', async () => {
      try {
        const form = new URLSearchParams(body);
        const values = [
          request.url.slice(1),
          ...['childId', 'guardianId', 'requestKey'].map((name) => form.get(name)),
        ];
        const { rows } = await pool.query({
          name: 'take',
          text: 'SELECT bench_take($1, $2, $3, $4) AS answer',
          values,
        });
        response.writeHead(rows[0].answer === 'full' ? 422 : 200, { 'content-type': 'text/plain' });
        response.end(rows[0].answer);
      } catch (error) {
        response.writeHead(500).end(String(error));
      }
    });
  }).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
}
