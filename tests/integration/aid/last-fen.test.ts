import { beforeAll, describe, expect, inject, it } from 'vitest';
import { withClient } from '../../../scripts/launch/database.mjs';
import { createTestDatabase, type TestDatabase } from '../../support/databases';
import { webProcesses } from '../../support/web-processes';

const GUARDIANS = 50;
/** Four lessons of ¥35.00 each: enough for twelve whole places, a part of the thirteenth, and not a fen more. */
const BUDGET_FEN = 12 * 14_000 + 9_001;

/** The web processes that serve them: what one does in turn, several do at once. */
const PROCESSES = 4;

const processesOn = (url: string) =>
  webProcesses(url, PROCESSES, async () => {
    const [{ db }, { enroll }, market, families] = await Promise.all([
      import('~/db/client.server'),
      import('~/services/enrollment/enroll.server'),
      import('../parent/family-market'),
      import('./families'),
    ]);
    return { db, enroll, market, families };
  });

type Process = Awaited<ReturnType<typeof processesOn>>[number];

const end = (processes: readonly Process[]) => Promise.all(processes.map(({ db }) => db.$disconnect()));

/** Fifty entitled families take places in the same moment, in classes of their own so that only the budget is short. */
async function rush(processes: readonly Process[]) {
  const [{ db, market, families }] = processes as [Process];
  const programmeId = await families.layProgramme({ budgetFen: BUDGET_FEN });
  const laid = await market.openMarket();
  const offerings = await Promise.all(
    [2, 3].map((weekday) => market.openOffering(laid, { capacity: 30, weekday })),
  );
  const all = await Promise.all(Array.from({ length: GUARDIANS }, () => market.newFamily()));
  await Promise.all(all.map((family) => families.entitle(family)));
  const outcomes = await Promise.all(
    all.map(async (family, index) => {
      const { enroll } = processes[index % processes.length] as Process;
      const form = market.asked(family, offerings[(index >> 2) % 2] as string);
      for (;;) {
        try {
          return await enroll(family.actor, form, new Date());
        } catch (error) {
          // "Busy, try again": on a slow machine the queue is longer than the lock's patience, and people do.
          if ((error as Error).name !== 'Busy') throw error;
        }
      }
    }),
  );
  const places = await db.enrollment.findMany({ select: { id: true, dueFen: true, quote: true } });
  const grants = await db.subsidyGrant.findMany({ where: { programmeId } });
  const programme = await db.programme.findUniqueOrThrow({ where: { id: programmeId } });
  const codes = outcomes.flatMap((outcome) =>
    outcome.kind === 'refused' ? outcome.refusals.map(({ code }) => code) : [],
  );
  return { codes, places, grants, programme };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, fen) => total + fen, 0);

describe('the last fen of a programme and fifty guardians', () => {
  let scratch: TestDatabase;
  beforeAll(async () => {
    scratch = await createTestDatabase(inject('servers'));
    return () => scratch.drop();
  }, 120_000);

  it('is given once: every place is taken, every price is honest, and the budget is used up exactly', async () => {
    const processes = await processesOn(process.env.DATABASE_URL ?? '');
    const { codes, places, grants, programme } = await rush(processes);
    expect(codes).toEqual([]);
    expect(places).toHaveLength(GUARDIANS);
    expect(programme.reservedFen).toBe(BUDGET_FEN);
    expect(sum(grants.map(({ amountFen }) => amountFen))).toBe(BUDGET_FEN);
    // What a price promises is what the programme is bound to, and the family pays the rest: no more, no less.
    const given = new Map(grants.map(({ enrollmentId, amountFen }) => [enrollmentId, amountFen]));
    for (const { id, dueFen, quote } of places) {
      expect((quote as { subsidyFen: number }).subsidyFen).toBe(given.get(id) ?? 0);
      expect(dueFen + (given.get(id) ?? 0)).toBe(14_000);
    }
    const dues = places.map(({ dueFen }) => dueFen).sort((a, b) => a - b);
    expect(dues).toEqual([...Array(12).fill(0), 14_000 - 9_001, ...Array(GUARDIANS - 13).fill(14_000)]);
    expect(await processes[0]?.families.ledgerIsRight()).toBe(true);
    await end(processes);
  }, 120_000);

  it('is kept by the database alone when the lock does not hold: the test above can fail', async () => {
    await withClient(scratch.url, async (client: { query(text: string): Promise<unknown> }) => {
      const name = new URL(scratch.url).pathname.slice(1);
      // A row that comes out of a function cannot be locked: FOR NO KEY UPDATE passes over it in silence. What writes
      // the sum (the guard of grants) still reaches the table itself.
      await client.query(`
        CREATE SCHEMA unlocked;
        CREATE FUNCTION unlocked.programmes() RETURNS SETOF public.programme LANGUAGE sql STABLE
          AS 'SELECT pg_sleep(0.02); SELECT * FROM public.programme';
        CREATE VIEW unlocked.programme AS SELECT * FROM unlocked.programmes();
        CREATE FUNCTION unlocked.insert_programme() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN INSERT INTO public.programme SELECT NEW.*; RETURN NEW; END $$;
        CREATE TRIGGER inserts INSTEAD OF INSERT ON unlocked.programme FOR EACH ROW EXECUTE FUNCTION unlocked.insert_programme();
        CREATE FUNCTION unlocked.update_programme() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN UPDATE public.programme SET reserved_fen = reserved_fen + NEW.reserved_fen - OLD.reserved_fen
                 WHERE id = NEW.id; RETURN NEW; END $$;
        CREATE TRIGGER updates INSTEAD OF UPDATE ON unlocked.programme FOR EACH ROW EXECUTE FUNCTION unlocked.update_programme();
        ALTER DATABASE "${name}" SET search_path = unlocked, public;`);
    });
    const processes = await processesOn(scratch.url);
    const { codes, grants, programme } = await rush(processes);
    // Prices were promised that the budget did not hold; the database refused each of them whole.
    expect(new Set(codes)).toEqual(new Set(['changed_meanwhile']));
    expect(programme.reservedFen).toBeLessThanOrEqual(BUDGET_FEN);
    expect(sum(grants.map(({ amountFen }) => amountFen))).toBe(programme.reservedFen);
    await end(processes);
  }, 120_000);
});
