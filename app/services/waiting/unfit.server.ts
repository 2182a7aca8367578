import type { Tx } from '~/db/client.server';
import { CONSENT_VERSIONS } from '~/domain/consent';
import type { PlaceSettings } from '~/domain/county-settings';
import { endEntries } from './end-entries.server';
import { tellFamily } from './tell.server';

/**
 * Takes out of the line whoever can have no place here any more, before somebody asks them in vain: the child has left
 * its school, is in another grade, is in nobody's account, or no guardian of it agrees any more that its data is kept
 * (M1). What a family can put right itself, such as a clash with another class, stays its own business.
 */
export async function closeUnfit(
  tx: Tx,
  settings: PlaceSettings,
  offeringId: string,
  now: Date,
): Promise<number> {
  const unfit = await tx.$queryRaw<{ id: string }[]>`
    SELECT w.id::text FROM waiting_entry w
      JOIN child c ON c.id = w.child_id
      JOIN offering o ON o.id = w.offering_id
     WHERE w.offering_id = ${offeringId}::uuid AND w.status = 'waiting'
       AND (c.left_on IS NOT NULL OR NOT c.grade = ANY(o.grades)
            OR EXISTS (SELECT 1 FROM enrollment e WHERE e.offering_id = w.offering_id AND e.child_id = w.child_id
                          AND e.status IN ('held', 'confirmed'))
            OR NOT EXISTS (
                 SELECT 1 FROM guardian_child g
                   JOIN consent k ON k.guardian_id = g.guardian_id AND k.child_id = g.child_id
                  WHERE g.child_id = w.child_id AND k.kind = 'child_data' AND k.withdrawn_at IS NULL
                    AND k.text_version = ${CONSENT_VERSIONS.child_data}))`;
  const entryIds = unfit.map(({ id }) => id);
  if (entryIds.length === 0) return 0;
  const closed = await endEntries(tx, { system: 'waiting' }, { entryIds, status: 'closed' }, now);
  for (const entry of closed) await tellFamily(tx, settings, entry, { kind: 'waiting_closed_child' }, now);
  return closed.length;
}
