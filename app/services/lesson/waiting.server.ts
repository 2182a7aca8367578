import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { minuteNowInShanghai, todayInShanghai } from '~/domain/calendar';
import { lessonsOf } from './scope.server';

/** How many lessons wait for somebody of a provider: over and not reported, or doubted and not answered. */
export function lessonsForProvider(actor: Actor, now: Date): Promise<number> {
  const today = dateColumn(todayInShanghai(now));
  const over = [{ date: { lt: today } }, { date: today, endMinute: { lte: minuteNowInShanghai(now) } }];
  const attended = { some: { status: { in: ['confirmed' as const, 'completed' as const] } } };
  return db.lesson.count({
    where: {
      AND: [
        lessonsOf(actor, 'provider', 'lesson.report'),
        { status: 'planned' },
        {
          OR: [
            { providerConfirmedAt: null, OR: over, offering: { enrollments: attended } },
            { disputedAt: { not: null }, disputeAnsweredAt: null },
          ],
        },
      ],
    },
  });
}

/** How many lessons a school has to confirm or decide. */
export function lessonsForSchool(actor: Actor): Promise<number> {
  return db.lesson.count({
    where: {
      AND: [
        lessonsOf(actor, 'school', 'lesson.confirm'),
        { status: 'planned', providerConfirmedAt: { not: null } },
        { OR: [{ disputedAt: null }, { disputeAnsweredAt: { not: null } }] },
      ],
    },
  });
}
