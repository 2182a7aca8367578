import { z } from 'zod';
import { ENROLLMENT_STATUSES } from '~/domain/states';
import { slot } from './classes';
import { count, date, fen, id, instant, named, words } from './common';

export const child = z
  .object({
    id,
    name: z.string(),
    grade: z.int().min(1).max(9),
    className: z.string(),
    school: words,
    left: z.boolean(),
    livePlaces: count,
  })
  .meta({ id: 'Child' });

/** A child's place in a class. */
export const enrollment = z
  .object({
    id,
    status: z.enum(ENROLLMENT_STATUSES),
    child: z.object({ id, name: z.string() }),
    offering: z.object({
      id,
      courseId: id,
      title: words,
      school: named,
      provider: named,
      slots: z.array(slot),
      firstDate: date,
    }),
    dueFen: fen,
    heldUntil: instant.nullable(),
    createdAt: instant,
    confirmedAt: instant.nullable(),
    endedAt: instant.nullable(),
    endReason: z.string().nullable(),
    page: z.string().meta({ format: 'uri' }),
  })
  .meta({ id: 'Enrollment' });

/** M1, M5: agreed to one by one, and never by leaving out. */
export const consent = z
  .strictObject({ childData: z.boolean(), rosterToProvider: z.boolean() })
  .meta({ id: 'Consent' });

export const newEnrollment = z
  .strictObject({ offeringId: id, childId: id, consent })
  .meta({ id: 'NewEnrollment' });

export const cancellation = z
  .strictObject({ asCredit: z.boolean().default(false) })
  .meta({ id: 'Cancellation' });

export const canceled = z.object({ enrollment, refundFen: fen }).meta({ id: 'Canceled' });

export const payPage = z.object({ url: z.string().meta({ format: 'uri' }) }).meta({ id: 'PayPage' });
