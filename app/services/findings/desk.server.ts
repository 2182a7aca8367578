import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { SchoolDate } from '~/domain/calendar';
import type { ShownFinding } from '~/domain/findings/shown';
import { type FindingStatus, OPEN_FINDING_STATUSES } from '~/domain/findings/states';
import { PUBLIC_OFFERING_STATUSES } from '~/domain/states';

/** What one asks the desk for; nothing: everything that is open. */
export type DeskQuestion = {
  status?: FindingStatus;
  severity?: 'hard' | 'soft';
  rule?: string;
  providerId?: string;
  schoolId?: string;
  townId?: string;
  assigneeId?: string;
  /** Past the day it was to be put right by. */
  overdue?: boolean;
  text?: string;
};

export const DESK_GROUPS = ['rule', 'provider', 'school', 'town'] as const;
export type DeskGroup = (typeof DESK_GROUPS)[number];

export function whereOf(question: DeskQuestion, today: SchoolDate): Prisma.FindingWhereInput {
  const { status, severity, rule, providerId, schoolId, townId, assigneeId, overdue, text } = question;
  return {
    AND: [
      { status: status ?? { in: [...OPEN_FINDING_STATUSES] } },
      { severity, ruleId: rule, providerId, schoolId, townId, assigneeId },
      overdue ? { dueOn: { lt: dateColumn(today) } } : {},
      text ? { OR: textMatches(text) } : {},
    ],
  };
}

function textMatches(text: string): Prisma.FindingWhereInput[] {
  const contains = { contains: text, mode: 'insensitive' } as const;
  return [
    { ruleId: { equals: text, mode: 'insensitive' } },
    { messageZh: contains },
    { messageEn: contains },
    { actual: contains },
  ];
}

/** How many are in each state, however the list is filtered otherwise. */
export async function deskCounts(
  question: DeskQuestion,
  today: SchoolDate,
): Promise<Partial<Record<FindingStatus, number>>> {
  const { AND } = whereOf({ ...question, status: undefined }, today);
  const [, ...rest] = AND as Prisma.FindingWhereInput[];
  const groups = await db.finding.groupBy({ by: ['status'], where: { AND: rest }, _count: true });
  return Object.fromEntries(groups.map((group) => [group.status, group._count]));
}

const NAMED = { id: true, nameZh: true, nameEn: true } as const;

/** One page of the desk: hard ones first, then what was first due, then the oldest. */
export async function deskPage(
  question: DeskQuestion,
  { page, perPage }: { page: number; perPage: number },
  today: SchoolDate,
) {
  const where = whereOf(question, today);
  const [total, rows] = await Promise.all([
    db.finding.count({ where }),
    db.finding.findMany({
      where,
      orderBy: [
        { severity: 'asc' },
        { dueOn: { sort: 'asc', nulls: 'last' } },
        { since: 'asc' },
        { id: 'asc' },
      ],
      skip: (page - 1) * perPage,
      take: perPage,
    }),
  ]);
  const names = await namesFor(rows);
  return { total, rows: rows.map((row) => shownRow(row, names)) };
}

type Row = Prisma.FindingGetPayload<object>;
type Names = Awaited<ReturnType<typeof namesFor>>;

