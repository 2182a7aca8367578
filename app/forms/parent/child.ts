import { z } from 'zod';
import '~/i18n/zod-codes';
import { isSchoolDate } from '~/domain/calendar';
import { cleanName } from '~/domain/roster/person-name';
import { cleanPupilNumber, isPupilNumber } from '~/domain/roster/pupil-number';

/** A child as the school's roster has it. */
export const claimForm = z.object({
  schoolId: z.string('choose_one').min(1, 'choose_one').max(64),
  name: z
    .string('required')
    .max(60, 'too_long?max=60')
    .transform(cleanName)
    .refine((name) => name.length > 0, 'required'),
  pupilNumber: z
    .string('required')
    .max(40, 'roster_pupil_number')
    .refine((text) => isPupilNumber(cleanPupilNumber(text)), 'roster_pupil_number'),
  birthDate: z.string('required').trim().refine(isSchoolDate, 'invalid_date'),
  consent: z.literal('on', 'consent_missing'),
  to: z.string().max(2000).optional(),
});

/** Which child courses are looked at for; where to go on. */
export const chooseForm = z.object({ childId: z.uuid(), to: z.string().max(2000).optional() });
