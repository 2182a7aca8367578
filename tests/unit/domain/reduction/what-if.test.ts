import { describe, expect, it } from 'vitest';
import type { SchoolCalendar } from '~/domain/calendar';
import type { ClassAtHand } from '~/domain/findings/judge';
import { ruleBook } from '~/domain/reduction/book';
import { changedParams, paramPlaces } from '~/domain/reduction/param-places';
import type { RuleVersion } from '~/domain/reduction/rule';
import { whatIf } from '~/domain/reduction/what-if';

const TODAY = '2026-09-07';
const calendar: SchoolCalendar = {
  terms: [{ id: 't', name: { zh: '', en: '' }, from: '2026-09-01', to: '2027-01-22' }],
  restDays: [],
  schoolDaysOnWeekends: [],
  countyBreaks: [],
};

const checked = [{ checkedOn: '2026-08-01', result: 'clear' as const }];
const coach = (id: string, role: 'lead' | 'assistant') => ({
  id,
  role,
  leftOn: null,
  checks: checked,
  qualification: { kind: 'coach' as const, validTo: null },
  inServiceTeacher: false,
  livesOverseas: false,
});

/** A lawful football class of 30 with lessons on these dates. */
function football(over: Partial<ClassAtHand> = {}): ClassAtHand {
  return {
    id: 'class',
    courseId: 'course',
    providerId: 'club',
    schoolId: 'school',
    townId: 'town',
    doneOn: '2026-09-05',
    opensOn: '2026-09-10',
    grades: [3, 4],
    capacity: 30,
    minimum: 5,
    payer: 'family',
    collectedBy: 'school',
    perLessonFen: 3500,
    materialsFen: 0,
    provider: {
      kind: 'sports_club',
      papers: [
        { kind: 'school_running_licence', validTo: null },
        { kind: 'business_licence', validTo: null },
      ],
    },
    listing: {
      status: 'listed',
      validFrom: '2026-08-01',
      validTo: '2027-07-31',
      categories: ['sport'],
      feeStandards: [{ category: 'sport', perLessonFen: 4000, marketPerLessonFen: 8000 }],
    },
    course: {
      titleZh: '快乐足球',
      titleEn: 'Happy football',
      summaryZh: '足球基本功与比赛',
      summaryEn: 'Basics and games',
      syllabusZh: ['控球'],
      syllabusEn: ['Ball control'],
      category: 'sport',
      assessment: 'none',
      promises: [],
    },
    staff: [coach('a', 'lead'), coach('b', 'assistant')],
    lessonEnds: [3, 4].map((grade) => ({ grade, weekday: 2, endMinute: 15 * 60 + 30 })),
    room: { kind: 'sports_ground', seats: null, areaM2: 2000 },
    lessons: ['2026-09-22', '2026-09-29', '2026-10-13', '2026-10-20'].map((date) => ({
      date,
      startMinute: 15 * 60 + 40,
      endMinute: 17 * 60 + 10,
    })),
    overrides: [],
    fullTimeTeachers: 2,
    evaluation: null,
    ...over,
  };
}

const inForce = (rule: string) => ruleBook.find((each) => each.rule === rule) as RuleVersion;
const candidate = (rule: string, params: object, over: Partial<RuleVersion> = {}): RuleVersion => ({
  ...inForce(rule),
  version: 2,
  params: { ...inForce(rule).params, ...params },
  from: '2026-10-01',
  reach: 'everything',
  ...over,
});
const tried = (version: RuleVersion, ...classes: ClassAtHand[]) =>
  whatIf({ classes, courses: [], providers: [], schools: [] }, ruleBook, version, { calendar, today: TODAY });

describe('what a new version would hit', () => {
  it('is nothing while the class stays within it', () => {
    expect(tried(candidate('P13', { sportsMaxPerClass: 30 }), football())).toMatchObject({
      judged: 1,
      broken: [],
      lawful: [],
    });
  });

  it('is each class one over it, by the lessons from its first day on', () => {
    const { broken } = tried(candidate('P13', { sportsMaxPerClass: 29 }), football());
    expect(broken).toMatchObject([
      { rule: 'P13', version: 2, severity: 'hard', lessons: 2, firstLessonOn: '2026-10-13' },
    ]);
  });

  it('leaves alone what was lawfully planned, unless it reaches everything', () => {
    const strict = { sportsMaxPerClass: 20 };
    expect(tried(candidate('P13', strict, { reach: 'new_acts' }), football()).broken).toEqual([]);
    expect(tried(candidate('P13', strict), football()).broken).toHaveLength(1);
  });

  it('is nothing for a class that is over before it begins', () => {
    const over = { lessons: football().lessons.slice(0, 2) };
    const { judged, broken } = tried(candidate('P13', { sportsMaxPerClass: 20 }), football(over));
    expect([judged, broken]).toEqual([0, []]);
  });

  it('tells what becomes lawful when it loosens', () => {
    const { broken, lawful } = tried(candidate('P13', { sportsMaxPerClass: 45 }), football({ capacity: 40 }));
    expect(broken).toEqual([]);
    expect(lawful).toMatchObject([{ rule: 'P13', actual: '40' }]);
  });

  it('hits what was broken softly and would be broken hard', () => {
    const lone = football({ fullTimeTeachers: 0 });
    const hard = candidate('P12', {}, { severity: 'hard' });
    expect(tried(hard, lone).broken).toMatchObject([{ rule: 'P12', severity: 'hard' }]);
    expect(tried(candidate('P12', {}), lone).broken).toEqual([]);
  });

  it('judges a school by its care and courses of the first two weeks', () => {
    const school = {
      id: 's',
      townId: 't',
      care: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 15 * 60, endMinute: 17 * 60 + 30 })),
      lessons: [],
      overrides: [],
    };
    const county = { classes: [], courses: [], providers: [], schools: [school] };
    const later = candidate('T3', { earliestServiceEnd: '18:00' });
    const found = whatIf(county, ruleBook, later, { calendar, today: TODAY });
    expect(found.broken).toMatchObject([{ rule: 'T3', path: 'day', actual: '17:30', limit: '18:00' }]);
    const unknown = { ...county, schools: [{ ...school, care: [] }] };
    expect(whatIf(unknown, ruleBook, later, { calendar, today: TODAY }).broken).toEqual([]);
  });
});

describe('the numbers of a rule as places', () => {
  it('names each, and puts what was changed back in its place', () => {
    const params = { classMax: { primary: 45, junior: 50 }, names: ['a'], at: '17:30' };
    expect(paramPlaces(params).map(({ key }) => key)).toEqual([
      'classMax.primary',
      'classMax.junior',
      'names',
      'at',
    ]);
    expect(changedParams(params, new Map([['classMax.primary', 40]]))).toEqual({
      ...params,
      classMax: { primary: 40, junior: 50 },
    });
  });
});
