import { createHash } from 'node:crypto';
import { type Db, db } from '~/db/client.server';

export type ChainReport = {
  /** Events whose hash was recomputed and found right, up to the first that was not. */
  verified: number;
  /** Hash of the last event: note it elsewhere, and a chain cut short later is seen. */
  head: string | null;
  /** Events written a moment ago that the next sealing takes up. */
  unsealed: number;
  /** Position of the first event that does not follow from the one before, or null. */
  brokenAt: bigint | null;
};

type Row = { position: bigint; previous_hash: string; hash: string; text: string };

const AT_ONCE = 2_000;

/** Seals what was committed since the last time; returns how many events were chained. */
export async function sealAudit(): Promise<number> {
  const [row] = await db.$queryRaw<{ sealed: number }[]>`SELECT audit_seal() AS sealed`;
  return row?.sealed ?? 0;
}

/**
 * Recomputes every hash from the first event on, outside the database: what an event says, its place in the order
 * and its link to the one before. Invariant 10.
 */
export async function verifyChain(on: Db = db): Promise<ChainReport> {
  let previous = '';
  let position = 0n;
  for (;;) {
    const rows = await on.$queryRaw<Row[]>`
      SELECT position, previous_hash, hash, audit_text(e) AS text
        FROM audit_event e WHERE position > ${position} ORDER BY position LIMIT ${AT_ONCE}`;
    for (const row of rows) {
      const expected = chainHash(previous, position + 1n, row.text);
      if (row.position !== position + 1n || row.previous_hash !== previous || row.hash !== expected) {
        return { verified: Number(position), head: previous || null, unsealed: 0, brokenAt: position + 1n };
      }
      previous = row.hash;
      position = row.position;
    }
    if (rows.length < AT_ONCE) break;
  }
  const unsealed = await on.auditEvent.count({ where: { position: null } });
  return { verified: Number(position), head: previous || null, unsealed, brokenAt: null };
}

/** SHA-256 of previous hash, position and text, hex: the same as `audit_seal()` in the database makes. */
export function chainHash(previous: string, position: bigint, text: string): string {
  return createHash('sha256').update(`${previous}|${position}|${text}`, 'utf8').digest('hex');
}
