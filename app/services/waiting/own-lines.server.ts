import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import type { Allocation, WaitingStatus } from '~/domain/states';
import { guardianIdOf } from '../children/guardian.server';
import { type Rank, ranksOf } from './rank.server';

export type OwnLine = {
  id: string;
  status: WaitingStatus;
  childName: string;
  offeringId: string;
  titleZh: string;
  titleEn: string;
  schoolZh: string;
  schoolEn: string;
  allocation: Allocation;
  /** Only while the child waits, and never where the school chooses: it has no order there. */
  rank: Rank | null;
  joinedAt: string;
  offerUntil: string | null;
  endedAt: string | null;
  enrollmentId: string | null;
};

const DAY = 86_400_000;

/** Lines in which the actor's children stand, open offers first; `past` are those of the last two months. */
export async function ownLines(actor: Actor, now: Date): Promise<{ live: OwnLine[]; past: OwnLine[] }> {
  const guardianId = guardianIdOf(actor);
  const entries = await db.waitingEntry.findMany({
    where: {
      child: { guardians: { some: { guardianId } } },
      OR: [{ endedAt: null }, { endedAt: { gt: new Date(now.getTime() - 60 * DAY) } }],
    },
    orderBy: { joinedAt: 'asc' },
    select: {
      id: true,
      status: true,
      joinedAt: true,
      offerUntil: true,
      endedAt: true,
      enrollmentId: true,
      offeringId: true,
      child: { select: { name: true } },
      offering: {
        select: {
          allocation: true,
          course: { select: { titleZh: true, titleEn: true } },
          school: { select: { nameZh: true, nameEn: true } },
        },
      },
    },
  });
  const ranked = entries.filter(
    ({ status, offering }) => status === 'waiting' && offering.allocation !== 'school_choice',
  );
  const ranks = await ranksOf(
    db,
    ranked.map(({ id }) => id),
  );
  const lines = entries.map(
    ({ child, offering: { course, school, allocation }, joinedAt, offerUntil, endedAt, ...entry }) => ({
      ...entry,
      allocation,
      childName: child.name,
      ...course,
      schoolZh: school.nameZh,
      schoolEn: school.nameEn,
      rank: ranks.get(entry.id) ?? null,
      joinedAt: joinedAt.toISOString(),
      offerUntil: offerUntil?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
    }),
  );
  const urgency = ({ status, offerUntil }: OwnLine) => (status === 'offered' ? (offerUntil ?? '') : '~');
  return {
    live: lines
      .filter(({ status }) => status === 'waiting' || status === 'offered')
      .sort((a, b) => urgency(a).localeCompare(urgency(b))),
    past: lines
      .filter(({ status }) => status !== 'waiting' && status !== 'offered')
      .sort((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? '')),
  };
}

/** Offers to the actor's children that wait for an answer, the most urgent first. */
export async function openOffersOf(actor: Actor, now: Date): Promise<OwnLine[]> {
  const { live } = await ownLines(actor, now);
  return live.filter(
    ({ status, offerUntil }) => status === 'offered' && offerUntil && new Date(offerUntil) > now,
  );
}
