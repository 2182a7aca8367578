import { z } from 'zod';
import { DRAW_STATUSES, ENROLLMENT_STATUSES, WAITING_STATUSES, WISH_RESULTS } from '~/domain/states';
import { count, fen, id, instant, named, refusal, words } from './common';

const hex = z.string().regex(/^[0-9a-f]+$/);

/** A draw, as everybody may check it. */
export const draw = z
  .object({
    id,
    name: words,
    term: words,
    status: z.enum(DRAW_STATUSES),
    opensAt: instant,
    closesAt: instant,
    payUntil: instant,
    publicValue: z.string(),
    publicNote: z.string(),
    commitment: hex,
    algorithm: z.string(),
    seed: z.string().nullable(),
    announcedAt: instant,
    frozenAt: instant.nullable(),
    drawnAt: instant.nullable(),
    abortedAt: instant.nullable(),
    abortedWhy: z.string().nullable(),
    inputsSha256: hex.nullable(),
    outcomeSha256: hex.nullable(),
  })
  .meta({ id: 'Draw' });

/** How much a class of a draw is wished. */
export const demand = z
  .object({ offeringId: id, capacity: count, first: count, wishes: count })
  .meta({ id: 'Demand' });

const wish = z
  .object({
    offeringId: id,
    rank: z.int().min(1),
    result: z.enum(WISH_RESULTS).nullable(),
    number: count.nullable(),
    of: count.nullable(),
    lastAdmitted: count.nullable(),
    why: z.string().nullable(),
    refusal: refusal.nullable(),
    enrollment: z
      .object({ id, status: z.enum(ENROLLMENT_STATUSES), heldUntil: instant.nullable(), dueFen: fen })
      .nullable(),
    waiting: z.object({ entryId: id, status: z.enum(WAITING_STATUSES), ahead: count }).nullable(),
  })
  .meta({ id: 'Wish' });

/**
 * The wishes of one child in one draw. `code` is the family's own: with it they find the child among the pseudonyms.
 * `drawnCap`: the lower cap that it is drawn with, where the county's limit on courses (B3) left less.
 */
export const wishList = z
  .object({
    id,
    childId: id,
    cap: count,
    drawnCap: count.nullable(),
    tiedWith: z.array(id),
    code: z.string(),
    applicant: hex,
    updatedAt: instant,
    wishes: z.array(wish),
  })
  .meta({ id: 'WishList' });

export const newWishes = z
  .strictObject({
    childIds: z.array(id).min(1).max(10),
    offeringIds: z.array(id).min(1).max(40),
    cap: z.int().min(1).max(40),
    consent: z.strictObject({ childData: z.boolean(), receivers: z.array(id).max(40) }),
  })
  .meta({ id: 'NewWishes' });

/** A child in the line of a class, or an application where the school chooses. */
export const waitingEntry = z
  .object({
    id,
    status: z.enum(WAITING_STATUSES),
    child: z.object({ id, name: z.string() }),
    offering: z.object({ id, courseId: id, title: words, school: named }),
    ahead: count.nullable(),
    tiedWith: z.array(id),
    joinedAt: instant,
    offeredAt: instant.nullable(),
    offerUntil: instant.nullable(),
    endedAt: instant.nullable(),
    reason: z.string().nullable(),
    enrollmentId: id.nullable(),
  })
  .meta({ id: 'WaitingEntry' });

export const newWaitingEntry = z
  .strictObject({
    offeringId: id,
    childIds: z.array(id).min(1).max(10),
    consent: z.strictObject({ childData: z.boolean() }),
  })
  .meta({ id: 'NewWaitingEntry' });
