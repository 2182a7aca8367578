import { z } from 'zod';
import {
  ALLOCATIONS,
  AUDIENCES,
  CATEGORIES,
  LESSON_STATUSES,
  PAYERS,
  PROVIDER_KINDS,
  ROOM_KINDS,
  TEACHING_ROLES,
} from '~/domain/states';
import { count, date, fen, id, instant, named, refusal, time, words } from './common';

const grade = z.int().min(1).max(9);
export const slot = z.object({ weekday: z.int().min(1).max(7), start: time, end: time }).meta({ id: 'Slot' });

const FITS = ['fits', 'already', 'later', 'clashes', 'not_now', 'not_for_child'] as const;

/** A class of a course at a school: what one enrolls in. */
export const offering = z
  .object({
    id,
    course: z.object({ id, title: words, category: z.enum(CATEGORIES) }),
    provider: named,
    school: named,
    town: words,
    slots: z.array(slot),
    firstDate: date,
    lastDate: date,
    lessons: count,
    lessonsToCome: count,
    grades: z.array(grade),
    audience: z.enum(AUDIENCES),
    allocation: z.enum(ALLOCATIONS),
    drawId: id.nullable(),
    payer: z.enum(PAYERS),
    perLessonFen: fen,
    materialsFen: fen,
    serviceFen: fen,
    capacity: count,
    placesLeft: count,
    opensAt: instant.nullable(),
    closesAt: instant.nullable(),
    phase: z.enum(['open', 'upcoming', 'over']),
    estimated: z.boolean(),
    fit: z.enum(FITS).nullable(),
    refusals: z.array(refusal),
  })
  .meta({ id: 'Offering' });

const line = z.object({ kind: z.string(), fen }).meta({ id: 'PriceLine' });
export const price = z.object({ lines: z.array(line), subsidyFen: fen, dueFen: fen }).meta({ id: 'Price' });

const lesson = z
  .object({
    number: z.int(),
    date,
    start: time,
    end: time,
    status: z.enum(LESSON_STATUSES),
    madeUpOn: date.nullable(),
  })
  .meta({ id: 'Lesson' });

const teacher = z
  .object({
    id,
    name: words,
    role: z.enum(TEACHING_ROLES),
    qualification: words,
    checkedUntil: date.nullable(),
  })
  .meta({ id: 'Teacher' });

const listing = z
  .object({
    state: z.enum(['listed', 'suspended', 'ended', 'own']),
    categories: z.array(z.enum(CATEGORIES)),
    from: date.nullable(),
    to: date.nullable(),
  })
  .meta({ id: 'Listing' });

/** A course as families read about it. */
const courseText = z.object({
  id,
  title: words,
  category: z.enum(CATEGORIES),
  summary: words,
  syllabus: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  materials: words,
  grades: z.array(grade),
  provider: named.extend({ kind: z.enum(PROVIDER_KINDS), listing: listing.nullable() }),
});

const override = z.object({ rule: z.string(), reason: z.string(), at: instant }).meta({ id: 'Override' });

export const course = courseText
  .extend({ offerings: z.array(offering), overrides: z.array(override) })
  .meta({ id: 'Course' });

/** A class with everything a family asks before. */
export const offeringDetail = offering
  .extend({
    courseText,
    address: words,
    room: z.object({ name: words, kind: z.enum(ROOM_KINDS), floor: z.int() }).nullable(),
    term: words,
    minimum: count,
    teachers: z.array(teacher),
    timetable: z.array(lesson),
    skipped: z.array(z.object({ date, name: words.nullable() })),
    price,
    overrides: z.array(override),
  })
  .meta({ id: 'OfferingDetail' });

const choice = z
  .object({ value: z.string(), count, name: words.nullable(), townId: z.string().nullable() })
  .meta({ id: 'FacetValue' });

const facet = z.array(choice);
export const facets = z
  .object({
    category: facet,
    weekday: facet,
    grade: facet,
    town: facet,
    school: facet,
    provider: facet,
    price: facet,
    places: facet,
  })
  .meta({ id: 'Facets' });
