import { db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { MAX_PICK_UP_PEOPLE, type PickUpRelation } from '~/domain/lesson/pick-up';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { requireOwnChild } from '../children/guardian.server';

/** Who may fetch a child, as its guardians wrote it down. @throws NotFound when the child is not the actor's */
export async function pickUpPage(actor: Actor, childId: string) {
  await requireOwnChild(db, actor, childId);
  const child = await db.child.findUniqueOrThrow({
    where: { id: childId },
    select: {
      id: true,
      name: true,
      grade: true,
      pickUpPeople: {
        where: { removedAt: null },
        orderBy: { createdAt: 'asc' },
        select: { id: true, name: true, relation: true },
      },
    },
  });
  const people = child.pickUpPeople.map((one) => ({ ...one, relation: one.relation as PickUpRelation }));
  return { id: child.id, name: child.name, grade: child.grade, people };
}

/** Adds somebody who may fetch the child. @throws NotFound when the child is not the actor's */
export async function addPickUpPerson(
  actor: Actor,
  { childId, name, relation }: { childId: string; name: string; relation: PickUpRelation },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    await requireOwnChild(tx, actor, childId);
    await lockRow(tx, 'child', childId);
    const known = await tx.pickUpPerson.count({ where: { childId, removedAt: null } });
    if (known >= MAX_PICK_UP_PEOPLE) {
      return refused({ code: 'pick_up_full', path: 'name', params: { max: MAX_PICK_UP_PEOPLE } });
    }
    const { id } = await tx.pickUpPerson.create({
      data: { childId, name, relation, addedBy: actor.userId, createdAt: now },
      select: { id: true },
    });
    const entry = { verb: 'pick_up.add', subjectKind: 'child', subjectId: childId, data: { personId: id } };
    await recordAudit(tx, { actor, permission: 'children.manage' }, entry, now);
    return { kind: 'done' };
  });
}

/**
 * Takes somebody off the list; gone entirely unless they have fetched the child before. Twice is once.
 *
 * @throws NotFound when child or person are not the actor's
 */
export async function removePickUpPerson(
  actor: Actor,
  { childId, personId }: { childId: string; personId: string },
  now: Date,
): Promise<{ kind: 'done' }> {
  return inTransaction(async (tx) => {
    await requireOwnChild(tx, actor, childId);
    const person = await tx.pickUpPerson.findFirst({
      where: { id: personId, childId },
      select: { _count: { select: { attendance: true } } },
    });
    if (!person) throw new NotFound('person');
    if (person._count.attendance === 0) await tx.pickUpPerson.delete({ where: { id: personId } });
    else await tx.pickUpPerson.update({ where: { id: personId }, data: { removedAt: now } });
    const entry = { verb: 'pick_up.remove', subjectKind: 'child', subjectId: childId, data: { personId } };
    await recordAudit(tx, { actor, permission: 'children.manage' }, entry, now);
    return { kind: 'done' };
  });
}
