import { z } from 'zod';
import { isGrade } from '~/domain/grade';
import { EQUIPMENT } from '~/domain/planning/equipment';
import { ASSESSMENTS, PROMISES } from '~/domain/reduction/dossier';
import { CATEGORIES, ROOM_KINDS } from '~/domain/states';
import { line, text, ticks, wholeOrNone } from './fields';

export const newCourseForm = z.object({
  category: z.enum(CATEGORIES),
  titleZh: line(40),
  titleEn: text(100),
});

/** One lesson or theme a line; empty lines are nobody's. */
const lines = z
  .string()
  .max(4000, 'too_long?max=4000')
  .optional()
  .transform((typed) =>
    (typed ?? '')
      .split(/\r?\n/)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  )
  .refine((all) => all.length <= 40, 'too_many?max=40');

/** A course at any stage of writing: what may not be missing is asked when it is sent (`courseRefusals`). */
export const courseForm = z.object({
  intent: z.enum(['save', 'submit']).default('save'),
  category: z.enum(CATEGORIES),
  titleZh: text(40),
  titleEn: text(100),
  summaryZh: text(600),
  summaryEn: text(1500),
  syllabusZh: lines,
  syllabusEn: lines,
  materialsZh: text(200),
  materialsEn: text(400),
  grades: ticks(z.coerce.number().refine(isGrade, 'invalid')),
  groupMax: wholeOrNone,
  roomKinds: ticks(z.enum(ROOM_KINDS)),
  minAreaM2: wholeOrNone,
  equipment: ticks(z.enum(EQUIPMENT)),
  assessment: z.enum(ASSESSMENTS).default('none'),
  promises: ticks(z.enum(PROMISES)),
  homeworkMinutes: wholeOrNone.refine((minutes) => minutes === null || minutes <= 600, 'invalid'),
});
