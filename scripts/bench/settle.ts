// Settling a month of a county, at the demo's size and at ten times that, against one statement that only sums the same
// postings. On a PostgreSQL of its own, with books laid by SQL: what earns the money is not what is measured.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverAccount } from '../launch/account.mjs';
import { Children } from '../launch/children.mjs';
import { createDatabase, databaseOn, migrate, withClient } from '../launch/database.mjs';
import { startPostgres } from '../launch/postgres.mjs';
import { makeSecrets } from '../launch/secrets.mjs';
import { alternatingWork, type Figure } from './measure';

/** A month of the demo county, about: providers, their classes, and per class its lessons of the month and children. */
const COUNTY = { providers: 24, classes: 3, lessons: 3, children: 18 };
const SIZES = [1, 10];
const ROUNDS = 5;
const MONTH = '2026-10';
const NOW = new Date('2026-11-02T02:00:00Z');

/** What a run of a size costs, and how it grows from the smallest size to the largest. */
export async function benchSettle(): Promise<Figure[]> {
  const place = mkdtempSync(path.join(tmpdir(), 'after-school-bench-'));
  const children = new Children({ logs: path.join(place, 'logs') });
  try {
    const { postgresPassword: password } = makeSecrets();
    const server = await startPostgres({
      place,
      children,
      account: serverAccount(),
      password,
      port: 0,
      throwaway: true,
    });
    await createDatabase(server.url('postgres'), 'bench');
    const url = databaseOn(server.url('postgres'), 'bench');
    await migrate(url);
    // The services connect to what the environment names when they are loaded.
    Object.assign(process.env, { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: url });
    return await measureSizes(url);
  } finally {
    await children.stopAll();
    rmSync(place, { recursive: true, force: true });
  }
}

async function measureSizes(url: string): Promise<Figure[]> {
  const { db } = await import('~/db/client.server');
  const { settleMonth } = await import('~/services/settlement/settle-month.server');
  const figures: Figure[] = [];
  let laid = 0;
  for (const size of SIZES) {
    const providers = COUNTY.providers * size;
    await lay(url, laid, providers);
    laid = providers;
    const postings = providers * COUNTY.classes * COUNTY.lessons * COUNTY.children;
    let round = 0;
    const figure = await alternatingWork({
      name: `settle a month, ${size}×: ${providers} providers, ${postings} postings`,
      rounds: ROUNDS,
      before: () => db.$executeRaw`DELETE FROM settlement`,
      measured: async () => {
        round += 1;
        const started = round;
        const settled = await settleMonth(
          { month: MONTH, onStep: async (progress) => say(size, started, progress) },
          NOW,
        );
        if (settled.drafted !== providers || settled.totalFen !== postings * 3500)
          throw new Error(`the bench settled something else: ${JSON.stringify(settled)}`);
      },
      baseline: () => sumOnly(db),
    });
    figures.push({ ...figure, against: 'one statement that sums the same postings' });
  }
  await db.$disconnect();
  process.stderr.write('\n');
  return withGrowth(figures);
}

/** Says of the largest size how it compares with the smallest: 10 would be growing just as the county does. */
function withGrowth(figures: readonly Figure[]): Figure[] {
  const [least, most] = [figures[0], figures.at(-1)];
  if (!least || !most || least === most) return [...figures];
  const times = (of: (figure: Figure) => number) => (of(most) / of(least)).toFixed(1);
  const note = `growth from ${SIZES[0]}× to ${SIZES.at(-1)}×: ${times(({ measured }) => measured.median)} times the time, its floor ${times(({ baseline }) => baseline.median)} times`;
  return figures.map((figure) => (figure === most ? { ...figure, note } : figure));
}

/** The floor: no settlement without reading these postings. */
const sumOnly = (db: { $queryRaw: (sql: TemplateStringsArray) => Promise<unknown> }) => db.$queryRaw`
  SELECT p.party, p.fund, sum(p.amount_fen) FROM posting p JOIN journal_entry j ON j.id = p.entry_id
   WHERE p.account = 'provider_payable' AND j.day <= '2026-10-31' GROUP BY 1, 2`;

