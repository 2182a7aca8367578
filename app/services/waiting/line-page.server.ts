import { inTransaction, type Tx } from '~/db/transaction.server';
import { type Actor, can } from '~/domain/access/actor';
import type { Permission } from '~/domain/access/permissions';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import type { Allocation } from '~/domain/states';
import { shortName } from '~/domain/waitlist/short-name';
import { recordAudit } from '../audit/record.server';
import { schoolIdsFor } from '../school/scope.server';
import { type LinePage, type LineRow, readLine } from './read-line.server';

/**
 * The line of a class, or its applicants, for the school that gives it. Whom it chooses among it knows by name; else it
 * has nothing to decide, and reads the names of its own pupils only, and of a drawn class none. Who read it is in the
 * audit.
 *
 * @throws NotFound when the class is not at the actor's school
 */
export function linePage(actor: Actor, offeringId: string, now: Date): Promise<LinePage> {
  return inTransaction(async (tx) => {
    const own = await tx.offering.findFirst({
      where: { id: idOf(offeringId, 'offering'), schoolId: { in: schoolIdsFor(actor, 'waiting.here') } },
      select: { id: true, schoolId: true },
    });
    if (!own) throw new NotFound('offering');
    const page = await readAudited(tx, actor, { offeringId, permission: 'waiting.here' }, now);
    const shown = (rows: LineRow[]) => rows.map((row) => toSchool(row, page.allocation, own.schoolId));
    return { ...page, live: shown(page.live), past: shown(page.past) };
  });
}

const NOBODY = { name: null, grade: null, className: '', schoolId: '', schoolZh: '', schoolEn: '' };

/**
 * The order of a drawn line is published by pseudonym, with what gives a child a claim to reserved places: a name beside
 * the position would say whose that is.
 */
function toSchool(row: LineRow, allocation: Allocation, schoolId: string): LineRow {
  if (allocation === 'draw') return { ...row, ...NOBODY };
  if (allocation === 'school_choice' || row.schoolId === schoolId) return row;
  return { ...row, name: null, className: '' };
}

/** The same for the bureau, which orders the line and needs no full names for it. @throws NotFound */
export async function bureauLinePage(actor: Actor, offeringId: string, now: Date): Promise<LinePage> {
  if (!can(actor, 'waiting.read')) throw new NotFound('offering');
  return inTransaction(async (tx) => {
    const id = idOf(offeringId, 'offering');
    const page = await readAudited(tx, actor, { offeringId: id, permission: 'waiting.read' }, now);
    const short = (rows: LineRow[]) =>
      rows.map((row) => ({ ...row, name: row.name && shortName(row.name), className: '' }));
    return { ...page, live: short(page.live), past: short(page.past) };
  });
}

async function readAudited(
  tx: Tx,
  actor: Actor,
  { offeringId, permission }: { offeringId: string; permission: Permission },
  now: Date,
): Promise<LinePage> {
  const page = await readLine(tx, offeringId);
  await recordAudit(
    tx,
    { actor, permission },
    {
      verb: 'waiting.read',
      subjectKind: 'offering',
      subjectId: offeringId,
      data: { children: page.live.length + page.past.length },
    },
    now,
  );
  return page;
}
