import { z } from 'zod';
import { isSchoolDate } from '~/domain/calendar';
import {
  ASSESSMENTS,
  DOSSIER_LISTING_STATUSES,
  type Dossier,
  PROMISES,
  REGIMES,
  SERVICE_TYPES,
  STAGES,
  TEACHING_MODES,
} from '~/domain/reduction/dossier';
import {
  CATEGORIES,
  CREDENTIAL_KINDS,
  PAYERS,
  PROVIDER_KINDS,
  QUALIFICATION_KINDS,
  ROOM_KINDS,
  TEACHING_ROLES,
} from '~/domain/states';
import { type Read, readWith } from './problem';

/** A day that exists, `YYYY-MM-DD`. */
export const dateText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'not a date: YYYY-MM-DD')
  .refine(isSchoolDate, 'no such date')
  .meta({ format: 'date' });

/** A time of day, `HH:MM` from 00:00 to 23:59. */
export const timeText = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day: HH:MM from 00:00 to 23:59');

/** Money: whole fen, at most ten million yuan. */
const fen = z.int().min(0).max(1_000_000_000).meta({ description: 'Whole fen.' });
const count = z.int().min(0).max(1_000_000);
const amount = z.number().min(0).max(1_000_000);
const name = z.string().regex(/\S/, 'is empty');

const lesson = z
  .strictObject({ date: dateText, start: timeText, end: timeText })
  .refine(({ start, end }) => start < end, { path: ['end'], error: 'is not after the start' });

const person = z.strictObject({
  id: name,
  role: z.enum(TEACHING_ROLES),
  offenceCheckOn: dateText.nullable(),
  offenceHit: z.boolean(),
  qualification: z
    .strictObject({ kind: z.enum(QUALIFICATION_KINDS).nullable(), validTo: dateText.nullable() })
    .nullable(),
  inServiceTeacher: z.boolean(),
  livesOverseas: z.boolean(),
});

const listing = z.strictObject({
  status: z.enum(DOSSIER_LISTING_STATUSES),
  from: dateText.nullable(),
  to: dateText.nullable(),
  categories: z.array(z.enum(CATEGORIES)),
  feeStandardFen: fen.nullable(),
});

/** By ISO weekday; a day that is left out is not known. */
const lessonEnd = z
  .strictObject({
    1: timeText,
    2: timeText,
    3: timeText,
    4: timeText,
    5: timeText,
    6: timeText,
    7: timeText,
  })
  .partial()
  .meta({ description: 'When lessons of the timetable end, by ISO weekday.' });

/**
 * One plan as a file: the format of `rules -- check` and of POST /api/v1/rules/check. Unknown fields are refused by
 * name. What a rule is about is never refused here: that a price is too high is a finding, not bad input.
 */
export const dossierSchema = z
  .strictObject({
    asOf: dateText.meta({
      description: 'The day on which the plan is judged: the rules in force then hold.',
    }),
    region: name,
    regime: z.enum(REGIMES),
    mode: z.enum(TEACHING_MODES),
    serviceType: z.enum(SERVICE_TYPES),
    stage: z.enum(STAGES),
    grades: z.array(z.int().min(1).max(9)),
    provider: z.strictObject({
      kind: z.enum(PROVIDER_KINDS),
      listing: listing.nullable().meta({ description: 'Null for the school itself, which needs none.' }),
      papers: z.array(z.strictObject({ kind: z.enum(CREDENTIAL_KINDS), validTo: dateText.nullable() })),
    }),
    course: z.strictObject({
      title: z.string(),
      summary: z.string(),
      syllabus: z.array(z.string()),
      category: z.enum(CATEGORIES),
      assessment: z.enum(ASSESSMENTS),
      promises: z.array(z.enum(PROMISES)),
    }),
    staff: z.array(person),
    lessons: z.array(lesson),
    lessonEnd,
    group: z.strictObject({ capacity: count, minimum: count }),
    room: z
      .strictObject({ kind: z.enum(ROOM_KINDS), seats: count.nullable(), areaM2: amount.nullable() })
      .nullable()
      .meta({ description: 'Null online, and before a room is given.' }),
    fee: z.strictObject({
      payer: z.enum(PAYERS),
      collectedBy: name.meta({
        description: 'school, fiscal, or whoever else: only the first two are lawful.',
      }),
      perLessonFen: fen,
      classHours: amount,
      materialsFen: fen,
      marketPerLessonFen: fen.nullable(),
      chargedOn: dateText,
      coversMonths: amount,
      roomRentFen: fen,
    }),
  })
  .meta({ title: 'Dossier of one plan' });

/** Reads a dossier out of parsed JSON, or says what is the first thing wrong with it and where. */
export function readDossier(value: unknown): Read<Dossier> {
  return readWith(dossierSchema, value);
}

/**
 * Reads a school's day: dossiers with lessons of one date only, which is the date of the first lesson in the list.
 * Problems have the place in the list in their path: `[1].lessons[0].date`.
 */
export function readDay(value: unknown): Read<Dossier[]> {
  const read = readWith(z.array(dossierSchema).min(1, 'has no dossier'), value);
  if ('problem' in read) return read;
  const dossiers: Dossier[] = read.value;
  const day = dossiers.flatMap(({ lessons }) => lessons)[0]?.date;
  for (const [index, { lessons }] of dossiers.entries()) {
    const other = lessons.findIndex(({ date }) => date !== day);
    if (other >= 0) {
      const error = `is not on ${day} as the first lesson of the list is`;
      return { problem: { error, path: `[${index}].lessons[${other}].date` } };
    }
  }
  return { value: dossiers };
}

/** The JSON Schema of a dossier. */
export function dossierJsonSchema(): object {
  return z.toJSONSchema(dossierSchema);
}
