import { z } from 'zod';
import '~/i18n/zod-codes';
import { isSchoolDate } from '~/domain/calendar';
import { C4_ANSWERS } from '~/domain/course/review-answers';
import { CATEGORIES } from '~/domain/states';

const date = z.string().refine(isSchoolDate, 'invalid_date');
const reason = z.string().trim().min(1, 'reason_missing').max(2000, 'too_long?max=2000');

/** What an officer can post about a listing; `act` is the pressed button. */
export const listingDecision = z.discriminatedUnion('act', [
  z.object({ act: z.literal('start_review') }),
  z.object({
    act: z.literal('give_notice'),
    categories: z.preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(z.enum(CATEGORIES)).min(1, 'required'),
    ),
    validFrom: date,
    validTo: date,
    noticeFrom: date,
    noticeTo: date,
  }),
  z.object({ act: z.literal('list') }),
  z.object({ act: z.literal('return'), reason }),
  z.object({ act: z.literal('suspend'), reason }),
  z.object({ act: z.literal('resume'), reason }),
  z.object({ act: z.literal('remove'), reason }),
]);

export type ListingDecision = z.output<typeof listingDecision>;

/** What an officer can post about a course. */
export const courseDecision = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('approve'),
    /** The questions of C4; the command asks for the ones that are open. */
    purpose: z.enum(C4_ANSWERS).optional(),
    content: z.enum(C4_ANSWERS).optional(),
    assessment: z.enum(C4_ANSWERS).optional(),
    overrideReason: z.string().trim().max(2000, 'too_long?max=2000').default(''),
  }),
  z.object({ act: z.literal('return'), reason }),
]);
