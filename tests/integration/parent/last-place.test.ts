import { beforeAll, describe, expect, inject, it } from 'vitest';
import { withClient } from '../../../scripts/launch/database.mjs';
import { createTestDatabase, type TestDatabase } from '../../support/databases';
import { webProcesses } from '../../support/web-processes';

const GUARDIANS = 50;

/** The web processes that serve them: what one does in turn, several do at once. */
const PROCESSES = 4;

const processesOn = (url: string) =>
  webProcesses(url, PROCESSES, async () => {
    const [{ db }, { enroll }, market] = await Promise.all([
      import('~/db/client.server'),
      import('~/services/enrollment/enroll.server'),
      import('./family-market'),
    ]);
    return { db, enroll, market };
  });

type Process = Awaited<ReturnType<typeof processesOn>>[number];

const end = (processes: readonly Process[]) => Promise.all(processes.map(({ db }) => db.$disconnect()));

/** Fifty families ask for the last place in the same moment. */
async function rush(processes: readonly Process[]) {
  const [{ market }] = processes as [Process];
  const offeringId = await market.openOffering(await market.openMarket(), { capacity: 1 });
  const families = await Promise.all(Array.from({ length: GUARDIANS }, () => market.newFamily()));
  const outcomes = await Promise.all(
    families.map(async (family, index) => {
      const { enroll } = processes[index % processes.length] as Process;
      const form = market.asked(family, offeringId);
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
  return { outcomes, taken: await market.livePlaces(offeringId) };
}

describe('the last place and fifty guardians', () => {
  let scratch: TestDatabase;
  beforeAll(async () => {
    scratch = await createTestDatabase(inject('servers'));
    return () => scratch.drop();
  });

  it('has exactly one winner; all others are told that it is full', async () => {
    const processes = await processesOn(process.env.DATABASE_URL ?? '');
    const { outcomes, taken } = await rush(processes);
    expect(taken).toBe(1);
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    const codes = outcomes.flatMap((outcome) =>
      outcome.kind === 'refused' ? outcome.refusals.map(({ code }) => code) : [],
    );
    expect(codes).toEqual(Array(GUARDIANS - 1).fill('full'));
    await end(processes);
  });

  it('is oversold without the lock and without the guard: the test above can fail', async () => {
    await withClient(scratch.url, async (client: { query(text: string): Promise<unknown> }) => {
      const name = new URL(scratch.url).pathname.slice(1);
      // A row that comes out of a function cannot be locked: FOR UPDATE passes over it in silence.
      await client.query(`
        CREATE SCHEMA unlocked;
        CREATE FUNCTION unlocked.offerings() RETURNS SETOF public.offering LANGUAGE sql STABLE
          AS 'SELECT * FROM public.offering';
        CREATE VIEW unlocked.offering AS SELECT * FROM unlocked.offerings();
        DROP TRIGGER enrollment_place_guard ON public.enrollment;
        -- As on a slow machine: whoever has counted the places comes to write a little later.
        CREATE FUNCTION unlocked.slowly() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END $$;
        CREATE TRIGGER slowly BEFORE INSERT ON public.enrollment FOR EACH ROW EXECUTE FUNCTION unlocked.slowly();
        ALTER DATABASE "${name}" SET search_path = unlocked, public;`);
    });
    const processes = await processesOn(scratch.url);
    const { taken } = await rush(processes);
    expect(taken).toBeGreaterThan(1);
    await end(processes);
  });

  it('keeps what the database refuses even without the lock', async () => {
    const guarded = await createTestDatabase(inject('servers'));
    await withClient(guarded.url, async (client: { query(text: string): Promise<unknown> }) => {
      await client.query(`
        CREATE SCHEMA unlocked;
        CREATE FUNCTION unlocked.offerings() RETURNS SETOF public.offering LANGUAGE sql STABLE
          AS 'SELECT * FROM public.offering';
        CREATE VIEW unlocked.offering AS SELECT * FROM unlocked.offerings();
        CREATE OR REPLACE FUNCTION enrollment_place_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE places integer; taken integer;
        BEGIN
          IF NEW.status NOT IN ('held', 'confirmed') THEN RETURN NEW; END IF;
          SELECT capacity INTO places FROM public.offering WHERE id = NEW.offering_id FOR UPDATE;
          SELECT count(*) INTO taken FROM public.enrollment
           WHERE offering_id = NEW.offering_id AND status IN ('held', 'confirmed') AND id <> NEW.id;
          IF taken >= places THEN PERFORM refuse('enrollment_within_capacity', 'one place too many'); END IF;
          RETURN NEW;
        END $$;
        ALTER DATABASE "${new URL(guarded.url).pathname.slice(1)}" SET search_path = unlocked, public;`);
    });
    const processes = await processesOn(guarded.url);
    const { outcomes, taken } = await rush(processes);
    expect(taken).toBe(1);
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    await end(processes);
    await guarded.drop();
  });
});
