import { z } from 'zod';
import '~/i18n/zod-codes';
import { isSchoolDate, parseClock } from '~/domain/calendar';
import type { Mark } from '~/domain/lesson/marks';
import { PICK_UP_RELATIONS } from '~/domain/lesson/pick-up';
import { ATTENDANCE_STATES, type AttendanceState, LESSON_CANCELERS } from '~/domain/states';
import { reason } from '../school/request';

const day = z.string('required').refine(isSchoolDate, 'invalid_date');
const time = z.string('required').transform((text, context) => {
  const minute = parseClock(text.slice(0, 5));
  if (minute !== null) return minute;
  context.addIssue({ code: 'custom', message: 'invalid_time' });
  return z.NEVER;
});
const roomId = z.uuid('choose_one').optional();

/** What can be posted about one lesson, from either side; each page takes what it offers. */
export const lessonAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('mark') }),
  z.object({ act: z.literal('everybody') }),
  z.object({ act: z.literal('report') }),
  z.object({ act: z.literal('confirm') }),
  z.object({ act: z.literal('dispute'), reason }),
  z.object({ act: z.literal('answer'), answer: reason }),
  z.object({ act: z.literal('reverse'), reason }),
  z.object({
    act: z.literal('cancel'),
    why: reason,
    canceledBy: z.enum(LESSON_CANCELERS, 'choose_one').optional(),
    date: day.optional(),
    startMinute: time.optional(),
    roomId,
  }),
  z.object({ act: z.literal('make_up'), date: day, startMinute: time, roomId }),
]);
export type LessonAct = z.output<typeof lessonAct>;

/** Lessons that a school confirms at once. */
export const confirmMany = z.object({ lesson: z.array(z.uuid()).min(1, 'choose_one').max(500) });

/** What a phone sends: marks, and when by its own clock. */
export const sentMarks = z.object({
  sentAt: z.int(),
  marks: z
    .array(
      z.object({
        enrollmentId: z.uuid(),
        state: z.enum(ATTENDANCE_STATES),
        markedAt: z.int(),
        pickUpPersonId: z.uuid().nullish(),
      }),
    )
    .max(300),
});

/** The marks of a form that was sent without a script: `state.<place>` and `person.<place>`. */
export function marksOfForm(form: FormData, now: Date): Mark[] {
  return [...form].flatMap(([name, value]): Mark[] => {
    const enrollmentId = /^state\.(.+)$/.exec(name)?.[1];
    if (enrollmentId === undefined || !ATTENDANCE_STATES.includes(value as AttendanceState)) return [];
    const person = form.get(`person.${enrollmentId}`);
    return [
      {
        enrollmentId,
        state: value as AttendanceState,
        markedAt: now.getTime(),
        pickUpPersonId: typeof person === 'string' && person !== '' ? person : null,
      },
    ];
  });
}

/** A day that the bureau calls off. */
export const dayOff = z.object({
  date: day,
  schoolIds: z.array(z.string().min(1)).min(1, 'choose_one').max(500),
  why: reason,
});

export const leaveAct = z.object({ act: z.enum(['ask', 'take_back']), lessonId: z.uuid() });

export const pickUpAct = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('add'),
    name: z.string('required').trim().min(1, 'required').max(30, 'too_long?max=30'),
    relation: z.enum(PICK_UP_RELATIONS, 'choose_one'),
  }),
  z.object({ act: z.literal('remove'), personId: z.uuid() }),
]);
