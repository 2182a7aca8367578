import {
  addDays,
  isSchoolDate,
  isSchoolDay,
  parseClock,
  type SchoolCalendar,
  type SchoolDate,
  schoolDays,
  timetableWeekday,
} from '~/domain/calendar';
import { papersNeeded } from '~/domain/listing/papers';
import { parseYuan } from '~/domain/money';
import {
  ASSESSMENTS,
  type CoursePromise,
  DOSSIER_LISTING_STATUSES,
  type Dossier,
  PROMISES,
  REGIMES,
  SERVICE_TYPES,
  STAGES,
  TEACHING_MODES,
} from '~/domain/reduction/dossier';
import { CATEGORIES, PAYERS, PROVIDER_KINDS, QUALIFICATION_KINDS, ROOM_KINDS } from '~/domain/states';

/** Who might collect money; F3 lets only the first two. */
export const COLLECTORS = ['school', 'fiscal', 'provider', 'platform', 'parent_committee'] as const;

/** The most weeks and teachers a plan is tried with. */
const MOST_WEEKS = 30;
const MOST_TEACHERS = 10;

const CHOICES = {
  regime: REGIMES,
  mode: TEACHING_MODES,
  serviceType: SERVICE_TYPES,
  stage: STAGES,
  category: CATEGORIES,
  assessment: ASSESSMENTS,
  providerKind: PROVIDER_KINDS,
  listingStatus: DOSSIER_LISTING_STATUSES,
  listedCategory: CATEGORIES,
  qualification: ['', ...QUALIFICATION_KINDS],
  roomKind: ['', ...ROOM_KINDS],
  payer: PAYERS,
  collectedBy: COLLECTORS,
} as const;
const DATES = ['date', 'listingTo', 'papersTo', 'qualificationTo', 'offenceCheckOn', 'chargedOn'] as const;
const OPEN_DATES: readonly string[] = ['papersTo', 'qualificationTo', 'offenceCheckOn'];
const TIMES = ['start', 'end', 'lessonEnd'] as const;
const MONEY = ['perLesson', 'feeStandard', 'market', 'materials', 'roomRent'] as const;
const OPEN_MONEY: readonly string[] = ['feeStandard', 'market'];
const COUNTS = [
  'weeks',
  'teachers',
  'capacity',
  'minimum',
  'coversMonths',
  'classHours',
  'seats',
  'area',
] as const;
const OPEN_COUNTS: readonly string[] = ['seats', 'area'];
const WORDS = ['title', 'summary', 'syllabus'] as const;
const TICKS = ['offenceHit', 'inService', 'overseas'] as const;

export type TryName =
  | keyof typeof CHOICES
  | (typeof DATES)[number]
  | (typeof TIMES)[number]
  | (typeof MONEY)[number]
  | (typeof COUNTS)[number]
  | (typeof WORDS)[number];
export type TryTick = (typeof TICKS)[number];

/** What stands in the fields of a plan that is tried, as typed. */
export type TryText = Readonly<Record<TryName, string>> &
  Readonly<Record<TryTick, boolean>> & { readonly promises: readonly CoursePromise[] };

const NAMES = [
  ...(Object.keys(CHOICES) as (keyof typeof CHOICES)[]),
  ...DATES,
  ...TIMES,
  ...MONEY,
  ...COUNTS,
  ...WORDS,
] as const satisfies readonly TryName[];

/** Whether an address or a form carries a plan; without one the lawful plan is shown. */
export function hasPlan(form: URLSearchParams | FormData): boolean {
  return form.has('regime') && form.has('date');
}

/** A plan as it stands in an address or a form: the same on the server and while one types. */
export function readTry(form: URLSearchParams | FormData): TryText {
  const get = (name: string) => String(form.get(name) ?? '').slice(0, 2_000);
  const text = Object.fromEntries(NAMES.map((name) => [name, get(name)])) as Record<TryName, string>;
  const ticks = Object.fromEntries(TICKS.map((name) => [name, form.has(name)])) as Record<TryTick, boolean>;
  const promises = form.getAll('promises').map(String);
  return { ...text, ...ticks, promises: PROMISES.filter((promise) => promises.includes(promise)) };
}

