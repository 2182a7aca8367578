import type { Db } from '~/db/client.server';
import type { Refusal } from '~/domain/refusal';
import {
  type EnrollmentStatus,
  LIVE_WAITING_STATUSES,
  type WaitingStatus,
  type WishResult,
} from '~/domain/states';

/** One wish with what came of it; nothing has before the draw. */
export type WishOutcome = {
  offeringId: string;
  rank: number;
  result: WishResult | null;
  round: number | null;
  reserved: boolean | null;
  number: number | null;
  of: number | null;
  lastAdmitted: number | null;
  why: string | null;
  refusal: Refusal | null;
  place: { id: string; status: EnrollmentStatus; heldUntil: string | null; dueFen: number } | null;
  /** Where the child stands in the line of the class now; `ahead` of it are so many. */
  waiting: { entryId: string; status: WaitingStatus; ahead: number } | null;
};

export type WishListView = {
  id: string;
  childId: string;
  cap: number;
  /** The lower cap with which it takes part, where B3 left less when the inputs were fixed. */
  drawnCap: number | null;
  /** The actor's other children in the same tie. */
  tiedWith: string[];
  /** Tied to a child that another guardian looks after. */
  tiedElsewhere: boolean;
  /** Handed in, or changed last, by another guardian of the child. */
  byOther: boolean;
  code: string;
  applicant: string;
  updatedAt: string;
  wishes: WishOutcome[];
};

/** The lists of a guardian's children in a draw, each wish with what came of it. */
export async function listsIn(
  db: Db,
  { drawId, guardianId, childIds }: { drawId: string; guardianId: string; childIds: readonly string[] },
): Promise<WishListView[]> {
  const lists = await db.wishList.findMany({
    where: { drawId, childId: { in: [...childIds] } },
    include: {
      wishes: {
        orderBy: { rank: 'asc' },
        include: { enrollment: { select: { id: true, status: true, heldUntil: true, dueFen: true } } },
      },
    },
  });
  const ties = lists.flatMap(({ tieId }) => tieId ?? []);
  const tied = await db.wishList.findMany({
    where: { drawId, tieId: { in: ties } },
    select: { tieId: true, childId: true },
  });
  const lines = await standing(db, childIds);
  return lists.map(({ wishes, updatedAt, tieId, guardianId: by, createdAt: _, drawId: __, ...list }) => {
    const others = tied.filter(
      (each) => tieId !== null && each.tieId === tieId && each.childId !== list.childId,
    );
    return {
      ...list,
      updatedAt: updatedAt.toISOString(),
      byOther: by !== guardianId,
      tiedWith: others.map(({ childId }) => childId).filter((id) => childIds.includes(id)),
      tiedElsewhere: others.some(({ childId }) => !childIds.includes(childId)),
      wishes: wishes.map(({ wishListId: _list, enrollmentId: _place, enrollment, refusal, ...wish }) => ({
        ...wish,
        refusal: refusal as Refusal | null,
        place: enrollment && { ...enrollment, heldUntil: enrollment.heldUntil?.toISOString() ?? null },
        waiting: lines.get(`${list.childId} ${wish.offeringId}`) ?? null,
      })),
    };
  });
}

/** Live places of these children in waiting lists, by child and class. */
async function standing(db: Db, childIds: readonly string[]) {
  const rows = await db.$queryRaw<
    { id: string; child: string; offering: string; status: WaitingStatus; ahead: number }[]
  >`
    SELECT w.id::text, w.child_id::text AS child, w.offering_id::text AS offering, w.status::text,
           (SELECT count(*)::int FROM waiting_entry b WHERE b.offering_id = w.offering_id AND b.status = 'waiting'
               AND b.position < w.position) AS ahead
      FROM waiting_entry w
     WHERE w.child_id = ANY(${[...childIds]}::uuid[]) AND w.status::text = ANY(${[...LIVE_WAITING_STATUSES]})`;
  return new Map(
    rows.map(({ id, child, offering, status, ahead }) => [
      `${child} ${offering}`,
      { entryId: id, status, ahead },
    ]),
  );
}
