import { z } from 'zod';
import '~/i18n/zod-codes';
import { minuteOf } from '~/domain/calendar';

const time = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time')
  .optional();

export const CARE_DAYS = [1, 2, 3, 4, 5] as const;

const fields = Object.fromEntries(
  CARE_DAYS.flatMap((day) => [
    [`start${day}`, time],
    [`end${day}`, time],
  ]),
) as Record<`${'start' | 'end'}${(typeof CARE_DAYS)[number]}`, typeof time>;

/** The school's own care by weekday: from and to, or both empty. */
export const careForm = z
  .object(fields)
  .superRefine((value, context) => {
    for (const day of CARE_DAYS) {
      const [start, end] = [value[`start${day}`], value[`end${day}`]];
      if (Boolean(start) === Boolean(end)) continue;
      context.addIssue({ code: 'custom', message: 'required', path: [`${start ? 'end' : 'start'}${day}`] });
    }
  })
  .transform((value) =>
    CARE_DAYS.flatMap((weekday) => {
      const [start, end] = [value[`start${weekday}`], value[`end${weekday}`]];
      return start && end ? [{ weekday, startMinute: minuteOf(start), endMinute: minuteOf(end) }] : [];
    }),
  );