/** A plan that keeps every rule from a day on: football on the next school days, in the words of the reader. */
export function lawfulPlan(
  today: SchoolDate,
  calendar: SchoolCalendar,
  words: Pick<TryText, 'title' | 'summary' | 'syllabus'>,
): TryText {
  const date = schoolDays(calendar, addDays(today, 14), addDays(today, 200))[0] ?? addDays(today, 14);
  return {
    ...words,
    regime: 'school_service',
    mode: 'in_person',
    serviceType: 'activity',
    stage: 'primary',
    category: 'sport',
    assessment: 'showcase',
    promises: [],
    date,
    weeks: '16',
    start: '15:40',
    end: '17:10',
    lessonEnd: '15:20',
    providerKind: 'sports_club',
    listingStatus: 'listed',
    listingTo: addDays(date, 300),
    listedCategory: 'sport',
    papersTo: addDays(date, 400),
    teachers: '2',
    qualification: 'coach',
    qualificationTo: '',
    offenceCheckOn: addDays(today, -30),
    offenceHit: false,
    inService: false,
    overseas: false,
    capacity: '30',
    minimum: '12',
    roomKind: 'sports_ground',
    seats: '',
    area: '400',
    payer: 'family',
    collectedBy: 'school',
    perLesson: '30',
    feeStandard: '35',
    market: '60',
    materials: '0',
    chargedOn: addDays(date, -7),
    coversMonths: '4',
    classHours: '32',
    roomRent: '0',
  };
}

/** The dossier a plan makes, or the fields that cannot be read. */
export type TryDossier =
  | { readonly kind: 'dossier'; readonly dossier: Dossier }
  | { readonly kind: 'unreadable'; readonly fields: readonly TryName[] };

/** Reads a plan as the facts that the rules judge. `asOf`: the day of the judgement. */
export function tryDossier(
  text: TryText,
  { asOf, region, calendar }: { asOf: SchoolDate; region: string; calendar: SchoolCalendar },
): TryDossier {
  const fields = unreadable(text);
  if (fields.length > 0) return { kind: 'unreadable', fields };
  const date = text.date as SchoolDate;
  const stage = text.stage as Dossier['stage'];
  const fen = (name: (typeof MONEY)[number]) => parseYuan(text[name]) ?? 0;
  const openFen = (name: (typeof MONEY)[number]) => (text[name] === '' ? null : fen(name));
  const openDate = (name: (typeof DATES)[number]) => (text[name] === '' ? null : (text[name] as SchoolDate));
  const qualification = text.qualification as (typeof QUALIFICATION_KINDS)[number] | '';
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

/** Fields whose text is none of what they take; those that may stay empty may. */
function unreadable(text: TryText): TryName[] {
  const wrong: TryName[] = [];
  for (const [name, among] of Object.entries(CHOICES) as [keyof typeof CHOICES, readonly string[]][])
    if (!among.includes(text[name])) wrong.push(name);
  for (const name of DATES)
    if (!isSchoolDate(text[name]) && !(text[name] === '' && OPEN_DATES.includes(name))) wrong.push(name);
  for (const name of TIMES) if (parseClock(text[name]) === null) wrong.push(name);
  for (const name of MONEY)
    if (parseYuan(text[name]) === null && !(text[name] === '' && OPEN_MONEY.includes(name))) wrong.push(name);
  for (const name of COUNTS)
    if (!isCount(name, text[name]) && !(text[name] === '' && OPEN_COUNTS.includes(name))) wrong.push(name);
  if (wrong.length === 0 && (parseClock(text.end) ?? 0) <= (parseClock(text.start) ?? 0)) wrong.push('end');
  return wrong;
}

function isCount(name: (typeof COUNTS)[number], text: string): boolean {
  if (name === 'area') return /^\d{1,5}(\.\d{1,2})?$/.test(text);
  if (!/^\d{1,4}$/.test(text)) return false;
  const most = name === 'weeks' ? MOST_WEEKS : name === 'teachers' ? MOST_TEACHERS : 9_999;
  return Number(text) <= most && (name !== 'weeks' || Number(text) >= 1);
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
