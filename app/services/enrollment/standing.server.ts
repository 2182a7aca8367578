import type { Db } from '~/db/client.server';
import { todayInShanghai } from '~/domain/calendar';
import type { ConsentKind, GivenConsent } from '~/domain/consent';
import { defaultHoldMinutes } from '~/domain/enrollment/hold';
import type { EnrollmentStatus, ProviderKind } from '~/domain/states';
import { wholeMinutes } from './class-on-sale.server';
import { consentsMissing } from './consents-missing';

/** How a guardian stands to one child and one offering: what the form asks and the command checks. */
export type Standing = {
  /** The child is linked to the guardian. */
  own: boolean;
  /** Who receives the class roster (M5); null for a school's own course, whose teachers have the roster anyway. */
  receiver: { id: string; nameZh: string; nameEn: string } | null;
  /** Consents that are still to be given before a place can be taken. */
  consentsMissing: ConsentKind[];
  /** County setting `hold_minutes`. */
  holdMinutes: number;
  /** The place that this very form has taken before. */
  sameRequest: { id: string; status: EnrollmentStatus } | null;
};

type Row = {
  provider_id: string;
  provider_kind: ProviderKind;
  name_zh: string;
  name_en: string;
  own: boolean;
  consents: (Omit<GivenConsent, 'withdrawnAt'> & { withdrawnAt: null })[];
  hold_minutes: unknown;
  same_request: { id: string; status: EnrollmentStatus } | null;
};

export type Asked = { guardianId: string; childId: string; offeringId: string; requestKey: string | null };

/** The standing in one statement; null when there is no such offering. */
export async function standingOf(
  db: Pick<Db, '$queryRaw'>,
  { guardianId, childId, offeringId, requestKey }: Asked,
  now: Date,
): Promise<Standing | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT p.id::text AS provider_id, p.kind::text AS provider_kind, p.name_zh, p.name_en,
           EXISTS (SELECT 1 FROM guardian_child l
                    WHERE l.guardian_id = ${guardianId}::uuid AND l.child_id = ${childId}::uuid) AS own,
           (SELECT coalesce(json_agg(json_build_object('kind', k.kind, 'textVersion', k.text_version,
                                     'receiverId', k.receiver_id, 'withdrawnAt', null)), '[]')
              FROM consent k WHERE k.guardian_id = ${guardianId}::uuid AND k.child_id = ${childId}::uuid
                               AND k.withdrawn_at IS NULL) AS consents,
           (SELECT s.value FROM county_setting s
             WHERE s.key = 'hold_minutes' AND s.valid_from <= ${todayInShanghai(now)}::date
             ORDER BY s.valid_from DESC LIMIT 1) AS hold_minutes,
           (SELECT json_build_object('id', e.id, 'status', e.status) FROM enrollment e
             WHERE e.guardian_id = ${guardianId}::uuid AND e.request_key = ${requestKey}::uuid
               AND e.offering_id = o.id AND e.child_id = ${childId}::uuid) AS same_request
      FROM offering o
      JOIN course c ON c.id = o.course_id
      JOIN provider p ON p.id = c.provider_id
     WHERE o.id = ${offeringId}::uuid`;
  if (!row) return null;
  const receiver =
    row.provider_kind === 'school' ? null : { id: row.provider_id, nameZh: row.name_zh, nameEn: row.name_en };
  return {
    own: row.own,
    receiver,
    consentsMissing: consentsMissing(row.consents, receiver?.id ?? null),
    holdMinutes: wholeMinutes(row.hold_minutes) ?? defaultHoldMinutes,
    sameRequest: row.same_request,
  };
}
