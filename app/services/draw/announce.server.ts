import { schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { DRAW_ALGORITHM } from '~/domain/allocation/draw';
import { addDays, instantOf } from '~/domain/calendar';
import { announcementRefusals } from '~/domain/draw/announce';
import { type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { newSecret, sealedSeed } from './seed.server';

export type AnnounceInput = {
  termId: string;
  nameZh: string;
  nameEn: string;
  opensAt: Date;
  closesAt: Date;
  /** Places drawn are held for their payment until then. */
  payUntil: Date;
  /** Part of the seed that everybody can look up; `publicNote` says where it comes from. */
  publicValue: string;
  publicNote: string;
};

/**
 * Announces a draw: from now on its window, its public value and the hash of its seed stand fast. The secret is made
 * here, encrypted, and shown to nobody before the draw is over.
 */
export function announceDraw(
  actor: Actor,
  input: AnnounceInput,
  now: Date,
  secret: string = newSecret(),
): Promise<{ kind: 'done'; drawId: string } | Refused> {
  return inTransaction(async (tx) => {
    const term = await tx.term.findUnique({ where: { id: input.termId }, select: { toDate: true } });
    if (!term) return refused({ code: 'required', path: 'termId' });
    const termEnd = instantOf(addDays(schoolDateOf(term.toDate), 1), 0);
    const refusals = announcementRefusals(input, now, termEnd);
    if (refusals.length > 0) return refused(...refusals);
    const { id: drawId, commitment } = await tx.draw.create({
      data: {
        ...input,
        ...sealedSeed(secret, input.publicValue),
        algorithm: DRAW_ALGORITHM,
        announcedBy: actor.userId,
        announcedAt: now,
      },
      select: { id: true, commitment: true },
    });
    await enqueue(tx, 'freeze-draw', { drawId }, { runAt: input.closesAt, jobKey: `freeze-draw:${drawId}` });
    await recordAudit(
      tx,
      { actor, permission: 'draw.hold' },
      {
        verb: 'draw.announce',
        subjectKind: 'draw',
        subjectId: drawId,
        data: {
          termId: input.termId,
          commitment,
          opensAt: input.opensAt.toISOString(),
          closesAt: input.closesAt.toISOString(),
          payUntil: input.payUntil.toISOString(),
        },
      },
      now,
    );
    return { kind: 'done', drawId };
  });
}
