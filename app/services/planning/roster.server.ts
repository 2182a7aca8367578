import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '~/services/audit/record.server';
import { classesOf } from '~/services/provider/scope.server';

export type RosterRow = { name: string; grade: number; className: string };

/**
 * The confirmed children of a class: name and class, nothing else (M5, M7). Only children whose guardian agreed that
 * this provider gets the roster, in whatever words, and has not taken it back; of the others only how many there are. Who read it is in the audit (invariant 9).
 *
 * @param as where the reader takes it: onto a page or into a file
 * @throws NotFound when the class is not the actor's
 */
export function readRoster(
  actor: Actor,
  { offeringId, as }: { offeringId: string; as: 'page' | 'file' },
  now: Date,
): Promise<{ rows: RosterRow[]; withheld: number }> {
  return inTransaction(async (tx) => {
    const offering = await tx.offering.findFirst({
      where: { AND: [{ id: idOf(offeringId, 'offering') }, classesOf(actor)] },
      select: { course: { select: { providerId: true } } },
    });
    if (!offering) throw new NotFound('offering');
    const { providerId } = offering.course;
    const places = await tx.enrollment.findMany({
      where: { offeringId, status: { in: ['confirmed', 'completed'] } },
      select: {
        child: {
          select: {
            name: true,
            grade: true,
            className: true,
            consents: {
              where: {
                kind: 'roster_to_provider',
                receiverId: providerId,
                withdrawnAt: null,
              },
              take: 1,
              select: { id: true },
            },
          },
        },
      },
    });
    const agreed = places.filter(({ child }) => child.consents.length > 0);
    const rows = agreed.map(({ child: { name, grade, className } }) => ({ name, grade, className }));
    rows.sort(
      (a, b) =>
        a.grade - b.grade ||
        a.className.localeCompare(b.className, 'zh') ||
        a.name.localeCompare(b.name, 'zh'),
    );
    await recordAudit(
      tx,
      { actor, permission: 'roster.read' },
      {
        verb: 'roster.read',
        subjectKind: 'offering',
        subjectId: offeringId,
        data: { as, children: rows.length },
      },
      now,
    );
    return { rows, withheld: places.length - agreed.length };
  });
}
