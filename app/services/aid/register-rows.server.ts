import { createHash } from 'node:crypto';
import type { Db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import {
  compareRegister,
  type KeyedRow,
  type KnownEntitlement,
  type RegisterComparison,
} from '~/domain/aid/compare-register';
import type { EntitlementSource } from '~/domain/aid/entitlement';
import type { RegisterIssue, RegisterRow } from '~/domain/aid/register';
import type { SchoolDate } from '~/domain/calendar';
import { hashPupilNumber, open, seal } from '../pupils/pupil-number.server';

/** What is kept of a register between preview and apply. */
export type KeptRegister = { rows: RegisterRow[]; issues: RegisterIssue[]; ignored: string[] };

/** The rows as the database keeps them: who is poor or ill, encrypted. */
export function sealRegister(kept: KeptRegister): { rowsCipher: string; rowsKeyId: string } {
  const { cipher, keyId } = seal(JSON.stringify(kept));
  return { rowsCipher: cipher, rowsKeyId: keyId };
}

/** The rows again; null once they were dropped. */
export function openRegister(row: {
  rowsCipher: string | null;
  rowsKeyId: string | null;
}): KeptRegister | null {
  if (row.rowsCipher === null || row.rowsKeyId === null) return null;
  return JSON.parse(open(row.rowsCipher, row.rowsKeyId)) as KeptRegister;
}

/** Counts of a register against what is known, all that is kept of it. */
export type RegisterSummary = {
  rows: number;
  new: number;
  changed: number;
  same: number;
  covered: number;
  unmatched: number;
  errors: number;
  gone: number;
};

export function registerSummary(kept: KeptRegister, compared: RegisterComparison): RegisterSummary {
  const errors = new Set(kept.issues.map(({ row }) => row)).size;
  return {
    rows: kept.rows.length + errors,
    new: compared.new.length,
    changed: compared.changed.length,
    same: compared.same.length,
    covered: compared.covered.length,
    unmatched: compared.unmatched.length,
    errors,
    gone: compared.gone.length,
  };
}

/** Compares a register with the pupils and entitlements of this moment. */
export async function compareWithKnown(
  db: Pick<Db, 'child' | 'entitlement'>,
  source: EntitlementSource,
  rows: readonly RegisterRow[],
  today: SchoolDate,
): Promise<RegisterComparison<KeyedRow>> {
  const keyed = rows.map((row) => ({ ...row, key: hashPupilNumber(row.pupilNumber) }));
  const children = await db.child.findMany({
    where: { pupilNumberHash: { in: [...new Set(keyed.map(({ key }) => key))] } },
    select: { id: true, name: true, pupilNumberHash: true, leftOn: true },
  });
  const entitlements = await db.entitlement.findMany({
    where: { OR: [{ childId: { in: children.map(({ id }) => id) } }, { source }] },
    orderBy: { id: 'asc' },
    select: { id: true, childId: true, class: true, source: true, fromDate: true, toDate: true },
  });
  return compareRegister(
    keyed,
    {
      pupils: children.map((child) => ({
        id: child.id,
        key: child.pupilNumberHash,
        name: child.name,
        left: child.leftOn !== null,
      })),
      entitlements: entitlements.map(
        ({ fromDate, toDate, ...rest }): KnownEntitlement => ({
          ...rest,
          from: schoolDateOf(fromDate),
          to: schoolDateOf(toDate),
        }),
      ),
    },
    { source, today },
  );
}

/** Names a preview: what is applied is exactly what was looked at. */
export function digestOf({ new: added, changed, gone }: RegisterComparison): string {
  const facts = [
    added.map(({ row, childId }) => [row.row, childId]),
    changed.map(({ row, entitlementId, was }) => [row.row, entitlementId, was]),
    gone.map(({ id, to }) => [id, to]),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
}
