import { db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { todayInShanghai } from '~/domain/calendar';

/** A provider as the public list shows it: admitted for what, until when. */
export type ListedProvider = Awaited<ReturnType<typeof whiteList>>['listed'][number];

/**
 * The county's white list (P1): who may offer what until when, and whose public notice runs, so that anybody can
 * object in time. The suspended stay on it with their state: a family must be able to see that, too.
 */
export async function whiteList(now: Date) {
  const today = dateColumn(todayInShanghai(now));
  const rows = await db.listing.findMany({
    where: {
      OR: [{ status: { in: ['listed', 'suspended'] }, validTo: { gte: today } }, { status: 'public_notice' }],
    },
    orderBy: [{ provider: { nameZh: 'asc' } }],
    select: {
      id: true,
      status: true,
      categories: true,
      validFrom: true,
      validTo: true,
      noticeFrom: true,
      noticeTo: true,
      provider: { select: { id: true, kind: true, nameZh: true, nameEn: true, demo: true } },
    },
  });
  const shown = rows.map(({ validFrom, validTo, noticeFrom, noticeTo, ...row }) => ({
    ...row,
    validFrom: schoolDateOf(validFrom),
    validTo: schoolDateOf(validTo),
    noticeFrom: schoolDateOf(noticeFrom),
    noticeTo: schoolDateOf(noticeTo),
  }));
  return {
    listed: shown.filter((row) => row.status !== 'public_notice'),
    noticed: shown.filter((row) => row.status === 'public_notice'),
  };
}
