import type { Db, Tx } from '~/db/client.server';
import type { PrismaClient } from '~/db/generated/client';
import type { PostingLine } from '~/domain/ledger/accounts';
import { placesMoney } from './place-money.server';
import { postPlaces } from './post.server';

const AT_ONCE = 200;

/**
 * Brings places into the ledger that were taken before there was one: what they cost, what was paid and went back, each
 * batch as one entry. Places that are in it already are left alone, so it can run after every migration.
 *
 * @returns how many places were brought in
 */
export async function openBooks(client: PrismaClient, now: Date): Promise<number> {
  let count = 0;
  for (;;) {
    const done = await client.$transaction(async (tx) => openSome(tx, await strangers(tx), now));
    if (done === 0) return count;
    count += done;
  }
}

async function openSome(tx: Tx, ids: readonly string[], now: Date): Promise<number> {
  const [first] = ids;
  if (first === undefined) return 0;
  const cash = [...(await placesMoney(tx, ids)).values()].map(
    ({ payee, receivedFen, goneFen }): PostingLine => ({
      account: 'cash',
      party: payee,
      fund: '',
      enrollmentId: null,
      amountFen: receivedFen - goneFen,
    }),
  );
  const act = {
    kind: 'correction',
    subjectKind: 'opening',
    subjectId: first,
    key: `opening:${first}`,
  } as const;
  await postPlaces(
    tx,
    act,
    ids,
    now,
    cash.filter(({ amountFen }) => amountFen !== 0),
  );
  return ids.length;
}

/** Places with money or a promise of it that the ledger does not know. */
async function strangers(on: Pick<Db, '$queryRaw'>): Promise<string[]> {
  const rows = await on.$queryRaw<{ id: string }[]>`
    SELECT e.id::text FROM enrollment e
     WHERE NOT EXISTS (SELECT 1 FROM posting p WHERE p.enrollment_id = e.id)
       AND ((e.status IN ('held', 'confirmed', 'completed', 'withdrawn')
             AND jsonb_array_length(e.quote -> 'lines') > 0)
            OR EXISTS (SELECT 1 FROM payment p WHERE p.enrollment_id = e.id AND p.status = 'paid'
                          AND p.amount_fen > COALESCE((SELECT sum(f.amount_fen) FROM refund f
                                WHERE f.payment_id = p.id AND f.status IN ('sent', 'arrived')), 0)))
     ORDER BY e.id LIMIT ${AT_ONCE}`;
  return rows.map(({ id }) => id);
}
