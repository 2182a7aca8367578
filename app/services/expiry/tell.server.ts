import type { Tx } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { ExpiryItem, NoticeDays } from '~/domain/expiry/item';
import { type DueNotice, noticesDue, type SentNotice } from '~/domain/expiry/notices';
import { touchedLessons } from '~/domain/expiry/touched';
import { notify, officersOfBureau, ownersOfProvider, staffOfSchool } from '~/services/messages/notify.server';
import type { ProviderStanding } from './settle-pauses.server';

/**
 * Sends what has to be said of a provider's things that run out, each warning once: to its owners 60, 30 and 7 days
 * before, and once it is over also to the schools and the bureau where lessons rest on it. Returns how many went out.
 */
export async function tellOfExpiries(tx: Tx, standing: ProviderStanding, now: Date): Promise<number> {
  const due = noticesDue(standing.items, await sentNotices(tx, standing.items));
  let told = 0;
  for (const notice of due) {
    const { item, daysBefore } = notice;
    // Whoever writes the row sends the message: two sweeps at once send it once.
    const { count } = await tx.expiryNotice.createMany({
      data: [
        {
          subjectKind: item.kind,
          subjectId: item.id,
          expiresOn: dateColumn(item.expiresOn),
          daysBefore,
          sentAt: now,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) continue;
    await send(tx, standing, notice, now);
    told += 1;
  }
  return told;
}

async function sentNotices(tx: Tx, items: readonly ExpiryItem[]): Promise<SentNotice[]> {
  const rows = await tx.expiryNotice.findMany({
    where: { subjectId: { in: items.map(({ id }) => id) } },
    select: { subjectKind: true, subjectId: true, expiresOn: true, daysBefore: true },
  });
  return rows.map((row) => ({
    kind: row.subjectKind as ExpiryItem['kind'],
    id: row.subjectId,
    expiresOn: schoolDateOf(row.expiresOn),
    daysBefore: row.daysBefore as NoticeDays,
  }));
}

async function send(
  tx: Tx,
  { providerId, lessons, today }: ProviderStanding,
  { item, daysBefore }: DueNotice,
  now: Date,
): Promise<void> {
  const person = item.kind === 'staff_check' || item.kind === 'qualification';
  const params = {
    providerId,
    expiryKind: item.kind,
    subjectId: item.id,
    ...(person && { instructorId: item.id }),
    until: item.expiresOn,
  };
  const owners = await ownersOfProvider(tx, providerId);
  if (daysBefore > 0) return notify(tx, { userIds: owners }, 'expiry_soon', params, now);
  await notify(tx, { userIds: owners }, 'expiry_now', params, now);
  const touched = touchedLessons(item, lessons, today);
  if (touched.length === 0) return;
  const offerings = await tx.offering.findMany({
    where: { id: { in: touched.map(({ offeringId }) => offeringId) } },
    distinct: ['schoolId'],
    orderBy: { schoolId: 'asc' },
    select: { schoolId: true },
  });
  for (const { schoolId } of offerings) {
    const userIds = await staffOfSchool(tx, schoolId);
    await notify(tx, { userIds }, 'expiry_at_school', { ...params, schoolId }, now);
  }
  await notify(tx, { userIds: await officersOfBureau(tx) }, 'expiry_in_county', params, now);
}