/** A finding as lists show it, with the names of what it is about. */
export function shownRow(row: Row, names: Names): ShownFinding & { assigneeId: string | null } {
  const { subjectKind, subjectId, offeringId, providerId, schoolId, townId } = row;
  const courseId = subjectKind === 'course' ? subjectId : names.offerings.get(offeringId ?? '')?.courseId;
  return {
    id: row.id,
    rule: row.ruleId,
    version: row.ruleVersion,
    severity: row.severity === 'hard' ? ('hard' as const) : ('soft' as const),
    status: row.status,
    message: { zh: row.messageZh, en: row.messageEn },
    actual: row.actual,
    limit: row.limit,
    source: row.source,
    subjectKind,
    offeringId,
    classPublic: PUBLIC_OFFERING_STATUSES.some(
      (status) => status === names.offerings.get(offeringId ?? '')?.status,
    ),
    courseId: courseId ?? null,
    course: names.courses.get(courseId ?? '') ?? null,
    provider: names.providers.get(providerId ?? '') ?? null,
    school: names.schools.get(schoolId ?? '') ?? null,
    town: names.towns.get(townId ?? '') ?? null,
    assigneeId: row.assigneeId,
    lessons: row.lessons,
    children: row.children,
    firstLessonOn: schoolDateOf(row.firstLessonOn),
    dueOn: schoolDateOf(row.dueOn),
    since: row.since.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}

/** Names of everything that findings point at. */
export async function namesFor(rows: readonly Row[]) {
  const ids = (key: 'offeringId' | 'providerId' | 'schoolId' | 'townId') => [
    ...new Set(rows.flatMap((row) => row[key] ?? [])),
  ];
  const offerings = await db.offering.findMany({
    where: { id: { in: ids('offeringId') } },
    select: { id: true, courseId: true, status: true },
  });
  const courseIds = [
    ...offerings.map(({ courseId }) => courseId),
    ...rows.flatMap((row) => (row.subjectKind === 'course' ? [row.subjectId] : [])),
  ];
  const [courses, providers, schools, towns] = await Promise.all([
    db.course.findMany({
      where: { id: { in: courseIds } },
      select: { id: true, titleZh: true, titleEn: true },
    }),
    db.provider.findMany({ where: { id: { in: ids('providerId') } }, select: NAMED }),
    db.school.findMany({ where: { id: { in: ids('schoolId') } }, select: NAMED }),
    db.town.findMany({ where: { id: { in: ids('townId') } }, select: NAMED }),
  ]);
  const byId = <Named extends { id: string }>(list: Named[]) => new Map(list.map((each) => [each.id, each]));
  return {
    offerings: byId(offerings),
    courses: new Map(
      courses.map(({ id, titleZh, titleEn }) => [id, { id, nameZh: titleZh, nameEn: titleEn }]),
    ),
    providers: byId(providers),
    schools: byId(schools),
    towns: byId(towns),
  };
}

/** How many per rule, provider, school or town, the most first; those that have none are left out. */
export async function deskGroups(question: DeskQuestion, group: DeskGroup, today: SchoolDate) {
  const key = ({ rule: 'ruleId', provider: 'providerId', school: 'schoolId', town: 'townId' } as const)[
    group
  ];
  const where = whereOf(question, today);
  const groups = await db.finding.groupBy({
    by: [key, 'severity'],
    where: { AND: [where, group === 'rule' ? {} : { [key]: { not: null } }] },
    _count: true,
    _sum: { lessons: true, children: true },
    _min: { since: true },
  });
  const names = await groupNames(group, [...new Set(groups.map((each) => String(each[key])))]);
  const sums = new Map<string, { hard: number; soft: number; lessons: number; since: string }>();
  for (const each of groups) {
    const id = String(each[key]);
    const since = each._min.since?.toISOString() ?? '';
    const sum = sums.get(id) ?? { hard: 0, soft: 0, lessons: 0, since };
    sum[each.severity === 'hard' ? 'hard' : 'soft'] += each._count;
    sum.lessons += each._sum.lessons ?? 0;
    if (since < sum.since) sum.since = since;
    sums.set(id, sum);
  }
  return [...sums]
    .map(([id, sum]) => ({ id, ...(names.get(id) ?? { nameZh: id, nameEn: id }), ...sum }))
    .sort((a, b) => b.hard - a.hard || b.soft - a.soft || (a.id < b.id ? -1 : 1));
}

async function groupNames(group: DeskGroup, ids: string[]) {
  const where = { id: { in: ids } };
  const rows =
    group === 'provider'
      ? await db.provider.findMany({ where, select: NAMED })
      : group === 'school'
        ? await db.school.findMany({ where, select: NAMED })
        : group === 'town'
          ? await db.town.findMany({ where, select: NAMED })
          : (
              await db.ruleVersion.findMany({
                where: { ruleId: { in: ids }, activatedAt: { not: null } },
                orderBy: { version: 'asc' },
                select: { ruleId: true, titleZh: true, titleEn: true },
              })
            ).map(({ ruleId, titleZh, titleEn }) => ({ id: ruleId, nameZh: titleZh, nameEn: titleEn }));
  return new Map(rows.map(({ id, nameZh, nameEn }) => [id, { nameZh, nameEn }]));
}

/** Everything that answers a question, for a spreadsheet; at most so many rows. */
export const CSV_MOST = 10_000;

/** What waits: open findings and those past their day. */
export async function deskToDo(today: SchoolDate) {
  const [open, hard, overdue] = await Promise.all([
    db.finding.count({ where: whereOf({}, today) }),
    db.finding.count({ where: whereOf({ severity: 'hard' }, today) }),
    db.finding.count({ where: whereOf({ overdue: true }, today) }),
  ]);
  return { open, hard, overdue };
}
