import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { type FindingAct, findingActs, OPEN_FINDING_STATUSES } from '~/domain/findings/states';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { ownedProviders } from '../provider/scope.server';
import { ruleVersions } from '../rules/versions.server';
import { schoolIdsFor } from '../school/scope.server';
import { namesFor, shownRow } from './desk.server';

/** A finding as the bureau reads it, with everything that was done and by whom. @throws NotFound */
export async function findingForBureau(findingId: string) {
  const finding = await found({ id: idOf(findingId, 'finding') });
  const userIds = [...finding.events.flatMap(({ byUserId }) => byUserId ?? []), finding.assigneeId ?? ''];
  const users = await db.user.findMany({
    where: { id: { in: userIds.filter(Boolean) } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string | null) => users.find((user) => user.id === id)?.name ?? null;
  const [person, listing] = await Promise.all([personIn(finding.path), listingOf(finding.providerId)]);
  return {
    ...(await shown(finding)),
    person,
    listing,
    assignee: nameOf(finding.assigneeId),
    overrideBy: await overrideByOf(finding),
    acts: findingActs(finding.status).filter((act) => possible(act, finding)),
    events: finding.events.map((event) => ({ ...eventOf(event), by: nameOf(event.byUserId) })),
  };
}

export type BureauFinding = Awaited<ReturnType<typeof findingForBureau>>;

/** Who of the bureau may have a finding. */
export async function deskOfficers() {
  const rows = await db.membership.findMany({
    where: { role: { in: ['bureau_officer', 'bureau_admin'] }, endedAt: null },
    orderBy: { user: { name: 'asc' } },
    distinct: ['userId'],
    select: { user: { select: { id: true, name: true } } },
  });
  return rows.map(({ user }) => user);
}

/** What the actor's provider has to put right, the most urgent first. Nobody of the bureau is named. */
export async function ownFindings(actor: Actor) {
  const rows = await db.finding.findMany({
    where: { providerId: { in: ownedProviders(actor) }, status: { in: [...OPEN_FINDING_STATUSES] } },
    orderBy: [
      { dueOn: { sort: 'asc', nulls: 'last' } },
      { severity: 'asc' },
      { firstLessonOn: { sort: 'asc', nulls: 'last' } },
      { id: 'asc' },
    ],
    take: 500,
  });
  const names = await namesFor(rows);
  return rows.map((row) => withoutOfficer(shownRow(row, names)));
}

/** One of them with what happened: the bureau is one, no officer has a name. @throws NotFound when not theirs */
export async function ownFinding(actor: Actor, findingId: string) {
  const finding = await found({
    id: idOf(findingId, 'finding'),
    providerId: { in: ownedProviders(actor) },
  });
  return {
    ...withoutOfficer(await shown(finding)),
    person: await personIn(finding.path),
    mayAnswer: findingActs(finding.status).includes('answer'),
    events: finding.events.filter(({ kind }) => !INTERNAL.has(kind)).map(eventOf),
  };
}

/** Steps that are the bureau's own business. */
const INTERNAL = new Set(['assign', 'escalate']);

/** What breaks a rule at the actor's schools, and which of it they may let pass. @throws NotFound when they lead none */
export async function findingsHere(actor: Actor) {
  const schoolIds = schoolIdsFor(actor, 'finding.here');
  if (schoolIds.length === 0) throw new NotFound('school');
  const rows = await db.finding.findMany({
    where: { schoolId: { in: schoolIds }, status: { in: [...OPEN_FINDING_STATUSES] } },
    orderBy: [{ severity: 'asc' }, { firstLessonOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: 500,
  });
  const [names, versions] = await Promise.all([namesFor(rows), ruleVersions(db)]);
  return rows.map((row) => ({
    ...withoutOfficer(shownRow(row, names)),
    mine:
      row.severity !== 'hard' &&
      versions.some(
        ({ rule, version, overrideBy }) =>
          rule === row.ruleId && version === row.ruleVersion && overrideBy === 'school_admin',
      ),
  }));
}

async function found(where: Prisma.FindingWhereInput) {
  const finding = await db.finding.findFirst({
    where,
    include: { events: { orderBy: [{ at: 'desc' }, { id: 'desc' }] } },
  });
  if (!finding) throw new NotFound('finding');
  return finding;
}

type Found = Awaited<ReturnType<typeof found>>;

async function shown({ events: _, ...row }: Found) {
  return shownRow(row, await namesFor([row]));
}

function withoutOfficer<Shown extends { assigneeId: string | null }>({ assigneeId: _, ...rest }: Shown) {
  return rest;
}

function eventOf({ id, at, byRole, kind, text, dueOn }: Found['events'][number]) {
  return { id, at: at.toISOString(), byRole, kind, text, dueOn: schoolDateOf(dueOn) };
}

/** Whose check or qualification it is: the place in a class names a person by id. */
function personIn(path: string) {
  const id = /^staff\.([0-9a-f-]{36})/.exec(path)?.[1];
  if (!id) return null;
  return db.instructor.findUnique({ where: { id }, select: { id: true, nameZh: true, nameEn: true } });
}

/** The listing on which a whole provider can be suspended. */
function listingOf(providerId: string | null) {
  if (!providerId) return null;
  return db.listing.findFirst({
    where: { providerId, status: { in: ['listed', 'suspended'] } },
    select: { id: true, status: true },
  });
}

async function overrideByOf({ ruleId, severity }: Found) {
  if (severity === 'hard') return null;
  const versions = (await ruleVersions(db)).filter(({ rule }) => rule === ruleId);
  return versions.at(-1)?.overrideBy ?? null;
}

function possible(act: FindingAct, { offeringId, providerId, severity }: Found): boolean {
  if (act === 'answer' || act === 'vanish') return false;
  if (act === 'suspend' || act === 'resume') return offeringId !== null;
  if (act === 'rectify') return providerId !== null;
  return act !== 'override' || severity !== 'hard';
}