function say(size: number, round: number, { done, total }: { done: number; total: number }): void {
  if (done % 10 !== 0 && done !== total) return;
  process.stderr.write(`\r${size}×, run ${round}: ${done} of ${total} providers   `);
}

/** Lays providers `from` to `to` with their classes, children, lessons and what those earned, without their stories. */
async function lay(url: string, from: number, to: number): Promise<void> {
  process.stderr.write(`\rlaying the books of ${to} providers …            `);
  const { classes, lessons, children } = COUNTY;
  await withClient(url, async (client: { query: (sql: string) => Promise<unknown> }) => {
    // What guards a class, a place and an entry is not asked of rows that only stand for their numbers.
    await client.query(`SET session_replication_role = replica`);
    const providers = `generate_series(${from + 1}, ${to}) p`;
    const groups = `${providers}, generate_series(1, ${classes}) c`;
    const id = (kind: string, ...parts: string[]) => `md5('${kind}-' || ${parts.join(` || '-' || `)})::uuid`;
    const day = (lesson: string) => `date '2026-10-06' + 7 * (${lesson} - 1)`;
    for (const sql of [
      `INSERT INTO provider (id, kind, name_zh, name_en)
         SELECT ${id('provider', 'p')}, 'association', '协会 ' || p, 'Association ' || p FROM ${providers}`,
      `INSERT INTO offering (id, course_id, school_id, term_id, status, capacity, minimum, payer, per_lesson_fen,
                             first_date, weeks, updated_at)
         SELECT ${id('class', 'p', 'c')}, ${id('course', 'p')}, 'school', 'term', 'running', 30, 1, 'family', 3500,
                '2026-09-01', 16, now() FROM ${groups}`,
      `INSERT INTO lesson (id, offering_id, number, date, start_minute, end_minute, status, provider_confirmed_at,
                           school_confirmed_at)
         SELECT ${id('lesson', 'p', 'c', 'l')}, ${id('class', 'p', 'c')}, l, ${day('l')}, 940, 1030, 'taught', now(), now()
           FROM ${groups}, generate_series(1, ${lessons}) l`,
      `INSERT INTO enrollment (id, offering_id, child_id, guardian_id, status, quote, due_fen)
         SELECT ${id('place', 'p', 'c', 'k')}, ${id('class', 'p', 'c')}, ${id('child', 'p', 'k')}, ${id('guardian', 'p', 'k')},
                'confirmed', '{}', 0 FROM ${groups}, generate_series(1, ${children}) k`,
      `INSERT INTO journal_entry (id, day, at, kind, subject_kind, subject_id)
         SELECT ${id('entry', 'p', 'c', 'l')}, ${day('l')}, ${day('l')}, 'lesson_earned', 'lesson',
                ${id('lesson', 'p', 'c', 'l')} FROM ${groups}, generate_series(1, ${lessons}) l`,
      // Every fourth child is paid for by a programme; the other side of each is what was held for the lesson.
      `INSERT INTO posting (entry_id, line, account, party, fund, enrollment_id, amount_fen)
         SELECT ${id('entry', 'p', 'c', 'l')}, 2 * k - side, CASE side WHEN 0 THEN 'provider_payable' ELSE 'supervised' END::ledger_account,
                CASE side WHEN 0 THEN ${id('provider', 'p')}::text ELSE 'fiscal' END,
                CASE WHEN side = 1 THEN '' WHEN k % 4 = 0 THEN 'programme:aid' ELSE 'family:fiscal' END,
                ${id('place', 'p', 'c', 'k')}, CASE side WHEN 0 THEN -3500 ELSE 3500 END
           FROM ${groups}, generate_series(1, ${lessons}) l, generate_series(1, ${children}) k, generate_series(0, 1) side`,
      `ANALYZE`,
    ])
      await client.query(sql);
  });
}
