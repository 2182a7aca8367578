import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf, type SchoolDate } from '~/domain/calendar';
import { type Broken, gather, type Touched } from '~/domain/findings/broken';
import { type CareTime, judgeProvider, judgeSchool } from '~/domain/findings/judge';
import { ruleBook } from '~/domain/reduction/book';
import { teachersPerChildFindings } from '~/domain/reduction/provider';
import { rulesInForce } from '~/domain/reduction/rule';
import { castUserId } from './cast';
import { dateOf, idOf } from './ids';
import { PART_TIME } from './instructors';
import { gradesOf, lessonEndOf, schoolOf, schools } from './schools';
import type { DemoDays } from './today';

/** A school whose care ends before parents leave work: something soft for its head to explain (T3). */
const ENDS_EARLY = { school: 'xiangyang', endMinute: 17 * 60 + 10 };
const UNTIL_WORK_ENDS = 17 * 60 + 30;
const TWO_HOURS = 120;

/** Every school keeps care of its own from its first end of lessons, two hours at least and until parents leave work. */
export function careRows(): Prisma.SchoolCareCreateManyInput[] {
  return schools.flatMap((school) =>
    [1, 2, 3, 4, 5].map((weekday) => {
      const startMinute = Math.min(
        ...gradesOf(school.kind).map((grade) => lessonEndOf(school, grade, weekday)),
      );
      const usual = Math.max(UNTIL_WORK_ENDS, startMinute + TWO_HOURS);
      const endMinute = school.id === ENDS_EARLY.school ? ENDS_EARLY.endMinute : usual;
      return { schoolId: school.id, weekday, startMinute, endMinute };
    }),
  );
}

type Laid = {
  instructor: Prisma.InstructorCreateManyInput[];
  course: Prisma.CourseCreateManyInput[];
  offering: Prisma.OfferingCreateManyInput[];
  offeringStaff: Prisma.OfferingStaffCreateManyInput[];
  lesson: Prisma.LessonCreateManyInput[];
  enrollment: Prisma.EnrollmentCreateManyInput[];
};

type Rows = { finding: Prisma.FindingCreateManyInput[]; findingEvent: Prisma.FindingEventCreateManyInput[] };

/**
 * What a check of this very county finds, with some history: a provider that has too few full-time people was asked to
 * put it right and has answered; its classes without one and a school whose day ends early were found the other night.
 */
export function findingRows(laid: Laid, days: DemoDays): Rows {
  const { today } = days;
  const rules = rulesInForce(ruleBook, { on: today, region: 'zhejiang' });
  const providerId = idOf('provider', PART_TIME.provider);
  const own = laid.instructor.filter((person) => person.providerId === providerId);
  const classes = upcomingOf(laid, providerId, today);
  const share = judgeProvider(
    {
      id: providerId,
      kind: 'sports_club',
      staff: own.map(({ fullTime }) => ({ fullTime: fullTime ?? true })),
      overrides: [],
      touched: touchedBy(classes),
    },
    rules,
  ).broken;
  const perClass = classes.flatMap((each) => {
    const people = laid.offeringStaff.filter(({ offeringId }) => offeringId === each.id);
    const fullTimeTeachers = people.filter(({ instructorId }) =>
      own.some((person) => person.id === instructorId && person.fullTime),
    ).length;
    const { schoolId, capacity } = each.offering;
    return gather(teachersPerChildFindings({ fullTimeTeachers, capacity }, rules), {
      subject: { kind: 'offering', id: each.id },
      offeringId: each.id,
      providerId,
      schoolId,
      townId: schoolOf(schoolId).town,
      rules,
      touched: () => touchedBy([each]),
    });
  });
  const school = schoolOf(ENDS_EARLY.school);
  const early = judgeSchool(
    {
      id: school.id,
      townId: school.town,
      care: careRows().filter((row): row is typeof row & CareTime => row.schoolId === school.id),
      lessons: lessonsAt(laid, school.id, today),
      overrides: [],
    },
    rules,
    { calendar: days.calendar, today },
  ).broken;
  const all = [...share, ...perClass, ...early];
  const rows: Rows = { finding: [], findingEvent: [] };
  for (const broken of all) {
    const asked = share.includes(broken);
    const since = instantOf(addDays(today, asked ? -9 : -2), 160);
    const due = addDays(today, 5);
    const id = idOf('finding', broken.rule, broken.subject.id, broken.path);
    rows.finding.push({
      ...rowOf(broken, laid),
      id,
      status: asked ? 'answered' : 'open',
      assigneeId: asked ? castUserId('officer-shen') : null,
      dueOn: asked ? dateOf(due) : null,
      since,
      lastSeenAt: instantOf(today, 160),
      closedAt: null,
    });
    rows.findingEvent.push(...historyOf(id, since, asked ? due : null, today));
  }
  return rows;
}

