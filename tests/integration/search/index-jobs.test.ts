import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { instantOf } from '~/domain/calendar';
import { enqueue } from '~/jobs/enqueue.server';
import { runDueJobs } from '~/jobs/runner.server';
import type { SearchEngine } from '~/ports/search/port';
import { searchEngines } from '~/services/search/engine.server';
import { reindex } from '~/services/search/reindex.server';
import { tendSearch } from '~/services/search/tend.server';
import { query } from '../../contract/search/documents';
import { layFamily, layMarket, layOffering, type Market, NOW, takePlace } from './market';

// Meilisearch takes seconds for its first tasks on a small machine.
vi.setConfig({ testTimeout: 120_000 });

let market: Market;
beforeAll(async () => {
  market = await layMarket();
});
afterAll(() => searchEngines().search.close());

/** PostgreSQL, and Meilisearch where this machine has one. */
function engines(): SearchEngine[] {
  const { postgres, meilisearch } = searchEngines();
  return meilisearch ? [postgres, meilisearch] : [postgres];
}

async function indexed(offeringId: string, now = NOW) {
  await inTransaction((tx) => enqueue(tx, 'index-offering', { offeringId }));
  await runDueJobs(now);
}

/** What all engines find, which must be the same. */
async function found(over: Parameters<typeof query>[0] = {}) {
  const answers = await Promise.all(engines().map((engine) => engine.search(query(over))));
  const [first, ...others] = answers;
  for (const other of others) expect(other).toEqual(first);
  return first ?? { ids: [], total: 0, facets: {} as never };
}

async function documentOf(id: string) {
  const row = await db.searchDocument.findUniqueOrThrow({ where: { id } });
  return row.document as Record<string, unknown>;
}

describe('the jobs that keep the search in step', () => {
  it('an offering is found once it is open to families, and no more when it is canceled', async () => {
    const id = await layOffering(market, { status: 'approved' });
    await indexed(id);
    expect((await found({ text: '快乐足球' })).ids).toEqual([]);
    await db.offering.update({ where: { id }, data: { status: 'open' } });
    await indexed(id);
    expect((await found({ text: 'zuqiu' })).ids).toEqual([id]);
    await db.offering.update({ where: { id }, data: { status: 'canceled' } });
    await indexed(id);
    expect((await found()).ids).toEqual([]);
  });

  it('a place taken is counted, the last one makes it full', async () => {
    const id = await layOffering(market, { capacity: 2, minimum: 1 });
    await takePlace(id, await layFamily());
    await indexed(id);
    expect((await documentOf(id)).placesLeft).toBe(1);
    expect((await found({ filter: { withPlaces: true } })).ids).toEqual([id]);
    await takePlace(id, await layFamily());
    await indexed(id);
    expect((await found({ filter: { withPlaces: true } })).ids).toEqual([]);
    expect((await found()).ids).toEqual([id]);
    await db.offering.update({ where: { id }, data: { status: 'canceled' } });
    await indexed(id);
  });

  it('a suspended provider disappears from the search at once and comes back when it is resumed', async () => {
    const ids = [await layOffering(market), await layOffering(market, { schoolId: 'ganpu' })];
    const { provider, listing } = market;
    const indexProvider = async () => {
      await inTransaction((tx) => enqueue(tx, 'index-provider', { providerId: provider.id }));
      await runDueJobs(NOW);
    };
    await indexProvider();
    expect((await found()).total).toBe(2);
    await db.listing.update({ where: { id: listing.id }, data: { status: 'suspended' } });
    await indexProvider();
    expect((await found()).total).toBe(0);
    await db.listing.update({ where: { id: listing.id }, data: { status: 'listed' } });
    await indexProvider();
    expect((await found()).ids.sort()).toEqual([...ids].sort());
  });

  it('a renamed course and a renamed school are found by their new names', async () => {
    await db.course.update({ where: { id: market.course.id }, data: { titleZh: '足球小将' } });
    await inTransaction((tx) => enqueue(tx, 'index-course', { courseId: market.course.id }));
    await runDueJobs(NOW);
    expect((await found({ text: '小将' })).total).toBe(2);
    await db.school.update({ where: { id: 'ganpu' }, data: { nameZh: '六里堰小学' } });
    await inTransaction((tx) => enqueue(tx, 'index-school', { schoolId: 'ganpu' }));
    await runDueJobs(NOW);
    expect((await found({ text: 'liuliyan' })).total).toBe(1);
  });

  it('what changes by time alone is planned for that time: it opens, it closes, the listing ends', async () => {
    const opensAt = instantOf('2030-09-10', 480);
    const closesAt = instantOf('2030-09-20', 480);
    const listedUntil = (validTo: string) =>
      db.listing.update({
        where: { id: market.listing.id },
        data: { validTo: new Date(`${validTo}T00:00:00Z`) },
      });
    await listedUntil('2031-06-30');
    const id = await layOffering(market, { opensAt, closesAt, dates: ['2030-09-24'] });
    await listedUntil('2027-06-30');
    const before = instantOf('2026-09-15', 600);
    await indexed(id, before);
    const planned = async () => {
      const rows = await db.$queryRaw<{ run_at: Date }[]>`
        SELECT run_at FROM graphile_worker.jobs WHERE key = ${`index-offering-then:${id}`}`;
      return rows.map((row) => row.run_at.toISOString());
    };
    expect((await documentOf(id)).phase).toBe('upcoming');
    expect(await planned()).toEqual([instantOf('2027-07-01', 0).toISOString()]);
    await listedUntil('2031-06-30');
    await indexed(id, before);
    expect(await planned()).toEqual([opensAt.toISOString()]);
    await indexed(id, opensAt);
    expect((await documentOf(id)).phase).toBe('open');
    expect(await planned()).toEqual([closesAt.toISOString()]);
    await indexed(id, closesAt);
    expect((await documentOf(id)).phase).toBe('over');
    await db.offering.update({ where: { id }, data: { status: 'canceled' } });
    await indexed(id);
  });

  it('a job that finds nothing changed copies nothing', async () => {
    const [row] = await db.searchDocument.findMany({ where: { removedAt: null }, take: 1 });
    if (!row) throw new Error('nothing is indexed');
    await indexed(row.id);
    const after = await db.searchDocument.findUniqueOrThrow({ where: { id: row.id } });
    expect(after.revision).toBe(row.revision);
  });

  it('what nobody indexed is found by the tending', async () => {
    const id = await layOffering(market, { schoolId: 'haibin' });
    expect((await found({ filter: { schools: ['haibin'] } })).ids).toEqual([]);
    await tendSearch(NOW);
    await runDueJobs(NOW);
    expect((await found({ filter: { schools: ['haibin'] } })).ids).toEqual([id]);
  });

  it('two indexings at once end with the newer truth', async () => {
    const id = await layOffering(market, { schoolId: 'haibin', capacity: 9 });
    const family = await layFamily();
    await Promise.all([indexed(id), takePlace(id, family).then(() => indexed(id)), indexed(id)]);
    await runDueJobs(NOW);
    expect((await documentOf(id)).placesLeft).toBe(8);
  });
});

