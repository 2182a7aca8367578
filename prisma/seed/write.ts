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
  'offering',
  'offeringSlot',
  'offeringStaff',
  'lesson',
  'lessonStaff',
  'guardian',
  'child',
  'guardianChild',
  'childClaim',
  'consent',
  'enrollment',
  'payment',
  'refund',
  'message',
  'auditEvent',
] as const satisfies readonly (keyof CountyRows)[];

/** Rows a statement at most: PostgreSQL takes 65,535 values, the widest table has twenty columns. */
const CHUNK = 1000;

type Table = { createMany(args: { data: unknown[] }): Promise<unknown> };

/** Writes everything in one transaction, with all guards of the database awake. */
export async function writeCounty(db: PrismaClient, rows: CountyRows): Promise<void> {
  await db.$transaction(
    async (tx) => {
      for (const name of ORDER) {
        const table = tx[name] as unknown as Table;
        const list: unknown[] = rows[name];
        for (let at = 0; at < list.length; at += CHUNK) {
          await table.createMany({ data: list.slice(at, at + CHUNK) });
        }
      }
      await tx.$executeRaw`SELECT audit_seal()`;
    },
    { timeout: 120_000, maxWait: 10_000 },
  );
  // Without fresh statistics the first searches after a bulk load are planned blindly.
  await db.$executeRawUnsafe('ANALYZE');
}