function rowOf(broken: Broken, { enrollment }: Laid) {
  const children = new Set(
    enrollment.flatMap(({ offeringId, childId, status }) =>
      broken.offeringIds.includes(offeringId) && (status === 'held' || status === 'confirmed')
        ? [childId]
        : [],
    ),
  );
  const { offeringId, providerId, schoolId, townId, actual, limit, source, severity, path } = broken;
  return {
    ...{ offeringId, providerId, schoolId, townId, actual, limit, source, severity, path },
    ruleId: broken.rule,
    ruleVersion: broken.version,
    subjectKind: broken.subject.kind,
    subjectId: broken.subject.id,
    messageZh: broken.message.zh,
    messageEn: broken.message.en,
    lessons: broken.lessons,
    firstLessonOn: broken.firstLessonOn && dateOf(broken.firstLessonOn),
    children: children.size,
  };
}

/** Found by a night's check; where a provider was asked, also by whom, what it answered and until when it has. */
function historyOf(
  findingId: string,
  since: Date,
  due: SchoolDate | null,
  today: SchoolDate,
): Prisma.FindingEventCreateManyInput[] {
  const event = (kind: string, at: Date, more: Partial<Prisma.FindingEventCreateManyInput> = {}) => ({
    id: idOf('finding_event', findingId, kind),
    findingId,
    at,
    kind,
    byUserId: null,
    byRole: 'system',
    text: '',
    dueOn: null,
    ...more,
  });
  if (!due) return [event('found', since)];
  const officer = { byUserId: castUserId('officer-shen'), byRole: 'bureau_officer' };
  return [
    event('found', since),
    event('assign', instantOf(addDays(today, -8), 9 * 60), officer),
    event('rectify', instantOf(addDays(today, -8), 9 * 60 + 10), {
      ...officer,
      text: '专职教练不到一半。请在期限前增加专职教练，或说明怎样补足。',
      dueOn: dateOf(due),
    }),
    event('answer', instantOf(addDays(today, -1), 15 * 60), {
      byUserId: castUserId('owner-football'),
      byRole: 'provider_owner',
      text: '周凯教练下月起转为专职，合同已经签好，转正后马上更新登记。',
    }),
  ];
}

type Upcoming = {
  id: string;
  offering: Prisma.OfferingCreateManyInput;
  lessons: Prisma.LessonCreateManyInput[];
};

const AHEAD = ['submitted', 'approved', 'open', 'confirmed', 'running'];
const dayOf = (date: Date | string) => new Date(date).toISOString().slice(0, 10) as SchoolDate;

function upcomingOf({ course, offering, lesson }: Laid, providerId: string, today: SchoolDate): Upcoming[] {
  const courseIds = new Set(course.flatMap((each) => (each.providerId === providerId ? [each.id] : [])));
  return offering.flatMap((each): Upcoming[] => {
    if (!courseIds.has(each.courseId) || !AHEAD.includes(each.status ?? 'draft')) return [];
    const id = String(each.id);
    const lessons = lesson.filter(
      (one) => one.offeringId === id && one.status !== 'canceled' && dayOf(one.date) >= today,
    );
    return lessons.length > 0 ? [{ id, offering: each, lessons }] : [];
  });
}

function touchedBy(classes: readonly Upcoming[]): Touched {
  const dates = classes.flatMap(({ lessons }) => lessons.map(({ date }) => dayOf(date))).sort();
  return {
    offeringIds: classes.map(({ id }) => id),
    lessons: dates.length,
    firstLessonOn: dates[0] ?? null,
  };
}

function lessonsAt({ offering, lesson }: Laid, schoolId: string, today: SchoolDate) {
  const ids = new Set(
    offering.flatMap((each) =>
      each.schoolId === schoolId &&
      ['approved', 'open', 'confirmed', 'running'].includes(each.status ?? 'draft')
        ? [String(each.id)]
        : [],
    ),
  );
  return lesson.flatMap(({ offeringId, date, startMinute, endMinute, status }) =>
    ids.has(offeringId) && status !== 'canceled' && dayOf(date) >= today
      ? [{ offeringId, date: dayOf(date), startMinute, endMinute }]
      : [],
  );
}