describe('reindex', () => {
  it('makes everything anew and tells how far it is', async () => {
    const expected = (await found()).ids.sort();
    await db.$executeRaw`DELETE FROM search_document`;
    const steps: string[] = [];
    const count = await reindex(NOW, ({ engine, done, of }) => steps.push(`${engine} ${done}/${of}`));
    expect(count).toBe(expected.length);
    expect((await found()).ids.sort()).toEqual(expected);
    const all = await db.offering.count();
    expect(steps[0]).toBe(`postgres ${all}/${all}`);
    if (searchEngines().meilisearch) expect(steps.at(-1)).toBe(`meilisearch ${count}/${count}`);
  });

  it('takes out what no longer exists', async () => {
    const stranger = '0190b6c0-0000-7000-8000-000000000404';
    await db.$executeRaw`
      INSERT INTO search_document SELECT (jsonb_populate_record(d, jsonb_build_object('id', ${stranger}::text))).*
        FROM search_document d LIMIT 1`;
    await reindex(NOW);
    expect((await found()).ids).not.toContain(stranger);
  });

  it('a change while Meilisearch is being filled is not lost', async () => {
    const { meilisearch } = searchEngines();
    if (!meilisearch) return;
    const [id] = (await found()).ids;
    if (!id) throw new Error('nothing is indexed');
    let change: Promise<void> | undefined;
    await reindex(NOW, ({ engine }) => {
      if (engine !== 'meilisearch') return;
      // The new index has its documents and is not in its place yet: this is copied to the old one.
      change ??= db.offering.update({ where: { id }, data: { status: 'canceled' } }).then(() => indexed(id));
    });
    expect(change).toBeDefined();
    await change;
    await tendSearch(NOW); // what the worker does every minute
    await runDueJobs(NOW);
    expect((await found()).ids).not.toContain(id);
  });
});
