import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { withClient } from '../../../scripts/launch/database.mjs';
import { createTestDatabase, type TestDatabase } from '../../support/databases';

const GUARDIANS = 50;

/** Our modules, connected to `url`: the client and the settings are one per process, so both are made anew. */
async function modulesOn(url: string) {
  const holder = globalThis as unknown as Record<symbol, unknown>;
  for (const name of ['db', 'env']) delete holder[Symbol.for(`after-school-supermarket.${name}`)];
  process.env.DATABASE_URL = url;
  process.env.DATABASE_POOL_SIZE = '20';
  vi.resetModules();
  const [{ db }, { enroll }, market] = await Promise.all([
    import('~/db/client.server'),
    import('~/services/enrollment/enroll.server'),
    import('./family-market'),
  ]);
  return { db, enroll, market };
}

/** Fifty families ask for the last place in the same moment. */
async function rush({ enroll, market }: Awaited<ReturnType<typeof modulesOn>>) {
  const offeringId = await market.openOffering(await market.openMarket(), { capacity: 1 });
  const families = await Promise.all(Array.from({ length: GUARDIANS }, () => market.newFamily()));
  const outcomes = await Promise.all(
    families.map(async (family) => {
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
    return async () => {
      const { db } = await import('~/db/client.server');
      await db.$disconnect();
      await scratch.drop();
    };
  });

  it('has exactly one winner; all others are told that it is full', async () => {
    const modules = await modulesOn(process.env.DATABASE_URL ?? '');
    const { outcomes, taken } = await rush(modules);
    expect(taken).toBe(1);
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    const codes = outcomes.flatMap((outcome) =>
      outcome.kind === 'refused' ? outcome.refusals.map(({ code }) => code) : [],
    );
    expect(codes).toEqual(Array(GUARDIANS - 1).fill('full'));
    await modules.db.$disconnect();
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
        ALTER DATABASE "${name}" SET search_path = unlocked, public;`);
    });
    const modules = await modulesOn(scratch.url);
    const { taken } = await rush(modules);
    expect(taken).toBeGreaterThan(1);
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
    const modules = await modulesOn(guarded.url);
    const { outcomes, taken } = await rush(modules);
    expect(taken).toBe(1);
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    await modules.db.$disconnect();
    await guarded.drop();
  });
});
