import { z } from 'zod';
import type { SchoolCalendar } from '~/domain/calendar';
import { dateText } from './dossier';
import { type Read, readWith } from './problem';

const names = z.strictObject({ zh: z.string(), en: z.string() });
const inOrder = { path: ['to'], error: 'is before the first day' };
const isInOrder = ({ from, to }: { readonly from: string; readonly to: string }) => from <= to;

const calendarSchema = z.strictObject({
  note: z.string().optional(),
  timeZone: z.literal('Asia/Shanghai').optional(),
  terms: z.array(
    z
      .strictObject({
        id: z.string(),
        name: names,
        from: dateText,
        to: dateText,
        estimated: z.boolean().default(false),
      })
      .refine(isInOrder, inOrder),
  ),
  restDays: z.array(
    z
      .tuple([dateText, dateText])
      .refine(([from, to]) => from <= to, { path: [1], error: 'is before the first day' }),
  ),
  schoolDaysOnWeekends: z.array(
    z.strictObject({
      date: dateText,
      timetableOf: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    }),
  ),
  countyBreaks: z.array(
    z
      .strictObject({ name: names, from: dateText, to: dateText, demo: z.boolean().default(false) })
      .refine(isInOrder, inOrder),
  ),
});

/** Reads a county's calendar file (the format of prisma/seed/data/calendar.json), or says what is wrong where. */
export function readCalendar(value: unknown): Read<SchoolCalendar> {
  return readWith(calendarSchema, value);
}
