import { useTranslation } from 'react-i18next';
import { subjectNames } from '~/domain/reduction/book/subjects';
import type { RuleParam, RuleParams } from '~/domain/reduction/rule';
import { useFormat } from '~/i18n/use-format';

type Unit =
  | 'minutes'
  | 'money'
  | 'percent'
  | 'hours'
  | 'days'
  | 'workingDays'
  | 'weeks'
  | 'months'
  | 'years'
  | 'age'
  | 'terms'
  | 'classHours'
  | 'people'
  | 'courses'
  | 'floor'
  | 'm2'
  | 'dayOfYear'
  | 'dates'
  | 'subjects'
  | 'serviceTypes'
  | 'payees';

/** What the numbers of the rules count. */
const UNITS: Readonly<Record<string, Unit>> = {
  minMinutesPerDay: 'minutes',
  maxMinutesPerDay: 'minutes',
  maxMinutesPerWeek: 'minutes',
  onlineLessonMaxMinutes: 'minutes',
  gapMinMinutes: 'minutes',
  exerciseMinutesPerDay: 'minutes',
  classHourMinutes: 'minutes',
  homeworkMaxMinutes: 'minutes',
  sleepHours: 'hours',
  daysPerWeek: 'days',
  staffCheckMaxAgeDays: 'days',
  prepayEarliestDaysBeforeStart: 'days',
  silentConfirmWorkingDays: 'workingDays',
  weeksPerTerm: 'weeks',
  maxMonths: 'months',
  prepayMaxMonths: 'months',
  impactAssessmentRetentionYears: 'years',
  sensitiveBelowAge: 'age',
  termsPerYear: 'terms',
  prepayMaxClassHours: 'classHours',
  fineMaxFen: 'money',
  graveFineMinFen: 'money',
  graveFineMaxFen: 'money',
  seriousFineMaxFen: 'money',
  topFineFen: 'money',
  prepayMaxFen: 'money',
  roomRentMaxFen: 'money',
  teacherPayMinFenPerClassHour: 'money',
  turnoverShareMax: 'percent',
  minSatisfaction: 'percent',
  fullTimeTeachingShareMin: 'percent',
  teachersPerStudentMin: 'percent',
  sportsMaxPerClass: 'people',
  secondCoachAbove: 'people',
  breakCareMinOpen: 'people',
  breakCareMax: 'people',
  classMax: 'people',
  largeClass: 'people',
  superLarge: 'people',
  maxCourses: 'courses',
  highestFloor: 'floor',
  areaPerPupilM2: 'm2',
  sportsAreaPerPupilM2: 'm2',
  pianoRoomM2: 'm2',
  auditReportDue: 'dayOfYear',
  daysOff: 'dates',
  workingWeekends: 'dates',
  workingWeekendsWithoutSchool: 'dates',
  academicSubjects: 'subjects',
  academicSubjectsZhejiang: 'subjects',
  forbiddenTypes: 'serviceTypes',
  payees: 'payees',
};

/** One number of a rule; `part`: of several under one name, which (primary, junior). */
export type ParamLine = {
  readonly key: string;
  readonly name: string;
  readonly part: string | null;
  readonly value: string | number | boolean | readonly string[];
};

/** The numbers of a rule, one to a line. */
export function paramLines(params: RuleParams): ParamLine[] {
  return Object.entries(params).flatMap(([name, value]): ParamLine[] => {
    if (!isMany(value)) return [{ key: name, name, part: null, value }];
    return Object.entries(value).map(([part, each]) => ({
      key: `${name}.${part}`,
      name,
      part,
      value: isMany(each) ? JSON.stringify(each) : each,
    }));
  });
}

const isMany = (value: RuleParam): value is RuleParams => typeof value === 'object' && !Array.isArray(value);

/** Name and value of a number as people read them. Needs the namespaces `rules` and `codes`. */
export function useParamText() {
  const { i18n } = useTranslation(['rules', 'codes']);
  const f = useFormat();
  const t = i18n.t as unknown as (key: string, params?: { count: number }) => string;
  const known = (key: string, otherwise: string) => (i18n.exists(key) ? t(key) : otherwise);
  const list = (items: readonly string[]) => items.join(f.lng === 'en' ? ', ' : '、');
  const dates = (text: string) => {
    const [from = '', to] = text.split('/');
    return to ? f.dateRange(from, to) : f.date(from, { weekday: false });
  };

  const number = (value: number, unit: Unit | undefined): string => {
    if (unit === 'minutes') return f.minutes(value);
    if (unit === 'money') return f.money(value);
    if (unit === 'percent') return f.percent(value);
    const key = `rules:unit.${unit}`;
    return i18n.exists(key, { count: value }) ? t(key, { count: value }) : f.number(value);
  };

  const item = (text: string, unit: Unit | undefined): string => {
    if (unit === 'dates') return dates(text);
    if (unit === 'subjects') return f.lng === 'en' ? (subjectNames[text] ?? text) : text;
    if (unit === 'serviceTypes') return known(`rules:serviceType.${text}`, text);
    if (unit === 'payees') return known(`codes:payee.${text}`, text);
    if (unit === 'dayOfYear') return f.date(`2024-${text}`, { weekday: false });
    return text;
  };

  return {
    label: ({ name, part }: ParamLine) => {
      const words = known(`rules:param.${name}`, name);
      if (part === null) return words;
      const which = known(`rules:part.${part}`, part);
      return f.lng === 'en' ? `${words} (${which})` : `${words}（${which}）`;
    },
    value: ({ name, value }: ParamLine): string => {
      const unit = UNITS[name];
      if (typeof value === 'number') return number(value, unit);
      if (typeof value === 'string') return item(value, unit);
      if (typeof value === 'boolean') return value ? '✓' : '—';
      return list(value.map((each) => item(each, unit)));
    },
  };
}
