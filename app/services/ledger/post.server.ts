import type { Db, Tx } from '~/db/client.server';
import { lockRows } from '~/db/lock.server';
import { dateColumn } from '~/db/school-date.server';
import { todayInShanghai } from '~/domain/calendar';
import type { EntryKind, LedgerAccount, PostingLine } from '~/domain/ledger/accounts';
import { Balances } from '~/domain/ledger/balances';
import { grantedFen, placeBalances } from '~/domain/ledger/place';
import { placesMoney, type StoredPlace } from './place-money.server';

/** The business act that is posted, and what it refers to. */
export type Act = {
  readonly kind: EntryKind;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Names an act that must never be posted twice; a second try violates a constraint. */
  readonly key?: string;
};

/** Accounts whose balance for a place follows from its facts; the others move only by acts of their own. */
const OF_PLACES: LedgerAccount[] = [
  'receivable',
  'billed',
  'supervised',
  'programme_claim',
  'programme_held',
  'county_claim',
  'county_held',
  'provider_payable',
  'school_income',
  'refund_payable',
];

/**
 * Brings the ledger up to what is true of some places, in one balanced entry, and what their programmes are bound to
 * with it. Called after the rows were changed, with the places locked or locking them; money that moves at the same
 * time (`moved`: cash, credit) belongs to the same entry. Nothing to post posts nothing.
 *
 * @returns the places as they are now
 */
export async function postPlaces(
  tx: Tx,
  act: Act,
  enrollmentIds: readonly string[],
  now: Date,
  moved: readonly PostingLine[] = [],
): Promise<Map<string, StoredPlace>> {
  const ids = await lockRows(tx, 'enrollment', enrollmentIds);
  const places = await placesMoney(tx, ids);
  const stands = await balancesOf(tx, ids);
  const lines = [...places.values()].flatMap((place) =>
    placeBalances(place).since(stands.get(place.id) ?? new Balances(), place.id),
  );
  await postEntry(tx, act, [...lines, ...moved], now);
  await bindProgrammes(tx, [...places.values()]);
  return places;
}

/** The same for a place that this transaction has just written: nobody else knows it, and nothing stands for it yet. */
export async function postNewPlace(tx: Tx, act: Act, enrollmentId: string, now: Date): Promise<void> {
  const places = [...(await placesMoney(tx, [enrollmentId])).values()];
  const lines = places.flatMap((place) => placeBalances(place).since(new Balances(), place.id));
  await postEntry(tx, act, lines, now);
  await bindProgrammes(tx, places, { fresh: true });
}

/** Posts one entry. @throws a constraint violation when it does not balance, or its key was posted before */
export async function postEntry(tx: Tx, act: Act, lines: readonly PostingLine[], now: Date): Promise<void> {
  if (lines.length === 0) return;
  const { id } = await tx.journalEntry.create({
    data: { ...act, day: dateColumn(todayInShanghai(now)), at: now },
    select: { id: true },
  });
  await tx.posting.createMany({
    data: lines.map((line, index) => ({ ...line, entryId: id, line: index + 1 })),
  });
}

/** What stands in the ledger for places, as far as it follows from their facts. */
export async function balancesOf(
  db: Pick<Db, '$queryRaw'>,
  enrollmentIds: readonly string[],
): Promise<Map<string, Balances>> {
  const rows = await db.$queryRaw<
    { id: string; account: LedgerAccount; party: string; fund: string; fen: number }[]
  >`
    SELECT p.enrollment_id::text AS id, p.account::text, p.party, p.fund, sum(p.amount_fen)::int AS fen
      FROM posting p
     WHERE p.enrollment_id = ANY(${enrollmentIds}::uuid[]) AND p.account::text = ANY(${OF_PLACES})
     GROUP BY 1, 2, 3, 4`;
  const balances = new Map<string, Balances>();
  for (const { id, account, party, fund, fen } of rows) {
    const of = balances.get(id) ?? new Balances();
    balances.set(id, of.add(account, party, fund, fen));
  }
  return balances;
}

/** Invariant 6: the grants rise and fall with the ledger; the database refuses more than budget and cap. */
async function bindProgrammes(tx: Tx, places: readonly StoredPlace[], { fresh = false } = {}): Promise<void> {
  const wanted = places.flatMap((place) =>
    [...grantedFen(place)].map(([programmeId, amountFen]) => ({ place, programmeId, amountFen })),
  );
  if (wanted.length === 0) return;
  const ids = fresh ? [] : [...new Set(wanted.map(({ place }) => place.id))];
  const known =
    ids.length > 0
      ? await tx.subsidyGrant.findMany({
          where: { enrollmentId: { in: ids } },
          select: { enrollmentId: true, programmeId: true, amountFen: true },
        })
      : [];
  // In the order of programmes, so that two commands that need the same ones cannot wait for each other.
  wanted.sort((a, b) => (a.programmeId < b.programmeId ? -1 : a.programmeId > b.programmeId ? 1 : 0));
  for (const { place, programmeId, amountFen } of wanted) {
    const was = known.find((each) => each.enrollmentId === place.id && each.programmeId === programmeId);
    if ((was?.amountFen ?? 0) === amountFen) continue;
    const { id: enrollmentId, childId, termId } = place;
    await tx.subsidyGrant.upsert({
      where: { enrollmentId_programmeId: { enrollmentId, programmeId } },
      create: { enrollmentId, programmeId, childId, termId, amountFen },
      update: { amountFen },
      select: { enrollmentId: true },
    });
  }
}
