import type { Db, Tx } from '~/db/client.server';
import { CONSENT_VERSIONS, hasConsent } from '~/domain/consent';
import { consentFindings } from '~/domain/reduction/child';
import type { Refusal } from '~/domain/refusal';
import { rulesNow } from '../reduction/guard.server';

export type AgreedToReceivers = {
  childData: boolean;
  /** Ids of the providers that may receive the class list, each agreed to by itself. */
  receivers: readonly string[];
};

/** What one child still lacks before wishes can be taken. */
export type MissingConsents = { childId: string; childData: boolean; receivers: string[] };

/** Consents of this guardian that are still to be given for these children and these classes (M1, M5). */
export async function askedConsents(
  db: Pick<Db, 'consent' | 'offering'>,
  {
    guardianId,
    childIds,
    offeringIds,
  }: { guardianId: string; childIds: readonly string[]; offeringIds: readonly string[] },
): Promise<MissingConsents[]> {
  const given = await db.consent.findMany({
    where: { guardianId, childId: { in: [...childIds] }, withdrawnAt: null },
    select: { childId: true, kind: true, textVersion: true, receiverId: true, withdrawnAt: true },
  });
  const classes = await db.offering.findMany({
    where: { id: { in: [...offeringIds] }, course: { provider: { kind: { not: 'school' } } } },
    select: { course: { select: { providerId: true } } },
  });
  const receivers = [...new Set(classes.map(({ course }) => course.providerId))].sort();
  return childIds.map((childId) => {
    const own = given.filter((consent) => consent.childId === childId);
    return {
      childId,
      childData: !hasConsent(own, 'child_data'),
      receivers: receivers.filter((id) => !hasConsent(own, 'roster_to_provider', id)),
    };
  });
}

/** Writes down what was agreed to just now, or answers with what is missing; then nothing is written. */
export async function writeConsents(
  tx: Tx,
  {
    guardianId,
    asked,
    agreed,
  }: { guardianId: string; asked: readonly MissingConsents[]; agreed: AgreedToReceivers },
  now: Date,
): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  const rules = await rulesNow(tx, now);
  if (!agreed.childData && asked.some(({ childData }) => childData)) {
    const [finding] = consentFindings(['child_data'], rules);
    if (finding)
      refusals.push({ code: 'consent_missing', path: 'childData', params: { ruleId: finding.rule } });
  }
  if (asked.some(({ receivers }) => receivers.some((id) => !agreed.receivers.includes(id)))) {
    const [finding] = consentFindings(['roster_to_provider'], rules);
    if (finding)
      refusals.push({ code: 'consent_missing', path: 'receivers', params: { ruleId: finding.rule } });
  }
  if (refusals.length > 0) return refusals;
  const rows = asked.flatMap(({ childId, childData, receivers }) => [
    ...(childData && agreed.childData ? [{ childId, kind: 'child_data' as const, receiverId: null }] : []),
    ...receivers
      .filter((id) => agreed.receivers.includes(id))
      .map((receiverId) => ({ childId, kind: 'roster_to_provider' as const, receiverId })),
  ]);
  await tx.consent.createMany({
    data: rows.map((row) => ({
      ...row,
      guardianId,
      textVersion: CONSENT_VERSIONS[row.kind],
      agreedAt: now,
    })),
  });
  return [];
}
