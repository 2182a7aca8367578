import type { Tx } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Broken, Judgement } from '~/domain/findings/broken';
import { type KeptFinding, settle, worthTelling } from '~/domain/findings/settle';
import { OPEN_FINDING_STATUSES } from '~/domain/findings/states';
import { childrenIn } from './other-facts.server';
import { resumeAfter } from './pause.server';

/** Every writer of findings takes its turn, so that nothing is opened twice. */
const LOCK = 20261123;

/** First of all in a transaction that brings the desk up to date. */
export async function takeTurn(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
}

export type Settled = { found: number; gone: number };

/** Things that were judged together. */
export type JudgedPart = Judgement & {
  readonly kind: KeptFinding['subject']['kind'];
  readonly ids: readonly string[];
};

/** Brings the desk to what a check of these things says. May run again at any time. */
export async function settlePart(tx: Tx, part: JudgedPart, now: Date): Promise<Settled> {
  await takeTurn(tx);
  const kept = await keptFindings(tx, { subjectKind: part.kind, subjectId: { in: [...part.ids] } });
  const { opened, seen, gone, overridden } = settle(kept, part);
  await open(tx, opened, now);
  await see(tx, seen, now);
  await close(tx, gone, 'gone', now);
  await close(tx, overridden, 'overridden', now);
  return { found: opened.length, gone: gone.length + overridden.length };
}

/** Closes what is kept of things that are judged no more: a class that is over, a course that was taken back. */
export async function closeRest(
  tx: Tx,
  { kind, ids, providerId }: { kind: JudgedPart['kind']; ids: readonly string[]; providerId?: string },
  now: Date,
): Promise<number> {
  await takeTurn(tx);
  const rest = await keptFindings(tx, { subjectKind: kind, subjectId: { notIn: [...ids] }, providerId });
  await close(tx, rest, 'gone', now);
  return rest.length;
}

async function keptFindings(
  tx: Tx,
  where: { subjectKind: JudgedPart['kind']; subjectId: object; providerId?: string },
): Promise<KeptFinding[]> {
  const rows = await tx.finding.findMany({
    where: { ...where, status: { in: [...OPEN_FINDING_STATUSES] } },
    select: { id: true, ruleId: true, subjectKind: true, subjectId: true, path: true, status: true },
  });
  return rows.map(({ ruleId, subjectKind, subjectId, ...row }) => ({
    ...row,
    rule: ruleId,
    subject: { kind: subjectKind, id: subjectId },
  }));
}

async function open(tx: Tx, opened: readonly Broken[], now: Date): Promise<void> {
  if (opened.length === 0) return;
  const children = await childrenIn(
    tx,
    opened.map(({ offeringIds }) => offeringIds),
  );
  const rows = opened.map((each, index) => ({
    ruleId: each.rule,
    subjectKind: each.subject.kind,
    subjectId: each.subject.id,
    path: each.path,
    offeringId: each.offeringId,
    providerId: each.providerId,
    schoolId: each.schoolId,
    townId: each.townId,
    ...readingOf(each, children[index] ?? 0),
    status: 'open' as const,
    since: now,
    lastSeenAt: now,
  }));
  const made = await tx.finding.createManyAndReturn({ data: rows, select: { id: true } });
  await tell(
    tx,
    made.map(({ id }) => id),
    'found',
    now,
  );
}

/** How a finding reads today: the same row, whatever the number is by now. */
function readingOf(each: Broken, children: number) {
  return {
    ruleVersion: each.version,
    severity: each.severity,
    actual: each.actual,
    limit: each.limit,
    messageZh: each.message.zh,
    messageEn: each.message.en,
    source: each.source,
    lessons: each.lessons,
    firstLessonOn: each.firstLessonOn && dateColumn(each.firstLessonOn),
    children,
  };
}

async function see(tx: Tx, seen: readonly { kept: KeptFinding; broken: Broken }[], now: Date): Promise<void> {
  if (seen.length === 0) return;
  const children = await childrenIn(
    tx,
    seen.map(({ broken }) => broken.offeringIds),
  );
  const rows = seen.map(({ kept, broken }, index) => ({
    id: kept.id,
    ...readingOf(broken, children[index] ?? 0),
    firstLessonOn: broken.firstLessonOn,
  }));
  await tx.$executeRaw`
    UPDATE finding f
       SET rule_version = r."ruleVersion", severity = r.severity::rule_severity, actual = r.actual, "limit" = r."limit",
           message_zh = r."messageZh", message_en = r."messageEn", source = r.source, lessons = r.lessons,
           first_lesson_on = r."firstLessonOn"::date, children = r.children, last_seen_at = ${now}
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(
           id uuid, "ruleVersion" int, severity text, actual text, "limit" text, "messageZh" text, "messageEn" text,
           source text, lessons int, "firstLessonOn" text, children int)
     WHERE f.id = r.id`;
  const answered = seen.flatMap(({ kept }) => (worthTelling(kept) ? [kept.id] : []));
  await tellOnce(tx, answered, now);
}

async function close(
  tx: Tx,
  list: readonly KeptFinding[],
  status: 'gone' | 'overridden',
  now: Date,
): Promise<void> {
  const ids = list.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.finding.updateMany({ where: { id: { in: ids } }, data: { status, closedAt: now } });
  await tell(tx, ids, status, now);
  for (const each of list) if (each.status === 'suspended') await resumeAfter(tx, each.id, now);
}

async function tell(tx: Tx, ids: readonly string[], kind: string, now: Date): Promise<void> {
  await tx.findingEvent.createMany({
    data: ids.map((findingId) => ({ findingId, at: now, byRole: 'system', kind })),
  });
}

/** That an answered finding is still there is said once, not every night. */
async function tellOnce(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const last = await tx.findingEvent.findMany({
    where: { findingId: { in: [...ids] } },
    orderBy: [{ findingId: 'asc' }, { at: 'desc' }, { id: 'desc' }],
    distinct: ['findingId'],
    select: { findingId: true, kind: true },
  });
  const said = new Set(last.filter(({ kind }) => kind === 'seen_again').map(({ findingId }) => findingId));
  await tell(
    tx,
    ids.filter((id) => !said.has(id)),
    'seen_again',
    now,
  );
}
