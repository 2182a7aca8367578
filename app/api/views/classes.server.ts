import type { z } from 'zod';
import { clock } from '~/domain/calendar';
import type { Quote } from '~/domain/pricing/quote';
import type { Lng } from '~/i18n/config';
import type { OfferingCard } from '~/services/catalogue/cards.server';
import type { CoursePage, PublicOverride } from '~/services/catalogue/course-page.server';
import type { OfferingPage } from '~/services/catalogue/offering-page.server';
import type { Choice, FoundOfferings } from '~/services/search/find-offerings.server';
import { errorOf } from '../problem-answer.server';
import type { course, facets, offering, offeringDetail, price, slot } from '../schemas/classes';

export const words = (zh: string, en: string | null | undefined) => ({ zh, en: en || zh });

export const slotView = (of: {
  weekday: number;
  startMinute: number;
  endMinute: number;
}): z.input<typeof slot> => ({
  weekday: of.weekday,
  start: clock(of.startMinute),
  end: clock(of.endMinute),
});

/** A class as lists have it, its refusals in words. */
export function offeringView(card: OfferingCard, lng: Lng): z.input<typeof offering> {
  return {
    ...card,
    course: { id: card.courseId, title: words(card.titleZh, card.titleEn), category: card.category },
    provider: { id: card.providerId, name: words(card.providerZh, card.providerEn) },
    school: { id: card.schoolId, name: words(card.schoolZh, card.schoolEn) },
    town: words(card.townZh, card.townEn),
    slots: card.slots.map(slotView),
    refusals: card.refusals.map((refusal) => errorOf(refusal, lng)),
  };
}

export function courseView(
  of: CoursePage,
  offerings: readonly OfferingCard[],
  overrides: readonly PublicOverride[],
  lng: Lng,
): z.input<typeof course> {
  return {
    ...courseText(of),
    offerings: offerings.map((card) => offeringView(card, lng)),
    overrides: [...overrides],
  };
}

function courseText(of: CoursePage) {
  const { kind, nameZh, nameEn, listing } = of.provider;
  return {
    id: of.id,
    title: words(of.titleZh, of.titleEn),
    category: of.category,
    summary: words(of.summaryZh, of.summaryEn),
    syllabus: { zh: of.syllabusZh, en: of.syllabusEn },
    materials: words(of.materialsZh, of.materialsEn),
    grades: of.grades,
    provider: { id: of.provider.id, kind, name: words(nameZh, nameEn), listing },
  };
}

export function offeringDetailView(page: OfferingPage, lng: Lng): z.input<typeof offeringDetail> {
  const { card, room, school, term } = page;
  return {
    ...offeringView(card, lng),
    courseText: courseText(page.course),
    address: words(school.addressZh, school.addressEn),
    room: room && { name: words(room.nameZh, room.nameEn), kind: room.kind, floor: room.floor },
    term: words(term.nameZh, term.nameEn),
    minimum: page.minimum,
    teachers: page.teachers.map((teacher) => ({
      id: teacher.id,
      name: words(teacher.nameZh, teacher.nameEn),
      role: teacher.role,
      qualification: words(teacher.qualificationZh, teacher.qualificationEn),
      checkedUntil: teacher.checkedUntil,
    })),
    timetable: page.lessons.map((lesson) => ({
      number: lesson.number,
      date: lesson.date,
      start: clock(lesson.startMinute),
      end: clock(lesson.endMinute),
      status: lesson.status,
      madeUpOn: lesson.madeUpOn ?? null,
    })),
    skipped: page.skipped.map(({ date, name }) => ({ date, name })),
    price: priceView(page.quote),
    overrides: page.overrides,
  };
}

export function priceView({ lines, subsidyFen, dueFen }: Quote): z.input<typeof price> {
  return { lines: lines.map(({ kind, fen }) => ({ kind, fen })), subsidyFen, dueFen };
}

export function facetsView(choices: FoundOfferings['choices']): z.input<typeof facets> {
  const of = (facet: keyof FoundOfferings['choices']) => choices[facet].map(choiceView);
  return {
    category: of('category'),
    weekday: of('weekday'),
    grade: of('grade'),
    town: of('town'),
    school: of('school'),
    provider: of('provider'),
    price: of('price'),
    places: of('places'),
  };
}

function choiceView({ value, count, nameZh, nameEn, townId }: Choice) {
  return {
    value,
    count,
    name: nameZh === undefined ? null : words(nameZh, nameEn),
    townId: townId ?? null,
  };
}
