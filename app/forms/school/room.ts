import { z } from 'zod';
import '~/i18n/zod-codes';
import { isSchoolDate, parseClock } from '~/domain/calendar';
import { EQUIPMENT } from '~/domain/planning/equipment';
import { ROOM_KINDS } from '~/domain/states';

const name = z.string().trim().min(1, 'required').max(30, 'too_long?max=30');
const time = z
  .string()
  .refine((text) => parseClock(text) !== null, 'invalid_time')
  .transform((text) => parseClock(text) ?? 0);
const whole = (min: number, max: number) =>
  z.coerce
    .number('invalid_whole_number')
    .int('invalid_whole_number')
    .min(min, `too_small?min=${min}`)
    .max(max, `too_big?max=${max}`);

/** Several ticks, one or none arrive as an array, a string or nothing. */
const many = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item));

/** A room as a school describes it. No seats: nobody sits there (a ground, a gym). */
export const roomForm = z.object({
  nameZh: name,
  nameEn: name,
  kind: z.enum(ROOM_KINDS, 'choose_one'),
  seats: z.preprocess((value) => (value === '' ? undefined : value), whole(1, 500).optional()),
  areaM2: whole(5, 20_000),
  floor: whole(-2, 30),
  equipment: many(z.enum(EQUIPMENT)),
  openMinute: time,
  closeMinute: time,
});

const date = z.string('invalid_date').refine(isSchoolDate, 'invalid_date');

/** Days on which a room cannot be used, both included. */
export const closureForm = z.object({
  from: date,
  to: date,
  reason: z.string().trim().min(1, 'required').max(60, 'too_long?max=60'),
});

/** What can be posted to a room's page; `act` is the pressed button. */
export const roomAct = z.discriminatedUnion('act', [
  roomForm.extend({ act: z.literal('edit') }),
  closureForm.extend({ act: z.literal('close') }),
  z.object({ act: z.literal('lift'), closureId: z.uuid() }),
  z.object({ act: z.literal('retire') }),
  z.object({ act: z.literal('return') }),
]);
