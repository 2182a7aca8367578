import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { todayInShanghai } from '~/domain/calendar';

/** What waits for the bureau right now: counts that link to their queues. */
export async function bureauToDo(now: Date) {
  const [applications, notices, courses, suspended] = await Promise.all([
    db.listing.count({ where: { status: { in: ['applied', 'under_review'] } } }),
    db.listing.count({
      where: { status: 'public_notice', noticeTo: { lte: dateColumn(todayInShanghai(now)) } },
    }),
    db.course.count({ where: { status: 'submitted' } }),
    db.listing.count({ where: { status: 'suspended' } }),
  ]);
  return { applications, notices, courses, suspended };
}

/** The term that holds today, else the next one to come, else the last there was. Null in an empty county. */
export async function currentTerm(now: Date) {
  const today = dateColumn(todayInShanghai(now));
  const term =
    (await db.term.findFirst({ where: { toDate: { gte: today } }, orderBy: { fromDate: 'asc' } })) ??
    (await db.term.findFirst({ orderBy: { toDate: 'desc' } }));
  return term && { id: term.id, nameZh: term.nameZh, nameEn: term.nameEn, estimated: term.estimated };
}
