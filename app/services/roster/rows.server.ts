import type { RosterIssue, RosterRow } from '~/domain/roster/read';
import { open, seal } from '../pupils/pupil-number.server';

/** What is kept of a file between preview and apply. */
export type KeptRows = { rows: RosterRow[]; issues: RosterIssue[]; ignored: string[] };

/** The rows as the database keeps them: personal data, encrypted. */
export function sealRows(rows: KeptRows): { rowsCipher: string; rowsKeyId: string } {
  const { cipher, keyId } = seal(JSON.stringify(rows));
  return { rowsCipher: cipher, rowsKeyId: keyId };
}

/** The rows again; null once they were dropped. */
export function openRows(kept: { rowsCipher: string | null; rowsKeyId: string | null }): KeptRows | null {
  if (kept.rowsCipher === null || kept.rowsKeyId === null) return null;
  return JSON.parse(open(kept.rowsCipher, kept.rowsKeyId)) as KeptRows;
}
