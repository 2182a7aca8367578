import {
  addDays,
  isSchoolDay,
  type SchoolCalendar,
  type SchoolDate,
  timetableWeekday,
} from '~/domain/calendar';
import { papersNeeded } from '~/domain/listing/papers';
import { parseYuan } from '~/domain/money';
import type { Dossier } from '~/domain/reduction/dossier';
import type { QualificationKind } from '~/domain/states';
import { type TryName, type TryText, unreadableFields } from './try';

/** The dossier a plan makes, or the fields that cannot be read. */
export type TryDossier =
  | { readonly kind: 'dossier'; readonly dossier: Dossier }
  | { readonly kind: 'unreadable'; readonly fields: readonly TryName[] };

/** Reads a plan as the facts that the rules judge. `asOf`: the day of the judgement. */
export function tryDossier(
  text: TryText,
  { asOf, region, calendar }: { asOf: SchoolDate; region: string; calendar: SchoolCalendar },
): TryDossier {
  const fields = unreadableFields(text);
  if (fields.length > 0) return { kind: 'unreadable', fields };
  const date = text.date as SchoolDate;
  const stage = text.stage as Dossier['stage'];
  const fen = (name: TryName) => parseYuan(text[name]) ?? 0;
  const openFen = (name: TryName) => (text[name] === '' ? null : fen(name));
  const openDate = (name: TryName) => (text[name] === '' ? null : (text[name] as SchoolDate));
  const qualification = text.qualification as QualificationKind | '';
  const kind = text.providerKind as Dossier['provider']['kind'];
  const dossier: Dossier = {
    asOf,
    region,
    regime: text.regime as Dossier['regime'],
    mode: text.mode as Dossier['mode'],
    serviceType: text.serviceType as Dossier['serviceType'],
    stage,
    grades: stage === 'primary' ? [3, 4] : [7, 8],
    provider: {
      kind,
      listing:
        kind === 'school'
          ? null
          : {
              status: text.listingStatus as NonNullable<Dossier['provider']['listing']>['status'],
              from: text.listingStatus === 'none' ? null : ('2000-01-01' as SchoolDate),
              to: text.listingStatus === 'none' ? null : (text.listingTo as SchoolDate),
              categories: [text.listedCategory as Dossier['course']['category']],
              feeStandardFen: openFen('feeStandard'),
            },
      papers:
        text.papersTo === ''
          ? []
          : papersNeeded(kind).map((paper) => ({ kind: paper, validTo: text.papersTo as SchoolDate })),
    },
    course: {
      title: text.title,
      summary: text.summary,
      syllabus: text.syllabus.split(/\r?\n/).filter((line) => line.trim() !== ''),
      category: text.category as Dossier['course']['category'],
      assessment: text.assessment as Dossier['course']['assessment'],
      promises: text.promises,
    },
    staff: Array.from({ length: Number(text.teachers) }, (_, index) => ({
      id: `t${index + 1}`,
      role: index === 0 ? ('lead' as const) : ('assistant' as const),
      offenceCheckOn: openDate('offenceCheckOn'),
      offenceHit: text.offenceHit,
      qualification:
        qualification === '' ? null : { kind: qualification, validTo: openDate('qualificationTo') },
      // One of them is said to be so; the lead stands for that one.
      inServiceTeacher: index === 0 && text.inService,
      livesOverseas: index === 0 && text.overseas,
    })),
    lessons: lessonDates(date, Number(text.weeks), text.regime === 'school_service' ? calendar : null).map(
      (each) => ({ date: each, start: padded(text.start), end: padded(text.end) }),
    ),
    lessonEnd: lessonEndsFor(date, text, calendar),
    group: { capacity: Number(text.capacity), minimum: Number(text.minimum) },
    room:
      text.roomKind === ''
        ? null
        : {
            kind: text.roomKind as NonNullable<Dossier['room']>['kind'],
            seats: text.seats === '' ? null : Number(text.seats),
            areaM2: text.area === '' ? null : Number(text.area),
          },
    fee: {
      payer: text.payer as Dossier['fee']['payer'],
      collectedBy: text.collectedBy,
      perLessonFen: fen('perLesson'),
      classHours: Number(text.classHours),
      materialsFen: fen('materials'),
      marketPerLessonFen: openFen('market'),
      chargedOn: text.chargedOn as SchoolDate,
      coversMonths: Number(text.coversMonths),
      roomRentFen: fen('roomRent'),
    },
  };
  return { kind: 'dossier', dossier };
}

/** Weekly from the first date. School service leaves out later days without school, as the planner does. */
function lessonDates(first: SchoolDate, weeks: number, calendar: SchoolCalendar | null): SchoolDate[] {
  return Array.from({ length: weeks }, (_, week) => addDays(first, week * 7)).filter(
    (date) => date === first || !calendar || isSchoolDay(calendar, date),
  );
}

/** The one time of the form holds for every day of the timetable. */
function lessonEndsFor(first: SchoolDate, { lessonEnd }: TryText, calendar: SchoolCalendar) {
  const days = [1, 2, 3, 4, 5, timetableWeekday(calendar, first) ?? 1];
  return Object.fromEntries(days.map((day) => [String(day), padded(lessonEnd)]));
}

/** `9:05` as `09:05`. */
const padded = (text: string) => text.trim().replace('：', ':').padStart(5, '0');
