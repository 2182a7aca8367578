import type { Db } from '~/db/client.server';

/** The wishes of one child in a draw, the most wished first. */
export type StoredList = {
  readonly id: string;
  readonly childId: string;
  readonly guardianId: string;
  readonly applicant: string;
  readonly tieId: string | null;
  readonly cap: number;
  readonly wishes: readonly { readonly offeringId: string; readonly providerId: string | null }[];
  /** Consents of the guardian for the child, not taken back: `child_data`, and a provider's id for each class list. */
  readonly consents: readonly string[];
};

/** Every list of a draw with what was agreed to for it, by pseudonym. */
export function listsOf(db: Pick<Db, '$queryRaw'>, drawId: string): Promise<StoredList[]> {
  return db.$queryRaw<StoredList[]>`
    SELECT l.id::text, l.child_id::text AS "childId", l.guardian_id::text AS "guardianId", l.applicant,
           l.tie_id::text AS "tieId", l.cap,
           (SELECT coalesce(json_agg(json_build_object('offeringId', w.offering_id,
                     'providerId', CASE WHEN p.kind = 'school' THEN NULL ELSE p.id END) ORDER BY w.rank), '[]')
              FROM wish w JOIN offering o ON o.id = w.offering_id JOIN course c ON c.id = o.course_id
              JOIN provider p ON p.id = c.provider_id
             WHERE w.wish_list_id = l.id) AS wishes,
           ARRAY(SELECT coalesce(k.receiver_id::text, k.kind::text) FROM consent k
                  WHERE k.guardian_id = l.guardian_id AND k.child_id = l.child_id AND k.withdrawn_at IS NULL) AS consents
      FROM wish_list l WHERE l.draw_id = ${drawId}::uuid ORDER BY l.applicant`;
}
