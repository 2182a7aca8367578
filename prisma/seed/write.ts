import type { PrismaClient } from '~/db/generated/client';
import type { CountyRows } from './county';

/** The order of foreign keys and of the guards: lessons before the places in them, closures before lessons. */
const ORDER = [
  'countySetting',
  'term',
  'calendarDay',
  'town',
  'townTravel',
  'schoolGroup',
  'school',
  'lessonEnd',
  'schoolCare',
  'room',
  'roomClosure',
  'user',
  'account',
  'provider',
  'membership',
  'castMember',
  'listing',
  'listingFeeStandard',
  'listingDecision',
  'storedFile',
  'credential',
  'instructor',
  'staffCheck',
  'course',
  'courseReview',
  'ruleOverride',
  'screeningCase',
  'draw',
  'offering',
  'offeringSlot',
  'offeringStaff',
  'reservedPlaces',
  'lesson',
  'lessonStaff',
  'guardian',
  'child',
  'guardianChild',
  'childClaim',
  'consent',
  'programme',
  'entitlementImport',
  'entitlementClaim',
  'entitlement',
  'enrollment',
  'wishList',
  'wish',
  'drawPaper',
  'waitingEntry',
  'waitingMove',
  'attendance',
  'subsidyGrant',
  'payment',
  'refund',
  'journalEntry',
  'posting',
  'receipt',
  'receiptSeries',
  'settlement',
  'settlementLine',
  'settlementRun',
  'transferOrder',
  'bankStatement',
  'bankLine',
  'reconciliationRun',
  'reconciliationItem',
  'finding',
  'findingEvent',
  'message',
  'auditEvent',
] as const satisfies readonly (keyof CountyRows)[];

/** Rows a statement at most: a few hundred kilobytes of JSON. */
const CHUNK = 1000;

/**
 * Writes everything in one transaction, with all guards of the database awake. A chunk of rows travels as one JSON
 * value: that takes half as long as an INSERT with a parameter for each of a hundred thousand values.
 */
export async function writeCounty(db: PrismaClient, rows: CountyRows): Promise<void> {
  await db.$transaction(
    async (tx) => {
      for (const name of ORDER) {
        for (const list of alike(name === 'draw' ? rows.draw.map(asAnnounced) : rows[name])) {
          const statement = insertInto(snake(name), list);
          for (const chunk of chunks(list)) {
            await tx.$executeRawUnsafe(statement, JSON.stringify(chunk.map(columns)));
          }
        }
      }
      for (const { id: drawId, ...row } of rows.draw)
        await tx.draw.update({ where: { id: drawId }, data: becameOf(row) });
      await tx.$executeRaw`SELECT audit_seal()`;
    },
    { timeout: 120_000, maxWait: 10_000 },
  );
  // Without fresh statistics the first searches after a bulk load are planned blindly.
  await db.$executeRawUnsafe('ANALYZE');
}

type DrawRow = CountyRows['draw'][number];

/** Wishes are taken only for a draw that is announced: what became of it since is written after them. */
function asAnnounced(row: DrawRow): DrawRow {
  const nothing = { seed: null, frozenAt: null, heldBy: null, heldAt: null, drawnAt: null };
  return { ...row, ...nothing, status: 'announced' };
}

function becameOf({ status, seed, frozenAt, heldBy, heldAt, drawnAt }: Omit<DrawRow, 'id'>) {
  return { status, seed, frozenAt, heldBy, heldAt, drawnAt };
}

/** What the database wants in one statement stays together: the postings of an entry, the lines of a settlement. */
function* chunks(list: readonly object[]): Generator<readonly object[]> {
  const entryOf = (at: number) => {
    const { settlementId, entryId } = (list[at] ?? {}) as { settlementId?: string; entryId?: string };
    return settlementId ?? entryId;
  };
  for (let at = 0, end = 0; at < list.length; at = end) {
    end = Math.min(at + CHUNK, list.length);
    while (end < list.length && entryOf(end) !== undefined && entryOf(end) === entryOf(end - 1)) end += 1;
    yield list.slice(at, end);
  }
}

/** Rows with the same fields together: a field that is left out gets the default of its column. */
function alike(rows: readonly object[]): object[][] {
  const groups = new Map<string, object[]>();
  for (const row of rows) {
    const fields = Object.keys(row).sort().join(' ');
    const group = groups.get(fields);
    if (group) group.push(row);
    else groups.set(fields, [row]);
  }
  return [...groups.values()];
}

function insertInto(table: string, list: readonly object[]): string {
  const names = Object.keys(list[0] ?? {})
    .map((key) => `"${snake(key)}"`)
    .join(', ');
  return `INSERT INTO "${table}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${table}", $1::json)`;
}

/** A row by the names of its columns; bytes as PostgreSQL writes them. */
function columns(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      snake(key),
      value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value,
    ]),
  );
}

/** areaM2 → area_m2: every table and column of the schema is named after its field like this. */
function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
