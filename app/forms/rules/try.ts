import {
  addDays,
  isSchoolDate,
  parseClock,
  type SchoolCalendar,
  type SchoolDate,
  schoolDays,
} from '~/domain/calendar';
import { parseYuan } from '~/domain/money';
import {
  ASSESSMENTS,
  type CoursePromise,
  DOSSIER_LISTING_STATUSES,
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

/** Fields whose text is none of what they take; those that may stay empty may. */
export function unreadableFields(text: TryText): TryName[] {
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
